import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackPosts } from '../../../adapters/slack/post.ts';
import { singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import type { ChatAdapter } from '../../../src/deliveries/chat-adapter.ts';
import { createLog } from '../../../src/log.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Message } from '../../../src/messages/message.ts';
import type { Destination } from '../../../src/subscriptions/subscription.ts';
import { digestMessage } from '../../../src/digests/digest-message.ts';
import { weekOf } from '../../../src/digests/period.ts';
import { makeDigest } from '../../../src/digests/make-digest.ts';
import { storiesOf, told } from '../../stories/telling.ts';
import { objectOf } from '../../platforms/json.ts';
import { BOT_TOKEN, startSlack } from '../../platforms/slack.ts';
import type { LoopbackSlack } from '../../platforms/slack.ts';
import { buttonsIn } from '../../platforms/slack-person.ts';
import { addChannel } from '../../platforms/slack-workspace.ts';
import { textsIn } from './texts-in.ts';

const log = createLog('silent');
let slack: LoopbackSlack;
let chat: ChatAdapter;

beforeEach(async () => {
  slack = await startSlack();
  chat = connect();
});

afterEach(() => slack.close());

/** A process of its own: nothing is remembered from another. */
function connect(): ChatAdapter {
  const workspaces = singleWorkspace(BOT_TOKEN, { apiUrl: slack.apiUrl, log, callTimeoutMs: 500 });
  return createSlackPosts({ workspaces, clock: slack.clock, log }).chat;
}

const channel = (id: string): Destination => ({
  platform: 'slack',
  workspace: 'T1',
  channel: id,
  person: false,
});
const person = (id: string): Destination => ({ ...channel(id), person: true });
const saying = (text: string): Message => ({
  summary: text,
  tone: 'neutral',
  blocks: [{ type: 'text', content: plain(text) }],
});
/** As the core makes it of so many stories, each of another company. */
const digest = (count: number): Message => {
  const stories = storiesOf(
    ...Array.from({ length: count }, (_, at) =>
      told(`d${at}`, `Company${at}`, '2024-11-06', `Company${at} cuts`, {
        kind: 'layoff',
        jobs: 1_000 + at,
        title: `Company${at} plans to cut ${1_000 + at} jobs in the countries where it sells`,
      }),
    ),
  );
  const period = weekOf('2024-11-04');
  return digestMessage(makeDigest({ period, zone: 'UTC', stories }));
};
const textsOf = (id: string) => slack.messages(id).map(({ content }) => content.text);
const since = () => new Date(slack.clock.now() - 60_000).toISOString();

describe('posting', () => {
  it('posts to a channel, without previews, with the nonce as metadata', async () => {
    const ref = await chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    expect(slack.messages('C1')).toMatchObject([
      {
        ts: ref.id,
        threadTs: null,
        content: {
          text: 'News',
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_payload: { nonce: 'n1' } },
        },
      },
    ]);
    expect(ref.thread).toBeNull();
  });

  it('puts Share and Wrong? beside Why?, also when edited', async () => {
    const alert: Message = {
      ...saying('News'),
      blocks: [
        {
          type: 'buttons',
          buttons: [
            { label: 'Why?', action: 'why s1' },
            { label: 'Card', action: 'card s1' },
          ],
        },
      ],
    };
    const ref = await chat.post(channel('C1'), alert, { nonce: 'n1' });
    const buttons = () =>
      buttonsIn(slack.messages('C1')[0]?.content.blocks).map(({ value }) => value);
    expect(buttons()).toEqual(['why s1', 'send s1', 'wrong s1', 'card s1']);
    await chat.edit(channel('C1'), ref, alert);
    expect(buttons()).toEqual(['why s1', 'send s1', 'wrong s1', 'card s1']);
  });

  it('posts to a person, opening the conversation once', async () => {
    await chat.post(person('U2'), saying('One'), { nonce: 'n1' });
    await chat.post(person('U2'), saying('Two'), { nonce: 'n2' });
    expect(textsOf('DU2')).toEqual(['One', 'Two']);
    expect(slack.calls.filter(({ method }) => method === 'conversations.open')).toHaveLength(1);
  });

  it('replies in the thread of what it replies to', async () => {
    const first = await chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    const reply = await chat.post(channel('C1'), saying('More'), { nonce: 'n2', replyTo: first });
    const third = await chat.post(channel('C1'), saying('Still more'), {
      nonce: 'n3',
      replyTo: reply,
    });
    expect(reply.thread).toBe(first.id);
    expect(third.thread).toBe(first.id);
  });

  it('says it in the channel where the thread is gone', async () => {
    await chat.post(channel('C1'), saying('More'), {
      nonce: 'n2',
      replyTo: { id: '1.000001', thread: null },
    });
    expect(slack.messages('C1')).toMatchObject([{ threadTs: null }]);
  });

  it('edits in place', async () => {
    const ref = await chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    await chat.edit(channel('C1'), ref, saying('News, corrected'));
    expect(slack.messages('C1')).toMatchObject([
      { ts: ref.id, edits: 1, content: { text: 'News, corrected' } },
    ]);
  });

  it('joins a public channel once where it is not in it', async () => {
    await chat.post(channel('C2'), saying('News'), { nonce: 'n1' });
    expect(textsOf('C2')).toEqual(['News']);
  });

  it('a digest of 60 stories goes on in its thread, whole, a message a second', async () => {
    const ref = await chat.post(channel('C1'), digest(60), { nonce: 'n1' });
    const messages = slack.messages('C1');
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.map(({ threadTs }) => threadTs)).toEqual(
      messages.map((_, at) => (at === 0 ? null : ref.id)),
    );
    const shown = messages.flatMap(({ content }) => textsIn(content.blocks)).join('\n');
    for (let at = 0; at < 60; at += 1) expect(shown).toContain(`cut ${1_000 + at} jobs`);
  });

  it('an edited digest is edited part by part', async () => {
    const ref = await chat.post(channel('C1'), digest(60), { nonce: 'n1' });
    const count = slack.messages('C1').length;
    await chat.edit(channel('C1'), ref, { ...digest(60), summary: 'Corrected' });
    expect(slack.messages('C1').map(({ edits }) => edits)).toEqual(
      Array.from({ length: count }, () => 1),
    );
  });

  it('edits fifty times a minute and no more', async () => {
    const ref = await chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    for (let at = 0; at < 50; at += 1) await chat.edit(channel('C1'), ref, saying(`News ${at}`));
    await expect(chat.edit(channel('C1'), ref, saying('News'))).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'destination',
    });
    slack.clock.advance(60_000);
    await chat.edit(channel('C1'), ref, saying('News'));
  });
});

describe('one limited channel', () => {
  it('waits alone while ten others flow', async () => {
    for (let at = 10; at < 20; at += 1) addChannel(slack.team, `C${at}`);
    slack.fail({
      method: 'chat.postMessage',
      channel: 'C1',
      failure: { type: 'rate_limited', retryAfter: 30 },
    });
    const limited = chat.post(channel('C1'), saying('News'), { nonce: 'n0' });
    const others = Array.from({ length: 10 }, (_, at) =>
      chat.post(channel(`C${at + 10}`), saying('News'), { nonce: `n${at + 10}` }),
    );
    await expect(limited).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 30_000,
      scope: 'destination',
    });
    await Promise.all(others);
    expect(
      slack.calls.filter(
        ({ method, args }) => method === 'chat.postMessage' && args.channel === 'C1',
      ),
    ).toHaveLength(1);
  });

  it('a burst of posts to one channel comes out a second apart', async () => {
    await Promise.all(
      Array.from({ length: 5 }, (_, at) =>
        chat.post(channel('C1'), saying(`News ${at}`), { nonce: `n${at}` }),
      ),
    );
    expect(textsOf('C1')).toEqual(['News 0', 'News 1', 'News 2', 'News 3', 'News 4']);
  });

  it('a limit without a time is a limit all the same', async () => {
    slack.fail({ method: 'chat.postMessage', failure: { type: 'rate_limited', retryAfter: null } });
    await expect(chat.post(channel('C1'), saying('News'), { nonce: 'n1' })).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 30_000,
    });
  });
});

describe('what Slack answers, and what the outbox is told', () => {
  it.each([
    { error: 'channel_not_found', code: 'destination_broken' },
    { error: 'is_archived', code: 'destination_broken' },
    { error: 'restricted_action_read_only_channel', code: 'destination_broken' },
    { error: 'missing_scope', code: 'destination_broken' },
    { error: 'user_not_found', code: 'destination_broken' },
    { error: 'invalid_auth', code: 'token_revoked' },
    { error: 'account_inactive', code: 'token_revoked' },
    { error: 'token_expired', times: 2, code: 'token_revoked' },
    { error: 'ratelimited', code: 'rate_limited' },
    { error: 'message_not_found', code: 'message_gone' },
    { error: 'internal_error', code: 'platform_unavailable' },
    { error: 'something_new', code: 'message_refused' },
  ])('$error is $code', async ({ error, code, times }) => {
    slack.fail({
      method: 'chat.postMessage',
      times: times ?? 1,
      failure: { type: 'error', error },
    });
    await expect(chat.post(channel('C1'), saying('News'), { nonce: 'n1' })).rejects.toMatchObject({
      code,
    });
    expect(slack.messages('C1')).toEqual([]);
  });

  it('a private channel that the bot is not in is broken, and says what to do', async () => {
    addChannel(slack.team, 'C3', { kind: 'private', members: ['U1'] });
    await expect(chat.post(channel('C3'), saying('News'), { nonce: 'n1' })).rejects.toThrow(
      '/invite @bellwether',
    );
  });

  it('another workspace than the token\u2019s is not written to', async () => {
    await expect(
      chat.post({ ...channel('C1'), workspace: 'T9' }, saying('News'), { nonce: 'n1' }),
    ).rejects.toMatchObject({ code: 'token_revoked' });
    expect(slack.messages('C1')).toEqual([]);
  });

  it('blocks that Slack refuses go out as plain text', async () => {
    slack.fail({ method: 'chat.postMessage', failure: { type: 'error', error: 'invalid_blocks' } });
    await chat.post(channel('C1'), saying('News & <more>'), { nonce: 'n1' });
    expect(slack.messages('C1').map(({ content }) => [content.text, content.blocks])).toEqual([
      ['News &amp; &lt;more&gt;', undefined],
    ]);
  });

  it('what fails before the post leaves no doubt about it', async () => {
    slack.fail({ method: 'conversations.open', failure: { type: 'cut', done: true } });
    await expect(chat.post(person('U1'), saying('News'), { nonce: 'n1' })).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: false,
    });
    slack.fail({ method: 'auth.test', failure: { type: 'http', status: 503 } });
    await expect(
      connect().post(channel('C1'), saying('News'), { nonce: 'n1' }),
    ).rejects.toMatchObject({ code: 'platform_unavailable', inDoubt: false });
  });

  it('a Slack that is down was never reached', async () => {
    await chat.find(channel('C1'), { nonce: 'warm-up', since: since() });
    await slack.stop();
    // The first call may go out on a connection that was still open, and is then in doubt.
    await expect(chat.find(channel('C1'), { nonce: 'n1', since: since() })).rejects.toMatchObject({
      code: 'platform_unavailable',
    });
    await expect(chat.post(channel('C1'), saying('News'), { nonce: 'n1' })).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: false,
    });
  });

  it.each([
    { what: 'accepts and hangs', failure: { type: 'hang' }, stands: 1 },
    { what: 'accepts and drops the line', failure: { type: 'cut', done: true }, stands: 1 },
    { what: 'drops the line', failure: { type: 'cut', done: false }, stands: 0 },
    { what: 'answers with HTTP 502', failure: { type: 'http', status: 502 }, stands: 0 },
  ] as const)(
    'a Slack that $what leaves the post in doubt, and finding tells',
    async ({ failure, stands }) => {
      slack.fail({ method: 'chat.postMessage', failure });
      await expect(chat.post(channel('C1'), saying('News'), { nonce: 'n1' })).rejects.toMatchObject(
        { code: 'platform_unavailable', inDoubt: true },
      );
      expect(slack.messages('C1')).toHaveLength(stands);
      const found = await chat.find(channel('C1'), { nonce: 'n1', since: since() });
      expect(found).toEqual(
        stands === 1 ? { id: slack.messages('C1')[0]?.ts, thread: null } : null,
      );
    },
  );
});

describe('after a crash between post and note', () => {
  it('finds what stands in the channel, in direct messages and in a thread', async () => {
    const inChannel = await chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    const direct = await chat.post(person('U1'), saying('News'), { nonce: 'n2' });
    const reply = await chat.post(channel('C1'), saying('More'), {
      nonce: 'n3',
      replyTo: inChannel,
    });
    const restarted = connect();
    expect(await restarted.find(channel('C1'), { nonce: 'n1', since: since() })).toEqual(inChannel);
    expect(await restarted.find(person('U1'), { nonce: 'n2', since: since() })).toEqual(direct);
    expect(
      await restarted.find(channel('C1'), { nonce: 'n3', since: since(), replyTo: inChannel }),
    ).toEqual(reply);
    expect(await restarted.find(channel('C1'), { nonce: 'n4', since: since() })).toBeNull();
  });

  it('finds it beneath four hundred other messages', async () => {
    const ref = await chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    const { messages } = slack.channel('C1');
    for (let at = 0; at < 400; at += 1)
      messages.push({
        ts: `${Math.floor(slack.clock.now() / 1_000) + 1}.${String(at).padStart(6, '0')}`,
        threadTs: null,
        content: { text: 'talk' },
        edits: 0,
      });
    expect(await connect().find(channel('C1'), { nonce: 'n1', since: since() })).toEqual(ref);
  });

  it('is not taken in by somebody else\u2019s message with our mark', async () => {
    slack.channel('C1').messages.push({
      ts: `${Math.floor(slack.clock.now() / 1_000)}.000001`,
      threadTs: null,
      content: {
        text: 'x',
        metadata: { event_type: 'other', event_payload: { nonce: 'n1', part: 1, parts: 1 } },
      },
      edits: 0,
    });
    expect(await chat.find(channel('C1'), { nonce: 'n1', since: since() })).toBeNull();
  });

  it('finishes a digest of which only a part stands, in the same process and in the next', async () => {
    const whole = digest(60);
    slack.fail({
      method: 'chat.postMessage',
      channel: 'C1',
      failure: { type: 'error', error: 'is_archived' },
    });
    await expect(chat.post(channel('C1'), whole, { nonce: 'n0' })).rejects.toMatchObject({
      code: 'destination_broken',
    });
    await chat.post(channel('C1'), whole, { nonce: 'n0' });
    const count = slack.messages('C1').length;

    await chat.post(channel('C2'), saying('warm-up'), { nonce: 'w' });
    const before = slack.messages('C2').length;
    slack.clock.advance(5_000);
    failSecondPart('C2');
    await expect(chat.post(channel('C2'), whole, { nonce: 'n1' })).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: true,
    });
    expect(slack.messages('C2')).toHaveLength(before + 1);
    const restarted = connect();
    expect(await restarted.find(channel('C2'), { nonce: 'n1', since: since() })).toBeNull();
    const ref = await restarted.post(channel('C2'), whole, { nonce: 'n1' });
    const marks = slack
      .messages('C2')
      .slice(before)
      .map(({ content }) => objectOf(objectOf(content.metadata).event_payload).part);
    expect(marks).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    expect(await connect().find(channel('C2'), { nonce: 'n1', since: since() })).toEqual(ref);
  });

  function failSecondPart(id: string) {
    slack.fail({
      method: 'chat.postMessage',
      channel: id,
      times: 1,
      skip: 1,
      failure: { type: 'rate_limited', retryAfter: 20 },
    });
  }
});
