import { expect, it } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { fixedSources } from '../../src/pipeline/source-list.ts';
import type { Source } from '../../src/sources/source.ts';
import { CUT, followFeed, memory, readOnce } from './followed-feed.ts';
import type { NewsItem } from './news-server.ts';

const feed = followFeed();

it('takes what a source brings at first as a baseline, and what it brings later as news, across restarts', async () => {
  await readOnce(feed.watcherOf());
  feed.server.items = [{ ...CUT, link: 'https://news.example/2', text: 'Brill hires 40.' }, CUT];
  await readOnce(feed.watcherOf());
  expect(feed.taken.map(({ document, baseline }) => [document.url, baseline])).toEqual([
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
  const watcher = feed.watcherOf();
  await readOnce(watcher);
  feed.server.items = [{ ...CUT, ...again }];
  expect(await readOnce(watcher)).toMatchObject([{ tally: { fresh: 0, known: 1 } }]);
  expect(feed.taken).toHaveLength(1);
});

it.each<{ why: string; again: Partial<NewsItem> }>([
  { why: 'a number in its text', again: { text: CUT.text?.replace('200', '300') ?? '' } },
  { why: 'a number in its title', again: { title: 'Acme lays off 300' } },
])('takes an item in again when $why was corrected', async ({ again }) => {
  const watcher = feed.watcherOf();
  await readOnce(watcher);
  feed.server.items = [{ ...CUT, ...again }];
  await readOnce(watcher);
  expect(feed.taken).toHaveLength(2);
});

it('moves the mark only after what it stands for is stored', async () => {
  feed.server.headers = { etag: '"1"' };
  const full = feed.watcherOf({
    takeIn: () => Promise.reject(new StoreError('store_full', 'The disk is full.')),
  });
  await readOnce(full);
  expect(await memory(full)).toMatchObject({
    firstReadAt: null,
    etag: null,
    marks: '',
    failures: 0,
  });
  await readOnce(feed.watcherOf());
  expect(feed.server.asked[1]?.headers).not.toHaveProperty('if-none-match');
  expect(feed.taken).toHaveLength(1);
});

it('takes a web page where a feed was for a failure, and reads nothing of it', async () => {
  feed.server.pages = (_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        '<!doctype html><html><body><p>Acme lays off 900 people. Please log in.</p></body></html>',
      );
  };
  const page: Source = {
    type: 'feed',
    url: feed.server.url.replace('/feed', '/login'),
    everyMs: null,
  };
  expect(await readOnce(feed.watcherOf({ sources: fixedSources([page]) }))).toMatchObject([
    { failed: { message: expect.stringContaining('gives a web page and no feed') as string } },
  ]);
  expect(feed.taken).toEqual([]);
});
