import { afterEach, beforeEach } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import type { Log } from '../../src/log.ts';
import type { SourceRead } from '../../src/pipeline/read-source-once.ts';
import type { Watcher, WatcherParts } from '../../src/pipeline/watcher.ts';
import type { NewsItem } from './news-server.ts';
import { openWatchDesk, type WatchDesk } from './watch-desk.ts';

/** A feed with one item, and what its watchers take in and say. */
export type FollowedFeed = Pick<WatchDesk, 'server' | 'store' | 'clock' | 'folder'> & {
  readonly taken: readonly { readonly document: Document; readonly baseline: boolean }[];
  /** What was logged. */
  readonly said: readonly string[];
  /** A new watcher of the feed, as after a restart: nothing but the store remembers. */
  watcherOf(changes?: Partial<WatcherParts>): Watcher;
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** For what comes about by itself, on a busy machine too. */
export const PATIENCE = { timeout: 20_000 };
export const CUT: NewsItem = {
  title: 'Acme lays off 200',
  link: 'https://news.example/1?utm_source=feed',
  id: 'a',
  at: '2026-01-14T09:00:00Z',
  text: 'Acme lays off 200 people at its works in Leeds, the company said on Wednesday in a note to staff.',
};

/** Opens a desk for each test of the file, with this item in the feed, and closes it after. */
export function followFeed(): FollowedFeed {
  let desk: WatchDesk;
  let taken: { readonly document: Document; readonly baseline: boolean }[];
  let said: string[];
  beforeEach(async () => {
    desk = await openWatchDesk();
    desk.server.items = [CUT];
    taken = [];
    said = [];
  });
  afterEach(() => desk.close());
  const say = (message: string): void => {
    said.push(message);
  };
  const log: Log = { debug: () => undefined, info: say, warn: say, error: say, child: () => log };
  const takeIn: WatcherParts['takeIn'] = (document, { baseline }) => {
    taken.push({ document, baseline });
    return Promise.resolve({ document, was: 'new', signals: [], changes: [] });
  };
  return {
    get server() {
      return desk.server;
    },
    get store() {
      return desk.store;
    },
    get clock() {
      return desk.clock;
    },
    get folder() {
      return desk.folder;
    },
    get taken() {
      return taken;
    },
    get said() {
      return said;
    },
    watcherOf: (changes) =>
      desk.watcherOf({ type: 'feed', url: desk.server.url, everyMs: null }, takeIn, {
        log,
        ...changes,
      }),
  };
}

export async function readOnce(watcher: Watcher): Promise<SourceRead[]> {
  const reads: SourceRead[] = [];
  await watcher.readAll((read) => {
    reads.push(read);
    return Promise.resolve();
  }, new AbortController().signal);
  return reads;
}

/** What a watcher of one source remembers of it. */
export const memory = async (watcher: Watcher) => (await watcher.reports())[0]?.memory;
