import type { Clock } from '../../src/clock.ts';

type Timer = { readonly at: number; readonly wake: () => void };

/**
 * Time that passes only when told to. Timers run on a clock of their own, as a computer's do: `jump` moves what
 * `now()` says without waking anybody.
 */
export class VirtualClock implements Clock {
  #elapsed = 0;
  #wall: number;
  readonly #timers = new Set<Timer>();

  constructor(start: string) {
    this.#wall = Date.parse(start);
  }

  now(): number {
    return this.#wall + this.#elapsed;
  }

  /** Ms that timers have seen pass. */
  elapsed(): number {
    return this.#elapsed;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.#timers.delete(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = { at: this.#elapsed + Math.max(0, ms), wake };
      this.#timers.add(timer);
      signal?.addEventListener('abort', wake);
    });
  }

  /** Sets the wall clock forward (or back) by `ms`. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  /** Lets time pass up to the next timer and wakes it; false where nobody sleeps. */
  next(): boolean {
    let first: Timer | null = null;
    for (const timer of this.#timers) if (!first || timer.at < first.at) first = timer;
    if (!first) return false;
    this.#elapsed = Math.max(this.#elapsed, first.at);
    first.wake();
    return true;
  }
}
