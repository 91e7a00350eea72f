import { backoffMs } from './backoff.ts';
import type { Pace } from './chat-adapter.ts';
import { Rests } from './rests.ts';

const PLATFORM = 'platform';

/** So many failures in a row are the platform's, not one channel's; it is then left alone for a while. */
const FAILURES_IN_A_ROW = 5;

/** Gaps that may be made up for; platforms take short bursts. */
const CATCH_UP = 3;

/**
 * When the next message may go, for one platform: at the adapter's pace, and as the platform told us to wait. All times
 * are ms since 1970, all waits ms.
 */
export class Pacing {
  readonly #pace: Pace;
  readonly #chance: () => number;
  readonly #rests = new Rests();
  #nextAt = 0;
  #failures = 0;

  constructor(pace: Pace, chance: () => number) {
    this.#pace = pace;
    this.#chance = chance;
  }

  /** How long the destination has to be left alone. */
  destinationWait(destination: string, now: number): number {
    return this.#rests.left(`to:${destination}`, now);
  }

  /** How long the platform wants nothing at all. */
  platformRest(now: number): number {
    return this.#rests.left(PLATFORM, now);
  }

  /** How long until the next message may go to anybody: the rest, or the pace's gap. */
  platformWait(now: number): number {
    // A clock that was put back must not stretch a gap.
    const gap = Math.min(this.#nextAt - now, this.#pace.perPlatformMs);
    return Math.max(0, gap, this.platformRest(now));
  }

  /** A message goes now. Timers wake late; a few gaps that were slept too long are made up for, so that the rate is kept. */
  going(destination: string, now: number): void {
    const { perPlatformMs, perDestinationMs } = this.#pace;
    this.#nextAt =
      Math.min(Math.max(this.#nextAt, now - CATCH_UP * perPlatformMs), now) + perPlatformMs;
    this.#rests.rest(`to:${destination}`, perDestinationMs, now);
  }

  limitDestination(destination: string, ms: number, now: number): void {
    this.#rests.rest(`to:${destination}`, ms, now);
  }

  limitPlatform(ms: number, now: number): void {
    this.#rests.rest(PLATFORM, ms, now);
  }

  failed(now: number): void {
    this.#failures += 1;
    const over = this.#failures - FAILURES_IN_A_ROW;
    if (over >= 0) this.limitPlatform(backoffMs(over + 1, this.#chance()), now);
  }

  answered(): void {
    this.#failures = 0;
  }
}
