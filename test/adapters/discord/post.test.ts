import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordChat } from '../../../adapters/discord/post.ts';
import type { Place } from '../../../adapters/discord/places.ts';
import { createGatekeeper, createOutboxRest } from '../../../adapters/discord/rest.ts';
import type { ChatAdapter } from '../../../src/deliveries/chat-adapter.ts';
import { createLog } from '../../../src/log.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Block, Message } from '../../../src/messages/message.ts';
import type { Destination } from '../../../src/subscriptions/subscription.ts';
import {
  FORUM_CHANNEL,
  PERSON,
  startDiscord,
  TEXT_CHANNEL,
  type LoopbackDiscord,
} from '../../platforms/discord.ts';
import { shownIn } from '../../platforms/discord-checks.ts';
import { failure } from '../../platforms/discord-rest.ts';
import {
  addChannel,
  ALL,
  BOT_TOKEN,
  GUILD_ID,
  MAY,
  THREAD,
} from '../../platforms/discord-world.ts';

const log = createLog('silent');
const NONCE = 'abcdefghijklmnopqrstuv';
const MINUTE_MS = 60_000;
let discord: LoopbackDiscord;
let chat: ChatAdapter;

beforeEach(async () => {
  discord = await startDiscord();
  chat = connect();
});

afterEach(async () => {
  await discord.close();
  expect(discord.breaches).toEqual([]);
});

type Settings = { token?: string; mostInvalidAnswers?: number; knows?: Place[] };

/** A process of its own: nothing is remembered from another. */
function connect({
  token = BOT_TOKEN,
  mostInvalidAnswers,
  knows = [],
}: Settings = {}): ChatAdapter {
  const clock = { ...discord.clock, sleep: () => Promise.resolve() };
  const settings = {
    apiUrl: discord.apiUrl,
    clock,
    log,
    callTimeoutMs: 300,
    ...(mostInvalidAnswers === undefined ? {} : { mostInvalidAnswers }),
  };
  const gatekeeper = createGatekeeper(settings);
  const rest = createOutboxRest(token, settings, gatekeeper);
  const lookUp = (id: string) => knows.find(({ channel }) => channel === id) ?? null;
  return createDiscordChat({ rest, gatekeeper, clock, log, lookUp });
}

const channel = (id = TEXT_CHANNEL): Destination => ({
  platform: 'discord',
  workspace: GUILD_ID,
  channel: id,
  person: false,
});
const person: Destination = {
  platform: 'discord',
  workspace: 'local',
  channel: PERSON,
  person: true,
};
const saying = (text: string): Message => ({
  summary: text,
  tone: 'loss',
  topics: ['layoff', 'job cuts', 'layoffs', 'AI', 'Klarna'],
  blocks: [
    { type: 'heading', level: 1, text },
    { type: 'buttons', buttons: [{ label: 'Why?', action: 'why s1' }] },
  ],
});
const digest = (stories: number): Message => ({
  summary: `${stories} stories this week`,
  tone: 'neutral',
  blocks: [
    ...Array.from({ length: stories }, (_, at): Block[] => [
      { type: 'heading', level: 2, text: `Company ${at}` },
      { type: 'facts', facts: [{ label: 'Jobs', value: plain(`${1_000 + at}`) }] },
      { type: 'quote', text: `The company number ${at} said that it would cut jobs. `.repeat(4) },
    ]).flat(),
    { type: 'buttons', buttons: [{ label: 'The one before', action: 'digest 2024-W44' }] },
  ],
});
const tag = (name: string, at: number) => ({ id: `170000000000000000${at}`, name });
const MANY_TAGS = ['A', 'B', 'C', 'D', 'E', 'F'];
const since = () => new Date(discord.clock.now()).toISOString();
const shownAt = (id: string) => discord.messages(id).map(({ body }) => shownIn(body));
const posts = () =>
  discord.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('messages'));

describe('posting', () => {
  it('posts an embed with the nonce enforced and nobody mentioned', async () => {
    const ref = await chat.post(channel(), saying('News'), { nonce: NONCE });
    expect(discord.messages(TEXT_CHANNEL)).toMatchObject([
      {
        id: ref.id,
        body: {
          nonce: NONCE,
          enforce_nonce: true,
          allowed_mentions: { parse: [] },
          embeds: [{ title: 'News' }],
        },
      },
    ]);
    expect(ref.thread).toBeNull();
  });

  it('posts to a person', async () => {
    await chat.post(person, saying('News'), { nonce: NONCE });
    const direct = [...discord.world.channels.values()].find(({ name }) => name === PERSON);
    expect(direct?.messages).toHaveLength(1);
  });

  it('edits in place', async () => {
    const ref = await chat.post(channel(), saying('News'), { nonce: NONCE });
    await chat.edit(channel(), ref, saying('News, corrected'));
    expect(shownAt(TEXT_CHANNEL)).toEqual(['News, corrected']);
  });

  it('replies in a thread made on the message, the second time in the same one', async () => {
    const ref = await chat.post(channel(), saying('News'), { nonce: NONCE });
    const first = await chat.post(channel(), saying('More'), { nonce: 'n2', replyTo: ref });
    await chat.post(channel(), saying('Even more'), { nonce: 'n3', replyTo: ref });
    expect(first.thread).toBe(ref.id);
    expect(shownAt(ref.id)).toEqual(['More', 'Even more']);
    expect(discord.channel(ref.id).name).toBe('More');
  });

  it('a digest of 60 stories is one message and a thread, nothing lost', async () => {
    const ref = await chat.post(channel(), digest(60), { nonce: NONCE });
    expect(discord.messages(TEXT_CHANNEL)).toHaveLength(1);
    const all = [...shownAt(TEXT_CHANNEL), ...shownAt(ref.id)].join('\n');
    for (let at = 0; at < 60; at += 1) expect(all).toContain(`${1_000 + at}`);
  });

  it('edits a message of several parts, in the channel and in the thread', async () => {
    const ref = await chat.post(channel(), digest(30), { nonce: NONCE });
    const before = discord.messages(ref.id).length;
    await chat.edit(channel(), ref, digest(31));
    expect(discord.messages(ref.id).length).toBeGreaterThanOrEqual(before);
    expect(shownAt(ref.id).join('\n')).toContain('1030');
    expect(discord.messages(ref.id).every(({ edits }, at) => at >= before || edits === 1)).toBe(
      true,
    );
  });

  it('a forum gets one post a story, tagged by kind, and replies in it', async () => {
    discord.channel(FORUM_CHANNEL).tags = ['Hiring', 'AI', 'Job cuts'].map(tag);
    const forum = channel(FORUM_CHANNEL);
    const ref = await chat.post(forum, saying('Example cuts jobs'), { nonce: NONCE });
    const reply = await chat.post(forum, saying('More'), { nonce: 'n2', replyTo: ref });
    await chat.edit(forum, ref, saying('Example cuts fewer jobs'));
    const other = await chat.post(forum, saying('Example cuts jobs again'), { nonce: 'n3' });
    expect(discord.channel(ref.id)).toMatchObject({
      parentId: FORUM_CHANNEL,
      name: 'Example cuts jobs',
      appliedTags: [tag('Job cuts', 2).id, tag('AI', 1).id],
    });
    expect(shownAt(ref.id)).toEqual(['Example cuts fewer jobs', 'More']);
    expect(reply.thread).toBe(ref.id);
    expect(other.id).not.toBe(ref.id);
  });

  it.each([
    { tags: ['Hiring'].map(tag), applied: 0, why: 'no tag for another kind' },
    { tags: ['Hiring', 'News'].map(tag), applied: 1, why: 'one for the rest' },
    { tags: [{ ...tag('Layoffs', 0), moderated: true }], applied: 0, why: 'none of moderators' },
    { tags: MANY_TAGS.map(tag), applied: 5, why: 'five at most' },
  ])('a forum with $tags.length tags: $why', async ({ tags, applied }) => {
    discord.channel(FORUM_CHANNEL).tags = tags;
    const any = { ...saying('News'), topics: ['layoff', ...MANY_TAGS] };
    const ref = await chat.post(channel(FORUM_CHANNEL), any, { nonce: NONCE });
    expect(discord.channel(ref.id).appliedTags).toHaveLength(applied);
  });

  it('a forum that asks for a tag where none fits says what to do', async () => {
    Object.assign(discord.channel(FORUM_CHANNEL), { tags: [tag('Hiring', 0)], asksForTag: true });
    await expect(
      chat.post(channel(FORUM_CHANNEL), saying('News'), { nonce: NONCE }),
    ).rejects.toMatchObject({
      code: 'destination_broken',
      message: expect.stringContaining('add one named “News”') as string,
    });
  });

  it('opens an archived thread again, once', async () => {
    const thread = addChannel(discord.world, {
      id: '1800000000000000001',
      type: THREAD,
      parentId: TEXT_CHANNEL,
      archived: true,
    });
    await chat.post(channel(thread.id), saying('News'), { nonce: NONCE });
    expect(thread).toMatchObject({ archived: false, messages: [{}] });
  });
});

describe('once, whatever happens', () => {
  it.each(['accept_then_hang', 'accept_then_drop'] as const)(
    '%s: sent again, there is one',
    async (how) => {
      discord.faults.push({ on: /POST .*messages$/, times: 1, fault: { do: how } });
      const from = since();
      await expect(chat.post(channel(), saying('News'), { nonce: NONCE })).rejects.toMatchObject({
        code: 'platform_unavailable',
        inDoubt: true,
      });
      expect(await chat.find(channel(), { nonce: NONCE, since: from })).toBe('post_again');
      const ref = await chat.post(channel(), saying('News'), { nonce: NONCE });
      expect(discord.messages(TEXT_CHANNEL).map(({ id }) => id)).toEqual([ref.id]);
    },
  );

  it.each([true, false])(
    'killed between post and note, an hour ago: found (nonce read back: %s)',
    async (shows) => {
      discord.world.showsNonce = shows;
      const from = since();
      const ref = await chat.post(channel(), saying('News'), { nonce: NONCE });
      for (let at = 0; at < 120; at += 1)
        await chat.post(channel(), saying(`Other ${at}`), { nonce: `other-${at}` });
      discord.clock.advance(60 * MINUTE_MS);
      expect(await connect().find(channel(), { nonce: NONCE, since: from })).toEqual(ref);
    },
  );

  it('killed before the post: an hour later it certainly is not there', async () => {
    const from = since();
    await chat.post(channel(), saying('Other'), { nonce: 'other' });
    discord.clock.advance(60 * MINUTE_MS);
    expect(await connect().find(channel(), { nonce: NONCE, since: from })).toBeNull();
  });

  it('killed in the middle of a long message: the next process goes on where it was', async () => {
    const from = since();
    discord.faults.push({
      on: /POST \/channels\/(?!150000)\d+\/messages$/,
      times: 1,
      fault: { do: 'drop' },
    });
    await expect(chat.post(channel(), digest(60), { nonce: NONCE })).rejects.toMatchObject({
      inDoubt: true,
    });
    discord.clock.advance(60 * MINUTE_MS);
    const next = connect();
    expect(await next.find(channel(), { nonce: NONCE, since: from })).toBeNull();
    const ref = await next.post(channel(), digest(60), { nonce: NONCE });
    expect(discord.messages(TEXT_CHANNEL).map(({ id }) => id)).toEqual([ref.id]);
    const all = [...shownAt(TEXT_CHANNEL), ...shownAt(ref.id)].join('\n');
    expect(all.match(/Company number|The company number/g)).toHaveLength(240);
  });

  it('finds a reply in its thread, and a post in its forum', async () => {
    const from = since();
    const ref = await chat.post(channel(), saying('News'), { nonce: NONCE });
    const reply = await chat.post(channel(), saying('More'), { nonce: 'n2', replyTo: ref });
    const post = await chat.post(channel(FORUM_CHANNEL), saying('Post'), { nonce: 'n3' });
    discord.clock.advance(60 * MINUTE_MS);
    const next = connect();
    expect(await next.find(channel(), { nonce: 'n2', since: from, replyTo: ref })).toEqual(reply);
    expect(await next.find(channel(FORUM_CHANNEL), { nonce: 'n3', since: from })).toEqual(post);
    expect(await next.find(channel(FORUM_CHANNEL), { nonce: 'n4', since: from })).toBeNull();
  });

  it('does not guess where it may not read the channel', async () => {
    const knows: Place[] = [
      { channel: TEXT_CHANNEL, kind: 'text', permissions: ALL & ~MAY.history, tags: [] },
    ];
    const from = since();
    discord.clock.advance(60 * MINUTE_MS);
    await expect(
      connect({ knows }).find(channel(), { nonce: NONCE, since: from }),
    ).rejects.toMatchObject({ code: 'destination_broken' });
  });
});

describe('what the platform says, as the outbox understands it', () => {
  const CODES = [
    { status: 404, code: 10003, is: 'destination_broken' },
    { status: 403, code: 50001, is: 'destination_broken' },
    { status: 403, code: 50007, is: 'destination_broken' },
    { status: 403, code: 50278, is: 'destination_broken' },
    { status: 403, code: 160005, is: 'destination_broken' },
    { status: 403, code: 99_999, is: 'destination_broken' },
    { status: 400, code: 50024, is: 'destination_broken' },
    { status: 404, code: 10008, is: 'message_gone' },
    { status: 400, code: 50035, is: 'message_refused' },
    { status: 400, code: 200000, is: 'message_refused' },
    { status: 400, code: 240000, is: 'message_refused' },
    { status: 400, code: 20016, is: 'rate_limited' },
    { status: 400, code: 20028, is: 'rate_limited' },
    { status: 401, code: 0, is: 'token_revoked' },
    { status: 400, code: 50014, is: 'token_revoked' },
    { status: 500, code: 0, is: 'platform_unavailable' },
    { status: 503, code: 130000, is: 'platform_unavailable' },
  ];
  it.each(CODES)('$status with code $code is $is', async ({ status, code, is }) => {
    const reply = failure(status, code, 'No');
    discord.faults.push({ on: /POST .*messages$/, times: 1, fault: { do: 'answer', reply } });
    await expect(chat.post(channel(), saying('News'), { nonce: NONCE })).rejects.toMatchObject({
      code: is,
    });
    expect(posts()).toHaveLength(1);
  });

  it('a connection that is refused was certainly not sent', async () => {
    await discord.close();
    await expect(chat.post(channel(), saying('News'), { nonce: NONCE })).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: false,
    });
    discord = await startDiscord();
  });

  it('no access: nothing is sent where the gateway told so', async () => {
    const knows: Place[] = [{ channel: TEXT_CHANNEL, kind: 'text', permissions: 0n, tags: [] }];
    await expect(
      connect({ knows }).post(channel(), saying('News'), { nonce: NONCE }),
    ).rejects.toMatchObject({ code: 'destination_broken', platformCode: '50001' });
    expect(discord.calls).toEqual([]);
  });

  it.each([
    { what: 'the gateway told so', told: true },
    { what: 'only Discord tells', told: false },
  ])('posts text where embeds are not allowed: $what', async ({ told }) => {
    const allowed = ALL & ~MAY.embed;
    discord.channel(TEXT_CHANNEL).may = allowed;
    const knows: Place[] = told
      ? [{ channel: TEXT_CHANNEL, kind: 'text', permissions: allowed, tags: [] }]
      : [];
    await connect({ knows }).post(channel(), saying('News'), { nonce: NONCE });
    expect(discord.messages(TEXT_CHANNEL)).toMatchObject([
      { body: { content: '## News', embeds: [] } },
    ]);
    expect(posts()).toHaveLength(told ? 1 : 2);
  });

  it('replies without a thread where none may be made', async () => {
    discord.channel(TEXT_CHANNEL).may = ALL & ~MAY.createThreads;
    const ref = await chat.post(channel(), saying('News'), { nonce: NONCE });
    const reply = await chat.post(channel(), saying('More'), { nonce: 'n2', replyTo: ref });
    expect(reply.thread).toBeNull();
    expect(discord.messages(TEXT_CHANNEL)[1]).toMatchObject({ replyTo: ref.id });
  });

  it('a reply to a message that was deleted, and an edit of it, say so', async () => {
    const gone = { id: '1900000000000000001', thread: null };
    await expect(
      chat.post(channel(), saying('More'), { nonce: NONCE, replyTo: gone }),
    ).rejects.toMatchObject({ code: 'message_gone' });
    await expect(chat.edit(channel(), gone, saying('More'))).rejects.toMatchObject({
      code: 'message_gone',
    });
  });
});

describe('rate limits', () => {
  const tooMany = (body: unknown, headers: Record<string, string>) => ({
    on: /POST .*messages$/,
    times: 1,
    fault: { do: 'answer', reply: { status: 429, body, headers } } as const,
  });

  it('a channel: the outbox is told how long, and nothing more is asked', async () => {
    discord.bucket = { limit: 1, perMs: 5_000 };
    await chat.post(channel(), saying('One'), { nonce: 'n1' });
    for (let at = 0; at < 3; at += 1)
      await expect(chat.post(channel(), saying('Two'), { nonce: 'n2' })).rejects.toMatchObject({
        code: 'rate_limited',
        scope: 'destination',
      });
    // The library learns from the first refusal that both share a bucket.
    expect(posts()).toHaveLength(2);
  });

  it('another channel goes on meanwhile', async () => {
    discord.bucket = { limit: 1, perMs: 5_000 };
    const other = addChannel(discord.world, { id: '1500000000000000009' });
    await chat.post(channel(), saying('One'), { nonce: 'n1' });
    await chat.post(channel(other.id), saying('Two'), { nonce: 'n2' });
    expect(other.messages).toHaveLength(1);
  });

  it('global: all wait', async () => {
    const headers = {
      'Retry-After': '7',
      'X-RateLimit-Global': 'true',
      'X-RateLimit-Scope': 'global',
    };
    discord.faults.push(tooMany({ message: '', retry_after: 7, global: true }, headers));
    await expect(chat.post(channel(), saying('One'), { nonce: 'n1' })).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'platform',
      retryAfterMs: expect.closeTo(7_000, -3) as number,
    });
  });

  it.each([
    { what: 'the body alone', body: { retry_after: 9.5 }, headers: {} },
    { what: 'nothing at all', body: {}, headers: {} },
  ])('a wait told by $what is no hot loop', async ({ body, headers }) => {
    discord.faults.push(tooMany(body, headers));
    await expect(chat.post(channel(), saying('One'), { nonce: 'n1' })).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect(posts()).toHaveLength(1);
  });

  it('a page of the gatekeeper stops everything for a while', async () => {
    const headers = { 'Content-Type': 'text/html' };
    discord.faults.push({ ...tooMany('<html>blocked</html>', headers) });
    await expect(chat.post(channel(), saying('One'), { nonce: 'n1' })).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'platform',
      retryAfterMs: 600_000,
    });
    await expect(chat.post(channel(), saying('One'), { nonce: 'n1' })).rejects.toMatchObject({
      scope: 'platform',
    });
    expect(posts()).toHaveLength(1);
    discord.clock.advance(10 * MINUTE_MS);
    await chat.post(channel(), saying('One'), { nonce: 'n1' });
    expect(posts()).toHaveLength(2);
  });

  it('refusals are counted, and slow everything long before the ban', async () => {
    const slow = connect({ mostInvalidAnswers: 3 });
    discord.channel(TEXT_CHANNEL).may = 0n;
    for (let at = 0; at < 3; at += 1)
      await expect(slow.post(channel(), saying('One'), { nonce: 'n1' })).rejects.toMatchObject({
        code: 'destination_broken',
      });
    const calls = discord.calls.length;
    await expect(slow.post(channel(), saying('One'), { nonce: 'n1' })).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'platform',
    });
    expect(discord.calls).toHaveLength(calls);
  });

  it('a refused token is tried once', async () => {
    const wrong = connect({ token: 'wrong' });
    for (let at = 0; at < 3; at += 1)
      await expect(wrong.post(channel(), saying('One'), { nonce: 'n1' })).rejects.toMatchObject({
        code: 'token_revoked',
      });
    expect(discord.calls).toHaveLength(1);
  });
});
