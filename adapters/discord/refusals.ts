import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import {
  PLATFORM_GAP_MS,
  REFUSALS_COUNTED_MS,
  REFUSALS_THAT_DOUBLE,
  REFUSALS_THAT_SLOW,
  REFUSALS_THAT_STOP_ALL,
  REFUSALS_THAT_STOP_POSTS,
} from './limits.ts';

/** Calls that Discord refused in the last ten minutes, and what that means for the next ones. */
export type Refusals = {
  note(): void;
  /** Least time between two posts just now, ms. */
  postGapMs(): number;
  /** How long nothing may be posted, ms; 0: it may. */
  postsRestMs(): number;
  /** How long nothing at all may be sent, ms; 0: it may. */
  allRestMs(): number;
};

/** Counts refusals over all calls, slows posts as they grow, and says so once until they are few again. */
export function createRefusals({ clock, log }: { clock: Clock; log: Log }): Refusals {
  let times: number[] = [];
  let told: 'nothing' | 'slow' | 'stop' = 'nothing';

  const recent = () => {
    const now = clock.now();
    while ((times[0] ?? now) <= now - REFUSALS_COUNTED_MS) times.shift();
    // What lies ahead is from before the clock was put back.
    if ((times.at(-1) ?? now) > now) times = times.filter((at) => at <= now);
    return times;
  };
  /** Until fewer than so many are left. */
  const untilBelow = (most: number) => {
    const oneTooMany = recent().at(-most);
    return oneTooMany === undefined ? 0 : oneTooMany + REFUSALS_COUNTED_MS - clock.now();
  };
  const tell = (refused: number) => {
    const fields = { refused, in_minutes: REFUSALS_COUNTED_MS / 60_000 };
    if (refused < REFUSALS_THAT_SLOW / 2) told = 'nothing';
    if (refused >= REFUSALS_THAT_SLOW && told === 'nothing') {
      told = 'slow';
      log.warn('discord refuses many calls, posting slows down; run doctor to see where', fields);
    }
    if (refused >= REFUSALS_THAT_STOP_POSTS && told === 'slow') {
      told = 'stop';
      log.error('discord refuses too many calls, nothing is posted for a while', fields);
    }
  };

  return {
    note() {
      const counted = recent();
      counted.push(clock.now());
      tell(counted.length);
    },
    postGapMs() {
      const over = recent().length - REFUSALS_THAT_SLOW;
      return over <= 0 ? PLATFORM_GAP_MS : PLATFORM_GAP_MS * 2 ** (over / REFUSALS_THAT_DOUBLE);
    },
    postsRestMs: () => untilBelow(REFUSALS_THAT_STOP_POSTS),
    allRestMs: () => untilBelow(REFUSALS_THAT_STOP_ALL),
  };
}
