import { z } from 'zod';
import type { Delivery, DeliveryState } from '../../deliveries/delivery.ts';
import { DESTINATION } from '../../subscriptions/subscription-shape.ts';
import type { SourceState } from '../store.ts';
import type { Same } from './same-type.ts';

const INLINE = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z.string(),
    emphasis: z.enum(['bold', 'italic', 'code']).exactOptional(),
  }),
  z.object({ type: z.literal('link'), text: z.string(), url: z.string() }),
  z.object({ type: z.literal('date'), at: z.string(), precision: z.enum(['day', 'minute']) }),
]);
const RICH_TEXT = z.array(INLINE);

const BUTTON = z.union([
  z.object({
    label: z.string(),
    action: z.string(),
    style: z.enum(['primary', 'danger']).exactOptional(),
  }),
  z.object({ label: z.string(), url: z.string() }),
]);

const BLOCK = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('heading'),
    text: z.string(),
    level: z.union([z.literal(1), z.literal(2)]),
  }),
  z.object({ type: z.literal('text'), content: RICH_TEXT }),
  z.object({ type: z.literal('quote'), text: z.string() }),
  z.object({
    type: z.literal('facts'),
    facts: z.array(z.object({ label: z.string(), value: RICH_TEXT })),
  }),
  z.object({
    type: z.literal('table'),
    columns: z.array(z.string()),
    rows: z.array(z.array(RICH_TEXT)),
  }),
  z.object({
    type: z.literal('list'),
    items: z.array(RICH_TEXT),
    ordered: z.boolean(),
    start: z.number().exactOptional(),
  }),
  z.object({ type: z.literal('context'), content: RICH_TEXT }),
  z.object({ type: z.literal('divider') }),
  z.object({ type: z.literal('image'), url: z.string(), alt: z.string() }),
  z.object({ type: z.literal('buttons'), buttons: z.array(BUTTON) }),
]);

const MESSAGE = z.object({
  summary: z.string(),
  blocks: z.array(BLOCK),
  tone: z.enum(['loss', 'growth', 'ai', 'money', 'neutral']),
  topics: z.array(z.string()).exactOptional(),
});

const CONTENT = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alert'), storyId: z.string() }),
  z.object({
    type: z.literal('edit'),
    storyId: z.string(),
    storyVersion: z.number(),
    anew: z.literal(true).exactOptional(),
  }),
  z.object({
    type: z.literal('reply'),
    storyId: z.string(),
    storyVersion: z.number(),
    message: MESSAGE,
  }),
  z.object({ type: z.literal('digest'), period: z.string(), message: MESSAGE }),
  z.object({ type: z.literal('notice'), message: MESSAGE }),
]);

/** Where a delivery stands, as it stands in a file. */
export const DELIVERY_STATE = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('owed'),
    dueAt: z.string(),
    attempts: z.number(),
    lastError: z.string().nullable(),
  }),
  z.object({
    is: z.literal('claimed'),
    lease: z.string(),
    until: z.string(),
    attempts: z.number(),
    inDoubt: z.boolean(),
  }),
  z.object({
    is: z.literal('sent'),
    at: z.string(),
    ref: z.object({ id: z.string(), thread: z.string().nullable() }),
  }),
  z.object({
    is: z.literal('held'),
    because: z.enum(['budget', 'muted', 'paused', 'late']),
    at: z.string(),
  }),
  z.object({ is: z.literal('failed'), code: z.string(), at: z.string() }),
]);

/** A delivery as it stands in a file. */
export const DELIVERY = z.object({
  key: z.string(),
  destination: DESTINATION,
  content: CONTENT,
  state: DELIVERY_STATE,
  createdAt: z.string(),
});

/** What a source remembers, as it stands in a file. */
export const SOURCE_STATE = z.object({
  id: z.string(),
  state: z.record(z.string(), z.unknown()),
});

true satisfies Same<z.infer<typeof DELIVERY>, Delivery>;
true satisfies Same<z.infer<typeof DELIVERY_STATE>, DeliveryState>;
true satisfies Same<z.infer<typeof SOURCE_STATE>, SourceState>;
