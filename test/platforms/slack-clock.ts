/** A clock that only moves when somebody sleeps or a test moves it, so that minutes pass in no time. */
export type TestClock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the clock to the end of the sleep and resolves soon after; rejects where the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  advance(ms: number): void;
};

export function createTestClock(start = Date.now()): TestClock {
  let now = start;
  return {
    now: () => now,
    async sleep(ms, signal) {
      const until = now + ms;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      now = Math.max(now, until);
    },
    advance(ms) {
      now += ms;
    },
  };
}
