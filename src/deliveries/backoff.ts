const FIRST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long to wait, ms, before attempt number `attempts` + 1: twice as long each time, up to 15 minutes, with the upper
 * half left to chance so that those that failed together do not come back together. `chance` is from 0 to 1.
 */
export function backoffMs(attempts: number, chance: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 20));
  return Math.round(full / 2 + (full / 2) * chance);
}
