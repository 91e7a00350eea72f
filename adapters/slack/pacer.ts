import { RateLimitedError } from '../../src/deliveries/delivery-errors.ts';
import type { Clock } from '../../src/clock.ts';

/** Keeps work on one key in order, with a gap after each. Keys do not wait for each other. */
export type Pacer = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Idle keys are forgotten once there are this many, so that memory stays flat. */
const MOST_IDLE_KEYS = 1_000;

/** @param gapMs least time between the end of one piece of work and the start of the next on the same key, ms */
export function createPacer(gapMs: number, clock: Clock): Pacer {
  const lanes = new Map<string, { last: Promise<unknown>; waiting: number; freeAt: number }>();

  const forgetIdle = () => {
    if (lanes.size <= MOST_IDLE_KEYS) return;
    for (const [key, { waiting, freeAt }] of lanes)
      if (waiting === 0 && freeAt <= clock.now()) lanes.delete(key);
  };

  return (key, work) => {
    forgetIdle();
    const lane = lanes.get(key) ?? { last: Promise.resolve(), waiting: 0, freeAt: 0 };
    lanes.set(key, lane);
    lane.waiting += 1;
    const run = async () => {
      const wait = lane.freeAt - clock.now();
      if (wait > 0) await clock.sleep(wait);
      try {
        return await work();
      } finally {
        lane.freeAt = clock.now() + gapMs;
        lane.waiting -= 1;
      }
    };
    const mine = lane.last.then(run, run);
    lane.last = mine.catch(() => undefined);
    return mine;
  };
}

/** Counts calls of a minute by key; over the count it throws instead of calling. */
export type Quota = (key: string) => void;

/** @throws RateLimitedError for one destination, with the time until the oldest call of the minute is a minute old */
export function createQuota(mostPerMinute: number, clock: Clock): Quota {
  const calls = new Map<string, number[]>();
  return (key) => {
    const now = clock.now();
    const recent = (calls.get(key) ?? []).filter((at) => now - at < 60_000);
    const [oldest = now] = recent;
    if (recent.length >= mostPerMinute)
      throw new RateLimitedError('Slack', oldest + 60_000 - now, 'destination');
    calls.set(key, [...recent, now]);
  };
}
