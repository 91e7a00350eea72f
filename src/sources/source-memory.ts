import { z } from 'zod';
import { FOLLOW_UP } from './follow-ups.ts';
import { MOVED } from './moved-source.ts';

const instant = z.string().nullable().default(null);

/** What is remembered of a source between readings. Instants are ISO 8601; each field stands for what is already stored. */
const MEMORY = z.object({
  /** Null until the first reading, which is a baseline, is over. */
  firstReadAt: instant,
  lastReadAt: instant,
  /** When all that it held was last taken in. */
  takenInAt: instant,
  /** When to ask again. */
  nextAt: instant,
  /** The interval that `nextAt` came from, ms. */
  intervalMs: z.number().nullable().default(null),
  /** When it last brought something new. */
  lastNewsAt: instant,
  /** How much time usually lies between two pieces of news, ms; null where too little is known. */
  gapMs: z.number().nullable().default(null),
  /** How often it brought news. */
  newsCount: z.number().default(0),
  /** Where it has moved; null where it says nothing of that. */
  moved: MOVED.nullable().default(null),
  /** What the server gave to ask with: the validators of the last answer that was taken in. */
  etag: z.string().nullable().default(null),
  lastModified: z.string().nullable().default(null),
  /** Of the last answer's bytes, so that the same bytes are not read again. */
  bytesMark: z.string().nullable().default(null),
  /** The publisher's wish not to be asked again sooner, ms. */
  freshForMs: z.number().nullable().default(null),
  /** The items that were taken in, see `item-marks.ts`. */
  marks: z.string().default(''),
  /** Articles of the last two days that are looked at again. */
  followUps: z.array(FOLLOW_UP).default([]),
  /** Failed readings in a row. */
  failures: z.number().default(0),
  failingSince: instant,
  /** Why the last reading failed. */
  problem: z.string().nullable().default(null),
  /** What is wrong beyond the threshold, and so has been told. */
  trouble: z
    .object({ kind: z.enum(['failing', 'silent']), since: z.string(), toldAt: z.string() })
    .nullable()
    .default(null),
  /** The last trouble that is over. */
  healed: z.object({ since: z.string(), at: z.string() }).nullable().default(null),
});

export type SourceMemory = Readonly<z.infer<typeof MEMORY>>;

/** Of a source that was never read. */
export const NO_MEMORY: SourceMemory = MEMORY.parse({});

/** Reads what the store kept; what an older version kept, or nobody can read, counts as not known. */
export function parseMemory(state: unknown): SourceMemory {
  const read = MEMORY.safeParse(state);
  return read.success ? read.data : NO_MEMORY;
}
