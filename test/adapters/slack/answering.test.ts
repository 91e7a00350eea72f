import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/errors.ts';
import { plain, type Block } from '../../../src/messages/message.ts';
import { objectOf } from '../../platforms/json.ts';
import { buttonsIn } from '../../platforms/slack-person.ts';
import { addChannel } from '../../platforms/slack-workspace.ts';
import { openStage, saying, titled, type Stage, type Transport } from './stage.ts';
import { textsIn } from './texts-in.ts';

let stage: Stage;
afterEach(() => stage.close());

const labels = (value: unknown) => buttonsIn(value).map((button) => objectOf(button.text).text);

async function firstAnswer() {
  const { posts } = await stage.answered(stage.person().command('klarna'));
  return posts[0] ?? {};
}

describe.each<Transport>(['socket', 'http'])('over %s', (transport) => {
  beforeEach(async () => {
    stage = await openStage(transport);
  });

  it('answers a command to the asker alone, with buttons for what comes next', async () => {
    const { posts } = await stage.answered(stage.person().command('klarna'));
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
    stage.core.reply = () => Promise.resolve(saying('Which one?', [{ label: 'A', action: 'a' }]));
    const asked = await stage.answered(stage.person().command('klrna'));
    expect(labels(asked.posts[0])).toEqual(['A']);
    stage.core.reply = () =>
      Promise.resolve(titled(saying('Klarna', [{ label: 'Follow Klarna', action: 'subscribe' }])));
    const told = await stage.answered(stage.person().command('klarna'));
    expect(labels(told.posts[0])).toEqual(['Follow Klarna', 'Share with the channel']);
    stage.core.reply = () =>
      Promise.resolve(titled(saying('Why', [{ label: 'Card', action: 'card story-1' }])));
    const why = await stage.answered(stage.person().command('why klarna'));
    expect(labels(why.posts[0])).toEqual(['Wrong?', 'Card', 'Share with the channel']);
  });

  it('acknowledges at once, however long the answer takes', async () => {
    stage.core.reply = async (line) => {
      await stage.slack.clock.sleep(20_000);
      return saying(`slow answer to ${line}`);
    };
    const { posts } = await stage.answered(stage.person().command('digest'));
    expect(posts[0]).toMatchObject({ text: 'slow answer to digest' });
  });

  it('shares an answer when asked to, by word and by button', async () => {
    const { posts } = await stage.answered(stage.person().command('share klarna'));
    expect(posts[0]).toMatchObject({ response_type: 'in_channel', text: 'answer to klarna' });
    const private_ = await stage.answered(stage.person().command('klarna'));
    const shared = await stage.answered(
      stage.person().press('Share with the channel', private_.posts[0] ?? {}),
    );
    expect(shared.posts[0]).toMatchObject({
      response_type: 'in_channel',
      replace_original: false,
      text: 'answer to klarna',
    });
  });

  it('a button does what typing its command would do', async () => {
    const { posts } = await stage.answered(
      stage.person().press('Why?', { blocks: (await firstAnswer()).blocks }),
    );
    expect(posts[0]).toMatchObject({ response_type: 'ephemeral', text: 'answer to why story-1' });
  });

  it('answers a mention in its thread, for all, and a direct message in the conversation', async () => {
    await stage.person().mention('AT&amp;T');
    await stage.slack.until(() => stage.slack.messages('C1').length === 2);
    const [asked, answer] = stage.slack.messages('C1');
    expect(answer).toMatchObject({ threadTs: asked?.ts, content: { text: 'answer to AT&amp;T' } });
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
    stage.core.reply = () =>
      Promise.reject(new StoreError('store_full', 'The disk is full; free some.'));
    const first = await stage.answered(stage.person().command('klarna'));
    expect(first.posts[0]).toMatchObject({ text: 'The disk is full; free some.' });
    stage.core.reply = () => Promise.reject(new TypeError('cannot read secret of undefined'));
    const second = await stage.answered(stage.person().command('klarna'));
    expect(second.posts[0]).toMatchObject({
      text: expect.stringMatching(/^Something went wrong on our side/) as string,
    });
  });

  it('sends what five posts cannot hold as a direct message', async () => {
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

  it('acknowledges buttons that only open a page', async () => {
    stage.core.reply = () =>
      Promise.resolve(saying('Look', [{ label: 'Open', url: 'https://example.com/' }]));
    const { posts } = await stage.person().press('Open', await firstAnswer());
    expect(posts).toEqual([]);
  });
});

it('/signals share alone asks what to share, and help tells of it', async () => {
  stage = await openStage('socket');
  const { posts } = await stage.answered(stage.person().command('share'));
  expect(posts[0]).toMatchObject({ response_type: 'ephemeral' });
  expect(posts[0]?.text).toContain('/signals share klarna');
  const help = await stage.answered(stage.person().command('help'));
  expect(textsIn(help.posts[0]?.blocks).join()).toContain('In Slack also: share klarna');
});

it('/signals alone asks for this week’s top', async () => {
  stage = await openStage('socket');
  await stage.answered(stage.person().command(''));
  expect(stage.core.lines.map(({ line }) => line)).toEqual(['signals']);
});

describe('text as people type it', () => {
  it('keeps what a feed could not send', async () => {
    stage = await openStage('socket');
    stage.core.reply = () =>
      Promise.resolve({
        ...saying('x'),
        blocks: [{ type: 'context', content: plain('<!channel> & more') }],
      });
    const { posts } = await stage.answered(stage.person().command('<!channel> <@U2|u2> &lt;b&gt;'));
    expect(stage.core.lines[0]?.line).toBe('<b>');
    await stage.person().command('subscribe kind:ai\u200B_\u200Bsavings');
    await stage.slack.until(() => stage.core.lines.length === 2);
    expect(stage.core.lines[1]?.line, 'copied from what we showed').toBe(
      'subscribe kind:ai_savings',
    );
    expect(textsIn(posts[0]?.blocks)).toContain('&lt;!channel&gt; &amp; more');
  });
});
