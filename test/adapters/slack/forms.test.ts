import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Following } from '../../../src/chat/chat-core.ts';
import { plain } from '../../../src/messages/message.ts';
import { NO_FILTERS } from '../../../src/subscriptions/subscription.ts';
import { listOf, objectOf, stringOf } from '../../platforms/json.ts';
import type { Json } from '../../platforms/json.ts';
import { buttonsIn, filledIn } from '../../platforms/slack-person.ts';
import { openStage, saying } from './stage.ts';
import type { Stage } from './stage.ts';
import { textsIn } from './texts-in.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('socket');
});
afterEach(() => stage.close());

const modal = () => stage.slack.modal();
const shown = (value: Json) => textsIn(value.blocks).join('\n');
const following = (name: string, changes: Partial<Following> = {}): Following => ({
  name,
  words: name.toLowerCase(),
  detail: 'as it happens',
  cadence: { every: 'instant' },
  filters: NO_FILTERS,
  paused: false,
  ...changes,
});
const element = (id: string): Json =>
  objectOf(
    objectOf(listOf(modal().blocks).find((block) => objectOf(block).block_id === id)).element,
  );

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
    listOf(modal().blocks).flatMap((block) => {
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
    const before = modal();
    await stage.person().choose(before, 'cadence', every, typed);
    await stage.slack.until(() => modal().hash !== before.hash);
  };

  it('asks for day, time and zone only where they apply, and begins with the person\u2019s own zone', async () => {
    await stage.person('U2').command('subscribe', 'DU2');
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    expect(fields()).toEqual(['company', 'cadence', ...others]);
    for (const every of ['weekly', 'daily', 'instant']) {
      await choose(every);
      expect(fields()).toEqual(['company', 'cadence', ...timed(every), ...others]);
      if (every === 'instant') continue;
      expect(element('zone').initial_option).toMatchObject({ value: 'America/New_York' });
      expect(element('time').initial_time).toBe('09:00');
    }
  });

  it('keeps what was typed, also in the fields that go and come back', async () => {
    stage.core.list = [following('klarna')];
    await stage.person().command('subscribe');
    await stage.slack.until(() => modal().callback_id === 'subscribe');
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
    expect(shown(modal())).toContain('This channel follows klarna already');
    await choose('instant', {
      weekday: { weekday: { selected_option: { value: 'thu' } } },
      time: { time: { selected_time: '17:45' } },
      zone: { zone: { selected_option: { value: 'Asia/Tokyo' } } },
    });
    await choose('daily');
    await choose('weekly');
    expect(element('percent'), 'what Slack would refuse is left to Slack').not.toHaveProperty(
      'initial_value',
    );
    await stage.person().submit(modal(), filledIn(modal()));
    await stage.slack.until(() => shown(modal()).includes('answer to'));
    expect(shown(modal())).toContain(
      'answer to subscribe klarna weekly thu 17:45 Asia/Tokyo >=100 jobs only closure',
    );
  });

  it('is handed in right where the day was not asked for yet', async () => {
    await stage.person().command('subscribe');
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    const { weekday, time, zone, ...early } = bare;
    expect([weekday, time, zone]).not.toContain(undefined);
    await stage.person().submit(modal(), {
      ...early,
      cadence: { cadence: { selected_option: { value: 'weekly' } } },
    });
    await stage.slack.until(() => shown(modal()).includes('answer to'));
    expect(shown(modal())).toContain('subscribe klarna weekly mon 09:00 Europe/Stockholm');
  });

  it('suggests companies and zones while typing', async () => {
    expect(await stage.person().suggest('company', 'kl')).toEqual(['Klarna', 'KLM', 'Klöckner']);
    expect(await stage.person().suggest('company', 'a')).toEqual(['All companies']);
    expect(await stage.person().suggest('company', 'xyz')).toEqual([]);
    expect(await stage.person().suggest('zone', 'stock')).toEqual(['Europe/Stockholm']);
    expect(await stage.person().suggest('zone', 'e')).toHaveLength(100);
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
    await stage.person().command('subscribe');
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    await stage.person().submit(modal(), form);
    await stage.slack.until(() => shown(modal()).includes('answer to'));
    expect(shown(modal())).toContain(`answer to ${line}`);
    expect(stage.core.lines.at(-1)?.asker.destination).toMatchObject({
      channel: 'C1',
      person: false,
    });
  });

  it('answers the buttons under its answer in their place, for the channel it was opened in', async () => {
    stage.core.reply = (line) =>
      Promise.resolve(saying(`done: ${line}`, [{ label: 'End it', action: 'unsubscribe klarna' }]));
    await stage.person().command('subscribe');
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    await stage.person().submit(modal(), bare);
    await stage.slack.until(() => shown(modal()).includes('done: subscribe klarna'));
    await stage.person().pressInView('End it', modal());
    await stage.slack.until(() => shown(modal()).includes('done: unsubscribe klarna'));
    expect(stage.core.lines.at(-1)?.asker.destination).toMatchObject({
      channel: 'C1',
      person: false,
    });
  });

  it('says so where no company was chosen', async () => {
    await stage.person().command('subscribe');
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    const ack = await stage
      .person()
      .submit(modal(), values({ company: { company: { selected_option: null } } }));
    expect(ack).toMatchObject({
      response_action: 'errors',
      errors: { company: expect.any(String) as string },
    });
  });

  it('asks to try again where Slack did not let the form open', async () => {
    stage.slack.fail({
      method: 'views.open',
      failure: { type: 'error', error: 'expired_trigger_id' },
    });
    const { posts } = await stage.person().command('subscribe');
    await stage.slack.until(() => posts.length === 1);
    expect(posts[0]).toMatchObject({ text: 'The form did not open in time; please try again.' });
  });

  it('shows a guest why not', async () => {
    await stage.person('UGUEST').command('subscribe');
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    await stage.person('UGUEST').submit(modal(), bare);
    await stage.slack.until(() => shown(modal()).includes('Guests can ask'));
    expect(stage.core.lines).toEqual([]);
  });
});

describe('Subscribe under a story', () => {
  const alert = async () => {
    const button = { label: 'Subscribe', action: 'subscribe klarna' };
    stage.core.reply = () => Promise.resolve(saying('Klarna cuts 700 jobs', [button]));
    const { posts } = await stage.person().command('klarna');
    await stage.slack.until(() => posts.length === 1);
    return posts[0] ?? {};
  };

  it('opens the form with the company filled in', async () => {
    await stage.person().press('Subscribe', await alert());
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    expect(element('company').initial_option).toMatchObject({ value: 'klarna' });
    expect(element('where').initial_option).toMatchObject({ value: 'here' });
  });

  it('offers to follow it alone where the channel follows it already, and says so', async () => {
    stage.core.list = [following('Klarna')];
    await stage.person().press('Subscribe', await alert());
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    expect(element('where').initial_option).toMatchObject({ value: 'me' });
    expect(shown(modal())).toContain('This channel follows Klarna already: as it happens.');
  });

  it('changes what is followed in a direct message', async () => {
    stage.core.list = [following('Klarna')];
    await stage.person().press('Subscribe', await alert(), 'DU1');
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    expect(shown(modal())).toContain('*Klarna*');
    expect(modal().submit).toMatchObject({ text: 'Save' });
  });
});

describe('Share under a story', () => {
  const openForm = async (story: string) => {
    const alert = [{ type: 'actions', elements: [button('Share', `send ${story}`)] }];
    await stage.person().press('Share', { blocks: alert, ts: '1700000000.000200' });
    await stage.slack.until(() => modal().callback_id === 'share');
  };
  const values = (note: string | null): Json => ({
    to: { to: { selected_conversation: 'C2' } },
    note: { note: { value: note } },
  });
  const button = (text: string, value: string) => ({
    type: 'button',
    action_id: 'command.1',
    text: { type: 'plain_text', text },
    value,
  });

  it.each([
    { note: null, says: 'Shared by Person U1' },
    { note: 'See <!channel> *this*', says: 'Shared by Person U1: See &lt;!channel&gt;' },
  ])('shows it in the conversation that was chosen: $says', async ({ note, says }) => {
    await openForm('story-1');
    expect(shown(modal()), 'which story it is').toContain('The story');
    const { posts } = await stage.person().submitTo(modal(), values(note));
    await stage.slack.until(() => posts.length === 1);
    expect(posts[0]).toMatchObject({ response_type: 'in_channel', text: 'The story' });
    const [first, ...others] = textsIn(posts[0]?.blocks);
    expect(first?.startsWith(says)).toBe(true);
    expect(others).toEqual(['The story', 'Why?', 'Share', 'Wrong?']);
  });

  it('tells the person where the story is gone', async () => {
    await openForm('story-2');
    const { posts } = await stage.person().submitTo(modal(), values(null));
    await stage.slack.until(() => stage.slack.team.channels.get('DU1')?.messages.length === 1);
    expect(posts).toEqual([]);
  });
});

describe('the list', () => {
  const names = (view: Json) =>
    textsIn(view.blocks)
      .filter((text) => text.startsWith('*'))
      .map((text) => text.split('\n')[0]);

  it('is paged, and removes', async () => {
    stage.core.list = Array.from({ length: 25 }, (_, at) =>
      following(
        `Company ${at}`,
        at === 3 ? { name: '&'.repeat(800), detail: '<'.repeat(800), paused: true } : {},
      ),
    );
    stage.core.reply = (line) => {
      stage.core.list = stage.core.list.filter(({ words }) => `unsubscribe ${words}` !== line);
      return Promise.resolve(saying(`done: ${line}`));
    };
    await stage.person().command('manage');
    await stage.slack.until(() => names(modal()).length === 10);
    await stage.person().pressInView('Next', modal());
    await stage.slack.until(() => names(modal())[0] === '*Company 10*');
    await stage.person().pressInView('Next', modal());
    await stage.slack.until(() => names(modal()).length === 5);
    expect(buttonsIn(modal().blocks).map(({ action_id: id }) => stringOf(id))).not.toContain(
      'manage.page.Next',
    );
    await stage.person().pressInView('Remove', modal());
    await stage.slack.until(() => names(modal()).length === 4);
    expect(shown(modal())).toContain('done: unsubscribe company 20');
    await stage.person().pressInView('Back', modal());
    await stage.slack.until(() => names(modal())[0] === '*Company 10*');
  });

  it('changes how something is followed, in the place of the list', async () => {
    const klarna = following('Klarna', { filters: { ...NO_FILTERS, aiOnly: true } });
    stage.core.list = [following('IBM'), klarna];
    const list = async () => {
      await stage.person().command('manage');
      await stage.slack.until(() => names(modal()).length === 2);
      return modal();
    };
    await stage.person().pressInView('Change', await list(), 3);
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    expect(shown(modal())).toContain('*Klarna*');
    await stage.person().submit(modal(), filledIn(modal()));
    await stage.slack.until(() => shown(modal()).includes('answer to'));
    expect(shown(modal())).toContain('answer to subscribe klarna instant ai only');
    const old = await list();
    stage.core.list = [];
    await stage.person().pressInView('Change', old);
    await stage.slack.until(() => shown(modal()).includes('no longer followed here'));
  });

  it('is opened from the answer to subscriptions, and says where it is empty', async () => {
    const { posts } = await stage.person().command('subscriptions');
    await stage.slack.until(() => posts.length === 1);
    await stage.person().press('Manage', posts[0] ?? {});
    await stage.slack.until(() => shown(modal()).includes('Nothing is followed here yet.'));
  });

  it('of a channel is changed by its members only', async () => {
    stage.core.list = [following('Klarna')];
    await stage.person('UGUEST').command('manage');
    await stage.slack.until(() => names(modal()).length === 1);
    await stage.person('UGUEST').pressInView('Remove', modal());
    await stage.slack.until(() => shown(modal()).includes('Guests can ask'));
    expect(stage.core.lines).toEqual([]);
  });
});

describe('what is wrong', () => {
  it.each([
    { label: 'an alert', ts: true, ref: { id: '1700000000.000200', thread: null } },
    { label: 'an answer', ts: false, ref: null },
  ])('is reported from $label, and what was done is said', async ({ ts, ref }) => {
    const { posts } = await stage.person().command('klarna');
    await stage.slack.until(() => posts.length === 1);
    await stage
      .person()
      .press('Wrong?', { ...posts[0], ...(ts ? { ts: '1700000000.000200' } : {}) });
    await stage.slack.until(() => modal().callback_id === 'wrong');
    await stage.person().submit(modal(), {
      reason: { reason: { selected_option: { value: 'wrong_number' } } },
      note: { note: { value: 'It was 700.' } },
    });
    await stage.slack.until(() => shown(modal()).includes('hidden in this channel'));
    expect(stage.core.reports).toMatchObject([
      {
        storyId: 'story-1',
        reason: 'wrong_number',
        note: 'It was 700.',
        ref,
        asker: { who: 'U1', destination: { channel: 'C1' } },
      },
    ]);
  });

  it.each([
    { user: 'UGUEST', channel: 'C1', says: 'Guests can ask, but not report' },
    { user: 'UEXTERNAL', channel: 'C1', says: 'People of another organisation can ask here' },
    { user: 'U2', channel: 'C1', says: 'Only members of a channel can report' },
  ])('is not for $user to say for the whole channel', async ({ user, channel, says }) => {
    const { posts: answers } = await stage.person().command('klarna', channel);
    await stage.slack.until(() => answers.length === 1);
    const { posts } = await stage.person(user).press('Wrong?', answers[0] ?? {}, channel);
    await stage.slack.until(() => posts.length === 1);
    expect(posts[0]?.text).toContain(says);
    expect(modal()).toEqual({});
  });

  it('is not reported by somebody who left the channel while the form was open', async () => {
    const { posts } = await stage.person().command('klarna');
    await stage.slack.until(() => posts.length === 1);
    await stage.person().press('Wrong?', posts[0] ?? {});
    await stage.slack.until(() => modal().callback_id === 'wrong');
    stage.slack.channel('C1').members.delete('U1');
    stage.slack.clock.advance(5 * 60_000);
    await stage.person().submit(modal(), {
      reason: { reason: { selected_option: { value: 'not_news' } } },
      note: { note: { value: null } },
    });
    await stage.slack.until(() => shown(modal()).includes('join it first'));
    expect(stage.core.reports).toEqual([]);
  });

  it('needs a reason', async () => {
    const { posts } = await stage.person().command('klarna');
    await stage.slack.until(() => posts.length === 1);
    await stage.person().press('Wrong?', posts[0] ?? {});
    await stage.slack.until(() => modal().callback_id === 'wrong');
    const ack = await stage
      .person()
      .submit(modal(), { reason: { reason: { selected_option: null } }, note: { note: {} } });
    expect(ack).toMatchObject({ response_action: 'errors' });
  });
});

describe('the home tab', () => {
  beforeEach(() => {
    const place = (channel: string, person: boolean) =>
      ({ platform: 'slack', workspace: 'T1', channel, person }) as const;
    stage.core.homeContent = {
      places: [
        { destination: place('U1', true), following: [], nextDigests: [] },
        {
          destination: place('C1', false),
          following: [
            following('Klarna', {
              cadence: { every: 'weekly', weekday: 3, at: '07:15', zone: 'Asia/Tokyo' },
              filters: {
                aiOnly: true,
                minRelevance: 3,
                minJobs: 100,
                minPercent: 2.5,
                only: ['layoff'],
                not: ['closure'],
              },
            }),
          ],
          nextDigests: ['2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z'],
        },
        { destination: place('C3', false), following: [following('Secret')], nextDigests: [] },
      ],
      sources: plain('41 of 43 sources healthy.'),
    };
    stage.core.list = [...(stage.core.homeContent.places[1]?.following ?? [])];
  });

  it('shows what the person and their channels follow, the next digest and the sources', async () => {
    await stage.person().openHome();
    await stage.slack.until(() => stage.slack.home('U1').type === 'home');
    const text = shown(stage.slack.home('U1'));
    expect(text).toContain('*Klarna*');
    expect(text).toMatch(/Next digests: <!date\^1795420800\^.*, <!date\^1795507200\^/);
    expect(text).toContain('41 of 43 sources healthy.');
    expect(text, 'a channel that the person is not in').not.toContain('Secret');
  });

  it('is changed in place', async () => {
    await stage.person().openHome();
    await stage.slack.until(() => stage.slack.home('U1').type === 'home');
    await stage.person().pressInView('Change', stage.slack.home('U1'));
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    expect(shown(modal())).toContain('*Klarna*');
    await stage.person().submit(modal(), filledIn(modal()));
    await stage.slack.until(() => shown(modal()).includes('answer to'));
    expect(shown(modal()), 'as it was, where nothing is changed').toContain(
      'answer to subscribe klarna weekly wed 07:15 Asia/Tokyo ai only min 3 >=100 jobs >=2.5% only layoff not closure',
    );
    await stage.person().pressInView('Remove', stage.slack.home('U1'));
    await stage.slack.until(() => shown(modal()).includes('*Klarna*'));
    const before = stage.slack.calls.filter(({ method }) => method === 'views.publish').length;
    await stage.person().pressInView('Remove', modal());
    await stage.slack.until(
      () =>
        stage.slack.calls.filter(({ method }) => method === 'views.publish').length === before + 1,
    );
  });

  it.each([
    { length: 1_950, label: 'words that a button holds', buttons: ['Follow a company', 'Change'] },
    { length: 2_001, label: 'more words than a button holds', buttons: ['Follow a company'] },
  ])('and the list hold what is named by $label', async ({ length, buttons }) => {
    const theme = following('a theme', { words: `theme:"${'x'.repeat(length)}"` });
    stage.core.list = [theme];
    stage.core.homeContent = {
      ...stage.core.homeContent,
      places: stage.core.homeContent.places.slice(1, 2).map((place) => ({
        ...place,
        following: [theme],
      })),
    };
    await stage.person().openHome();
    await stage.slack.until(() => stage.slack.home('U1').type === 'home');
    const home = stage.slack.home('U1');
    const labels = buttonsIn(home.blocks).map(({ text }) => objectOf(text).text);
    expect(labels).toEqual([...buttons, 'Remove']);
    if (buttons.includes('Change')) {
      await stage.person().pressInView('Change', home);
      await stage.slack.until(() => modal().callback_id === 'subscribe');
    }
    await stage.person().pressInView('Remove', home);
    await stage.slack.until(() => shown(modal()).includes('*a theme*'));
  });

  it('says to who follows nothing yet what it is for', async () => {
    stage.core.homeContent = {
      ...stage.core.homeContent,
      places: stage.core.homeContent.places.slice(0, 1),
    };
    await stage.person().openHome();
    await stage.slack.until(() => stage.slack.home('U1').type === 'home');
    expect(shown(stage.slack.home('U1'))).toContain('Type /signals klarna in any channel');
  });

  it('holds any number of channels', async () => {
    const many = Array.from({ length: 30 }, (_, at) => following(`Company ${at}`));
    stage.core.homeContent = {
      ...stage.core.homeContent,
      places: Array.from({ length: 20 }, () => ({
        destination: { platform: 'slack', workspace: 'T1', channel: 'C1', person: false },
        following: many,
        nextDigests: ['2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z'],
      })),
    };
    await stage.person().openHome();
    await stage.slack.until(() => shown(stage.slack.home('U1')).includes('And 14 more channels'));
  });
});
