import PQueue from 'p-queue';
import type { Clock } from '../clock.ts';

/** Lets work through one piece at a time for a host, and so many at once in all. */
export type HostLanes = {
  /**
   * Does the work when it is the host's turn; what the work gives or throws comes back.
   * @param restMs how long the host is left alone afterwards.
   */
  run<Result>(host: string, work: () => Promise<Result>, restMs?: number): Promise<Result>;
};

export function createHostLanes(parts: {
  readonly clock: Clock;
  readonly atOnce: number;
}): HostLanes {
  const all = new PQueue({ concurrency: parts.atOnce });
  /** The last of those who wait for a host; hosts that nobody waits for are not in it. */
  const last = new Map<string, Promise<unknown>>();
  return {
    run: (host, work, restMs = 0) => {
      const before = last.get(host);
      const turn = (async () => {
        await before;
        return all.add(work);
      })();
      const over = turn
        .catch(() => undefined)
        .then(() => (restMs > 0 ? parts.clock.sleep(restMs) : undefined))
        .then(() => {
          if (last.get(host) === over) last.delete(host);
        });
      last.set(host, over);
      return turn;
    },
  };
}
