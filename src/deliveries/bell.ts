import type { Clock } from '../clock.ts';

/** Wakes one sleeper early. A ring that comes while nobody sleeps ends the next sleep at once. */
export class Bell {
  readonly #clock: Clock;
  #sleep: AbortController | null = null;
  #rung = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ring(): void {
    this.#rung = true;
    this.#sleep?.abort();
  }

  /** Resolves after `ms` or at the next ring. */
  async sleep(ms: number): Promise<void> {
    if (!this.#rung) {
      this.#sleep = new AbortController();
      await this.#clock.sleep(ms, this.#sleep.signal);
      this.#sleep = null;
    }
    this.#rung = false;
  }
}
