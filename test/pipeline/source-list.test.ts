import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withIndex } from '../../src/pipeline/indexed-store.ts';
import { openSourceList } from '../../src/pipeline/source-list.ts';
import { sourceName, type NewsSearch, type Source } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/store.ts';
import { SubscriptionIndex } from '../../src/subscriptions/subscription-index.ts';
import { jsonPlace } from '../store/json/place.ts';
import { channel, subscriptionOf } from '../store/records.ts';

const LISTED: Source = { type: 'feed', url: 'https://wire.example/rss', everyMs: 60_000 };
const SEARCH: NewsSearch = {
  url: 'https://search.example/rss?q=%22{company}%22&when={company}',
  everyMs: null,
};
const klarna = { type: 'company', companyId: 'klarna', name: 'Klarna' } as const;
const marks = { type: 'company', companyId: 'marks-spencer', name: 'Marks & Spencer' } as const;
const KLARNA_NEWS = 'https://search.example/rss?q=%22Klarna%22&when=Klarna';

let place: Awaited<ReturnType<typeof jsonPlace>>;
let files: Store;

beforeEach(async () => {
  place = await jsonPlace();
  files = await place.open();
});

afterEach(async () => {
  await files.close();
  await place.remove();
});

async function openList(watchInChat = true) {
  const index = new SubscriptionIndex(await files.allSubscriptions());
  const { sources, store } = await openSourceList({
    listed: [LISTED],
    newsSearches: [SEARCH],
    index,
    watchInChat,
    store: withIndex(files, index),
  });
  const changes: string[][] = [];
  const names = () => sources.current().map(sourceName);
  const end = sources.onChange(() => changes.push(names()));
  return { sources, store, changes, names, end };
}

const watched = {
  url: 'https://ledger.example/',
  type: 'page',
  title: null,
  addedIn: channel('C1'),
  addedBy: 'U1',
  addedAt: '2026-01-15T09:00:00Z',
} as const;

describe('the list of sources', () => {
  it('leaves out what was asked for in chat while watching from chat is off, and keeps it', async () => {
    await files.keepWatchedSource(watched);
    expect((await openList(false)).names()).toEqual([LISTED.url]);
    expect((await openList()).names()).toEqual([LISTED.url, watched.url]);
  });

  it('gains a news search with the first who follows a company and loses it with the last', async () => {
    const { store, names, changes } = await openList();
    await store.keepSubscription(subscriptionOf('1', klarna));
    await store.keepSubscription(subscriptionOf('2', klarna, 'C2'));
    expect(names()).toEqual([LISTED.url, KLARNA_NEWS]);
    await store.endSubscription('1');
    expect(names()).toEqual([LISTED.url, KLARNA_NEWS]);
    await store.endSubscription('2');
    expect(names()).toEqual([LISTED.url]);
    expect(changes).toEqual([[LISTED.url, KLARNA_NEWS], [LISTED.url]]);
  });

  it('follows nothing but companies, and writes their names as urls need it', async () => {
    const { store, names } = await openList();
    await store.keepSubscription(subscriptionOf('1', { type: 'all' }));
    await store.keepSubscription(subscriptionOf('2', { type: 'theme', theme: 'klarna' }));
    await store.keepSubscription(subscriptionOf('3', marks));
    expect(names().slice(1)).toEqual([
      'https://search.example/rss?q=%22Marks%20%26%20Spencer%22&when=Marks%20%26%20Spencer',
    ]);
  });

  it('has what is watched in chat, once, over restarts; what the operator says of it goes first', async () => {
    const { store } = await openList();
    await store.keepWatchedSource(watched);
    await store.keepWatchedSource({ ...watched, addedIn: { ...channel('C9'), workspace: 'T9' } });
    await store.keepWatchedSource({ ...watched, url: LISTED.url });
    const reopened = await openList();
    expect(reopened.sources.current()).toEqual([
      LISTED,
      { type: 'page', url: watched.url, everyMs: null },
    ]);
    await reopened.store.endWatchedSource(watched);
    expect(reopened.names()).toContain(watched.url);
    await reopened.store.endWatchedSource({
      ...watched,
      addedIn: { ...channel('C9'), workspace: 'T9' },
    });
    expect(reopened.names()).toEqual([LISTED.url]);
  });

  it('forgets a source that left, so that it begins anew', async () => {
    const { store } = await openList();
    await store.keepWatchedSource(watched);
    await store.keepSourceState({ id: watched.url, state: { etag: 'x' } });
    await store.keepSourceState({ id: LISTED.url, state: { etag: 'y' } });
    await store.endWatchedSource(watched);
    expect((await store.sourceStates()).map(({ id }) => id)).toEqual([LISTED.url]);
  });

  it('tells nobody any more who has gone', async () => {
    const { store, changes, end } = await openList();
    end();
    await store.keepWatchedSource(watched);
    expect(changes).toEqual([]);
  });
});
