import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openApp, type App } from '../src/app.ts';
import { isoInstant } from '../src/clock.ts';
import { parseConfig, type Environment } from '../src/config.ts';
import { checkPlatforms, chatPlatforms } from '../src/platforms.ts';
import { createLeapingClock } from './platforms/leaping-clock.ts';
import { eventPayload, slackPerson, type SlackPerson } from './platforms/slack-person.ts';
import { APP_TOKEN, BOT_TOKEN, startSlack, type LoopbackSlack } from './platforms/slack.ts';
import { textsIn } from './adapters/slack/texts-in.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PATIENCE = { timeout: 8_000, interval: 20 };

type Item = { readonly id: number; readonly title: string; readonly text: string };
type Published = Item & { readonly date: string };

let folder: string;
let items: Published[];
let feed: Server;
let slack: LoopbackSlack;
let app: App | null;
let stop: AbortController;
let serving: Promise<void>;
let tick: () => Promise<void>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-serve-'));
  slack = await startSlack(createLeapingClock());
  items = [];
  feed = createServer((_request, response) => {
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
  const { port } = feed.address() as AddressInfo;
  const sources = [{ type: 'feed', url: `http://127.0.0.1:${port}/feed`, every: '10m' }];
  await writeFile(join(folder, 'sources.json'), JSON.stringify(sources));
  app = null;
  stop = new AbortController();
  serving = Promise.resolve();
});

afterEach(async () => {
  stop.abort();
  await serving.catch(() => undefined);
  await app?.close();
  feed.close();
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

/** The real parts of the bot, as `start` puts them together. */
async function startBot(env: Environment = {}): Promise<App> {
  const config = parseConfig({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: join(folder, 'data'),
    SOURCES: join(folder, 'sources.json'),
    ALLOW_PRIVATE_ADDRESSES: 'on',
    LOG_LEVEL: 'silent',
    POLL_INTERVAL: '10m',
    ...env,
  });
  const opened = await openApp(config, {
    now: () => isoInstant(slack.clock.now()),
    clock: slack.clock,
    ticks: (job) => {
      tick = job;
      return { stop: () => Promise.resolve() };
    },
  });
  app = opened;
  serving = opened.serve(chatPlatforms(opened), { signal: stop.signal, readFirst: true });
  return opened;
}

const person = (user = 'U1'): SlackPerson =>
  slackPerson(slack, user, (type, payload) => slack.socket.send(type, payload));

async function command(line: string, channel = 'C1'): Promise<string> {
  const { posts } = await person().command(line, channel);
  await vi.waitUntil(() => posts.length > 0, PATIENCE);
  return posts.flatMap((post) => textsIn(post.blocks)).join('\n');
}

const inChannel = (id = 'C1') => slack.team.channels.get(id)?.messages ?? [];
const textOf = (at: number, id = 'C1') => textsIn(inChannel(id)[at]?.content.blocks).join('\n');

/** The first reading of the source is over, and the bot listens. */
async function isReady(opened: App): Promise<void> {
  await slack.socket.connected();
  await vi.waitUntil(async () => (await opened.store.sourceStates()).length > 0, PATIENCE);
}

const CUTS: Item = {
  id: 1,
  title: 'Klarna to cut 700 jobs',
  text: 'Klarna said it will cut 700 jobs in Stockholm.',
};

async function follow(): Promise<App> {
  const opened = await startBot();
  await isReady(opened);
  expect(await command('subscribe klarna')).toContain('Following Klarna');
  return opened;
}

/** The feed has it at the next look. */
function publish(item: Item): void {
  items.push({ ...item, date: new Date(slack.clock.now()).toUTCString() });
  slack.clock.advance(10 * MINUTE);
}

it('posts news to the channel that follows, edits it when the story grows, and says in its thread what is new', async () => {
  await follow();
  publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  expect(textOf(0)).toContain('700');
  expect(inChannel()[0]?.threadTs).toBeNull();

  publish({
    id: 2,
    title: 'Klarna to cut 700 jobs, 10% of its staff',
    text: 'Klarna said it will cut 700 jobs, 10% of its staff, in Stockholm.',
  });
  await vi.waitUntil(() => (inChannel()[0]?.edits ?? 0) > 0, PATIENCE);
  await vi.waitUntil(() => inChannel().length === 2, PATIENCE);
  expect(inChannel()[1]?.threadTs).toBe(inChannel()[0]?.ts);
  expect(textOf(0)).toContain('Sources:');
});

it('marks a disputed figure in the message that shows it, and why tells of the report', async () => {
  await follow();
  publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  slack.clock.advance(2_000);
  await person().press('Wrong?', { ...inChannel()[0]?.content, ts: inChannel()[0]?.ts });
  await vi.waitUntil(() => slack.modal().callback_id === 'wrong', PATIENCE);
  await person().submit(slack.modal(), {
    reason: { reason: { selected_option: { value: 'wrong_number' } } },
    note: { note: { value: 'It was 70.' } },
  });
  await vi.waitUntil(() => textOf(0).includes('Disputed here'), PATIENCE);
  expect(await command('why klarna')).toContain('It was 70.');
});

it('sends the digest when its time has come, by the clock', async () => {
  const opened = await follow();
  await command('subscribe klarna daily 09:00 UTC to me');
  publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  await tick();
  expect(inChannel('DU1')).toHaveLength(0);
  slack.clock.advance(DAY + 10 * MINUTE);
  await vi.waitUntil(async () => {
    await tick();
    return inChannel('DU1').length > 0;
  }, PATIENCE);
  expect(textOf(0, 'DU1')).toContain('Klarna');
  await vi.waitUntil(async () => (await opened.store.nextDeliveryDue('slack')) === null, PATIENCE);
  expect(inChannel('DU1')).toHaveLength(1);
});

it('lets subscriptions rest while the channel is archived, tells who made them once, and takes them along when it moves', async () => {
  const { store } = await follow();
  const here = { platform: 'slack', workspace: 'T1', channel: 'C1', person: false } as const;
  const tell = (inner: Parameters<typeof eventPayload>[1]) =>
    slack.socket.send('events_api', eventPayload(slack, inner));
  const pauseIn = async (channel: string) =>
    (await store.subscriptionsOf({ ...here, channel })).map(({ pause }) => pause?.because ?? null);
  await tell({ type: 'channel_archive', channel: 'C1', user: 'U1' });
  await vi.waitUntil(async () => (await pauseIn('C1'))[0] === 'broken', PATIENCE);
  await vi.waitUntil(() => inChannel('DU1').length === 1, PATIENCE);
  await tell({ type: 'channel_unarchive', channel: 'C1', user: 'U1' });
  await vi.waitUntil(async () => (await pauseIn('C1'))[0] === null, PATIENCE);
  await tell({ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2' });
  await vi.waitUntil(async () => (await pauseIn('C2')).length === 1, PATIENCE);
  expect(await pauseIn('C1')).toEqual([]);
  expect(await command('subscribe klarna', 'C2')).toContain('already followed like this');
  publish(CUTS);
  await vi.waitUntil(() => inChannel('C2').length === 1, PATIENCE);
  expect(inChannel('C1')).toHaveLength(0);
});

it('shows on the home tab what is followed and how the sources are', async () => {
  await follow();
  await person().openHome();
  await vi.waitUntil(() => slack.state.homes.has('U1'), PATIENCE);
  expect(textsIn(slack.home('U1').blocks).join('\n')).toMatch(
    /Klarna[\s\S]*1 of 1 sources healthy/,
  );
});

it('ends with one sentence where Slack refuses the token', async () => {
  await startBot({ SLACK_BOT_TOKEN: 'xoxb-wrong' });
  await expect(serving).rejects.toMatchObject({
    code: 'token_revoked',
    message: expect.stringContaining('renew SLACK_BOT_TOKEN') as string,
  });
});

it('ends with one sentence where the port is taken', async () => {
  const { port } = feed.address() as AddressInfo;
  const http = { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 's', PORT: String(port) };
  await startBot(http);
  await expect(serving).rejects.toMatchObject({ code: 'platform_failed' });
});

it('doctor asks Slack about tokens, scopes and the channels that are subscribed', async () => {
  const opened = await follow();
  expect((await checkPlatforms(opened)).filter(({ fine }) => !fine)).toEqual([]);
  slack.team.scopes.delete('channels:join');
  slack.channel('C1').archived = true;
  const problems = (await checkPlatforms(opened)).filter(({ fine }) => !fine);
  expect(problems.map(({ says }) => says)).toEqual([
    expect.stringContaining('channels:join missing'),
    'C1: The channel is archived.',
  ]);
});
