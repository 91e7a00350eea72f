import { z } from 'zod';
import { isoInstant, type Clock } from '../clock.ts';
import type { Coverage } from '../digests/make-digest.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Fetch } from '../sources/guarded-fetch.ts';
import { readSource } from '../sources/read-source.ts';
import { type Source, sourceName } from '../sources/source.ts';
import type { SourceList } from './source-list.ts';
import type { Store } from '../store/store.ts';
import type { TakeIn } from './intake.ts';
import { takeBatches, type Tally } from './take-batches.ts';

export type WatcherParts = {
  readonly sources: SourceList;
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

  const isKnown = async (id: string) => (await store.documentById(id)) !== null;

  const read = async (source: Source): Promise<SourceRead> => {
    const name = sourceName(source);
    const before = await stateOf(source);
    const now = isoInstant(clock.now());
    try {
      const tally = await takeBatches(
        readSource(source, { fetch: parts.fetch, isKnown }),
        parts.takeIn,
        {
          baseline: before.firstReadAt === null,
        },
      );
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
      for (const source of sources.current()) {
        if (signal.aborted) return;
        await onRead(await read(source));
      }
    },
    watch: (onNews, signal) =>
      watchAll(sources, signal, (source, until) => watchOne(source, onNews, until)),
    coverage: async () => {
      const watched = sources.current();
      const states = await Promise.all(
        watched.map(async (source) => ({ name: sourceName(source), ...(await stateOf(source)) })),
      );
      const silent = states.flatMap(({ name, failingSince }) =>
        failingSince === null ? [] : [{ name, since: failingSince }],
      );
      return { sources: watched.length, healthy: watched.length - silent.length, silent };
    },
  };
}

/** Watches each source from when it is on the list until it no longer is, or until aborted; then waits for all to end. */
function watchAll(
  sources: SourceList,
  signal: AbortSignal,
  watchOne: (source: Source, until: AbortSignal) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stops = new Map<string, AbortController>();
    const works = new Set<Promise<void>>();
    const adapt = (): void => {
      const current = new Map(sources.current().map((source) => [sourceName(source), source]));
      for (const [name, stop] of stops) {
        if (current.has(name)) continue;
        stop.abort();
        stops.delete(name);
      }
      for (const [name, source] of current) {
        if (stops.has(name)) continue;
        const stop = new AbortController();
        stops.set(name, stop);
        const work = watchOne(source, AbortSignal.any([signal, stop.signal]));
        works.add(work);
        work.then(() => works.delete(work), reject);
      }
    };
    const endChanges = sources.onChange(adapt);
    const end = (): void => {
      endChanges();
      Promise.all(works).then(() => {
        resolve();
      }, reject);
    };
    adapt();
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
}
