import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/messages/message.ts';
import { StaleStoryError } from '../../../src/errors.ts';
import { plain } from '../../../src/messages/message.ts';
import { shownIn } from '../../platforms/discord-shown.ts';
import { failure } from '../../platforms/discord-answers.ts';
import { ALL, MAY, PERSON, TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { EPHEMERAL, shown, useDiscordStage } from './stage.ts';

const stage = useDiscordStage();

const further = (
  part: string,
  ...uses: readonly (readonly [options: Record<string, unknown>, line: string])[]
) => uses.map(([options, line]) => ({ name: `bellwether ${part}`, options, line }));

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
    {
      name: 'subscribe',
      options: { company: 'klarna', when: 'weekly', at: 'mon 09:00 Europe/Stockholm' },
      line: 'subscribe klarna weekly mon 09:00 Europe/Stockholm',
    },
    { name: 'watch', options: { address: 'news.example' }, line: 'watch news.example' },
    { name: 'unwatch', options: { address: 'news.example' }, line: 'unwatch news.example' },
    { name: 'sources', options: {}, line: 'sources' },
    { name: 'sources', options: { list: 'read', page: 2 }, line: 'sources 2' },
    { name: 'sources', options: { list: 'presets' }, line: 'sources presets' },
    ...further('mute', [{ company: 'klarna' }, 'mute klarna']),
    ...further('mute', [{ company: 'klarna', days: 3 }, 'mute klarna 3d']),
    ...further('unmute', [{}, 'unmute'], [{ company: 'klarna' }, 'unmute klarna']),
    ...further('pause', [{}, 'pause'], [{ company: 'klarna' }, 'pause klarna']),
    ...further('resume', [{}, 'resume'], [{ company: 'klarna' }, 'resume klarna']),
    ...further('budget', [{}, 'budget'], [{ alerts: 'off' }, 'budget off']),
    ...further('quiet', [{}, 'quiet'], [{ hours: 'off' }, 'quiet off']),
    ...further('quiet', [{ hours: '22-7', zone: 'UTC' }, 'quiet 22-7 UTC']),
    ...further('empty-digests', [{}, 'digest empty'], [{ come: 'off' }, 'digest empty off']),
    ...further('right', [{ story: 's1' }, 'right s1']),
    ...further('say', [{ line: 'mute klarna 14d' }, 'mute klarna 14d']),
  ])('/$name $options is “$line”, answered to the asker alone', async ({ name, options, line }) => {
    await stage.start();
    const asked = stage.discord.command(name, options);
    await stage.answer(asked);
    expect(stage.core.asked.map((one) => one.line)).toEqual([line]);
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
    {
      why: 'in a conversation of others',
      where: { group: true, userInstalled: true },
      channel: PERSON,
      person: true,
    },
  ])('$why the answer belongs to the right place', async ({ where, channel, person }) => {
    await stage.start();
    await stage.answer(stage.discord.command('subscribe', { company: 'klarna' }, where));
    expect(stage.core.asked[0]?.asker).toMatchObject({
      who: PERSON,
      destination: { channel, person },
    });
  });

  it('changing what a channel follows needs Manage Channels, checked on use', async () => {
    await stage.start();
    const asked = stage.discord.command('subscribe', { company: 'klarna' }, { mayManage: false });
    await stage.answer(asked);
    expect(stage.core.asked).toEqual([]);
    expect(shown(asked)).toContain('manage this channel');
    await stage.answer(
      stage.discord.command('subscribe', { company: 'klarna', to_me: true }, { mayManage: false }),
    );
    expect(stage.core.asked).toHaveLength(1);
  });

  it.each([
    { what: 'may not post', may: ALL & ~MAY.send, says: 'give it “Send Messages”' },
    { what: 'cannot see the channel', may: 0n, says: 'give it “View Channel”' },
    { what: 'may post', may: ALL, says: null },
  ])('following where Bellwether $what says so: $says', async ({ may, says }) => {
    await stage.start();
    stage.discord.channel(TEXT_CHANNEL).may = may;
    const here = stage.discord.command('subscribe', { company: 'klarna' });
    const alone = stage.discord.command('subscribe', { company: 'klarna', to_me: true });
    await stage.answer(here);
    await stage.answer(alone);
    expect(shown(here)?.includes(says ?? 'give it')).toBe(says !== null);
    expect(shown(alone)).not.toContain('give it');
  });

  it('help says how this platform has what the grammar has', async () => {
    await stage.start();
    const asked = stage.discord.command('help', {});
    await stage.answer(asked);
    expect(shown(asked)).toContain('/bellwether say');
  });

  it('brings the names of people along, of those whom Discord knows', async () => {
    await stage.start();
    stage.discord.world.people.set('1300000000000000005', 'Somebody Else');
    await stage.answer(stage.discord.command('subscriptions', {}));
    const nameOf = stage.core.asked[0]?.asker.nameOf;
    expect(await nameOf?.(PERSON)).toBe('Reader');
    expect(await nameOf?.('1300000000000000005')).toBe('Somebody Else');
    expect(await nameOf?.('1300000000000000006')).toBeNull();
  });

  it('a slow answer is deferred, and comes', async () => {
    await stage.start();
    stage.core.before = () => stage.discord.until(() => asked.response !== null, 'a deferral');
    const asked = stage.discord.command('digest', {});
    await stage.answer(asked);
    expect(asked.response).toEqual({ type: 5, data: { flags: EPHEMERAL } });
    expect(shown(asked)).toContain('Answer to digest');
  });

  it('the connection breaks in the middle of an answer: it comes all the same', async () => {
    await stage.start();
    stage.core.before = () => {
      stage.discord.gateway.drop();
      return stage.discord.until(() => stage.discord.gateway.heard.includes('resume'), 'a resume');
    };
    const asked = stage.discord.command('digest', {});
    await stage.answer(asked);
    expect(stage.core.asked).toHaveLength(1);
  });

  it('a long answer goes on in further messages, nothing cut', async () => {
    await stage.start();
    stage.core.message = () => long(30_000);
    const asked = stage.discord.command('card', { company: 'klarna' });
    const all = () =>
      [asked.original, ...asked.followUps].map((body) => shownIn(body ?? {})).join('');
    await stage.discord.until(() => (all().match(/word/g) ?? []).length === 6_000, 'all words');
    expect(asked.followUps.every(({ flags }) => flags === EPHEMERAL)).toBe(true);
  });

  it('a longer one than a user-installed app may answer is sent as a direct message', async () => {
    await stage.start();
    stage.core.message = () => long(60_000);
    const asked = stage.discord.command('card', { company: 'klarna' }, { userInstalled: true });
    await stage.answer(asked);
    expect(shown(asked)).toContain('direct message');
    const direct = [...stage.discord.world.channels.values()].find(({ name }) => name === PERSON);
    expect(direct?.messages.length).toBeGreaterThan(6);
  });

  it('what goes wrong is told as a sentence', async () => {
    await stage.start();
    stage.core.before = () => Promise.reject(new StaleStoryError('s1'));
    const asked = stage.discord.command('why', { company: 's1' });
    await stage.answer(asked);
    expect(shown(asked)).toContain('was changed by someone else');
  });

  it.each(['accept_then_hang', 'accept_then_drop'] as const)(
    '%s on the answer: one answer',
    async (how) => {
      await stage.start();
      stage.discord.faults.push({ on: /callback$/, times: 1, fault: { do: how } });
      const asked = stage.discord.command('signals', { company: 'klarna' });
      await stage.answer(asked);
      await stage.adapter.stop();
      expect(asked.followUps).toEqual([]);
      expect(shown(asked)).toContain('Answer to signals klarna');
      expect(
        [...stage.discord.world.channels.values()].every(({ messages }) => messages.length === 0),
      ).toBe(true);
    },
  );

  it('a fault of Discord on the answer: tried again', async () => {
    await stage.start();
    stage.discord.faults.push({
      on: /callback$/,
      times: 2,
      fault: { do: 'answer', reply: failure(503, 0, 'No') },
    });
    const asked = stage.discord.command('signals', { company: 'klarna' });
    await stage.answer(asked);
  });

  it('an interaction that died: the answer goes to the person', async () => {
    await stage.start();
    stage.mayBeSilent = true;
    stage.discord.faults.push({
      on: /callback$/,
      times: 1,
      fault: { do: 'answer', reply: failure(404, 10062, 'Unknown interaction') },
    });
    stage.discord.command('signals', { company: 'klarna' });
    await stage.discord.until(
      () =>
        [...stage.discord.world.channels.values()].some(
          ({ name, messages }) => name === PERSON && messages.length === 1,
        ),
      'a direct message',
    );
  });
});

function long(size: number): Message {
  return {
    summary: 'Long',
    tone: 'neutral',
    blocks: [{ type: 'text', content: plain('word '.repeat(size / 5)) }],
  };
}
