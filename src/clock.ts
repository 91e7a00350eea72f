/** Time as parts are given it, so that a test can let hours pass at once. */
export type Clock = {
  /** Ms since 1970. */
  now(): number;
  /** Resolves after `ms`, or as soon as the signal is aborted; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** The longest wait a timer of Node takes, ms; a longer one would end at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(Math.max(ms, 0), LONGEST_WAIT_MS));
      signal?.addEventListener('abort', done);
    }),
};

/** An ISO instant of ms since 1970. */
export function isoInstant(ms: number): string {
  return new Date(ms).toISOString();
}
