import { z } from 'zod';

/** Where a source says that it has moved for good (301, 308), and how often in a row it said so and answered there. */
export const MOVED = z.object({
  to: z.string(),
  answers: z.number(),
  /** ISO instant of the first time. */
  since: z.string(),
});
export type Moved = Readonly<z.infer<typeof MOVED>>;

// A redirect "for good" is often taken back within the hour, after a mistake or a visit of somebody who should not
// have been there; one that still stands a day and five answers later is meant.
const ANSWERS_BEFORE_BELIEVED = 5;
const BELIEVED_AFTER_MS = 24 * 3_600_000;

/**
 * The address that is asked in place of the source's own; null where that is still the source's own.
 * @param now ms since 1970.
 */
export function movedAddress(moved: Moved | null, now: number): string | null {
  if (moved === null || moved.answers < ANSWERS_BEFORE_BELIEVED) return null;
  return now - Date.parse(moved.since) >= BELIEVED_AFTER_MS ? moved.to : null;
}

/**
 * What is remembered after the source's own address has answered well.
 * @param to where it led for good; null where it did not.
 * @param now ISO instant.
 */
export function afterAnswer(moved: Moved | null, to: string | null, now: string): Moved | null {
  if (to === null) return null;
  if (moved?.to !== to) return { to, answers: 1, since: now };
  return { ...moved, answers: moved.answers + 1 };
}
