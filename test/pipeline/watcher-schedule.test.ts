import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { fixedSources } from '../../src/pipeline/source-list.ts';
import type { Source } from '../../src/sources/source.ts';
import { followFeed, HOUR, memory, MINUTE, PATIENCE, readOnce } from './followed-feed.ts';

const feed = followFeed();

it('asks again at its slot, also after a restart, and stops when told', async () => {
  const watcher = feed.watcherOf({ pollIntervalMs: 10 * MINUTE });
  await readOnce(watcher);
  const due = Date.parse((await memory(watcher))?.nextAt ?? '');
  expect(due - feed.clock.now()).toBeLessThanOrEqual(10 * MINUTE + 50);
  const stop = new AbortController();
  const again = feed.watcherOf({ pollIntervalMs: 10 * MINUTE });
  const watching = again.watch(() => undefined, { signal: stop.signal, readFirst: false });
  await expect.poll(() => memory(again), PATIENCE).toMatchObject({ failures: 0 });
  feed.clock.advance(due - feed.clock.now() - 1);
  expect(feed.server.asked).toHaveLength(1);
  feed.clock.advance(1);
  await expect.poll(() => feed.server.asked.length, PATIENCE).toBe(2);
  await expect
    .poll(async () => Date.parse((await memory(again))?.nextAt ?? '') - due, PATIENCE)
    .toBe(10 * MINUTE);
  feed.clock.advance(10 * MINUTE);
  await expect.poll(() => feed.server.asked.length, PATIENCE).toBe(3);
  stop.abort();
  await watching;
});

it('asks a source again when it is time where nothing can be stored, and not at once', async () => {
  const full = () => Promise.reject(new StoreError('store_full', 'The disk is full.'));
  const watcher = feed.watcherOf({
    pollIntervalMs: 10 * MINUTE,
    store: { ...feed.store, keepSourceState: full },
    takeIn: full,
  });
  const stop = new AbortController();
  onTestFinished(() => {
    stop.abort();
  });
  const watching = watcher.watch(() => undefined, { signal: stop.signal, readFirst: true });
  await expect
    .poll(async () => (await memory(watcher))?.lastReadAt ?? null, PATIENCE)
    .not.toBeNull();
  const due = Date.parse((await memory(watcher))?.nextAt ?? '');
  expect(due).toBeGreaterThan(feed.clock.now());
  feed.clock.advance(due - feed.clock.now());
  await expect.poll(() => feed.server.asked.length, PATIENCE).toBe(2);
  stop.abort();
  await watching;
  expect(feed.server.asked).toHaveLength(2);
  expect(feed.said).toEqual(['reading not stored', 'reading not stored']);
});

it('follows a list that changes, and asks one source at a time of a host', async () => {
  let current: Source[] = [];
  let changed = (): void => undefined;
  const watcher = feed.watcherOf({
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
  feed.server.pages = (_, response) => {
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
    url: feed.server.url.replace('/feed', `/page-${number}`),
    everyMs: null,
  }));
  changed();
  await expect.poll(() => feed.taken.length, PATIENCE).toBe(8);
  expect(most).toBe(1);
  stop.abort();
  await watching;
});

it('reads a folder soon after a document was put into it', async () => {
  const folder = join(feed.folder, '..', `${basename(feed.folder)}-documents`);
  await mkdir(folder);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'old.txt'), 'Acme lays off 200\n\nIt lays off 200 people in Leeds.');
  const watcher = feed.watcherOf({
    sources: fixedSources([{ type: 'folder', path: folder, everyMs: HOUR }]),
  });
  const stop = new AbortController();
  const watching = watcher.watch(() => undefined, { signal: stop.signal, readFirst: true });
  await expect
    .poll(async () => (await memory(watcher))?.firstReadAt ?? null, PATIENCE)
    .not.toBeNull();
  await writeFile(join(folder, 'new.txt'), 'Brill hires 40\n\nIt hires 40 people in Oslo.');
  const before = feed.clock.now();
  await expect
    .poll(() => {
      feed.clock.advance(1_000);
      return feed.taken.map(({ document }) => document.title);
    }, PATIENCE)
    .toEqual(['Acme lays off 200', 'Brill hires 40']);
  expect(feed.clock.now() - before).toBeLessThan(HOUR / 2);
  stop.abort();
  await watching;
});
