import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until the test sets it forward; then those wake whose time has come. */
export function manualClock(startsAt: string): Clock & { advance(ms: number): void } {
  let now = Date.parse(startsAt);
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    sleep: (ms, aborted) =>
      new Promise((resolve) => {
        const sleeper = {
          at: now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        aborted?.addEventListener('abort', sleeper.wake);
      }),
    advance: (ms) => {
      now += ms;
      for (const { at, wake } of [...sleepers]) if (at <= now) wake();
    },
  };
}
