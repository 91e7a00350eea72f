import { expect, it, vi } from 'vitest';
import type { App } from '../src/app.ts';
import { COMMAND_NAMES, type CommandName } from '../src/commands/command.ts';
import { checkPlatforms } from '../src/platforms.ts';
import { textsIn } from './adapters/slack/texts-in.ts';
import { objectOf, stringOf, type Json } from './platforms/json.ts';
import {
  buttonsIn,
  eventPayload,
  filledIn,
  slackPerson,
  type SlackPerson,
} from './platforms/slack-person.ts';
import { CUTS, MINUTE, PATIENCE, useServing } from './serving.ts';

const DAY = 24 * 60 * MINUTE;
const ARGUMENTS: Partial<Record<CommandName, string>> = {
  signals: 'signals klarna',
  subscribe: 'subscribe ibm weekly',
  unsubscribe: 'unsubscribe ibm',
  mute: 'mute klarna',
  unmute: 'unmute klarna',
  why: 'why klarna',
  card: 'card klarna',
  digest: 'digest week',
};
const bot = useServing();

const person = (user = 'U1'): SlackPerson =>
  slackPerson(bot.slack, user, (type, payload) => bot.slack.socket.send(type, payload));

async function command(line: string, channel = 'C1'): Promise<string> {
  const { posts } = await person().command(line, channel);
  await vi.waitUntil(() => posts.length > 0, PATIENCE);
  return posts.flatMap((post) => textsIn(post.blocks)).join('\n');
}

const inChannel = (id = 'C1') => bot.slack.team.channels.get(id)?.messages ?? [];
const textOf = (at: number, id = 'C1') => textsIn(inChannel(id)[at]?.content.blocks).join('\n');

/** The first reading of the source is over, and the bot listens. */
async function isReady(opened: App): Promise<void> {
  await bot.slack.socket.connected();
  await bot.hasRead(opened);
}

async function follow(): Promise<App> {
  const opened = await bot.startBot();
  await isReady(opened);
  expect(await command('subscribe klarna')).toContain('Following Klarna');
  return opened;
}

it('posts news to the channel that follows, edits it when the story grows, and says in its thread what is new', async () => {
  await follow();
  await bot.publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  expect(textOf(0)).toContain('700');
  expect(inChannel()[0]?.threadTs).toBeNull();

  await bot.publish({
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
  await bot.publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  bot.slack.clock.advance(2_000);
  await person().press('Wrong?', { ...inChannel()[0]?.content, ts: inChannel()[0]?.ts });
  await vi.waitUntil(() => bot.slack.modal().callback_id === 'wrong', PATIENCE);
  await person().submit(bot.slack.modal(), {
    reason: { reason: { selected_option: { value: 'wrong_number' } } },
    note: { note: { value: 'It was 70.' } },
  });
  await vi.waitUntil(() => textOf(0).includes('Disputed here'), PATIENCE);
  expect(await command('why klarna')).toContain('It was 70.');
  const form = bot.slack.modal();
  await person().pressInView('Take the report back', form);
  await vi.waitUntil(() => bot.slack.modal().hash !== form.hash, PATIENCE);
  expect(textsIn(bot.slack.modal().blocks).join(' ')).toMatch(/taken back|takes? it back/i);
  await vi.waitUntil(() => !textOf(0).includes('Disputed here'), PATIENCE);
});

it('answers every command, and every button under the answers', async () => {
  await follow();
  await bot.publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  expect(await command('subscriptions')).toContain('Person U1, ');
  const lines = COMMAND_NAMES.map((name) => ARGUMENTS[name] ?? name);
  const buttons = new Set<string>();
  const answered = async (line: string, answers: { readonly posts: readonly Json[] }) => {
    const opened = bot.slack.state.views.size;
    await vi.waitUntil(
      () => answers.posts.length > 0 || bot.slack.state.views.size > opened,
      PATIENCE,
    );
    const { posts } = answers;
    expect(posts.map(({ text }) => text).join(), line).not.toMatch(/went wrong|do not know “/);
    return posts;
  };
  for (const line of lines) {
    for (const post of await answered(line, await person().command(line)))
      for (const { value, text } of buttonsIn(post.blocks)) {
        const label = stringOf(objectOf(text).text);
        if (buttons.has(stringOf(value))) continue;
        buttons.add(stringOf(value));
        await answered(label, await person().press(label, post));
      }
  }
  expect([...buttons].map((value) => value.split(' ')[0]).sort()).toEqual(
    expect.arrayContaining(['card', 'digest', 'help', 'manage', 'share', 'why', 'wrong']),
  );
  const alert = { ...inChannel()[0]?.content, ts: inChannel()[0]?.ts };
  for (const label of ['Why?', 'Card', 'Mute Klarna'])
    await answered(label, await person().press(label, alert));
});

it('asks once with a revoked token, not again and again, and goes on when it is good again', async () => {
  await follow();
  bot.slack.team.revoked = true;
  const posts = () => bot.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
  await bot.publish(CUTS);
  await vi.waitUntil(() => posts() === 1, PATIENCE);
  const more = 'Klarna said it will close its office in Madrid and part with 60 people.';
  await bot.publish({ id: 2, title: 'Klarna to close its office in Madrid', text: more });
  expect(await command('subscriptions')).toContain('Klarna');
  expect([posts(), inChannel().length]).toEqual([1, 0]);
  bot.slack.team.revoked = false;
  bot.slack.clock.advance(60 * MINUTE);
  await vi.waitUntil(() => inChannel().length === 2, PATIENCE);
});

it('lets who reads an alert follow it alone, and show it elsewhere', async () => {
  const opened = await follow();
  await bot.publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  const alert = { ...inChannel()[0]?.content, ts: inChannel()[0]?.ts };
  await person().press('Subscribe', alert);
  await vi.waitUntil(() => bot.slack.modal().callback_id === 'subscribe', PATIENCE);
  expect(textsIn(bot.slack.modal()).join('\n')).toContain(
    'This channel follows Klarna already: at once.',
  );
  await person().submit(bot.slack.modal(), filledIn(bot.slack.modal()));
  const alone = { platform: 'slack', workspace: 'T1', channel: 'U1', person: true } as const;
  await vi.waitUntil(
    async () => (await opened.store.subscriptionsOf(alone)).length === 1,
    PATIENCE,
  );
  await person().press('Share', alert);
  await vi.waitUntil(() => bot.slack.modal().callback_id === 'share', PATIENCE);
  const { posts } = await person().submitTo(bot.slack.modal(), {
    to: { to: { selected_conversation: 'C2' } },
    note: { note: { value: 'Look' } },
  });
  await vi.waitUntil(() => posts.length === 1, PATIENCE);
  expect(textsIn(posts[0]?.blocks).slice(0, 2)).toEqual([
    'Shared by Person U1: Look',
    'Klarna plans to cut 700 jobs',
  ]);
});

it('sends the digest when its time has come, by the clock', async () => {
  const opened = await follow();
  await command('subscribe klarna daily 09:00 UTC to me');
  await bot.publish(CUTS);
  await vi.waitUntil(() => inChannel().length === 1, PATIENCE);
  await bot.tick();
  expect(inChannel('DU1')).toHaveLength(0);
  bot.slack.clock.advance(DAY + 10 * MINUTE);
  await vi.waitUntil(async () => {
    await bot.tick();
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
    bot.slack.socket.send('events_api', eventPayload(bot.slack, inner));
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
  await bot.publish(CUTS);
  await vi.waitUntil(() => inChannel('C2').length === 1, PATIENCE);
  expect(inChannel('C1')).toHaveLength(0);
});

it('shows on the home tab what is followed and how the sources are', async () => {
  await follow();
  await person().openHome();
  await vi.waitUntil(() => bot.slack.state.homes.has('U1'), PATIENCE);
  expect(textsIn(bot.slack.home('U1').blocks).join('\n')).toMatch(
    /Klarna[\s\S]*1 of 1 source healthy/,
  );
});

it('ends with one sentence where Slack refuses the token', async () => {
  await bot.startBot({ SLACK_BOT_TOKEN: 'xoxb-wrong' });
  await expect(bot.serving).rejects.toMatchObject({
    code: 'token_revoked',
    message: expect.stringContaining('renew SLACK_BOT_TOKEN') as string,
  });
});

it('ends with one sentence where the port is taken', async () => {
  const port = String(bot.takenPort);
  const http = { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 's', PORT: port };
  await bot.startBot(http);
  await expect(bot.serving).rejects.toMatchObject({ code: 'platform_failed' });
});

it('doctor asks Slack about tokens, scopes and the channels that are subscribed', async () => {
  const opened = await follow();
  expect((await checkPlatforms(opened)).filter(({ fine }) => !fine)).toEqual([]);
  bot.slack.team.scopes.delete('channels:join');
  bot.slack.channel('C1').archived = true;
  const problems = (await checkPlatforms(opened)).filter(({ fine }) => !fine);
  expect(problems.map(({ says }) => says)).toEqual([
    expect.stringContaining('channels:join missing'),
    'C1: The channel is archived.',
  ]);
});
