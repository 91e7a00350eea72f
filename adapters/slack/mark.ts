import type { types } from '@slack/bolt';
import { z } from 'zod';

/** What every posted part carries as message metadata, unseen by people: which delivery it is of. */
export type DeliveryMark = {
  readonly nonce: string;
  readonly part: number;
  readonly parts: number;
};

const EVENT_TYPE = 'bellwether_delivery';

const SCHEMA = z.object({
  event_type: z.literal(EVENT_TYPE),
  event_payload: z.object({ nonce: z.string(), part: z.number(), parts: z.number() }),
});

export function deliveryMark(mark: DeliveryMark): types.MessageMetadata {
  return { event_type: EVENT_TYPE, event_payload: { ...mark } };
}

/** The mark of a message as Slack gives it back; null where it carries none of ours. */
export function readMark(metadata: unknown): DeliveryMark | null {
  const parsed = SCHEMA.safeParse(metadata);
  return parsed.success ? parsed.data.event_payload : null;
}
