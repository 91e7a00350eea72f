import { expect, it } from 'vitest';
import type { Following } from '../../../src/chat/chat-core.ts';
import { NO_FILTERS } from '../../../src/subscriptions/subscription.ts';
import type { FakeInteraction } from '../../platforms/discord-interactions.ts';
import { listOf, objectOf, stringOf } from '../../platforms/json.ts';
import { componentsIn, idOf, shown, useDiscordStage } from './stage.ts';

const stage = useDiscordStage();

const KLARNA: Following = {
  name: 'Klarna',
  words: 'klarna',
  detail: 'every Friday at 16:30 (Europe/Stockholm)',
  cadence: { every: 'weekly', weekday: 5, at: '16:30', zone: 'Europe/Stockholm' },
  filters: { ...NO_FILTERS, aiOnly: true, minJobs: 100, only: ['layoff'], not: ['results'] },
  paused: false,
};

async function form(interaction: FakeInteraction) {
  await stage.discord.until(() => interaction.response?.type === 9, 'a form');
  const data = objectOf(interaction.response?.data);
  const fields = listOf(data.components).map((label) => objectOf(objectOf(label).component));
  return {
    id: stringOf(data.custom_id),
    title: data.title,
    /** What is filled in, by field. */
    filled: Object.fromEntries(
      fields.map((field) => [
        stringOf(field.custom_id),
        field.type === 3
          ? listOf(field.options)
              .map(objectOf)
              .flatMap((option) => (option.default === true ? [option.value] : []))
          : field.value,
      ]),
    ),
  };
}

const ANSWERS = { company: 'klarna', when: ['instant'], time: '', kinds: [], only: '' };

it('/subscribe alone opens it; its answers are a line of the grammar', async () => {
  await stage.start();
  const opened = await form(stage.discord.command('subscribe', {}));
  expect(opened.title).toBe('Follow a company');
  const sent = stage.discord.submit(opened.id, {
    company: ' klarna, BT ',
    when: ['weekly fri'],
    time: '16:30 Europe/Stockholm',
    kinds: ['layoff', 'closure'],
    only: 'ai only',
  });
  await stage.answer(sent);
  expect(stage.core.asked.at(-1)?.line).toBe(
    'subscribe klarna, BT weekly fri 16:30 Europe/Stockholm only layoff,closure ai only',
  );
});

it.each([
  { who: 'who may manage the channel', where: {}, line: 'subscribe klarna instant' },
  { who: 'who may not', where: { mayManage: false }, line: 'subscribe klarna instant to me' },
  { who: 'who writes to the bot', where: { channel: null }, line: 'subscribe klarna instant' },
  {
    who: 'who installed it alone',
    where: { userInstalled: true },
    line: 'subscribe klarna instant',
  },
])('for somebody $who it is “$line”', async ({ where, line }) => {
  await stage.start();
  const opened = await form(stage.discord.press('c1.0..subscribe klarna', where));
  expect(opened.filled.company).toBe('klarna');
  const sent = stage.discord.submit(opened.id, { ...ANSWERS, time: '09:00' }, where);
  await stage.answer(sent);
  expect(stage.core.asked.at(-1)?.line).toBe(line);
});

it('Subscribe in a channel that follows it already is for the asker', async () => {
  await stage.start();
  stage.core.follows = [KLARNA];
  const opened = await form(stage.discord.press('c1.0..subscribe klarna'));
  expect(opened.title).toBe('Follow for yourself');
  await stage.answer(stage.discord.submit(opened.id, ANSWERS));
  expect(stage.core.asked.at(-1)?.line).toBe('subscribe klarna instant to me');
});

it('a button that says more than which company needs no form', async () => {
  await stage.start();
  await stage.answer(stage.discord.press('c1.0..subscribe klarna weekly'));
  expect(stage.core.asked.at(-1)?.line).toBe('subscribe klarna weekly');
});

it('what is followed is changed with all of it filled in, so that nothing is lost', async () => {
  await stage.start();
  const { core, discord } = stage;
  core.follows = [KLARNA];
  const listed = discord.command('subscriptions', {});
  await stage.answer(listed);
  const managed = discord.press(idOf(listed.original, 'Manage'));
  await stage.answer(managed);
  const [change] = componentsIn(managed.original);
  const opened = await form(discord.choose(stringOf(change?.custom_id), ['klarna']));
  expect(opened).toMatchObject({
    title: 'Change',
    filled: {
      company: 'klarna',
      when: ['weekly fri'],
      time: '16:30 Europe/Stockholm',
      kinds: ['layoff'],
      only: 'ai only, >=100 jobs, not results',
    },
  });
});

it('only who may manage the channel changes what it follows', async () => {
  await stage.start();
  stage.core.follows = [KLARNA];
  const chosen = stage.discord.choose('e1.0', ['klarna'], { mayManage: false });
  await stage.answer(chosen);
  expect(shown(chosen)).toContain('manage this channel');
});

it('what is no longer followed cannot be changed', async () => {
  await stage.start();
  const chosen = stage.discord.choose('e1.0', ['klarna']);
  await stage.answer(chosen);
  expect(shown(chosen)).toContain('not followed here any more');
});
