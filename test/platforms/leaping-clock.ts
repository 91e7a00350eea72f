import type { TestClock } from './slack-clock.ts';

/** Real time that can be set forward: whoever sleeps until a moment that is passed over wakes at once. */
export function createLeapingClock(): TestClock {
  let ahead = 0;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const now = () => Date.now() + ahead;
  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { until: now() + ms, wake };
        const timer = setTimeout(wake, Math.min(Math.max(ms, 0), 2 ** 31 - 1));
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake);
        if (signal?.aborted) wake();
      }),
    advance: (ms) => {
      ahead += ms;
      for (const { until, wake } of [...sleepers]) if (until <= now()) wake();
    },
  };
}
