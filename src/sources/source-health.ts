import type { SourceMemory } from './source-memory.ts';

const HOUR = 3_600_000;

/** A source counts as failing after so many failures in a row, the first of them at least an hour ago. */
export const FAILURES_BEFORE_TELLING = 3;
export const FAILING_BEFORE_TELLING_MS = HOUR;
/** A source counts as silent after ten times its usual time between news, but at least three days. */
export const SILENT_GAPS = 10;
export const SILENT_AT_LEAST_MS = 72 * HOUR;
// Fewer pieces of news say nothing about what is usual.
const NEWS_BEFORE_USUAL = 5;

/** What the operator hears once when a source goes beyond the threshold, and once when it is back. */
export type HealthChange = {
  readonly is: 'failing' | 'silent' | 'healed';
  /** ISO instant: since when it fails or is silent, or was. */
  readonly since: string;
};

/**
 * Since when (ISO instant) a source is not well, and why its last reading failed; null problem: it is only silent; null:
 * it is well. One failure is enough for whoever asks or reads a digest; only what is unasked waits for the threshold.
 */
export function illnessOf({
  trouble,
  failingSince,
  problem,
}: SourceMemory): { readonly since: string; readonly problem: string | null } | null {
  const since = trouble?.since ?? failingSince;
  return since === null ? null : { since, problem };
}

/**
 * Brings `trouble` and `healed` up to date with the rest of what is remembered.
 * @param now ISO instant.
 */
export function judgeHealth(
  memory: SourceMemory,
  now: string,
): { readonly memory: SourceMemory; readonly change: HealthChange | null } {
  const before = memory.trouble;
  const found = troubleOf(memory, now);
  if (found === null) {
    if (before === null) return { memory, change: null };
    const healed = { since: before.since, at: now };
    return {
      memory: { ...memory, trouble: null, healed },
      change: { is: 'healed', since: before.since },
    };
  }
  // A silent source that then fails is in the same trouble; nobody needs to hear of it twice.
  if (before !== null) return { memory, change: null };
  return {
    memory: { ...memory, trouble: { ...found, toldAt: now } },
    change: { is: found.kind, since: found.since },
  };
}

function troubleOf(
  memory: SourceMemory,
  now: string,
): { readonly kind: 'failing' | 'silent'; readonly since: string } | null {
  const { failures, failingSince, lastNewsAt, gapMs, newsCount, trouble } = memory;
  const ms = (since: string): number => Date.parse(now) - Date.parse(since);
  if (failures > 0 && failingSince !== null) {
    const beyond =
      failures >= FAILURES_BEFORE_TELLING && ms(failingSince) >= FAILING_BEFORE_TELLING_MS;
    // A source that was told to be silent and now fails as well has not healed meanwhile.
    if (beyond || trouble !== null) return { kind: 'failing', since: failingSince };
  }
  if (lastNewsAt !== null && gapMs !== null && newsCount >= NEWS_BEFORE_USUAL) {
    const usual = Math.max(SILENT_AT_LEAST_MS, gapMs * SILENT_GAPS);
    if (ms(lastNewsAt) > usual) return { kind: 'silent', since: lastNewsAt };
  }
  return null;
}
