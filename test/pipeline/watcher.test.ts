import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { StoreError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { SourceRead } from '../../src/pipeline/read-source-once.ts';
import { fixedSources } from '../../src/pipeline/source-list.ts';
import { createWatcher, type Watcher, type WatcherParts } from '../../src/pipeline/watcher.ts';
import { createGuardedFetch } from '../../src/sources/guarded-fetch.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/store.ts';
import { jsonPlace } from '../store/json/place.ts';
import { manualClock } from './manual-clock.ts';
import { newsServer, type NewsItem, type NewsServer } from './news-server.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PATIENCE = { timeout: 20_000 };
const CUT: NewsItem = {
  title: 'Acme lays off 200',
  link: 'https://news.example/1?utm_source=feed',
  id: 'a',
  at: '2026-01-14T09:00:00Z',
  text: 'Acme lays off 200 people at its works in Leeds, the company said on Wednesday in a note to staff.',
};

let place: Awaited<ReturnType<typeof jsonPlace>>;
let store: Store;
let server: NewsServer;
let source: Source;
let clock: ReturnType<typeof manualClock>;
let taken: { readonly document: Document; readonly baseline: boolean }[];
let said: string[];
let guarded: ReturnType<typeof createGuardedFetch>;
const signal = new AbortController().signal;

const log = (): Log => {
  const say = (message: string): void => {
    said.push(message);
  };
  const here: Log = { debug: () => undefined, info: say, warn: say, error: say, child: () => here };
  return here;
};

function watcherOf(changes: Partial<WatcherParts> = {}): Watcher {
  return createWatcher({
    sources: fixedSources([source]),
    store,
    fetch: guarded.fetch,
    clock,
    log: log(),
    pollIntervalMs: null,
    takeIn: (document, { baseline }) => {
      taken.push({ document, baseline });
      return Promise.resolve({ document, was: 'new', signals: [], changes: [] });
    },
    ...changes,
  });
}

beforeEach(async () => {
  server = await newsServer();
  server.items = [CUT];
  source = { type: 'feed', url: server.url, everyMs: null };
  place = await jsonPlace();
  store = await place.open();
  clock = manualClock('2026-01-15T09:00:00Z');
  guarded = createGuardedFetch({ allowPrivateAddresses: true, clock });
  taken = [];
  said = [];
});

afterEach(async () => {
  await guarded.close();
  await server.close();
  await store.close();
  await place.remove();
});

async function readOnce(watcher: Watcher): Promise<SourceRead[]> {
  const reads: SourceRead[] = [];
  await watcher.readAll((read) => {
    reads.push(read);
    return Promise.resolve();
  }, signal);
  return reads;
}

const memory = async (watcher: Watcher) => (await watcher.reports())[0]?.memory;

it('takes what a source brings at first as a baseline, and what it brings later as news, across restarts', async () => {
  await readOnce(watcherOf());
  server.items = [{ ...CUT, link: 'https://news.example/2', text: 'Brill hires 40.' }, CUT];
  await readOnce(watcherOf());
  expect(taken.map(({ document, baseline }) => [document.url, baseline])).toEqual([
    ['https://news.example/1', true],
    ['https://news.example/2', false],
  ]);
});

it.each<{ why: string; again: Partial<NewsItem> }>([
  { why: 'its id changed', again: { id: 'b' } },
  { why: 'its date was touched', again: { at: '2026-01-15T08:00:00Z' } },
  { why: 'its url has other parameters', again: { link: 'https://news.example/1?ref=home' } },
  { why: 'its url is another', again: { link: 'https://news.example/2026/acme' } },
  { why: 'its title was edited', again: { title: 'Acme, the maker of anvils, lays off 200' } },
])('does not take the same item for news when $why', async ({ again }) => {
  const watcher = watcherOf();
  await readOnce(watcher);
  server.items = [{ ...CUT, ...again }];
  expect(await readOnce(watcher)).toMatchObject([{ tally: { fresh: 0, known: 1 } }]);
  expect(taken).toHaveLength(1);
});

it.each<{ why: string; again: Partial<NewsItem> }>([
  { why: 'a number in its text', again: { text: CUT.text?.replace('200', '300') ?? '' } },
  { why: 'a number in its title', again: { title: 'Acme lays off 300' } },
])('takes an item in again when $why was corrected', async ({ again }) => {
  const watcher = watcherOf();
  await readOnce(watcher);
  server.items = [{ ...CUT, ...again }];
  await readOnce(watcher);
  expect(taken).toHaveLength(2);
});

it('asks with the validators of the last answer, and reads neither a 304 nor the same bytes again', async () => {
  server.headers = { etag: '"1"', 'last-modified': 'Wed, 14 Jan 2026 09:00:00 GMT' };
  await readOnce(watcherOf());
  const again = watcherOf();
  await readOnce(again);
  server.status = 304;
  expect(await readOnce(again)).toMatchObject([{ tally: { documents: 0 } }]);
  expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"1"',
    '"1"',
  ]);
  expect(server.asked[2]?.headers['if-modified-since']).toBe('Wed, 14 Jan 2026 09:00:00 GMT');
  expect(taken).toHaveLength(1);
});

it.each([
  { why: 'nobody wishes anything', headers: {}, channel: '', minutes: 10 },
  {
    why: 'the answer is fresh for an hour',
    headers: { 'cache-control': 'public, max-age=3600' },
    channel: '',
    minutes: 80,
  },
  {
    why: 'the answer is not to be kept',
    headers: { 'cache-control': 'no-cache, max-age=3600' },
    channel: '',
    minutes: 10,
  },
  { why: 'the feed says 30 minutes', headers: {}, channel: '<ttl>30</ttl>', minutes: 40 },
  {
    why: 'the feed says twice a day',
    headers: {},
    channel: '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>',
    minutes: 1440,
  },
])('asks after $minutes minutes where $why, also after a 304', async (wish) => {
  server.items = [];
  server.headers = wish.headers;
  server.channel = wish.channel;
  const watcher = watcherOf();
  await readOnce(watcher);
  expect((await memory(watcher))?.intervalMs).toBe(wish.minutes * MINUTE);
  server.status = 304;
  await readOnce(watcher);
  expect((await memory(watcher))?.intervalMs).toBe(wish.minutes * MINUTE);
});

it('moves the mark only after what it stands for is stored', async () => {
  server.headers = { etag: '"1"' };
  const full = watcherOf({
    takeIn: () => Promise.reject(new StoreError('store_full', 'The disk is full.')),
  });
  await readOnce(full);
  expect(await memory(full)).toMatchObject({
    firstReadAt: null,
    etag: null,
    marks: '',
    failures: 0,
  });
  await readOnce(watcherOf());
  expect(server.asked[1]?.headers).not.toHaveProperty('if-none-match');
  expect(taken).toHaveLength(1);
});

it('tells of a failing source once, beyond the threshold, and once when it is back', async () => {
  server.status = 503;
  const missing: Source = { type: 'file', path: join(place.folder, 'none.txt'), everyMs: null };
  const watcher = watcherOf({ sources: fixedSources([missing, source]) });
  const reads = await readOnce(watcher);
  expect(reads.map((read) => 'failed' in read && read.failed.message.length > 0)).toEqual([
    true,
    true,
  ]);
  expect(said).toEqual(['source cannot be read yet', 'source cannot be read yet']);
  expect(await watcher.coverage()).toMatchObject({ sources: 2, healthy: 2, silent: [] });
  for (let hours = 1; hours <= 5; hours += 1) {
    clock.advance(HOUR);
    await readOnce(watcher);
  }
  expect(said.slice(2)).toEqual(['source is failing', 'source is failing']);
  const since = '2026-01-15T09:00:00.000Z';
  expect((await watcher.coverage()).silent).toMatchObject([{ since }, { since }]);
  server.status = 200;
  await writeFile(join(place.folder, 'none.txt'), 'Acme lays off 200 people.');
  await readOnce(watcher);
  await readOnce(watcher);
  expect(said.slice(4)).toEqual(['source is back', 'source is back']);
  expect(await watcher.coverage()).toMatchObject({
    healthy: 2,
    silent: [],
    healed: [{ since, at: '2026-01-15T14:00:00.000Z' }, { since }],
  });
});

it('tells of a source that falls unusually silent, and when it is heard again', async () => {
  const watcher = watcherOf();
  await readOnce(watcher);
  const publish = async (number: number) => {
    server.items = [{ ...CUT, link: `https://news.example/${number}`, text: `News ${number}.` }];
    await readOnce(watcher);
  };
  for (let hour = 1; hour <= 6; hour += 1) {
    clock.advance(HOUR);
    await publish(hour);
  }
  clock.advance(3 * DAY);
  await readOnce(watcher);
  expect(said).toEqual([]);
  clock.advance(HOUR);
  await readOnce(watcher);
  await readOnce(watcher);
  expect(said).toEqual(['source is silent']);
  expect((await watcher.coverage()).silent).toEqual([
    { name: server.url, since: '2026-01-15T15:00:00.000Z' },
  ]);
  await publish(7);
  expect(said).toEqual(['source is silent', 'source is back']);
});

it('takes a web page where a feed was for a failure, and reads nothing of it', async () => {
  server.pages = (_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        '<!doctype html><html><body><p>Acme lays off 900 people. Please log in.</p></body></html>',
      );
  };
  source = { type: 'feed', url: server.url.replace('/feed', '/login'), everyMs: null };
  expect(await readOnce(watcherOf())).toMatchObject([
    { failed: { message: expect.stringContaining('gives a web page and no feed') as string } },
  ]);
  expect(taken).toEqual([]);
});

it('asks again at its slot, also after a restart, and stops when told', async () => {
  const watcher = watcherOf({ pollIntervalMs: 10 * MINUTE });
  await readOnce(watcher);
  const due = Date.parse((await memory(watcher))?.nextAt ?? '');
  expect(due - clock.now()).toBeLessThanOrEqual(10 * MINUTE + 50);
  const stop = new AbortController();
  const again = watcherOf({ pollIntervalMs: 10 * MINUTE });
  const watching = again.watch(() => undefined, { signal: stop.signal, readFirst: false });
  await expect.poll(() => memory(again), PATIENCE).toMatchObject({ failures: 0 });
  clock.advance(due - clock.now() - 1);
  expect(server.asked).toHaveLength(1);
  clock.advance(1);
  await expect.poll(() => server.asked.length, PATIENCE).toBe(2);
  await expect
    .poll(async () => Date.parse((await memory(again))?.nextAt ?? '') - due, PATIENCE)
    .toBe(10 * MINUTE);
  clock.advance(10 * MINUTE);
  await expect.poll(() => server.asked.length, PATIENCE).toBe(3);
  stop.abort();
  await watching;
});

it('asks a source again when it is time where nothing can be stored, and not at once', async () => {
  const full = () => Promise.reject(new StoreError('store_full', 'The disk is full.'));
  const watcher = watcherOf({
    pollIntervalMs: 10 * MINUTE,
    store: { ...store, keepSourceState: full },
    takeIn: full,
  });
  const stop = new AbortController();
  onTestFinished(() => {
    stop.abort();
  });
  const watching = watcher.watch(() => undefined, { signal: stop.signal, readFirst: true });
  await expect.poll(async () => (await memory(watcher))?.lastReadAt, PATIENCE).not.toBeNull();
  const due = Date.parse((await memory(watcher))?.nextAt ?? '');
  expect(due).toBeGreaterThan(clock.now());
  clock.advance(due - clock.now());
  await expect.poll(() => server.asked.length, PATIENCE).toBe(2);
  stop.abort();
  await watching;
  expect(server.asked).toHaveLength(2);
  expect(said).toEqual(['reading not stored', 'reading not stored']);
});

it('asks everything at a start that was not asked within the last minute', async () => {
  await readOnce(watcherOf());
  clock.advance(MINUTE + 1);
  const stop = new AbortController();
  const watching = watcherOf().watch(() => undefined, { signal: stop.signal, readFirst: true });
  await expect.poll(() => server.asked.length, PATIENCE).toBe(2);
  stop.abort();
  await watching;
});

it.each([
  { why: 'in seconds', retryAfter: '7200' },
  { why: 'as a date', retryAfter: 'Thu, 15 Jan 2026 11:00:00 GMT' },
])('leaves a source alone for as long as a 429 asks $why', async ({ retryAfter }) => {
  server.status = 429;
  server.headers = { 'retry-after': retryAfter };
  const watcher = watcherOf();
  await readOnce(watcher);
  const nextAt = (await memory(watcher))?.nextAt ?? '';
  expect(nextAt >= '2026-01-15T11:00:00.000Z').toBe(true);
  // The whole host rests: no request goes out, and that is no failure of the source's.
  expect(await readOnce(watcher)).toMatchObject([
    {
      failed: {
        message: expect.stringContaining('asked to be left alone until 2026-01-15 11:00') as string,
      },
    },
  ]);
  expect(server.asked).toHaveLength(1);
  expect(await memory(watcher)).toMatchObject({ failures: 1 });
});

it('follows a list that changes, and asks one source at a time of a host', async () => {
  let current: Source[] = [];
  let changed = (): void => undefined;
  const watcher = watcherOf({
    sources: {
      current: () => current,
      onChange: (listener) => {
        changed = listener;
        return () => undefined;
      },
    },
  });
  let open = 0;
  let most = 0;
  server.pages = (_, response) => {
    open += 1;
    most = Math.max(most, open);
    setImmediate(() => {
      open -= 1;
      response.writeHead(200, { 'content-type': 'text/plain' }).end('Acme lays off 200 people.');
    });
  };
  const stop = new AbortController();
  const watching = watcher.watch(() => undefined, { signal: stop.signal, readFirst: false });
  current = Array.from({ length: 8 }, (_, number) => ({
    type: 'page',
    url: server.url.replace('/feed', `/page-${number}`),
    everyMs: null,
  }));
  changed();
  await expect.poll(() => taken.length, PATIENCE).toBe(8);
  expect(most).toBe(1);
  stop.abort();
  await watching;
});

it('reads a folder soon after a document was put into it', async () => {
  const folder = join(place.folder, '..', `${basename(place.folder)}-documents`);
  await mkdir(folder);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'old.txt'), 'Acme lays off 200\n\nIt lays off 200 people in Leeds.');
  const watcher = watcherOf({
    sources: fixedSources([{ type: 'folder', path: folder, everyMs: HOUR }]),
  });
  const stop = new AbortController();
  const watching = watcher.watch(() => undefined, { signal: stop.signal, readFirst: true });
  await expect.poll(async () => (await memory(watcher))?.firstReadAt, PATIENCE).not.toBeNull();
  await writeFile(join(folder, 'new.txt'), 'Brill hires 40\n\nIt hires 40 people in Oslo.');
  const before = clock.now();
  await expect
    .poll(() => {
      clock.advance(1_000);
      return taken.map(({ document }) => document.title);
    }, PATIENCE)
    .toEqual(['Acme lays off 200', 'Brill hires 40']);
  expect(clock.now() - before).toBeLessThan(HOUR / 2);
  stop.abort();
  await watching;
});
