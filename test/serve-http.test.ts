import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../src/config.ts';
import { checkPlatforms } from '../src/platforms.ts';
import { install } from './platforms/slack-browser.ts';
import { deliverHttp, SIGNING_SECRET } from './platforms/slack-http.ts';
import { eventPayload, slackPerson } from './platforms/slack-person.ts';
import type { Deliver, SlackPerson } from './platforms/slack-person.ts';
import type { SlackWorkspace } from './platforms/slack-workspace.ts';
import { textsIn } from './adapters/slack/texts-in.ts';
import { CUTS, PATIENCE, useServing } from './serving.ts';

const bot = useServing();
let port: number;
let base: string;

beforeEach(async () => {
  port = await freePort();
  base = `http://127.0.0.1:${port}`;
});

const deliver: Deliver = (type, payload) =>
  deliverHttp(`${base}/slack/events`, type, payload, bot.slack.state.violation);
const person = (team = bot.slack.team): SlackPerson => slackPerson(bot.slack, 'U1', deliver, team);
const inChannel = (team = bot.slack.team) => bot.slack.messages('C1', team);

async function isListening(): Promise<void> {
  await vi.waitUntil(
    () =>
      fetch(base).then(
        () => true,
        () => false,
      ),
    PATIENCE,
  );
}

async function command(line: string, team?: SlackWorkspace): Promise<string> {
  const { posts } = await person(team).command(line);
  await vi.waitUntil(() => posts.length > 0, PATIENCE);
  return posts.flatMap((post) => textsIn(post.blocks)).join('\n');
}

it('HTTP mode: asks, follows and alerts over signed requests', async () => {
  const app = await bot.startBot({
    SLACK_APP_TOKEN: '',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    PORT: String(port),
  });
  await Promise.all([isListening(), bot.hasRead(app)]);
  expect(await command('subscribe klarna')).toContain('Following Klarna');
  await bot.publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  const [alert] = inChannel();
  const { posts } = await person().press('Why?', { ...alert?.content, ts: alert?.ts });
  await vi.waitUntil(() => posts.length > 0, PATIENCE);
  expect(posts[0]?.text).toBe('Why: Klarna plans to cut 700 jobs');
  await person().openHome();
  await vi.waitUntil(() => bot.slack.state.homes.has('U1'), PATIENCE);
});

describe('several workspaces', () => {
  const settings = (): Environment => ({
    SLACK_BOT_TOKEN: '',
    SLACK_APP_TOKEN: '',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    PORT: String(port),
    SLACK_CLIENT_ID: 'client',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 'state-secret',
    SLACK_ENCRYPTION_KEY: KEY,
  });
  const KEY = randomBytes(32).toString('base64');

  it('each installs, follows and hears for itself, also after a restart; who leaves hears no more until they are back', async () => {
    const first = bot.slack.team;
    const second = bot.slack.addWorkspace('T2', 'xoxb-second');
    await bot.hasRead(await bot.startBot(settings()));
    await isListening();
    for (const team of [first, second]) {
      expect((await install(bot.slack, base, team)).status).toBe(200);
      expect(await command('subscribe klarna', team)).toContain('Following Klarna');
    }
    expect(await secretsIn(bot.dataFolder)).toEqual([]);

    await bot.stopBot();
    const app = await bot.startBot(settings());
    await Promise.all([isListening(), bot.hasRead(app)]);
    expect((await checkPlatforms(app)).filter(({ fine }) => !fine)).toEqual([]);
    await bot.publish(CUTS);
    await vi.waitUntil(
      () => inChannel(first).length === 1 && inChannel(second).length === 1,
      PATIENCE,
    );
    const posts = bot.slack.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts.map(({ token }) => token.split('-')[1]).toSorted()).toEqual(['T1', 'T2']);

    const uninstalled = eventPayload(bot.slack, { type: 'app_uninstalled' }, second);
    await deliver('events_api', uninstalled);
    const here = { platform: 'slack', workspace: 'T2', channel: 'C1', person: false } as const;
    const pauses = async () =>
      (await app.store.subscriptionsOf(here)).map(({ pause }) => pause?.because ?? null);
    await vi.waitUntil(async () => (await pauses())[0] === 'broken', PATIENCE);
    expect(await app.store.installation('T2')).toBeNull();
    await bot.publish({
      id: 2,
      title: 'Klarna to close its office in Madrid',
      text: 'Klarna said it will close its office in Madrid and part with 60 people.',
    });
    await vi.waitUntil(() => inChannel(first).length > 1, PATIENCE);
    expect(inChannel(second)).toHaveLength(1);

    expect((await install(bot.slack, base, second)).status).toBe(200);
    await vi.waitUntil(async () => (await pauses())[0] === null, PATIENCE);
    expect(await command('subscriptions', second)).toContain('Klarna');
  });

  it('tells who asks in a workspace that did not install it', async () => {
    await bot.startBot(settings());
    await isListening();
    expect(await command('klarna')).toContain('not installed in this workspace');
  });
});

/** Files of the data folder in which a token stands that can be read. */
async function secretsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_file, at) => /xox[a-z]/.test(texts[at] ?? ''));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}
