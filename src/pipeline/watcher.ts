import { z } from 'zod';
import { isoInstant, type Clock } from '../clock.ts';
import type { Coverage } from '../digests/make-digest.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Fetch } from '../sources/guarded-fetch.ts';
import { readSource } from '../sources/read-path.ts';
import { type Source, sourceName } from '../sources/source.ts';
import type { Store } from '../store/store.ts';
import type { TakeIn } from './intake.ts';
import { takeBatches, type Tally } from './take-batches.ts';

export type WatcherParts = {
  readonly sources: readonly Source[];
  readonly store: Store;
  readonly takeIn: TakeIn;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log: Log;
  /** For sources that do not say how often they want to be asked, ms. */
  readonly pollIntervalMs: number;
};

/** What one reading of a source gave: a tally, or why there is none. */
export type SourceRead = { readonly name: string } & (
  { readonly tally: Tally } | { readonly failed: string }
);

export type Watcher = {
  /** Reads every source once, one after the other. */
  readAll(onRead: (read: SourceRead) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Asks each source again whenever its interval is over, until aborted; `onNews` is called when stories changed. */
  watch(onNews: () => void, signal: AbortSignal): Promise<void>;
  /** How the sources are, for digests. */
  coverage(): Promise<Coverage>;
};

/** What is remembered of a source between readings; instants in ISO 8601. */
const STATE = z.object({
  firstReadAt: z.string().nullable().default(null),
  failingSince: z.string().nullable().default(null),
});

/** Reads sources into the store. What the first reading of a source finds is a baseline: kept, and told to nobody. */
export function createWatcher(parts: WatcherParts): Watcher {
  const { sources, store, clock, log } = parts;
  const stateOf = async (source: Source) => {
    const states = await store.sourceStates();
    return STATE.parse(states.find(({ id }) => id === sourceName(source))?.state ?? {});
  };

  const read = async (source: Source): Promise<SourceRead> => {
    const name = sourceName(source);
    const before = await stateOf(source);
    const now = isoInstant(clock.now());
    try {
      const tally = await takeBatches(readSource(source, parts.fetch), parts.takeIn, {
        baseline: before.firstReadAt === null,
      });
      const firstReadAt = before.firstReadAt ?? now;
      await store.keepSourceState({ id: name, state: { firstReadAt, failingSince: null } });
      return { name, tally };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const failingSince = before.failingSince ?? now;
      await store.keepSourceState({ id: name, state: { ...before, failingSince } });
      return { name, failed: error.message };
    }
  };

  const watchOne = async (
    source: Source,
    onNews: () => void,
    signal: AbortSignal,
  ): Promise<void> => {
    for (;;) {
      await clock.sleep(source.everyMs ?? parts.pollIntervalMs, signal);
      if (signal.aborted) return;
      const result = await read(source);
      if ('failed' in result)
        log.warn('source not read', { source: result.name, problem: result.failed });
      else if (result.tally.stories.size > 0) onNews();
    }
  };

  return {
    readAll: async (onRead, signal) => {
      for (const source of sources) {
        if (signal.aborted) return;
        await onRead(await read(source));
      }
    },
    watch: async (onNews, signal) => {
      const aborted = new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
      await Promise.all([aborted, ...sources.map((source) => watchOne(source, onNews, signal))]);
    },
    coverage: async () => {
      const states = await Promise.all(
        sources.map(async (source) => ({ name: sourceName(source), ...(await stateOf(source)) })),
      );
      const silent = states.flatMap(({ name, failingSince }) =>
        failingSince === null ? [] : [{ name, since: failingSince }],
      );
      return { sources: sources.length, healthy: sources.length - silent.length, silent };
    },
  };
}
