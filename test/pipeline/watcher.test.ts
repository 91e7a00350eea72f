import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { fixedSources } from '../../src/pipeline/source-list.ts';
import { createWatcher, type SourceRead } from '../../src/pipeline/watcher.ts';
import { createGuardedFetch } from '../../src/sources/guarded-fetch.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/store.ts';
import { jsonPlace } from '../store/json/place.ts';

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>
<item><title>Acme lays off 200</title><link>https://news.example/1</link><description>Acme lays off 200 people.</description></item>
</channel></rss>`;

let place: Awaited<ReturnType<typeof jsonPlace>>;
let store: Store;
let server: Server;
let source: Source;
let status: number;
const guarded = createGuardedFetch({ allowPrivateAddresses: true });
const signal = new AbortController().signal;

/** A clock whose sleepers wake when the test says so. */
function manualClock(): Clock & { advance(ms: number): Promise<void> } {
  let now = Date.parse('2026-01-15T09:00:00Z');
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, aborted) =>
      new Promise((resolve) => {
        sleepers.push({ at: now + ms, wake: resolve });
        aborted?.addEventListener('abort', () => {
          resolve();
        });
      }),
    advance: async (ms) => {
      now += ms;
      const due = sleepers.filter(({ at }) => at <= now);
      sleepers = sleepers.filter(({ at }) => at > now);
      for (const { wake } of due) wake();
      await Promise.resolve();
    },
  };
}

function watcherOf(clock: Clock, baselines: boolean[], sources = [source]) {
  return createWatcher({
    sources: fixedSources(sources),
    store,
    fetch: guarded.fetch,
    clock,
    log: createLog('silent'),
    pollIntervalMs: 600_000,
    takeIn: (document, { baseline }) => {
      baselines.push(baseline);
      return Promise.resolve({ document, was: 'new', signals: [], changes: [] });
    },
  });
}

beforeEach(async () => {
  status = 200;
  server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/rss+xml' }).end(FEED);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  source = { type: 'feed', url: `http://127.0.0.1:${port}/feed`, everyMs: null };
  place = await jsonPlace();
  store = await place.open();
});

afterEach(async () => {
  server.close();
  await store.close();
  await place.remove();
});

async function readOnce(watcher: ReturnType<typeof watcherOf>): Promise<SourceRead[]> {
  const reads: SourceRead[] = [];
  await watcher.readAll((read) => {
    reads.push(read);
    return Promise.resolve();
  }, signal);
  return reads;
}

it('takes what a source brings at first as a baseline, and what it brings later as news, across restarts', async () => {
  const baselines: boolean[] = [];
  await readOnce(watcherOf(manualClock(), baselines));
  await readOnce(watcherOf(manualClock(), baselines));
  expect(baselines).toEqual([true, false]);
});

it('a source that fails is said so in one sentence, counted until it heals, and harms no other', async () => {
  const baselines: boolean[] = [];
  status = 503;
  const clock = manualClock();
  const missing: Source = { type: 'file', path: `${place.folder}/none.txt`, everyMs: null };
  const watcher = watcherOf(clock, baselines, [missing, source]);
  const reads = await readOnce(watcher);
  expect(reads.map((read) => 'failed' in read && read.failed.length > 0)).toEqual([true, true]);
  expect(await watcher.coverage()).toMatchObject({
    sources: 2,
    healthy: 0,
    silent: [{ since: '2026-01-15T09:00:00.000Z' }, { since: '2026-01-15T09:00:00.000Z' }],
  });
  await clock.advance(3_600_000);
  await readOnce(watcher);
  expect((await watcher.coverage()).silent[1]?.since).toBe('2026-01-15T09:00:00.000Z');
  status = 200;
  await readOnce(watcher);
  expect(await watcher.coverage()).toMatchObject({ sources: 2, healthy: 1 });
  expect(baselines).toEqual([true]);
});

it('asks again when the interval is over, and stops when told', async () => {
  const baselines: boolean[] = [];
  const clock = manualClock();
  const watcher = watcherOf(clock, baselines);
  await readOnce(watcher);
  const stop = new AbortController();
  const watching = watcher.watch(() => undefined, stop.signal);
  await clock.advance(599_000);
  expect(baselines).toHaveLength(1);
  await clock.advance(1_000);
  await expect.poll(() => baselines.length).toBe(2);
  stop.abort();
  await watching;
});
