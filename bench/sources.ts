import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { SYSTEM_CLOCK } from '../src/clock.ts';
import { readFeed } from '../src/documents/feed-reader.ts';
import { createLog } from '../src/log.ts';
import { fixedSources } from '../src/pipeline/source-list.ts';
import { createWatcher } from '../src/pipeline/watcher.ts';
import { createGuardedFetch, type Fetch } from '../src/sources/guarded-fetch.ts';
import type { Source } from '../src/sources/source.ts';
import { openJsonStore } from '../src/store/json/json-store.ts';
import { feedOf, type FeedServerMessage } from './feed-server.ts';

const FEEDS = 10_000;
const PARSED = 1_000;
const MB = 1024 * 1024;

export type PollingFigures = {
  readonly round: string;
  readonly feeds: number;
  readonly failed: number;
  readonly newItems: number;
  readonly feedsPerSecond: number;
  /** From asking a feed to having remembered what it gave, ms. */
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Memory of the whole process before the first feed and at its highest, MB. */
  readonly startRssMb: number;
  readonly peakRssMb: number;
  readonly mostSockets: number;
};

export type ParsingFigures = {
  readonly reader: string;
  readonly feeds: number;
  readonly kibEach: number;
  readonly feedsPerSecond: number;
};

/**
 * Asks 10,000 feeds of as many hosts, all due at once, twice: first everything is new, then every tenth feed has one
 * new item and the others answer 304. What the documents say is not read here; `extraction` measures that.
 */
export async function benchPolling(feeds = FEEDS): Promise<PollingFigures[]> {
  const server = fork(new URL('feed-server.ts', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  const log = createLog('error');
  const store = await openJsonStore({ folder, log });
  const loopback = [{ address: '127.0.0.1', family: 4 }] as const;
  const guarded = createGuardedFetch({
    allowPrivateAddresses: true,
    resolve: () => Promise.resolve(loopback),
  });
  try {
    const port = await portOf(server);
    const sources = Array.from({ length: feeds }, (_, number): Source => ({
      type: 'feed',
      url: `http://feed-${number}.example:${port}/feed`,
      everyMs: null,
    }));
    const figures: PollingFigures[] = [];
    for (const round of ['all new', 'a tenth has news']) {
      const startedAt = new Map<string, number>();
      const fetch: Fetch = (url, options) => {
        startedAt.set(url, performance.now());
        return guarded.fetch(url, options);
      };
      let newItems = 0;
      const watcher = createWatcher({
        sources: fixedSources(sources),
        store,
        fetch,
        clock: SYSTEM_CLOCK,
        log,
        pollIntervalMs: null,
        takeIn: (document) => {
          newItems += 1;
          return Promise.resolve({ document, was: 'new', signals: [], changes: [] });
        },
      });
      globalThis.gc?.();
      const peak = watchMemory();
      const took: number[] = [];
      let failed = 0;
      const start = performance.now();
      await watcher.readAll((read) => {
        if ('failed' in read) failed += 1;
        took.push(performance.now() - (startedAt.get(read.name) ?? start));
        return Promise.resolve();
      }, new AbortController().signal);
      const seconds = (performance.now() - start) / 1000;
      took.sort((a, b) => a - b);
      const at = (share: number) => Math.round(took[Math.floor(took.length * share)] ?? 0);
      figures.push({
        round,
        feeds,
        failed,
        newItems,
        feedsPerSecond: Math.round(feeds / seconds),
        medianMs: at(0.5),
        p99Ms: at(0.99),
        startRssMb: peak.start,
        peakRssMb: peak.end(),
        mostSockets: await endRound(server),
      });
    }
    return figures;
  } finally {
    await guarded.close();
    await store.close();
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same bytes through this project's reader and through rss-parser. */
export async function benchParsing(feeds = PARSED): Promise<ParsingFigures[]> {
  const texts = Array.from({ length: feeds }, (_, number) => feedOf(`feed-${number}.example`, 0));
  const kibEach = Math.round(Buffer.byteLength(texts[0] ?? '') / 1024);
  const parser = new Parser();
  const readers: Readonly<Record<string, (text: string) => unknown>> = {
    'bellwether, into documents': (text) => readFeed(text),
    'feedsmith alone': (text) => parseFeed(text),
    'rss-parser alone': (text) => parser.parseString(text),
  };
  const figures: ParsingFigures[] = [];
  for (const [reader, read] of Object.entries(readers)) {
    for (const text of texts.slice(0, 50)) await read(text);
    const start = performance.now();
    for (const text of texts) await read(text);
    const seconds = (performance.now() - start) / 1000;
    figures.push({ reader, feeds, kibEach, feedsPerSecond: Math.round(feeds / seconds) });
  }
  return figures;
}

async function portOf(server: ChildProcess): Promise<number> {
  const [message] = (await once(server, 'message')) as [FeedServerMessage];
  if (!('port' in message)) throw new Error('The feed server gave no port.');
  return message.port;
}

async function endRound(server: ChildProcess): Promise<number> {
  server.send('next round');
  const [message] = (await once(server, 'message')) as [FeedServerMessage];
  return 'mostSockets' in message ? message.mostSockets : 0;
}

/** The most memory the process had from now on, MB. */
function watchMemory(): { readonly start: number; end(): number } {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  return {
    start: Math.round(process.memoryUsage.rss() / MB),
    end: () => {
      clearInterval(timer);
      look();
      return Math.round(most / MB);
    },
  };
}
