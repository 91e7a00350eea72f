import { createHash } from 'node:crypto';
import type { SourceMemory } from './source-memory.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Where nobody set an interval, sources are asked at one of these: each slot of a longer one is also one of a shorter. */
const STEPS = [5, 10, 20, 40, 80, 160, 320, 640].map((minutes) => minutes * MINUTE).concat(DAY);
const SHORTEST = 5 * MINUTE;
// Until something is known of a source.
const FIRST = 10 * MINUTE;
/** News waits for at most about this part of the usual time between two pieces of it. */
const PARTS_OF_GAP = 8;
// How fast the usual gap follows the last one.
const NEWEST_WEIGHT = 0.3;

// A failing source is asked again after at most this, then after twice as long each time, so that an outage of a night
// is over for us soon after it is over.
const FIRST_RETRY = 30 * MINUTE;
const LAST_RETRY = 4 * 60 * MINUTE;
// Two slots nearer than a timer's inaccuracy are one.
const SAME_SLOT = 50;

/** What somebody set: of the source itself, else for all sources; null leaves it to the source's own rhythm. ms. */
export type SetInterval = {
  readonly everyMs: number | null;
  readonly pollIntervalMs: number | null;
};

/**
 * How long to wait between two readings of a source, ms: what is set, else, between 5 minutes and 24 hours, an eighth of
 * its usual time between news, longer while it stays silent and never sooner than its publisher wishes.
 * @param now ms since 1970.
 */
export function intervalOf(set: SetInterval, memory: SourceMemory, now: number): number {
  const fixed = set.everyMs ?? set.pollIntervalMs;
  if (fixed !== null) return fixed;
  const heard = memory.lastNewsAt ?? memory.firstReadAt;
  const silence = heard === null ? 0 : now - Date.parse(heard);
  const gap = Math.max(memory.gapMs ?? FIRST * PARTS_OF_GAP, silence);
  const own = STEPS.findLast((step) => step <= gap / PARTS_OF_GAP) ?? SHORTEST;
  return STEPS.find((step) => step >= Math.max(own, memory.freshForMs ?? 0)) ?? DAY;
}

/**
 * The usual time between news after more of it came, ms.
 * @param sinceLast ms since the news before.
 */
export function gapAfterNews(gapMs: number | null, sinceLast: number): number {
  return Math.round(gapMs === null ? sinceLast : gapMs + (sinceLast - gapMs) * NEWEST_WEIGHT);
}

/** The time between news as the dates of a source's first items tell it, ms; null where they tell nothing. */
export function gapOfDates(instants: readonly number[]): number | null {
  if (instants.length < 2) return null;
  // A table has too many rows to hand to Math.max at once.
  const newest = instants.reduce((some, other) => Math.max(some, other));
  const span = newest - instants.reduce((some, other) => Math.min(some, other));
  return span === 0 ? null : Math.round(span / (instants.length - 1));
}

/**
 * When to ask a source again, ms since 1970: at its own fixed slot inside the interval, which its name alone decides, so
 * that many sources do not ask at one moment, also after a restart.
 */
export function nextSlot(name: string, intervalMs: number, now: number): number {
  const slot = createHash('sha256').update(name).digest().readUIntBE(0, 6) % intervalMs;
  const earliest = now + SAME_SLOT;
  return earliest + ((((slot - earliest) % intervalMs) + intervalMs) % intervalMs);
}

/**
 * How long to leave a source alone that failed, ms.
 * @param failures how often in a row, 1 or more.
 */
export function retryDelay(intervalMs: number, failures: number): number {
  const first = Math.min(intervalMs, FIRST_RETRY);
  // The first failure is most often a passing one, so the second try comes as soon as the next reading would.
  const doubled = first * 2 ** Math.min(Math.max(failures - 2, 0), 20);
  return Math.min(doubled, Math.max(LAST_RETRY, first));
}
