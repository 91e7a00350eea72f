import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { openApp, type App } from '../src/app.ts';
import { isoInstant } from '../src/clock.ts';
import { parseConfig, type Environment } from '../src/config.ts';
import { chatPlatforms } from '../src/platforms.ts';
import { createLeapingClock } from './platforms/leaping-clock.ts';
import { APP_TOKEN, BOT_TOKEN, startSlack, type LoopbackSlack } from './platforms/slack.ts';

export const MINUTE = 60_000;
const MOST_LOOKS = 10;
export const PATIENCE = { timeout: 20_000, interval: 20 };

export type Item = { readonly id: number; readonly title: string; readonly text: string };

export const CUTS: Item = {
  id: 1,
  title: 'Klarna to cut 700 jobs',
  text: 'Klarna said it will cut 700 jobs in Stockholm.',
};

/** The whole bot, from its settings on, with a feed to read and a Slack to talk to, all on loopback. */
export type Serving = {
  readonly slack: LoopbackSlack;
  /** Where the bot keeps everything. */
  readonly dataFolder: string;
  /** A port that something listens on. */
  readonly takenPort: number;
  /** Rejects with what the bot could not go on after. */
  readonly serving: Promise<void>;
  /** Starts the bot as `start` does, in Socket Mode where the settings do not say otherwise. */
  startBot(env?: Environment): Promise<App>;
  stopBot(): Promise<void>;
  /** Resolves when the sources were read for the first time. */
  hasRead(app: App): Promise<void>;
  /** Resolves when the bot has asked the feed that has it. */
  publish(item: Item): Promise<void>;
  /** Looks which digests are due. */
  tick(): Promise<void>;
};

/** One for each test; stopped after it. */
export function useServing(): Serving {
  let folder: string;
  let items: (Item & { readonly date: string })[];
  let feed: Server;
  let app: App | null;
  let stop: AbortController;
  let tick: () => Promise<void>;
  let readings = 0;
  const self: { slack: LoopbackSlack; serving: Promise<void> } & Omit<
    Serving,
    'slack' | 'serving'
  > = {
    slack: undefined as never,
    serving: Promise.resolve(),
    get dataFolder() {
      return join(folder, 'data');
    },
    get takenPort() {
      return (feed.address() as AddressInfo).port;
    },
    async startBot(env = {}) {
      const { slack } = self;
      const config = parseConfig({
        SLACK_BOT_TOKEN: BOT_TOKEN,
        SLACK_APP_TOKEN: APP_TOKEN,
        SLACK_API_URL: slack.apiUrl,
        DATA_DIR: self.dataFolder,
        SOURCES: join(folder, 'sources.json'),
        ALLOW_PRIVATE_ADDRESSES: 'on',
        LOG_LEVEL: 'silent',
        POLL_INTERVAL: '10m',
        ...env,
      });
      stop = new AbortController();
      const opened = await openApp(config, {
        now: () => isoInstant(slack.clock.now()),
        clock: slack.clock,
        ticks: (job) => {
          tick = job;
          return { stop: () => Promise.resolve() };
        },
      });
      app = opened;
      self.serving = opened.serve(chatPlatforms(opened), { signal: stop.signal, readFirst: true });
      return opened;
    },
    async stopBot() {
      stop.abort();
      await self.serving.catch(() => undefined);
      await app?.close();
      app = null;
    },
    async hasRead(opened) {
      await vi.waitUntil(async () => (await opened.store.sourceStates()).length > 0, PATIENCE);
    },
    async publish(item) {
      items.push({ ...item, date: new Date(self.slack.clock.now()).toUTCString() });
      const before = readings;
      const isRead = () => readings > before;
      // The watcher may just be about to wait for its next look, and then waits once more.
      for (let looks = 0; looks < MOST_LOOKS && !isRead(); looks += 1) {
        self.slack.clock.advance(10 * MINUTE);
        await vi.waitUntil(isRead, { timeout: 500, interval: 10 }).catch(() => undefined);
      }
    },
    tick: () => tick(),
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-serve-'));
    self.slack = await startSlack(createLeapingClock());
    self.serving = Promise.resolve();
    items = [];
    app = null;
    stop = new AbortController();
    feed = createServer((_request, response) => {
      readings += 1;
      const entries = items.map(
        ({ id, title, text, date }) =>
          `<item><title>${title}</title><link>https://news.example/${id}</link><pubDate>${date}</pubDate><description>${text}</description></item>`,
      );
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(`<rss version="2.0"><channel><title>Wire</title>${entries.join('')}</channel></rss>`);
    });
    await new Promise<void>((resolve) => {
      feed.listen(0, '127.0.0.1', resolve);
    });
    const sources = [
      { type: 'feed', url: `http://127.0.0.1:${self.takenPort}/feed`, every: '10m' },
    ];
    await writeFile(join(folder, 'sources.json'), JSON.stringify(sources));
  });

  afterEach(async () => {
    await self.stopBot();
    feed.close();
    await self.slack.close();
    await rm(folder, { recursive: true, force: true });
  });

  return self;
}
