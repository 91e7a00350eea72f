import { createLog } from '../../src/log.ts';
import { fixedSources } from '../../src/pipeline/source-list.ts';
import { createWatcher, type Watcher, type WatcherParts } from '../../src/pipeline/watcher.ts';
import { createGuardedFetch } from '../../src/sources/guarded-fetch.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/store.ts';
import { jsonPlace } from '../store/json/place.ts';
import { manualClock } from './manual-clock.ts';
import { newsServer, type NewsServer } from './news-server.ts';

/** A server of news, and a real store, a real fetch and a clock of the test's to watch it with. */
export type WatchDesk = {
  readonly server: NewsServer;
  readonly store: Store;
  readonly clock: ReturnType<typeof manualClock>;
  /** A new watcher, as after a restart: nothing but the store remembers. */
  readonly watcherOf: (
    source: Source,
    takeIn: WatcherParts['takeIn'],
    changes?: Partial<WatcherParts>,
  ) => Watcher;
  /** Where the store keeps its files. */
  readonly folder: string;
  readonly close: () => Promise<void>;
};

/** The clock stands at nine on 15 January 2026, UTC. */
export async function openWatchDesk(): Promise<WatchDesk> {
  const server = await newsServer();
  const place = await jsonPlace();
  const store = await place.open();
  const clock = manualClock('2026-01-15T09:00:00Z');
  const guarded = createGuardedFetch({ allowPrivateAddresses: true, clock });
  return {
    server,
    store,
    clock,
    folder: place.folder,
    watcherOf: (source, takeIn, changes) =>
      createWatcher({
        sources: fixedSources([source]),
        store,
        fetch: guarded.fetch,
        clock,
        log: createLog('silent'),
        pollIntervalMs: null,
        takeIn,
        ...changes,
      }),
    close: async () => {
      await guarded.close();
      await server.close();
      await store.close();
      await place.remove();
    },
  };
}
