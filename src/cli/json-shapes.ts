import { z } from 'zod';
import {
  ATTRIBUTIONS,
  FIGURE_ROLES,
  KINDS,
  QUALIFIERS,
  STAGES,
  type Signal,
} from '../signals/signal.ts';
import type { Document } from '../documents/document.ts';

/** Every shape that the command line reads or writes with --json and --jsonl; docs/cli.md shows each with an example. */

export const EVIDENCE = z.object({ quote: z.string(), start: z.int(), end: z.int() });

const FIGURE = z.object({
  role: z.enum(FIGURE_ROLES),
  value: z.number(),
  unit: z.string(),
  qualifier: z.enum(QUALIFIERS),
  of: z.string().nullable(),
  evidence: EVIDENCE,
});

const GROUNDED = z.object({ text: z.string(), basis: z.enum(['source', 'projected']) });

/** A signal as `extract --jsonl` writes it. */
export const SIGNAL_LINE = z.object({
  company: z.string(),
  kind: z.enum(KINDS),
  primary: z.boolean(),
  jobs: z.number().nullable(),
  percent: z.number().nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  ai: z.boolean(),
  stage: z.enum(STAGES),
  evidence: z.array(EVIDENCE),
  confidence: z.number(),
  relevance: z.number(),
});

/** A signal as `extract --json` writes it. */
export const SIGNAL_DETAIL = SIGNAL_LINE.extend({
  attribution: z.enum(ATTRIBUTIONS),
  title: z.string(),
  change: z.string().nullable(),
  horizon: GROUNDED.nullable(),
  drivingForce: GROUNDED.nullable(),
  facts: z.array(FIGURE),
});

const DOCUMENT = z.object({
  id: z.string(),
  format: z.enum(['card', 'article', 'row']),
  url: z.string().nullable(),
  title: z.string(),
  publisher: z.string().nullable(),
  publishedAt: z.string().nullable(),
  language: z.string(),
  readable: z.boolean(),
  problems: z.array(z.string()),
});

/** What `extract --json` writes: an array of these. */
export const EXTRACTED = z.object({ document: DOCUMENT, signals: z.array(SIGNAL_DETAIL) });

/** One line of input to `extract --jsonl` and `stories --jsonl`. */
export const INPUT_LINE = z.object({
  id: z.string(),
  title: z.string().default(''),
  text: z.string().default(''),
  url: z.string().nullish(),
  published: z.string().nullish(),
});

/** One line of output of `extract --jsonl`; `error` stands where the line of input could not be read. */
export const EXTRACT_LINE = z.object({
  id: z.string().nullable(),
  signals: z.array(SIGNAL_LINE),
  error: z.string().optional(),
});

/** One line of output of `stories --jsonl`. */
export const STORY_LINE = z.object({
  id: z.string().nullable(),
  story: z.string().nullable(),
  error: z.string().optional(),
});

export function signalLine(signal: Signal): z.infer<typeof SIGNAL_LINE> {
  const { kind, primary, jobs, percent, from, to, ai, stage, evidence, confidence, relevance } =
    signal;
  return {
    company: signal.company.name,
    kind,
    primary,
    jobs,
    percent,
    from,
    to,
    ai,
    stage,
    evidence: evidence.map(({ quote, start, end }) => ({ quote, start, end })),
    confidence,
    relevance,
  };
}

export function extracted(
  document: Document,
  signals: readonly Signal[],
): z.infer<typeof EXTRACTED> {
  const { id, format, url, title, publisher, publishedAt, language, readable, problems } = document;
  return {
    document: {
      id,
      format,
      url,
      title,
      publisher,
      publishedAt,
      language,
      readable,
      problems: [...problems],
    },
    signals: signals.map((signal) => {
      const { attribution, change, horizon, drivingForce, facts } = signal;
      return {
        ...signalLine(signal),
        attribution,
        title: signal.title,
        change,
        horizon,
        drivingForce,
        facts: [...facts],
      };
    }),
  };
}
