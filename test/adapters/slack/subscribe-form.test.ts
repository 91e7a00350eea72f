import { describe, expect, it } from 'vitest';
import { listOf, objectOf, stringOf, type Json } from '../../platforms/json.ts';
import { filledIn } from '../../platforms/slack-person.ts';
import { following, openForms, shown } from './opened-forms.ts';
import { saying } from './stage.ts';

const forms = openForms();

describe('following by form', () => {
  const values = (changes: Json = {}): Json => ({
    company: { company: { selected_option: { value: 'klarna' } } },
    where: { where: { selected_option: { value: 'here' } } },
    cadence: { cadence: { selected_option: { value: 'weekly' } } },
    weekday: { weekday: { selected_option: { value: 'tue' } } },
    time: { time: { selected_time: '08:30' } },
    zone: { zone: { selected_option: { value: 'Europe/Stockholm' } } },
    ai: { ai: { selected_options: [{ value: 'ai' }] } },
    relevance: { relevance: { selected_option: { value: '3' } } },
    jobs: { jobs: { value: '100' } },
    percent: { percent: { value: '5' } },
    kinds: { kinds: { selected_options: [{ value: 'layoff' }, { value: 'closure' }] } },
    not: { not: { selected_options: [{ value: 'hiring' }] } },
    ...changes,
  });
  const none: Json = { selected_option: null };
  const bare = values({
    cadence: { cadence: { selected_option: { value: 'instant' } } },
    ai: { ai: { selected_options: [] } },
    relevance: { relevance: none },
    jobs: { jobs: { value: null } },
    percent: { percent: { value: null } },
    kinds: { kinds: { selected_options: [] } },
    not: { not: { selected_options: [] } },
  });

  const fields = () =>
    listOf(forms.modal().blocks).flatMap((block) => {
      const { block_id: id, element: it } = objectOf(block);
      return it === undefined ? [] : [stringOf(id)];
    });
  const timed = (every: string) =>
    ({
      instant: [],
      daily: ['time', 'zone'],
      weekly: ['weekday', 'time', 'zone'],
    })[every] ?? [];
  const others = ['ai', 'relevance', 'jobs', 'percent', 'kinds', 'not'];
  const choose = async (every: string, typed: Json = {}) => {
    const before = forms.modal();
    await forms.person().choose(before, 'cadence', every, typed);
    await forms.stage.slack.until(() => forms.modal().hash !== before.hash);
  };

  it('asks for day, time and zone only where they apply, and begins with the person\u2019s own zone', async () => {
    await forms.person('U2').command('subscribe', 'DU2');
    await forms.opened('subscribe');
    expect(fields()).toEqual(['company', 'cadence', ...others]);
    for (const every of ['weekly', 'daily', 'instant']) {
      await choose(every);
      expect(fields()).toEqual(['company', 'cadence', ...timed(every), ...others]);
      if (every === 'instant') continue;
      expect(forms.element('zone').initial_option).toMatchObject({ value: 'America/New_York' });
      expect(forms.element('time').initial_time).toBe('09:00');
    }
  });

  it('keeps what was typed, also in the fields that go and come back', async () => {
    forms.stage.core.list = [following('klarna')];
    await forms.person().command('subscribe');
    await forms.opened('subscribe');
    await choose('weekly', {
      ...bare,
      company: {
        company: {
          selected_option: { text: { type: 'plain_text', text: 'Klarna' }, value: 'klarna' },
        },
      },
      jobs: { jobs: { value: '100' } },
      percent: { percent: { value: 'many' } },
      kinds: { kinds: { selected_options: [{ value: 'closure' }] } },
    });
    expect(shown(forms.modal())).toContain('This channel follows klarna already');
    await choose('instant', {
      weekday: { weekday: { selected_option: { value: 'thu' } } },
      time: { time: { selected_time: '17:45' } },
      zone: { zone: { selected_option: { value: 'Asia/Tokyo' } } },
    });
    await choose('daily');
    await choose('weekly');
    expect(forms.element('percent'), 'what Slack would refuse is left to Slack').not.toHaveProperty(
      'initial_value',
    );
    await forms.person().submit(forms.modal(), filledIn(forms.modal()));
    await forms.says('answer to');
    expect(shown(forms.modal())).toContain(
      'answer to subscribe klarna weekly thu 17:45 Asia/Tokyo >=100 jobs only closure',
    );
  });

  it('is handed in right where the day was not asked for yet', async () => {
    await forms.person().command('subscribe');
    await forms.opened('subscribe');
    const { weekday, time, zone, ...early } = bare;
    expect([weekday, time, zone]).not.toContain(undefined);
    await forms.person().submit(forms.modal(), {
      ...early,
      cadence: { cadence: { selected_option: { value: 'weekly' } } },
    });
    await forms.says('answer to');
    expect(shown(forms.modal())).toContain('subscribe klarna weekly mon 09:00 Europe/Stockholm');
  });

  it('suggests companies and zones while typing', async () => {
    expect(await forms.person().suggest('company', 'kl')).toEqual(['Klarna', 'KLM', 'Klöckner']);
    expect(await forms.person().suggest('company', 'a')).toEqual(['All companies']);
    expect(await forms.person().suggest('company', 'xyz')).toEqual([]);
    expect(await forms.person().suggest('zone', 'stock')).toEqual(['Europe/Stockholm']);
    expect(await forms.person().suggest('zone', 'e')).toHaveLength(100);
  });

  it.each([
    {
      why: 'everything chosen',
      form: values(),
      line: 'subscribe klarna weekly tue 08:30 Europe/Stockholm ai only min 3 >=100 jobs >=5% only layoff,closure not hiring',
    },
    { why: 'only what must be', form: bare, line: 'subscribe klarna instant' },
    {
      why: 'to oneself',
      form: { ...bare, where: { where: { selected_option: { value: 'me' } } } },
      line: 'subscribe klarna instant to me',
    },
    {
      why: 'daily',
      form: { ...bare, cadence: { cadence: { selected_option: { value: 'daily' } } } },
      line: 'subscribe klarna daily 08:30 Europe/Stockholm',
    },
  ])('types for the person: $why', async ({ form, line }) => {
    await forms.person().command('subscribe');
    await forms.opened('subscribe');
    await forms.person().submit(forms.modal(), form);
    await forms.says('answer to');
    expect(shown(forms.modal())).toContain(`answer to ${line}`);
    expect(forms.stage.core.lines.at(-1)?.asker.destination).toMatchObject({
      channel: 'C1',
      person: false,
    });
  });

  it('answers the buttons under its answer in their place, for the channel it was opened in', async () => {
    forms.stage.core.reply = (line) =>
      Promise.resolve(saying(`done: ${line}`, [{ label: 'End it', action: 'unsubscribe klarna' }]));
    await forms.person().command('subscribe');
    await forms.opened('subscribe');
    await forms.person().submit(forms.modal(), bare);
    await forms.says('done: subscribe klarna');
    await forms.person().pressInView('End it', forms.modal());
    await forms.says('done: unsubscribe klarna');
    expect(forms.stage.core.lines.at(-1)?.asker.destination).toMatchObject({
      channel: 'C1',
      person: false,
    });
  });

  it('says so where no company was chosen', async () => {
    await forms.person().command('subscribe');
    await forms.opened('subscribe');
    const ack = await forms
      .person()
      .submit(forms.modal(), values({ company: { company: { selected_option: null } } }));
    expect(ack).toMatchObject({
      response_action: 'errors',
      errors: { company: expect.any(String) as string },
    });
  });

  it('asks to try again where Slack did not let the form open', async () => {
    forms.stage.slack.fail({
      method: 'views.open',
      failure: { type: 'error', error: 'expired_trigger_id' },
    });
    const { posts } = await forms.answered(forms.person().command('subscribe'));
    expect(posts[0]).toMatchObject({ text: 'The form did not open in time; please try again.' });
  });

  it('shows a guest why not', async () => {
    await forms.person('UGUEST').command('subscribe');
    await forms.opened('subscribe');
    await forms.person('UGUEST').submit(forms.modal(), bare);
    await forms.says('Guests can ask');
    expect(forms.stage.core.lines).toEqual([]);
  });
});
