import { afterEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/errors.ts';
import type { Block } from '../../../src/messages/message.ts';
import { plain } from '../../../src/messages/message.ts';
import { objectOf } from '../../platforms/json.ts';
import { buttonsIn, eventPayload } from '../../platforms/slack-person.ts';
import { addChannel } from '../../platforms/slack-workspace.ts';
import { openStage, saying, titled } from './stage.ts';
import type { Stage, Transport } from './stage.ts';
import { textsIn } from './texts-in.ts';

let stage: Stage;
afterEach(() => stage.close());

const labels = (value: unknown) => buttonsIn(value).map((button) => objectOf(button.text).text);

describe.each<Transport>(['socket', 'http'])('over %s', (transport) => {
  it('answers a command to the asker alone, with buttons for what comes next', async () => {
    stage = await openStage(transport);
    const { posts } = await stage.person().command('klarna');
    await stage.slack.until(() => posts.length === 1);
    expect(posts[0]).toMatchObject({ response_type: 'ephemeral', text: 'answer to klarna' });
    expect(labels(posts[0])).toEqual(['Why?', 'Wrong?', 'Share with the channel']);
    expect(stage.core.lines).toMatchObject([
      {
        line: 'klarna',
        asker: {
          who: 'U1',
          zone: 'Europe/Stockholm',
          destination: { workspace: 'T1', channel: 'C1', person: false },
        },
      },
    ]);
  });

  it('offers to show what tells something, not what asks back', async () => {
    stage = await openStage(transport);
    stage.core.reply = () => Promise.resolve(saying('Which one?', [{ label: 'A', action: 'a' }]));
    const asked = await stage.person().command('klrna');
    await stage.slack.until(() => asked.posts.length === 1);
    expect(labels(asked.posts[0])).toEqual(['A']);
    stage.core.reply = () =>
      Promise.resolve(titled(saying('Klarna', [{ label: 'Follow Klarna', action: 'subscribe' }])));
    const told = await stage.person().command('klarna');
    await stage.slack.until(() => told.posts.length === 1);
    expect(labels(told.posts[0])).toEqual(['Follow Klarna', 'Share with the channel']);
    stage.core.reply = () =>
      Promise.resolve(titled(saying('Why', [{ label: 'Card', action: 'card story-1' }])));
    const why = await stage.person().command('why klarna');
    await stage.slack.until(() => why.posts.length === 1);
    expect(labels(why.posts[0])).toEqual(['Wrong?', 'Card', 'Share with the channel']);
  });

  it('acknowledges at once, however long the answer takes', async () => {
    stage = await openStage(transport);
    stage.core.reply = async (line) => {
      await stage.slack.clock.sleep(20_000);
      return saying(`slow answer to ${line}`);
    };
    const { posts } = await stage.person().command('digest');
    await stage.slack.until(() => posts.length === 1);
    expect(posts[0]).toMatchObject({ text: 'slow answer to digest' });
  });

  it('shares an answer when asked to, by word and by button', async () => {
    stage = await openStage(transport);
    const { posts } = await stage.person().command('share klarna');
    await stage.slack.until(() => posts.length === 1);
    expect(posts[0]).toMatchObject({ response_type: 'in_channel', text: 'answer to klarna' });
    const private_ = await stage.person().command('klarna');
    await stage.slack.until(() => private_.posts.length === 1);
    const shared = await stage.person().press('Share with the channel', private_.posts[0] ?? {});
    await stage.slack.until(() => shared.posts.length === 1);
    expect(shared.posts[0]).toMatchObject({
      response_type: 'in_channel',
      replace_original: false,
      text: 'answer to klarna',
    });
  });

  it('a button does what typing its command would do', async () => {
    stage = await openStage(transport);
    const { posts } = await stage
      .person()
      .press('Why?', { blocks: (await firstAnswer(stage)).blocks });
    await stage.slack.until(() => posts.length === 1);
    expect(posts[0]).toMatchObject({ response_type: 'ephemeral', text: 'answer to why story-1' });
  });

  it('answers a mention in its thread, for all, and a direct message in the conversation', async () => {
    stage = await openStage(transport);
    await stage.person().mention('AT&amp;T');
    await stage.slack.until(
      () => stage.slack.messages('C1').length === 0 && stage.core.lines.length === 1,
    );
    addChannel(stage.slack.team, 'C5');
    const parent = { ts: '1700000000.000100', threadTs: null, content: {}, edits: 0 };
    stage.slack.channel('C5').messages.push(parent);
    await stage.person().mention('<https://klarna.com|klarna.com>', 'C5', { ts: parent.ts });
    await stage.slack.until(() => stage.slack.messages('C5').length === 2);
    expect(stage.slack.messages('C5')[1]).toMatchObject({
      threadTs: parent.ts,
      content: { text: 'answer to klarna.com' },
    });
    await stage.person('U2').write('klarna');
    await stage.slack.until(() => stage.slack.team.channels.get('DU2')?.messages.length === 1);
    expect(stage.core.lines.map(({ line, asker }) => [line, asker.destination.person])).toEqual([
      ['AT&T', false],
      ['klarna.com', false],
      ['klarna', true],
    ]);
  });

  it('tells the asker what is wrong, and hides what is a bug', async () => {
    stage = await openStage(transport);
    stage.core.reply = () =>
      Promise.reject(new StoreError('store_full', 'The disk is full; free some.'));
    const first = await stage.person().command('klarna');
    await stage.slack.until(() => first.posts.length === 1);
    expect(first.posts[0]).toMatchObject({ text: 'The disk is full; free some.' });
    stage.core.reply = () => Promise.reject(new TypeError('cannot read secret of undefined'));
    const second = await stage.person().command('klarna');
    await stage.slack.until(() => second.posts.length === 1);
    expect(second.posts[0]).toMatchObject({
      text: expect.stringMatching(/^Something went wrong on our side/) as string,
    });
  });

  it('sends what five posts cannot hold as a direct message', async () => {
    stage = await openStage(transport);
    const quote = (at: number): Block => ({
      type: 'quote',
      text: `Quote ${at}. ${'A sentence that is rather long, for a quote. '.repeat(60)}`,
    });
    stage.core.reply = () =>
      Promise.resolve({
        summary: 'Long',
        tone: 'neutral',
        blocks: Array.from({ length: 24 }, (_, at) => quote(at)),
      });
    const { posts } = await stage.person().command('digest');
    await stage.slack.until(
      () => (stage.slack.team.channels.get('DU1')?.messages.length ?? 0) >= 6,
    );
    expect(posts).toHaveLength(1);
    await stage.adapter.stop();
    const texts = stage.slack
      .messages('DU1')
      .flatMap(({ content }) => textsIn(content.blocks))
      .join('\n');
    for (let at = 0; at < 24; at += 1) expect(texts).toContain(`Quote ${at}. `);
    stage = await openStage(transport);
  });

  it('answers no other bot', async () => {
    stage = await openStage(transport);
    await stage.person().mention('klarna', 'C1', { bot_id: 'B9' });
    await stage.person().mention('ibm');
    await stage.slack.until(() => stage.core.lines.length > 0);
    expect(stage.core.lines.map(({ line }) => line)).toEqual(['ibm']);
  });

  it('takes nothing twice that Slack sends twice', async () => {
    stage = await openStage(transport);
    const payload = eventPayload(stage.slack, {
      type: 'message',
      channel_type: 'im',
      user: 'U1',
      text: 'klarna',
      ts: '1.1',
      channel: 'DU1',
      event_ts: '1.1',
    });
    await stage.deliver('events_api', payload);
    await stage.deliver('events_api', { ...payload });
    await stage.slack.until(() => stage.slack.team.channels.get('DU1')?.messages.length === 1);
    expect(stage.core.lines).toHaveLength(1);
  });

  it('passes the life of channels on', async () => {
    stage = await openStage(transport);
    const { team } = stage.slack;
    const events = [
      [{ type: 'channel_archive', channel: 'C1', user: 'U1' }, 'broken T1 C1 is_archived'],
      [{ type: 'channel_unarchive', channel: 'C1', user: 'U1' }, 'restored T1 C1'],
      [{ type: 'group_archive', channel: 'C1', user: 'U1' }, 'broken T1 C1 is_archived'],
      [{ type: 'channel_deleted', channel: 'C1' }, 'broken T1 C1 channel_not_found'],
      [
        { type: 'channel_rename', channel: { id: 'C1', name: 'news', created: 1 } },
        'renamed C1 news',
      ],
      [{ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C9' }, 'moved C1 C9'],
      [
        { type: 'member_left_channel', user: team.botUserId, channel: 'C1', team: 'T1' },
        'broken T1 C1 not_in_channel',
      ],
      [{ type: 'member_left_channel', user: 'U2', channel: 'C1', team: 'T1' }, null],
      [
        { type: 'member_joined_channel', user: team.botUserId, channel: 'C1', team: 'T1' },
        'restored T1 C1',
      ],
      [{ type: 'group_left', channel: 'C1' }, 'broken T1 C1 not_in_channel'],
    ] as const;
    for (const [event] of events)
      await stage.deliver('events_api', eventPayload(stage.slack, event));
    const expected = events.flatMap(([, told]) => (told === null ? [] : [told]));
    await expect.poll(() => stage.core.told).toEqual(expected);
  });

  it('stops writing to a workspace that removed the app', async () => {
    stage = await openStage(transport);
    await stage.deliver(
      'events_api',
      eventPayload(stage.slack, { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }),
    );
    await stage.deliver('events_api', eventPayload(stage.slack, { type: 'app_uninstalled' }));
    await expect.poll(() => stage.core.told).toEqual(['gone T1']);
    await expect(
      stage.adapter.chat.post(
        { platform: 'slack', workspace: 'T1', channel: 'C1', person: false },
        saying('News'),
        { nonce: 'n' },
      ),
    ).rejects.toMatchObject({ code: 'token_revoked' });
  });

  it('acknowledges buttons that only open a page', async () => {
    stage = await openStage(transport);
    stage.core.reply = () =>
      Promise.resolve(saying('Look', [{ label: 'Open', url: 'https://example.com/' }]));
    const { posts } = await stage.person().press('Open', await firstAnswer(stage));
    expect(posts).toEqual([]);
  });
});

async function firstAnswer(on: Stage) {
  const { posts } = await on.person().command('klarna');
  await on.slack.until(() => posts.length === 1);
  return posts[0] ?? {};
}

it('/signals share alone asks what to share, and help tells of it', async () => {
  stage = await openStage('socket');
  const { posts } = await stage.person().command('share');
  await stage.slack.until(() => posts.length === 1);
  expect(posts[0]).toMatchObject({ response_type: 'ephemeral' });
  expect(posts[0]?.text).toContain('/signals share klarna');
  const help = await stage.person().command('help');
  await stage.slack.until(() => help.posts.length === 1);
  expect(textsIn(help.posts[0]?.blocks).join()).toContain('In Slack also: share klarna');
});

it('/signals alone asks for this week’s top', async () => {
  stage = await openStage('socket');
  const { posts } = await stage.person().command('');
  await stage.slack.until(() => posts.length === 1);
  expect(stage.core.lines.map(({ line }) => line)).toEqual(['signals']);
});

it.each([
  {
    user: 'U1',
    allowed: true,
    why: 'who may report may take it back, whoever may change the list',
  },
  { user: 'UGUEST', allowed: false, why: 'a guest decides nothing for a channel' },
])('$user may take a report back: $allowed, because $why', async ({ user, allowed }) => {
  stage = await openStage('socket', { policy: 'admins' });
  const { posts } = await stage.person(user).command('right story-1');
  await stage.slack.until(() => posts.length === 1);
  expect(stage.core.lines).toHaveLength(allowed ? 1 : 0);
});

describe('who may change what a channel follows', () => {
  /** By command, or by mention where Slack knows no command of ours: for people of another organisation. */
  const asks = async (user: string, line: string, channel: string) => {
    if (user === 'UEXTERNAL') {
      const before = stage.slack.messages(channel).length;
      await stage.person(user).mention(line, channel);
      await stage.slack.until(() => stage.slack.messages(channel).length > before);
      return;
    }
    const { posts } = await stage.person(user).command(line, channel);
    await stage.slack.until(() => posts.length === 1);
  };

  it.each([
    { user: 'U1', channel: 'C1', policy: 'members', allowed: true, why: 'a member' },
    { user: 'U2', channel: 'C1', policy: 'members', allowed: false, why: 'not in the channel' },
    { user: 'UGUEST', channel: 'C1', policy: 'members', allowed: false, why: 'a guest' },
    {
      user: 'UEXTERNAL',
      channel: 'C1',
      policy: 'members',
      allowed: false,
      why: 'of another organisation',
    },
    {
      user: 'UORG',
      channel: 'C1',
      policy: 'members',
      allowed: true,
      why: 'of another workspace of the organisation, and a member here',
    },
    { user: 'U1', channel: 'C1', policy: 'admins', allowed: false, why: 'no admin' },
    { user: 'UADMIN', channel: 'C1', policy: 'admins', allowed: true, why: 'an admin' },
    {
      user: 'UGUEST',
      channel: 'DUGUEST',
      policy: 'admins',
      allowed: true,
      why: 'it is for themselves',
    },
    {
      user: 'U1',
      channel: 'C3',
      policy: 'members',
      allowed: false,
      why: 'the bot cannot see the channel',
    },
  ] as const)(
    '$user in $channel where $policy may: $allowed, because $why',
    async ({ user, channel, policy, allowed }) => {
      stage = await openStage('socket', { policy });
      addChannel(stage.slack.team, 'C3', { kind: 'private', members: ['U1'] });
      await asks(user, 'subscribe klarna', channel);
      expect(stage.core.lines).toHaveLength(allowed ? 1 : 0);
      await asks(user, 'klarna', channel);
      expect(stage.core.lines.at(-1)?.line, 'anybody may ask').toBe('klarna');
    },
  );
});

describe('text as people type it', () => {
  it('keeps what a feed could not send', async () => {
    stage = await openStage('socket');
    stage.core.reply = () =>
      Promise.resolve({
        ...saying('x'),
        blocks: [{ type: 'context', content: plain('<!channel> & more') }],
      });
    const { posts } = await stage.person().command('<!channel> <@U2|u2> &lt;b&gt;');
    await stage.slack.until(() => posts.length === 1);
    expect(stage.core.lines[0]?.line).toBe('<b>');
    await stage.person().command('subscribe kind:ai\u200B_\u200Bsavings');
    await stage.slack.until(() => stage.core.lines.length === 2);
    expect(stage.core.lines[1]?.line, 'copied from what we showed').toBe(
      'subscribe kind:ai_savings',
    );
    expect(textsIn(posts[0]?.blocks)).toContain('&lt;!channel&gt; &amp; more');
  });
});
