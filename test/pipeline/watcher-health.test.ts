import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixedSources } from '../../src/pipeline/source-list.ts';
import type { Source } from '../../src/sources/source.ts';
import { CUT, followFeed, HOUR, readOnce } from './followed-feed.ts';

const DAY = 24 * HOUR;

const feed = followFeed();

it('tells of a failing source once, beyond the threshold, and once when it is back', async () => {
  feed.server.status = 503;
  const missing: Source = { type: 'file', path: join(feed.folder, 'none.txt'), everyMs: null };
  const source: Source = { type: 'feed', url: feed.server.url, everyMs: null };
  const watcher = feed.watcherOf({ sources: fixedSources([missing, source]) });
  const reads = await readOnce(watcher);
  expect(reads.map((read) => 'failed' in read && read.failed.message.length > 0)).toEqual([
    true,
    true,
  ]);
  expect(feed.said).toEqual(['source cannot be read yet', 'source cannot be read yet']);
  // Nobody is told unasked yet; a digest counts none of them as healthy all the same.
  const since = '2026-01-15T09:00:00.000Z';
  expect(await watcher.coverage()).toMatchObject({
    sources: 2,
    healthy: 0,
    silent: [{ since }, { since }],
  });
  for (let hours = 1; hours <= 5; hours += 1) {
    feed.clock.advance(HOUR);
    await readOnce(watcher);
  }
  expect(feed.said.slice(2)).toEqual(['source is failing', 'source is failing']);
  expect((await watcher.coverage()).silent).toMatchObject([{ since }, { since }]);
  feed.server.status = 200;
  await writeFile(join(feed.folder, 'none.txt'), 'Acme lays off 200 people.');
  await readOnce(watcher);
  await readOnce(watcher);
  expect(feed.said.slice(4)).toEqual(['source is back', 'source is back']);
  expect(await watcher.coverage()).toMatchObject({
    healthy: 2,
    silent: [],
    healed: [{ since, at: '2026-01-15T14:00:00.000Z' }, { since }],
  });
});

it('tells of a source that falls unusually silent, and when it is heard again', async () => {
  const watcher = feed.watcherOf();
  await readOnce(watcher);
  const publish = async (number: number) => {
    feed.server.items = [
      { ...CUT, link: `https://news.example/${number}`, text: `News ${number}.` },
    ];
    await readOnce(watcher);
  };
  for (let hour = 1; hour <= 6; hour += 1) {
    feed.clock.advance(HOUR);
    await publish(hour);
  }
  feed.clock.advance(3 * DAY);
  await readOnce(watcher);
  expect(feed.said).toEqual([]);
  feed.clock.advance(HOUR);
  await readOnce(watcher);
  await readOnce(watcher);
  expect(feed.said).toEqual(['source is silent']);
  expect((await watcher.coverage()).silent).toEqual([
    { name: feed.server.url, since: '2026-01-15T15:00:00.000Z' },
  ]);
  await publish(7);
  expect(feed.said).toEqual(['source is silent', 'source is back']);
});
