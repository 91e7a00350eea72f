import { describe, expect, it } from 'vitest';
import { listOf, stringOf } from '../../platforms/json.ts';
import { PERSON, TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { answered, following } from './recording-core.ts';
import { channelOf, shown, componentsIn, idOf, useDiscordStage } from './stage.ts';

const stage = useDiscordStage();

describe('buttons, selects and forms', () => {
  it('a button does what typing would do, also after a restart', async () => {
    await stage.start();
    const asked = stage.discord.command('signals', { company: 'klarna' });
    await stage.answer(asked);
    await stage.adapter.stop();
    stage.adapter = stage.create();
    await stage.adapter.start();
    const pressed = stage.discord.press(idOf(asked.original, 'Why?'));
    await stage.answer(pressed);
    expect(stage.core.asked.at(-1)?.line).toBe('why s1');
  });

  it('Share shows the answer to all', async () => {
    await stage.start();
    const asked = stage.discord.command('signals', { company: 'klarna' });
    await stage.answer(asked);
    const shared = stage.discord.press(idOf(asked.original, 'Share'));
    await stage.answer(shared);
    expect(stage.core.asked.at(-1)?.line).toBe('signals klarna');
    expect(shared.response?.data.flags ?? 0).toBe(0);
  });

  it('a button cannot do what its presser may not', async () => {
    await stage.start();
    const pressed = stage.discord.press('c1.0..mute klarna 14d', { mayManage: false });
    await stage.answer(pressed);
    expect(stage.core.asked).toEqual([]);
  });

  it('a choice from a list does what its button would do', async () => {
    await stage.start();
    stage.core.message = () => {
      const { summary, tone, blocks } = answered('two');
      const other = { label: 'Why?', action: 'why s2' };
      return { summary, tone, blocks: [...blocks, { type: 'buttons', buttons: [other] }] };
    };
    const asked = stage.discord.command('signals', {});
    await stage.answer(asked);
    const lists = componentsIn(asked.original).filter(({ options }) => options !== undefined);
    expect(lists.map(({ placeholder }) => placeholder)).toEqual([
      'Why? Choose one',
      'Wrong? Choose one',
    ]);
    const [why, wrong] = lists.map(({ custom_id: id }) => stringOf(id));
    await stage.answer(stage.discord.choose(why ?? '', ['why s2']));
    expect(stage.core.asked.at(-1)?.line).toBe('why s2');
    const form = stage.discord.choose(wrong ?? '', ['wrong s2']);
    await stage.discord.until(() => form.response?.type === 9, 'a form');
    expect(form.response?.data.custom_id).toContain('s2');
  });

  it.each(['button', 'list', 'form'] as const)(
    'a %s of a later version is answered',
    async (what) => {
      await stage.start();
      const { discord } = stage;
      const used = {
        button: () => discord.press('c9.what.ever'),
        list: () => discord.choose('m9.1', ['klarna']),
        form: () => discord.submit('s9.here', { company: 'klarna' }),
      }[what]();
      await stage.answer(used);
      expect(shown(used)).toContain('another version');
      expect(stage.core.asked).toEqual([]);
    },
  );

  it('Share is not there where nobody else is, and answers stay', async () => {
    await stage.start();
    const asked = stage.discord.command('signals', { company: 'klarna' }, { channel: null });
    await stage.answer(asked);
    expect(idOf(asked.original, 'Share')).toBe('');
    expect(asked.response?.data.flags ?? 0).toBe(0);
  });

  it('a line too long for a button has no Share, rather than words that nobody can type', async () => {
    await stage.start();
    const asked = stage.discord.command('signals', { company: 'a'.repeat(100) });
    await stage.answer(asked);
    expect(idOf(asked.original, 'Why?')).not.toBe('');
    expect(JSON.stringify(asked.original)).not.toMatch(/Share/);
  });

  it('Wrong? is for those who may moderate, because all in the channel see what comes of it', async () => {
    await stage.start();
    await stage.adapter.chat.post(channelOf(), answered('news'), { nonce: 'n1' });
    const id = idOf(stage.discord.messages(TEXT_CHANNEL)[0]?.body ?? null, 'Wrong?');
    const pressed = stage.discord.press(id, { mayManage: false });
    await stage.answer(pressed);
    expect(shown(pressed)).toContain('manage its messages');
  });

  it('taking a report back is for the same people', async () => {
    await stage.start();
    const typed = stage.discord.command('bellwether right', { story: 's1' }, { mayManage: false });
    await stage.answer(typed);
    expect(shown(typed)).toContain('manage its messages');
    expect(stage.core.asked).toEqual([]);
  });

  it('Wrong? asks what, and reports it with the message it was on', async () => {
    await stage.start();
    const ref = await stage.adapter.chat.post(channelOf(), answered('news'), { nonce: 'n1' });
    const body = stage.discord.messages(TEXT_CHANNEL)[0]?.body ?? null;
    const pressed = stage.discord.press(idOf(body, 'Wrong?'));
    await stage.discord.until(() => pressed.response?.type === 9, 'a form');
    const form = stringOf(pressed.response?.data.custom_id);
    const sent = stage.discord.submit(form, { reason: ['wrong_number'], note: 'It was 400.' });
    await stage.answer(sent);
    expect(stage.core.reports).toMatchObject([
      { storyId: 's1', reason: 'wrong_number', note: 'It was 400.', ref, asker: { who: PERSON } },
    ]);
  });

  it('the list is managed with a select and pages', async () => {
    await stage.start();
    stage.core.follows = Array.from({ length: 30 }, (_, at) => following(at));
    const asked = stage.discord.command('subscriptions', {});
    await stage.answer(asked);
    const opened = stage.discord.press(idOf(asked.original, 'Manage'));
    await stage.answer(opened);
    const [change, end] = componentsIn(opened.original);
    expect(listOf(change?.options)).toHaveLength(25);
    expect(listOf(end?.options)).toHaveLength(25);
    const next = stage.discord.press(idOf(opened.original, 'Next'));
    await stage.answer(next);
    expect(next.response?.type).toBe(7);
    expect(listOf(componentsIn(next.original)[0]?.options)).toHaveLength(5);
    const chosen = stage.discord.choose(stringOf(end?.custom_id), ['company 1', 'company 2']);
    await stage.answer(chosen);
    expect(stage.core.asked.slice(1).map(({ line }) => line)).toEqual([
      'unsubscribe company 1',
      'unsubscribe company 2',
    ]);
    expect(shown(chosen)).toContain('28 in all');
  });
});
