import { z } from 'zod';
import { KINDS } from '../signals/signal.ts';
import { WRONG_REASONS } from './story-report.ts';

/** A destination as it comes from a file or another program. */
export const DESTINATION = z.object({
  platform: z.enum(['slack', 'discord', 'console']),
  workspace: z.string(),
  channel: z.string(),
  person: z.boolean(),
});

/** A subscription as it comes from a file or another program. */
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

/** A destination's settings as they come from a file. */
export const SETTINGS = z.object({
  destination: DESTINATION,
  alertsPerDay: z.number().nullable(),
  quietHours: z.object({ from: z.string(), to: z.string(), zone: z.string() }).nullable(),
  zone: z.string().nullable(),
  mutes: z.record(z.string(), z.string()),
  emptyDigests: z.boolean(),
});

/** A report about a story as it comes from a file. */
export const STORY_REPORT = z.object({
  destination: DESTINATION,
  storyId: z.string(),
  reason: z.enum(WRONG_REASONS),
  note: z.string(),
  by: z.string(),
  at: z.string(),
  takenBack: z.object({ by: z.string(), at: z.string() }).exactOptional(),
});
