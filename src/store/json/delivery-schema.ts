import { z } from 'zod';
import type { Delivery, DeliveryState } from '../../deliveries/delivery.ts';
import { KINDS } from '../../signals/signal.ts';
import type { DestinationSettings, Subscription } from '../../subscriptions/subscription.ts';
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
});

const DESTINATION = z.object({
  platform: z.enum(['slack', 'discord', 'console']),
  workspace: z.string(),
  channel: z.string(),
  person: z.boolean(),
});

const CONTENT = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alert'), storyId: z.string() }),
  z.object({ type: z.literal('edit'), storyId: z.string(), storyVersion: z.number() }),
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

/** A subscription as it stands in a file. */
export const SUBSCRIPTION = z.object({
  id: z.string(),
  destination: DESTINATION,
  target: z.discriminatedUnion('type', [
    z.object({ type: z.literal('company'), companyId: z.string(), name: z.string() }),
    z.object({ type: z.literal('theme'), theme: z.string() }),
    z.object({ type: z.literal('kind'), kind: z.enum(KINDS) }),
    z.object({ type: z.literal('all') }),
  ]),
  cadence: z.discriminatedUnion('every', [
    z.object({ every: z.literal('instant') }),
    z.object({ every: z.literal('daily'), at: z.string(), zone: z.string() }),
    z.object({
      every: z.literal('weekly'),
      weekday: z.number(),
      at: z.string(),
      zone: z.string(),
    }),
  ]),
  filters: z.object({
    aiOnly: z.boolean(),
    minRelevance: z.number().nullable(),
    minJobs: z.number().nullable(),
    minPercent: z.number().nullable(),
    only: z.array(z.enum(KINDS)),
    not: z.array(z.enum(KINDS)),
  }),
  createdBy: z.string(),
  createdAt: z.string(),
  pause: z
    .discriminatedUnion('because', [
      z.object({ because: z.literal('asked'), by: z.string(), at: z.string() }),
      z.object({
        because: z.literal('broken'),
        code: z.string(),
        reason: z.string(),
        at: z.string(),
      }),
    ])
    .nullable(),
});

/** A destination's settings as they stand in a file. */
export const SETTINGS = z.object({
  destination: DESTINATION,
  alertsPerDay: z.number().nullable(),
  quietHours: z.object({ from: z.string(), to: z.string(), zone: z.string() }).nullable(),
  zone: z.string().nullable(),
  mutes: z.record(z.string(), z.string()),
  emptyDigests: z.boolean(),
});

/** What a source remembers, as it stands in a file. */
export const SOURCE_STATE = z.object({
  id: z.string(),
  state: z.record(z.string(), z.unknown()),
});

true satisfies Same<z.infer<typeof DELIVERY>, Delivery>;
true satisfies Same<z.infer<typeof DELIVERY_STATE>, DeliveryState>;
true satisfies Same<z.infer<typeof SUBSCRIPTION>, Subscription>;
true satisfies Same<z.infer<typeof SETTINGS>, DestinationSettings>;
true satisfies Same<z.infer<typeof SOURCE_STATE>, SourceState>;
