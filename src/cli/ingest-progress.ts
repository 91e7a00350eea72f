import { countOf, formatNumber } from '../messages/format.ts';
import type { Progress } from '../pipeline/take-batches.ts';

/** What is over sooner needs no line. */
const SHOWN_EVERY_MS = 2_000;
// With less than this done, the rate says nothing about the end.
const LEAST_SHARE = 0.02;

/**
 * Makes the line that long work shows now and then: `24,000 documents, 3,100 a second; 24% done, the end at about
 * 14:05.`
 * @returns null where there is nothing to show yet, or again.
 */
export function progressLines(
  nowMs: () => number,
  zone: string,
): (progress: Progress) => string | null {
  const startedAt = nowMs();
  let shownAt = startedAt;
  return ({ tally, share }) => {
    const now = nowMs();
    if (now - shownAt < SHOWN_EVERY_MS) return null;
    shownAt = now;
    const rate = Math.round((tally.documents * 1000) / (now - startedAt));
    const line = `${countOf(tally.documents, 'document')}, ${formatNumber(rate)} a second`;
    if (share === null || share < LEAST_SHARE) return `${line}.`;
    const end = startedAt + (now - startedAt) / share;
    return `${line}; ${Math.floor(share * 100)}% done, the end at about ${timeOf(end, zone)}.`;
  };
}

function timeOf(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(
    ms,
  );
}
