import type { Delivery, DeliveryContent, DeliveryState } from './delivery.ts';

const DAY_MS = 24 * 60 * 60_000;

/** An alert of yesterday is no alert any more; a copy that shows a wrong figure is put right for longer. */
const OLDEST_MS: Readonly<Record<DeliveryContent['type'], number>> = {
  alert: DAY_MS,
  reply: DAY_MS,
  digest: DAY_MS,
  notice: DAY_MS,
  edit: 7 * DAY_MS,
};

/** True where a delivery has waited for so long that it is not sent any more; `now` is in ms since 1970. */
export function isTooOld({ content, createdAt }: Delivery, now: number): boolean {
  return now - Date.parse(createdAt) > OLDEST_MS[content.type];
}

/** What becomes of it: news goes to the next digest, said so there; a notice and an edit have no digest to go to. */
export function tooLate(content: DeliveryContent, isBroken: boolean, at: string): DeliveryState {
  if (content.type === 'notice' || content.type === 'edit')
    return { is: 'failed', code: 'late', at };
  return { is: 'held', because: isBroken ? 'paused' : 'late', at };
}
