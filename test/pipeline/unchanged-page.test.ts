import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import { fixedSources } from '../../src/pipeline/source-list.ts';
import { createWatcher } from '../../src/pipeline/watcher.ts';
import { createGuardedFetch } from '../../src/sources/guarded-fetch.ts';
import { loopbackServer } from '../sources/loopback-server.ts';
import { jsonPlace } from '../store/json/place.ts';
import { manualClock } from './manual-clock.ts';
import { feedOf, type NewsItem } from './news-server.ts';

const LONG =
  'Acme, the maker of anvils, says how its works in Leeds go on, and whom it needs. '.repeat(9);

it('asks a page and the feed that it names only whether they have changed, and reads what has', async () => {
  const place = await jsonPlace();
  const store = await place.open();
  const clock = manualClock('2026-01-15T09:00:00Z');
  const guarded = createGuardedFetch({ allowPrivateAddresses: true, clock });
  onTestFinished(async () => {
    await guarded.close();
    await store.close();
    await place.remove();
  });
  const answers: string[] = [];
  const items: NewsItem[] = [{ title: 'Acme goes on', link: 'https://news.example/1', text: LONG }];
  const base = await loopbackServer(({ url = '', headers }, response) => {
    const isFeed = url === '/feed';
    const body = isFeed
      ? feedOf(items, '')
      : '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>';
    const etag = `"${body.length}"`;
    const status = headers['if-none-match'] === etag ? 304 : 200;
    answers.push(`${url} ${status}`);
    response
      .writeHead(status, { etag, 'content-type': isFeed ? 'application/rss+xml' : 'text/html' })
      .end(status === 304 ? undefined : body);
  });
  const titles: string[] = [];
  const watcher = createWatcher({
    sources: fixedSources([{ type: 'page', url: `${base}/`, everyMs: null }]),
    store,
    fetch: guarded.fetch,
    clock,
    log: createLog('silent'),
    pollIntervalMs: null,
    takeIn: (document) => {
      titles.push(document.title);
      return Promise.resolve({ document, was: 'new', signals: [], changes: [] });
    },
  });
  const read = () => watcher.readAll(() => Promise.resolve(), new AbortController().signal);
  await read();
  await read();
  items.unshift({ title: 'Acme hires 40', link: 'https://news.example/2', text: `More. ${LONG}` });
  await read();
  expect(answers).toEqual(['/ 200', '/feed 200', '/ 304', '/feed 304', '/ 304', '/feed 200']);
  expect(titles).toEqual(['Acme goes on', 'Acme hires 40']);
});
