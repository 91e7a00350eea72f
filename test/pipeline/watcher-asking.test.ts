import { expect, it } from 'vitest';
import { followFeed, memory, MINUTE, PATIENCE, readOnce } from './followed-feed.ts';

const feed = followFeed();

it('asks with the validators of the last answer, and reads neither a 304 nor the same bytes again', async () => {
  feed.server.headers = { etag: '"1"', 'last-modified': 'Wed, 14 Jan 2026 09:00:00 GMT' };
  await readOnce(feed.watcherOf());
  const again = feed.watcherOf();
  await readOnce(again);
  feed.server.status = 304;
  expect(await readOnce(again)).toMatchObject([{ tally: { documents: 0 } }]);
  expect(feed.server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"1"',
    '"1"',
  ]);
  expect(feed.server.asked[2]?.headers['if-modified-since']).toBe('Wed, 14 Jan 2026 09:00:00 GMT');
  expect(feed.taken).toHaveLength(1);
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
  feed.server.items = [];
  feed.server.headers = wish.headers;
  feed.server.channel = wish.channel;
  const watcher = feed.watcherOf();
  await readOnce(watcher);
  expect((await memory(watcher))?.intervalMs).toBe(wish.minutes * MINUTE);
  feed.server.status = 304;
  await readOnce(watcher);
  expect((await memory(watcher))?.intervalMs).toBe(wish.minutes * MINUTE);
});
it('asks everything at a start that was not asked within the last minute', async () => {
  await readOnce(feed.watcherOf());
  feed.clock.advance(MINUTE + 1);
  const stop = new AbortController();
  const watching = feed
    .watcherOf()
    .watch(() => undefined, { signal: stop.signal, readFirst: true });
  await expect.poll(() => feed.server.asked.length, PATIENCE).toBe(2);
  stop.abort();
  await watching;
});

it.each([
  { why: 'in seconds', retryAfter: '7200' },
  { why: 'as a date', retryAfter: 'Thu, 15 Jan 2026 11:00:00 GMT' },
])('leaves a source alone for as long as a 429 asks $why', async ({ retryAfter }) => {
  feed.server.status = 429;
  feed.server.headers = { 'retry-after': retryAfter };
  const watcher = feed.watcherOf();
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
  expect(feed.server.asked).toHaveLength(1);
  expect(await memory(watcher)).toMatchObject({ failures: 1 });
});
