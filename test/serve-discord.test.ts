import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { App } from '../src/app.ts';
import { startDiscord, type LoopbackDiscord } from './platforms/discord.ts';
import { shownIn } from './platforms/discord-shown.ts';
import {
  ALL,
  channelJson,
  FORUM_CHANNEL,
  GUILD_ID,
  guildJson,
  MAY,
  PERSON,
  TEXT_CHANNEL,
} from './platforms/discord-world.ts';
import { serveDiscordBot, type ServedBot } from './serve-discord-bot.ts';
import { PATIENCE } from './serving.ts';

const TEN_MINUTES = 600_000;

let items: string[];
let feed: Server;
let discord: LoopbackDiscord;
let app: App;
let bot: ServedBot;

beforeEach(async () => {
  discord = await startDiscord();
  items = [];
  feed = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(`<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`);
  });
  await new Promise<void>((resolve) => {
    feed.listen(0, '127.0.0.1', resolve);
  });
  const { port } = feed.address() as AddressInfo;
  const sources = [{ type: 'feed', url: `http://127.0.0.1:${port}/feed`, every: '10m' }];
  bot = await serveDiscordBot(discord, sources);
  ({ app } = bot);
  // What the first reading finds was there before and is no news.
  await vi.waitUntil(async () => (await app.store.sourceStates()).length > 0, PATIENCE);
});

afterEach(async () => {
  await bot.end();
  feed.close();
  expect(discord.breaches).toEqual([]);
});

/** The feed has it at the next look. */
function publish(id: number, title: string): void {
  const date = new Date(discord.clock.now()).toUTCString();
  items.push(
    `<item><title>${title}</title><link>https://news.example/${id}</link><pubDate>${date}</pubDate><description>Klarna said it will do so in Stockholm. ${title}.</description></item>`,
  );
  discord.clock.advance(TEN_MINUTES);
}

const textsOf = (id: string) => discord.messages(id).map(({ body }) => shownIn(body));
const direct = () =>
  [...discord.world.channels.values()].find(({ name }) => name === PERSON)?.messages ?? [];

async function follow(channel: string): Promise<void> {
  const asked = discord.command('subscribe', { company: 'klarna' }, { channel });
  await discord.until(() => asked.original !== null, 'an answer');
  expect(shownIn(asked.original ?? {})).toContain('Following Klarna');
}

it('posts news where it is followed, edits it when the story grows, and says in its thread what is new', async () => {
  await follow(TEXT_CHANNEL);
  await follow(FORUM_CHANNEL);
  discord.channel(FORUM_CHANNEL).tags = [{ id: '1700000000000000001', name: 'Job cuts' }];
  discord.gateway.dispatch('CHANNEL_UPDATE', channelJson(discord.channel(FORUM_CHANNEL)));
  publish(1, 'Klarna to cut 700 jobs');
  await discord.until(() => discord.messages(TEXT_CHANNEL).length === 1, 'the alert');
  const [alert] = discord.messages(TEXT_CHANNEL);
  const post = () =>
    [...discord.world.channels.values()].find(({ parentId }) => parentId === FORUM_CHANNEL);
  await discord.until(() => post() !== undefined, 'the post');
  expect(post()?.appliedTags).toEqual(['1700000000000000001']);

  publish(2, 'Klarna to cut 700 jobs, 10% of its staff');
  await discord.until(() => (alert?.edits ?? 0) > 0, 'the edit');
  await discord.until(() => discord.messages(alert?.id ?? '').length > 0, 'the thread');
  expect(textsOf(TEXT_CHANNEL)).toEqual([expect.stringContaining('10%')]);
  expect(textsOf(alert?.id ?? '').join()).toContain('10%');
});

it('what waits for the end of quiet hours comes as soon as there are none', async () => {
  await follow(TEXT_CHANNEL);
  const quiet = async (hours: string) => {
    const asked = discord.command('bellwether quiet', { hours });
    await discord.until(() => asked.original !== null, 'an answer');
    return shownIn(asked.original ?? {});
  };
  const hour = (ahead: number) =>
    new Date(discord.clock.now() + ahead * 3_600_000).toISOString().slice(11, 13);
  expect(await quiet(`${hour(-3)}:00-${hour(3)}:00 UTC`)).toContain('No alerts here');
  publish(1, 'Klarna to cut 700 jobs');
  await expect.poll(() => app.store.nextDeliveryDue('discord'), { timeout: 20_000 }).not.toBeNull();
  expect(discord.messages(TEXT_CHANNEL)).toEqual([]);
  await quiet('off');
  await discord.until(() => discord.messages(TEXT_CHANNEL).length === 1, 'the alert');
});

it('removed from the server: paused and kept, who set it up is told once, and invited again it goes on', async () => {
  await follow(TEXT_CHANNEL);
  await follow(FORUM_CHANNEL);
  discord.world.guilds.delete(GUILD_ID);
  discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID });
  await discord.until(() => direct().length === 1, 'the notice');
  expect(shownIn(direct()[0]?.body ?? {})).toMatch(/removed from the server.*2 subscriptions/);
  const paused = await app.store.allSubscriptions();
  expect(paused.map(({ pause }) => pause)).toMatchObject([
    { because: 'broken', code: 'workspace_gone' },
    { because: 'broken', code: 'workspace_gone' },
  ]);
  publish(1, 'Klarna to cut 700 jobs');

  discord.world.guilds.add(GUILD_ID);
  discord.gateway.dispatch('GUILD_CREATE', guildJson(discord.world, GUILD_ID));
  publish(2, 'Klarna to buy a rival');
  await discord.until(() => discord.messages(TEXT_CHANNEL).length > 0, 'an alert');
  const going = await app.store.allSubscriptions();
  expect(going.map(({ pause }) => pause)).toEqual([null, null]);
  expect(direct()).toHaveLength(1);
});

it('an outage of the server pauses nothing and tells nobody: the alert comes when it is over', async () => {
  await follow(TEXT_CHANNEL);
  discord.world.unavailable.add(GUILD_ID);
  discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID, unavailable: true });
  publish(1, 'Klarna to cut 700 jobs');
  // Somebody asks elsewhere meanwhile.
  const answer = async () => {
    const asked = discord.command('signals', { company: 'klarna' }, { channel: null });
    await discord.until(() => asked.original !== null, 'an answer');
    return shownIn(asked.original ?? {});
  };
  await expect.poll(answer, { timeout: 20_000 }).toContain('700');
  expect(discord.messages(TEXT_CHANNEL)).toEqual([]);
  discord.world.unavailable.delete(GUILD_ID);
  discord.gateway.dispatch('GUILD_CREATE', guildJson(discord.world, GUILD_ID));
  // It is looked again every half a minute.
  const posted = () => {
    discord.clock.advance(30_000);
    return discord.messages(TEXT_CHANNEL).length;
  };
  await expect.poll(posted, { timeout: 20_000 }).toBe(1);
  const [subscription] = await app.store.allSubscriptions();
  expect(subscription?.pause).toBeNull();
  expect(direct()).toEqual([]);
});

it('permission taken away: who set it up is told once, and it goes on by itself', async () => {
  await follow(TEXT_CHANNEL);
  const channel = discord.channel(TEXT_CHANNEL);
  channel.may = ALL & ~MAY.send;
  discord.gateway.dispatch('CHANNEL_UPDATE', channelJson(channel));
  publish(1, 'Klarna to cut 700 jobs');
  await discord.until(() => direct().length === 1, 'the notice');
  expect(shownIn(direct()[0]?.body ?? {})).toContain('Send Messages');
  publish(2, 'Klarna to buy a rival');
  channel.may = ALL;
  discord.gateway.dispatch('CHANNEL_UPDATE', channelJson(channel));
  await discord.until(() => discord.messages(TEXT_CHANNEL).length > 0, 'an alert');
  expect(direct()).toHaveLength(1);
});
