import { schedule } from 'node-cron';
import { AppError } from './errors.ts';
import type { Log } from './log.ts';

/** Calls `tick` again and again until stopped; never while the last call is still going on. */
export type Ticks = (tick: () => Promise<void>) => { stop(): Promise<void> };

/**
 * Once a minute, by node-cron. It keeps no memory, makes up for nothing that it missed and is set to UTC, which has no
 * change of clocks: what is due in whose zone is for the job to find out from what is stored.
 */
export function everyMinute(log: Log): Ticks {
  return (tick) => {
    const task = schedule('* * * * *', tick, {
      timezone: 'UTC',
      noOverlap: true,
      suppressMissedWarning: true,
      logger: {
        info: (message) => {
          log.debug(message);
        },
        warn: (message) => {
          log.debug(message);
        },
        error: (message) => {
          log.error(String(message));
        },
        debug: () => undefined,
      },
    });
    return { stop: async () => task.destroy() };
  };
}

export type Scheduler = {
  /** Ticks no more; resolves when the job that runs is done. */
  stop(): Promise<void>;
};

/** Runs a job at once, for what fell due while nobody was there, and then at every tick. A job that fails is tried again. */
export function startScheduler(
  name: string,
  job: () => Promise<unknown>,
  { ticks, log }: { readonly ticks: Ticks; readonly log: Log },
): Scheduler {
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    try {
      await job();
    } catch (error) {
      if (error instanceof AppError) log.warn('job failed', { job: name, code: error.code });
      else log.error('job hit a bug', { job: name, error });
    }
  };
  /** A tick that comes while the job runs waits for it rather than starting another. */
  const tick = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
  const clock = ticks(tick);
  void tick();
  return {
    stop: async () => {
      await clock.stop();
      await running;
    },
  };
}
