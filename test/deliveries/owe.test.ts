import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import {
  alertKey,
  oweFor,
  type DestinationState,
  type OweQuestion,
} from '../../src/deliveries/owe.ts';
import { tellStories, type StoryChange } from '../../src/stories/tell-stories.ts';
import type { Story } from '../../src/stories/story.ts';
import {
  NO_FILTERS,
  type DestinationSettings,
  type Subscription,
} from '../../src/subscriptions/subscription.ts';
import { told } from '../stories/telling.ts';
import { channel, company, following } from '../subscriptions/following.ts';

const NOW = '2024-08-28T12:00:00.000Z';
const LATER = '2024-08-28T15:00:00.000Z';
const here = channel('C1');
const subscription = following(here, company('klarna'));

function change(
  document: ReturnType<typeof told>,
  stories: readonly Story[] = [],
  now = NOW,
): StoryChange {
  return tellStories({ ...document, stories, now })[0]!;
}

const cut = told('a', 'Klarna', '2024-08-28', 'Klarna cuts 700 jobs in customer service', {
  kind: 'layoff',
  jobs: 700,
});
const born = change(cut);
const again = told('b', 'Klarna', '2024-08-28', 'Klarna cuts 700 jobs in customer service', {
  kind: 'layoff',
  jobs: 700,
});
const filed = told('c', 'Klarna', '2024-08-29', 'Klarna files for 700 jobs in customer service', {
  kind: 'layoff',
  jobs: 700,
  stage: 'filed',
});
const corrected = told('a', 'Klarna', '2024-08-28', 'Klarna cuts 70 jobs in customer service', {
  kind: 'layoff',
  jobs: 70,
});

const settings: DestinationSettings = {
  destination: here,
  alertsPerDay: null,
  quietHours: null,
  zone: null,
  mutes: {},
  emptyDigests: true,
};
const open: DestinationState = { settings: null, alertsPerDay: 10, alertsToday: 0 };

function owing(
  of: StoryChange,
  { state = open, ...more }: Partial<OweQuestion> & { readonly state?: DestinationState } = {},
): Delivery[] {
  return oweFor({
    change: of,
    followers: [subscription],
    alerts: [],
    reversed: [],
    stateOf: () => state,
    now: NOW,
    ...more,
  });
}

/** The alert of a change as it stands in the channel. */
function posted(of: StoryChange): Delivery {
  const [alert] = owing(of);
  return { ...alert!, state: { is: 'sent', at: NOW, ref: { id: '1', thread: null } } };
}

const types = (deliveries: readonly Delivery[]) => deliveries.map(({ content }) => content.type);

describe('alerts', () => {
  it('a new story is owed to who follows it, once however many of their subscriptions match', () => {
    const also = following(here, { type: 'kind', kind: 'layoff' });
    expect(owing(born, { followers: [subscription, also] })).toEqual([
      {
        key: alertKey(born.after.id, here),
        destination: here,
        content: { type: 'alert', storyId: born.after.id },
        state: { is: 'owed', dueAt: NOW, attempts: 0, lastError: null },
        createdAt: NOW,
      },
    ]);
  });

  const weekly = { every: 'weekly', weekday: 1, at: '09:00', zone: 'UTC' } as const;
  const asked = { because: 'asked', by: 'U1', at: NOW } as const;
  const broken = { because: 'broken', code: 'is_archived', reason: 'Archived.', at: NOW } as const;
  it.each<{ changes: Partial<Subscription>; owed: number; why: string }>([
    { changes: { cadence: weekly }, owed: 0, why: 'the digest tells it' },
    { changes: { pause: asked }, owed: 0, why: 'somebody wants none' },
    { changes: { pause: broken }, owed: 1, why: 'it goes out when the channel works again' },
    { changes: { filters: { ...NO_FILTERS, minJobs: 1_000 } }, owed: 0, why: 'too small' },
    { changes: { filters: { ...NO_FILTERS, minJobs: 700 } }, owed: 1, why: 'just large enough' },
    { changes: { createdAt: LATER }, owed: 1, why: 'a new story is news, whatever a clock says' },
  ])('$owed where the subscription has $changes: $why', ({ changes, owed }) => {
    expect(owing(born, { followers: [{ ...subscription, ...changes }] })).toHaveLength(owed);
  });

  const muting = (until: string) => ({
    ...open,
    settings: { ...settings, mutes: { klarna: until } },
  });
  const quiet = {
    ...open,
    settings: { ...settings, quietHours: { from: '13:00', to: '17:00', zone: 'Europe/Stockholm' } },
  };
  it.each<{ state: DestinationState; is: object; why: string }>([
    { state: { ...open, alertsToday: 9 }, is: { is: 'owed', dueAt: NOW }, why: 'the tenth of ten' },
    { state: { ...open, alertsToday: 10 }, is: { is: 'held', because: 'budget' }, why: 'one more' },
    { state: { ...open, alertsPerDay: 0, alertsToday: 99 }, is: { is: 'owed' }, why: 'no budget' },
    { state: muting(LATER), is: { is: 'held', because: 'muted' }, why: 'muted' },
    { state: muting(NOW), is: { is: 'owed' }, why: 'the mute is over' },
    { state: quiet, is: { is: 'owed', dueAt: LATER }, why: 'due when the quiet hours end' },
  ])('is $is: $why', ({ state, is }) => {
    expect(owing(born, { state })[0]?.state).toMatchObject(is);
  });

  it.each([
    { of: change(again, [born.after]), filters: NO_FILTERS, owed: 0, why: 'one more source' },
    { of: change(filed, [born.after]), filters: NO_FILTERS, owed: 1, why: 'it has gone further' },
    { of: change(corrected, [born.after]), filters: NO_FILTERS, owed: 0, why: 'only put right' },
    {
      of: change(corrected, [born.after]),
      filters: { ...NO_FILTERS, minJobs: 100 },
      owed: 0,
      why: 'no longer what was asked for',
    },
  ])('a story known as a baseline that grows: $owed, $why', ({ of, filters, owed }) => {
    const deliveries = owing(of, { followers: [{ ...subscription, filters }] });
    expect(types(deliveries)).toEqual(Array(owed).fill('alert'));
  });

  it('an old story that newly passes a filter is owed to who was there before it', () => {
    const small = change(corrected);
    const grown = change(
      told('d', 'Klarna', '2024-08-28', 'Klarna cuts 70 jobs in customer service', {
        kind: 'layoff',
        jobs: 70,
        ai: true,
      }),
      [small.after],
    );
    const before = { ...subscription, filters: { ...NO_FILTERS, aiOnly: true } };
    expect(types(owing(grown, { followers: [before] }))).toEqual(['alert']);
    const after = { ...before, createdAt: LATER };
    expect(owing(grown, { followers: [after] })).toEqual([]);
  });
});

describe('a story that is told already', () => {
  it.each([
    { of: change(again, [born.after]), owed: ['edit'], why: 'one more source' },
    { of: change(filed, [born.after]), owed: ['edit', 'reply'], why: 'a new stage' },
    { of: change(corrected, [born.after]), owed: ['edit', 'reply'], why: 'a corrected figure' },
  ])('owes $owed: $why', ({ of, owed }) => {
    const deliveries = owing(of, { alerts: [posted(born)] });
    expect(types(deliveries)).toEqual(owed);
    expect(new Set(deliveries.map(({ key }) => key)).size).toBe(owed.length);
  });

  it('says what was corrected', () => {
    const [, reply] = owing(change(corrected, [born.after]), { alerts: [posted(born)] });
    expect(reply?.content).toMatchObject({
      message: { summary: 'Klarna: Corrected: 70 jobs, not 700 jobs' },
    });
  });

  it('is put right where nobody follows any more, in silence', () => {
    const deliveries = owing(change(corrected, [born.after]), {
      followers: [],
      alerts: [posted(born)],
    });
    expect(types(deliveries)).toEqual(['edit']);
  });

  it('is not replied to where it is muted, or where its alert is yet to be sent', () => {
    const grown = change(filed, [born.after]);
    const muted = { ...open, settings: { ...settings, mutes: { klarna: LATER } } };
    expect(types(owing(grown, { alerts: [posted(born)], state: muted }))).toEqual(['edit']);
    expect(types(owing(grown, { alerts: owing(born) }))).toEqual(['edit']);
  });

  it('owes nothing for an alert that was held: the digest shows it as it is', () => {
    const held = owing(born, { state: { ...open, alertsToday: 10 } });
    expect(owing(change(filed, [born.after]), { alerts: held })).toEqual([]);
  });

  it('hears in its thread that it was taken back, and the channel gets an alert', () => {
    const back = change(
      told('e', 'Klarna', '2025-05-09', 'Klarna hires people again', {
        kind: 'ai_reversal',
        title: 'Klarna hires people again',
      }),
    );
    const reversed = [{ story: born.after, alerts: [posted(born)] }];
    const deliveries = owing(back, { reversed });
    expect(types(deliveries)).toEqual(['alert', 'reply']);
    expect(deliveries[1]).toMatchObject({
      key: `reversal:${back.after.id}:${born.after.id}:slack:T1:C1`,
      content: {
        storyId: born.after.id,
        message: { summary: 'Klarna: Taken back: Klarna hires people again' },
      },
    });
  });
});
