import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordAdapter, type DiscordAdapter } from '../../../adapters/discord/app.ts';
import { SYSTEM_CLOCK, type Clock } from '../../../src/clock.ts';
import type { AppError } from '../../../src/errors.ts';
import { StaleStoryError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Message } from '../../../src/messages/message.ts';
import {
  PERSON,
  startDiscord,
  TEXT_CHANNEL,
  type LoopbackDiscord,
} from '../../platforms/discord.ts';
import { shownIn } from '../../platforms/discord-checks.ts';
import type { FakeInteraction } from '../../platforms/discord-interactions.ts';
import { failure } from '../../platforms/discord-rest.ts';
import {
  ALL,
  BOT_TOKEN,
  channelJson,
  GUILD_ID,
  guildJson,
  MAY,
} from '../../platforms/discord-world.ts';
import { listOf, objectOf, stringOf, type Json } from '../../platforms/json.ts';
import { answered, createRecordingCore, type RecordingCore } from './recording-core.ts';

const log = createLog('silent');
const EPHEMERAL = 64;
let discord: LoopbackDiscord;
let core: RecordingCore;
let adapter: DiscordAdapter;
let fatal: AppError[];
let mayBeSilent: boolean;

/** Back-off passes at once; the second until an answer is deferred is a real one. */
const clock: Clock = {
  now: () => discord.clock.now(),
  sleep: (ms, signal) => SYSTEM_CLOCK.sleep(ms > 1_500 ? 20 : ms, signal),
};

beforeEach(async () => {
  discord = await startDiscord();
  core = createRecordingCore();
  fatal = [];
  mayBeSilent = false;
  adapter = create();
});

afterEach(async () => {
  await adapter.stop();
  await discord.close();
  expect(discord.breaches).toEqual([]);
  if (!mayBeSilent) expect(discord.interactions.unanswered()).toEqual([]);
});

function create(token = BOT_TOKEN): DiscordAdapter {
  const onFatal = (error: AppError) => {
    fatal.push(error);
  };
  return createDiscordAdapter({
    token,
    apiUrl: discord.apiUrl,
    core,
    log,
    onFatal,
    clock,
    chance: () => 0,
    callTimeoutMs: 500,
  });
}

/** Connected, and with its commands registered. */
async function start(): Promise<void> {
  await adapter.start();
  await discord.until(() => discord.world.commands.length > 0, 'the commands');
}

const shown = ({ original }: FakeInteraction) => (original === null ? null : shownIn(original));
const answer = (interaction: FakeInteraction) =>
  discord.until(() => interaction.original !== null, 'an answer');
const componentsIn = (body: Json | null) =>
  listOf(body?.components)
    .flatMap((row) => listOf(objectOf(row).components))
    .map(objectOf);
const idOf = (body: Json | null, label: string) =>
  stringOf(componentsIn(body).find((one) => one.label === label)?.custom_id);

describe('connecting', () => {
  it('asks for guilds and nothing else', async () => {
    await start();
    expect(discord.gateway.intents).toEqual([1]);
  });

  it('registers its commands once, and not again where nothing changed', async () => {
    await start();
    await adapter.stop();
    adapter = create();
    await adapter.start();
    await discord.until(
      () =>
        discord.calls.filter(({ method, path }) => method === 'GET' && path.endsWith('/commands'))
          .length === 2,
    );
    await adapter.stop();
    expect(discord.world.commandWrites).toBe(1);
  });

  it('a gateway that is down at start: goes on trying, and posts meanwhile', async () => {
    discord.gateway.open = false;
    const started = start();
    await discord.until(
      () => discord.calls.filter(({ path }) => path === '/gateway/bot').length >= 3,
      'three attempts',
    );
    const destination = {
      platform: 'discord',
      workspace: GUILD_ID,
      channel: TEXT_CHANNEL,
      person: false,
    } as const;
    await adapter.chat.post(destination, answered('news'), { nonce: 'n1' });
    discord.gateway.open = true;
    await started;
    expect(discord.messages(TEXT_CHANNEL)).toHaveLength(1);
    expect(discord.gateway.connections()).toBe(1);
  });

  it('resumes after the connection broke, and hears what it missed', async () => {
    await start();
    discord.gateway.drop();
    const asked = discord.command('signals', { company: 'klarna' });
    await answer(asked);
    expect(discord.gateway.heard).toContain('resume');
    expect(discord.gateway.heard.filter((what) => what === 'identify')).toHaveLength(1);
  });

  it('reconnects when asked to', async () => {
    await start();
    discord.gateway.askToReconnect();
    await discord.until(() => discord.gateway.heard.includes('resume'), 'a resume');
    await answer(discord.command('help', {}));
  });

  it('identifies anew where the session is refused', async () => {
    await start();
    discord.gateway.forgetsSessions = true;
    discord.gateway.drop();
    await discord.until(
      () => discord.gateway.heard.filter((what) => what === 'identify').length === 2,
      'a second identify',
    );
    await discord.until(() => discord.gateway.connections() === 1);
    await answer(discord.command('help', {}));
  });

  it.each([
    { code: 4004, says: 'DISCORD_TOKEN' },
    { code: 4013, says: 'intents' },
    { code: 4014, says: 'privileged' },
  ])('close code $code after ready ends it with a sentence', async ({ code, says }) => {
    await start();
    discord.gateway.close(code);
    await discord.until(() => fatal.length > 0, 'the end');
    expect(fatal).toMatchObject([{ code: 'discord_refused' }]);
    expect(fatal[0]?.message).toContain(says);
  });

  it('a wrong token ends it before it began', async () => {
    adapter = create('wrong');
    await expect(adapter.start()).rejects.toMatchObject({
      code: expect.stringMatching(/token|refused/) as string,
    });
    expect(fatal).toHaveLength(1);
    expect(discord.calls).toHaveLength(1);
  });

  it('a token that dies later stops everything', async () => {
    await start();
    discord.faults.push({
      on: /POST .*messages$/,
      times: 1,
      fault: { do: 'answer', reply: failure(401, 0, '401') },
    });
    const destination = {
      platform: 'discord',
      workspace: GUILD_ID,
      channel: TEXT_CHANNEL,
      person: false,
    } as const;
    await expect(
      adapter.chat.post(destination, answered('news'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'token_revoked',
    });
    expect(fatal).toMatchObject([{ code: 'token_revoked' }]);
    await discord.until(() => discord.gateway.connections() === 0, 'the connection to end');
  });

  it('takes as many shards as Discord asks for', async () => {
    discord.shards = 2;
    await adapter.start();
    expect(discord.gateway.heard.filter((what) => what === 'identify')).toHaveLength(2);
  });
});

describe('commands', () => {
  it.each([
    { name: 'signals', options: { company: 'klarna' }, line: 'signals klarna' },
    { name: 'signals', options: {}, line: 'signals' },
    {
      name: 'subscribe',
      options: { company: 'klarna', when: 'weekly', only: 'ai only, >=100 jobs' },
      line: 'subscribe klarna weekly ai only, >=100 jobs',
    },
    {
      name: 'subscribe',
      options: { company: 'klarna', to_me: true },
      line: 'subscribe klarna to me',
    },
    { name: 'unsubscribe', options: { company: 'klarna' }, line: 'unsubscribe klarna' },
    { name: 'subscriptions', options: {}, line: 'subscriptions' },
    { name: 'digest', options: { period: 'last week' }, line: 'digest last week' },
    { name: 'why', options: { company: 's1' }, line: 'why s1' },
    { name: 'card', options: { company: 'klarna' }, line: 'card klarna' },
    { name: 'missed', options: {}, line: 'missed' },
    { name: 'help', options: { topic: 'subscribe' }, line: 'help subscribe' },
    { name: 'bellwether', options: { command: 'mute klarna 14d' }, line: 'mute klarna 14d' },
  ])('/$name $options is “$line”, answered to the asker alone', async ({ name, options, line }) => {
    await start();
    const asked = discord.command(name, options);
    await answer(asked);
    expect(core.asked.map((one) => one.line)).toEqual([line]);
    expect(asked.response).toMatchObject({ type: 4, data: { flags: EPHEMERAL } });
    expect(shown(asked)).toContain(`Answer to ${line}`);
  });

  it.each([
    { why: 'in a server', where: {}, channel: TEXT_CHANNEL, person: false },
    { why: 'in a direct message', where: { channel: null }, channel: PERSON, person: true },
    {
      why: 'where only the person installed it',
      where: { userInstalled: true },
      channel: PERSON,
      person: true,
    },
  ])('$why the answer belongs to the right place', async ({ where, channel, person }) => {
    await start();
    await answer(discord.command('subscribe', { company: 'klarna' }, where));
    expect(core.asked[0]?.asker).toMatchObject({ who: PERSON, destination: { channel, person } });
  });

  it('changing what a channel follows needs Manage Channels, checked on use', async () => {
    await start();
    const asked = discord.command('subscribe', { company: 'klarna' }, { mayManage: false });
    await answer(asked);
    expect(core.asked).toEqual([]);
    expect(shown(asked)).toContain('manage this channel');
    await answer(
      discord.command('subscribe', { company: 'klarna', to_me: true }, { mayManage: false }),
    );
    expect(core.asked).toHaveLength(1);
  });

  it('a slow answer is deferred, and comes', async () => {
    await start();
    core.before = () => discord.until(() => asked.response !== null, 'a deferral');
    const asked = discord.command('digest', {});
    await answer(asked);
    expect(asked.response).toEqual({ type: 5, data: { flags: EPHEMERAL } });
    expect(shown(asked)).toContain('Answer to digest');
  });

  it('the connection breaks in the middle of an answer: it comes all the same', async () => {
    await start();
    core.before = () => {
      discord.gateway.drop();
      return discord.until(() => discord.gateway.heard.includes('resume'), 'a resume');
    };
    const asked = discord.command('digest', {});
    await answer(asked);
    expect(core.asked).toHaveLength(1);
  });

  it('a long answer goes on in further messages, nothing cut', async () => {
    await start();
    core.message = () => long(30_000);
    const asked = discord.command('card', { company: 'klarna' });
    const all = () =>
      [asked.original, ...asked.followUps].map((body) => shownIn(body ?? {})).join('');
    await discord.until(() => (all().match(/word/g) ?? []).length === 6_000, 'all words');
    expect(asked.followUps.every(({ flags }) => flags === EPHEMERAL)).toBe(true);
  });

  it('a longer one than a user-installed app may answer is sent as a direct message', async () => {
    await start();
    core.message = () => long(60_000);
    const asked = discord.command('card', { company: 'klarna' }, { userInstalled: true });
    await answer(asked);
    expect(shown(asked)).toContain('direct message');
    const direct = [...discord.world.channels.values()].find(({ name }) => name === PERSON);
    expect(direct?.messages.length).toBeGreaterThan(6);
  });

  it('what goes wrong is told as a sentence', async () => {
    await start();
    core.before = () => Promise.reject(new StaleStoryError('s1'));
    const asked = discord.command('why', { company: 's1' });
    await answer(asked);
    expect(shown(asked)).toContain('was changed by someone else');
  });

  it.each(['accept_then_hang', 'accept_then_drop'] as const)(
    '%s on the answer: one answer',
    async (how) => {
      await start();
      discord.faults.push({ on: /callback$/, times: 1, fault: { do: how } });
      const asked = discord.command('signals', { company: 'klarna' });
      await answer(asked);
      await adapter.stop();
      expect(asked.followUps).toEqual([]);
      expect(shown(asked)).toContain('Answer to signals klarna');
      expect(
        [...discord.world.channels.values()].every(({ messages }) => messages.length === 0),
      ).toBe(true);
    },
  );

  it('a fault of Discord on the answer: tried again', async () => {
    await start();
    discord.faults.push({
      on: /callback$/,
      times: 2,
      fault: { do: 'answer', reply: failure(503, 0, 'No') },
    });
    const asked = discord.command('signals', { company: 'klarna' });
    await answer(asked);
  });

  it('an interaction that died: the answer goes to the person', async () => {
    await start();
    mayBeSilent = true;
    discord.faults.push({
      on: /callback$/,
      times: 1,
      fault: { do: 'answer', reply: failure(404, 10062, 'Unknown interaction') },
    });
    discord.command('signals', { company: 'klarna' });
    await discord.until(
      () =>
        [...discord.world.channels.values()].some(
          ({ name, messages }) => name === PERSON && messages.length === 1,
        ),
      'a direct message',
    );
  });
});

describe('autocomplete', () => {
  it('offers 25 companies, none over the limit', async () => {
    await start();
    const asked = discord.autocomplete('signals', 'company', 'kla');
    await discord.until(() => asked.response !== null);
    const choices = listOf(asked.response?.data.choices);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toMatchObject({ name: 'kla Example 1', value: 'kla example 1' });
  });

  it('offers what is followed for unsubscribe', async () => {
    await start();
    core.follows = [following(1), following(2)];
    const asked = discord.autocomplete('unsubscribe', 'company', '2');
    await discord.until(() => asked.response !== null);
    expect(asked.response?.data.choices).toMatchObject([{ value: 'company 2' }]);
  });
});

describe('buttons, selects and forms', () => {
  it('a button does what typing would do, also after a restart', async () => {
    await start();
    const asked = discord.command('signals', { company: 'klarna' });
    await answer(asked);
    await adapter.stop();
    adapter = create();
    await adapter.start();
    const pressed = discord.press(idOf(asked.original, 'Why?'));
    await answer(pressed);
    expect(core.asked.at(-1)?.line).toBe('why s1');
  });

  it('Share shows the answer to all', async () => {
    await start();
    const asked = discord.command('signals', { company: 'klarna' });
    await answer(asked);
    const shared = discord.press(idOf(asked.original, 'Share'));
    await answer(shared);
    expect(core.asked.at(-1)?.line).toBe('signals klarna');
    expect(shared.response?.data.flags ?? 0).toBe(0);
  });

  it('a button cannot do what its presser may not', async () => {
    await start();
    const pressed = discord.press('c1.0..mute klarna 14d', { mayManage: false });
    await answer(pressed);
    expect(core.asked).toEqual([]);
  });

  it('a button of a later version is answered', async () => {
    await start();
    const pressed = discord.press('c9.what.ever');
    await answer(pressed);
    expect(shown(pressed)).toContain('another version');
  });

  it('Wrong? asks what, and reports it with the message it was on', async () => {
    await start();
    const destination = {
      platform: 'discord',
      workspace: GUILD_ID,
      channel: TEXT_CHANNEL,
      person: false,
    } as const;
    const ref = await adapter.chat.post(destination, answered('news'), { nonce: 'n1' });
    const body = discord.messages(TEXT_CHANNEL)[0]?.body ?? null;
    const pressed = discord.press(idOf(body, 'Wrong?'));
    await discord.until(() => pressed.response?.type === 9, 'a form');
    const form = stringOf(pressed.response?.data.custom_id);
    const sent = discord.submit(form, { reason: 'wrong_number', note: 'It was 400.' });
    await answer(sent);
    expect(core.reports).toMatchObject([
      { storyId: 's1', reason: 'wrong_number', note: 'It was 400.', ref, asker: { who: PERSON } },
    ]);
  });

  it('the list is managed with a select and pages', async () => {
    await start();
    core.follows = Array.from({ length: 30 }, (_, at) => following(at));
    const asked = discord.command('subscriptions', {});
    await answer(asked);
    const opened = discord.press(idOf(asked.original, 'Manage'));
    await answer(opened);
    expect(listOf(componentsIn(opened.original)[0]?.options)).toHaveLength(25);
    const next = discord.press(idOf(opened.original, 'Next'));
    await answer(next);
    expect(next.response?.type).toBe(7);
    expect(listOf(componentsIn(next.original)[0]?.options)).toHaveLength(5);
    const select = stringOf(componentsIn(opened.original)[0]?.custom_id);
    const chosen = discord.choose(select, ['company 1', 'company 2']);
    await answer(chosen);
    expect(core.asked.slice(1).map(({ line }) => line)).toEqual([
      'unsubscribe company 1',
      'unsubscribe company 2',
    ]);
    expect(shown(chosen)).toContain('28 in all');
  });
});

describe('the life of a channel', () => {
  it('a deleted channel, a deleted thread, a farewell and a return are told', async () => {
    await start();
    const thread = {
      id: '1800000000000000001',
      guild_id: GUILD_ID,
      parent_id: TEXT_CHANNEL,
      type: 11,
    };
    discord.gateway.dispatch('THREAD_CREATE', {
      ...channelJson(discord.channel(TEXT_CHANNEL)),
      ...thread,
    });
    discord.gateway.dispatch('THREAD_DELETE', thread);
    discord.gateway.dispatch('CHANNEL_DELETE', channelJson(discord.channel(TEXT_CHANNEL)));
    discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID });
    discord.gateway.dispatch('GUILD_CREATE', guildJson(discord.world, GUILD_ID));
    await discord.until(() => core.told.length === 4, 'four events');
    expect(core.told).toEqual([
      `broken ${thread.id} 10003`,
      `broken ${TEXT_CHANNEL} 10003`,
      `gone ${GUILD_ID}`,
      `back ${GUILD_ID}`,
    ]);
  });

  it('an outage of a server is no farewell; what is to be posted waits', async () => {
    await start();
    discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID, unavailable: true });
    await answer(discord.command('help', {}, { channel: null }));
    const destination = {
      platform: 'discord',
      workspace: GUILD_ID,
      channel: TEXT_CHANNEL,
      person: false,
    } as const;
    await expect(
      adapter.chat.post(destination, answered('news'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: false,
    });
    expect(core.told).toEqual([]);
  });

  it('permission taken away: nothing is sent; given back: told', async () => {
    await start();
    const channel = discord.channel(TEXT_CHANNEL);
    const destination = {
      platform: 'discord',
      workspace: GUILD_ID,
      channel: TEXT_CHANNEL,
      person: false,
    } as const;
    channel.may = ALL & ~MAY.send;
    discord.gateway.dispatch('CHANNEL_UPDATE', channelJson(channel));
    await answer(discord.command('help', {}));
    const calls = discord.calls.length;
    await expect(
      adapter.chat.post(destination, answered('news'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'destination_broken',
      platformCode: '50013',
    });
    expect(discord.calls).toHaveLength(calls);
    channel.may = ALL;
    discord.gateway.dispatch('CHANNEL_UPDATE', channelJson(channel));
    await discord.until(() => core.told.length === 1);
    expect(core.told).toEqual([`restored ${TEXT_CHANNEL}`]);
    await adapter.chat.post(destination, answered('news'), { nonce: 'n1' });
  });
});

function following(at: number) {
  return {
    name: `Company ${at}`,
    words: `company ${at}`,
    detail: 'at once',
    cadence: { every: 'instant' },
    paused: false,
  } as const;
}

function long(size: number): Message {
  return {
    summary: 'Long',
    tone: 'neutral',
    blocks: [{ type: 'text', content: plain('word '.repeat(size / 5)) }],
  };
}
