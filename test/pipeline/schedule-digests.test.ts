import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { owed } from '../../src/deliveries/delivery.ts';
import type { Delivery, DeliveryState } from '../../src/deliveries/delivery.ts';
import { StoreError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import { readDigest } from '../../src/pipeline/read-digest.ts';
import { createDigestSchedule } from '../../src/pipeline/schedule-digests.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Story } from '../../src/stories/story.ts';
import { NO_FILTERS } from '../../src/subscriptions/subscription.ts';
import type { Cadence, Destination, Subscription } from '../../src/subscriptions/subscription.ts';
import { sampleWeeks } from '../digests/sample-week.ts';
import { told } from '../stories/telling.ts';

const log = createLog('silent');
const zone = 'Europe/Stockholm';
const channel: Destination = { platform: 'slack', workspace: 'T1', channel: 'C1', person: false };
const monday9: Cadence = { every: 'weekly', weekday: 1, at: '09:00', zone };
const SUBSCRIBED = '2024-11-05T12:00:00Z';
/** Monday 11 November 2024, 09:00 in Stockholm. */
const DUE = '2024-11-11T08:00:00Z';

const SETTINGS = {
  destination: channel,
  alertsPerDay: null,
  quietHours: null,
  zone: null,
  mutes: {},
  emptyDigests: true,
} as const;

let store: Store;
let now: string;

beforeEach(async () => {
  store = await openJsonStore({ folder: await mkdtemp(join(tmpdir(), 'digests-')), log });
  for (const story of sampleWeeks())
    await keep({ ...story, firstSeenAt: `${story.happenedOn}T12:00:00Z` });
  now = SUBSCRIBED;
});

afterEach(async () => {
  await store.close();
});

/** Keeps a story as reading its first document would have. */
async function keep(story: Story): Promise<void> {
  const { document, signals } = told(
    `doc-${story.id}`,
    story.companyName,
    story.happenedOn,
    story.headline,
  );
  await store.keepReading({
    kept: { document, signals, readAt: story.firstSeenAt, revision: 1 },
    stories: [{ ...story, version: 1 }],
    deliveries: [],
  });
}

async function subscribe(changes: Partial<Subscription> = {}): Promise<void> {
  await store.keepSubscription({
    id: `s-${JSON.stringify(changes)}`,
    destination: channel,
    target: { type: 'all' },
    cadence: monday9,
    filters: NO_FILTERS,
    createdBy: 'U1',
    createdAt: SUBSCRIBED,
    pause: null,
    ...changes,
  });
}

/** A story of the week's end that is read only after its digest. */
async function keepLate(): Promise<void> {
  const [story] = sampleWeeks();
  if (!story) throw new Error('no sample');
  await keep({
    ...story,
    id: 'late-2024-11-layoff',
    companyId: 'late',
    companyName: 'Late',
    headline: 'Late cuts 70 jobs',
    happenedOn: '2024-11-10',
    firstSeenAt: '2024-11-12T10:00:00Z',
  });
}

const schedule = (changes: Partial<Store> = {}) =>
  createDigestSchedule({
    store: { ...store, ...changes },
    log,
    zone,
    now: () => now,
    coverage: () => Promise.resolve({ sources: 3, healthy: 3, silent: [] }),
  });

const lookAt = (moment: string, look = schedule()) => {
  now = moment;
  return look();
};

const textOf = ([delivery]: readonly Delivery[]) =>
  delivery?.content.type === 'digest' ? plainText(delivery.content.message, zone) : '';

describe('digests that are due', () => {
  it('are owed once, at their minute, however often it is looked', async () => {
    await subscribe();
    const look = schedule();
    expect(await lookAt('2024-11-11T07:59:00Z', look)).toEqual([]);
    const owedNow = await lookAt(DUE, look);
    expect(owedNow.map(({ key }) => key)).toEqual(['digest:weekly:2024-W45:slack:T1:C1']);
    expect(textOf(owedNow)).toContain('21,400 people at 3 companies');
    expect(textOf(owedNow)).not.toContain('Late:');
    for (const moment of [DUE, '2024-11-11T08:01:00Z', '2024-11-15T08:00:00Z']) {
      expect(await lookAt(moment, look)).toEqual([]);
      expect(await lookAt(moment, schedule())).toEqual([]);
    }
    expect(await lookAt('2024-11-18T08:00:00Z', look)).toHaveLength(1);
  });

  it('come late and say so when nobody was there, the newest only', async () => {
    await subscribe();
    await lookAt(DUE);
    const after = await lookAt('2024-12-03T12:00:00Z');
    expect(after.map(({ key }) => key)).toEqual(['digest:weekly:2024-W48:slack:T1:C1']);
    expect(textOf(after)).toContain('Late: this digest was due on 2 Dec 2024, 09:00');
    expect(textOf(after)).toContain('None was sent for 11 to 24 November 2024');
    expect(await lookAt('2024-12-03T12:01:00Z')).toEqual([]);
  });

  it('are tried again when the store failed', async () => {
    await subscribe();
    let fails = true;
    const look = schedule({
      oweDeliveries: (deliveries) => {
        if (!fails) return store.oweDeliveries(deliveries);
        fails = false;
        return Promise.reject(new StoreError('store_full', 'The disk is full; free some space.'));
      },
    });
    await expect(lookAt(DUE, look)).rejects.toThrow('full');
    expect(await lookAt('2024-11-11T08:01:00Z', look)).toHaveLength(1);
  });

  it('go on for the others when one cannot be made', async () => {
    await subscribe();
    await subscribe({ destination: { ...channel, channel: 'C2' } });
    const look = schedule({
      deliveriesTo: (destination, since) =>
        destination.channel === 'C1' && now === DUE
          ? Promise.reject(new StoreError('store_damaged', 'A month cannot be read; restore it.'))
          : store.deliveriesTo(destination, since),
    });
    expect((await lookAt(DUE, look)).map(({ destination }) => destination.channel)).toEqual(['C2']);
    const again = await lookAt('2024-11-11T08:01:00Z', look);
    expect(again.map(({ destination }) => destination.channel)).toEqual(['C1']);
  });

  it('are not owed from before somebody turned to digests', async () => {
    await subscribe({ cadence: { every: 'instant' } });
    const look = schedule();
    await lookAt('2024-11-13T10:00:00Z', look);
    await subscribe();
    expect(await lookAt('2024-11-13T10:01:00Z', look)).toEqual([]);
    expect(await lookAt('2024-11-18T08:00:00Z', look)).toHaveLength(1);
  });

  it('are one for all the subscriptions of a channel, at the time named last', async () => {
    const duolingo = { type: 'company', companyId: 'duolingo', name: 'Duolingo' } as const;
    const bt = { type: 'company', companyId: 'bt', name: 'BT' } as const;
    await subscribe({ target: duolingo });
    await subscribe({
      target: bt,
      cadence: { every: 'weekly', weekday: 2, at: '10:00', zone },
      createdAt: '2024-11-06T12:00:00Z',
    });
    expect(await lookAt(DUE)).toEqual([]);
    const text = textOf(await lookAt('2024-11-12T09:00:00Z'));
    expect(text).toContain('Duolingo parts with 400 contractors');
    expect(text).toContain('No news of BT.');
    expect(text).not.toContain('Intel');
  });

  it('rest while the subscription rests, and leave out what is muted', async () => {
    const pause = { because: 'asked', by: 'U1', at: SUBSCRIBED } as const;
    await subscribe({ pause });
    expect(await lookAt(DUE)).toEqual([]);
    await subscribe();
    await store.keepSettings({ ...SETTINGS, mutes: { intel: '2024-12-01T00:00:00Z' } });
    const text = textOf(await lookAt(DUE));
    expect(text).toContain('9,400 people at 2 companies');
    expect(text).not.toContain('Intel');
  });

  it('come empty in one line, unless that is turned off', async () => {
    const target = { type: 'company', companyId: 'ibm', name: 'IBM' } as const;
    await subscribe({ target });
    expect(textOf(await lookAt(DUE))).toBe(
      'Week 45, 4 to 10 November 2024: no news of IBM. 3 of 3 sources healthy.',
    );
    await store.keepSettings({ ...SETTINGS, emptyDigests: false });
    expect(await lookAt('2024-11-18T08:00:00Z')).toEqual([]);
  });

  it('are not sent late after a restart where they were empty and that is turned off', async () => {
    const target = { type: 'company', companyId: 'late', name: 'Late' } as const;
    await subscribe({ target });
    await store.keepSettings({ ...SETTINGS, emptyDigests: false });
    expect(await lookAt(DUE)).toEqual([]);
    await keepLate();
    expect(await lookAt('2024-11-12T12:00:00Z')).toEqual([]);
    expect(await store.claimDeliveries('slack', '2024-11-12T12:00:00Z', 9, 60_000)).toEqual([]);
    const next = textOf(await lookAt('2024-11-18T08:00:00Z'));
    expect(next).toContain('Late cuts 70 jobs');
    expect(next).not.toContain('None was sent');
  });

  it('leave out what was reported there as wrong, say so, and mark a disputed figure', async () => {
    await subscribe();
    const said = { destination: channel, note: '', by: 'U1', at: SUBSCRIBED } as const;
    const [intel, duolingo] = ['intel-2024-11-layoff', 'duolingo-2024-11-layoff'];
    await store.keepReport({ ...said, storyId: intel, reason: 'wrong_company' });
    await store.keepReport({ ...said, storyId: duolingo, reason: 'wrong_number' });
    const text = textOf(await lookAt(DUE));
    expect(text).toContain('9,400 people at 2 companies');
    expect(text).not.toContain('Intel');
    expect(text).toContain(`1 story that was reported here as wrong is left out: why ${intel}.`);
    expect(text.match(/a figure is disputed here/g)).toHaveLength(1);
    expect(text).toMatch(/Duolingo[^\n]*a figure is disputed here/);
  });

  it('tell of what was read only after the digest of its week', async () => {
    await subscribe();
    await lookAt(DUE);
    await keepLate();
    const text = textOf(await lookAt('2024-11-18T08:00:00Z'));
    expect(text).toContain('Happened earlier, read only now');
    expect(text).toContain('Late cuts 70 jobs');
    expect(text).not.toContain('Intel');
  });
});

describe('alerts that were held back', () => {
  const hold = async (storyId: string, state: DeliveryState & { is: 'held' }) => {
    const alert = owed(
      `alert:${storyId}:slack:T1:C1`,
      channel,
      { type: 'alert', storyId },
      state.at,
    );
    await store.oweDeliveries([alert]);
    const [claim] = await store.claimDeliveries('slack', state.at, 1, 60_000);
    if (!claim) throw new Error('nothing claimed');
    expect(await store.settleDelivery(alert.key, claim.lease, state)).toBe(true);
  };

  it('reach a channel that asked for alerts only in a digest of their own, once', async () => {
    await subscribe({ cadence: { every: 'instant' } });
    await hold('intel-2024-11-layoff', {
      is: 'held',
      because: 'budget',
      at: '2024-11-10T15:00:00Z',
    });
    await hold('acme-2024-11-layoff', { is: 'held', because: 'muted', at: '2024-11-10T15:00:00Z' });
    const digest = await lookAt(DUE);
    expect(digest.map(({ key }) => key)).toEqual(['digest:daily:2024-11-10:slack:T1:C1']);
    expect(textOf(digest)).toContain('1 story: 1 over the alerts a day that this channel takes.');
    expect(textOf(digest)).toContain('Intel is to cut 12,000 jobs');
    expect(textOf(digest)).not.toContain('Acme');
    expect(await lookAt('2024-11-12T08:00:00Z')).toEqual([]);
  });

  it('after the time of their digest wait for the next, also across a restart', async () => {
    await subscribe({ cadence: { every: 'instant' } });
    expect(await lookAt(DUE)).toEqual([]);
    await hold('intel-2024-11-layoff', {
      is: 'held',
      because: 'budget',
      at: '2024-11-11T10:00:00Z',
    });
    expect(await lookAt('2024-11-11T11:00:00Z')).toEqual([]);
    const next = await lookAt('2024-11-12T08:00:00Z');
    expect(next.map(({ key }) => key)).toEqual(['digest:daily:2024-11-11:slack:T1:C1']);
    expect(textOf(next)).toContain('Intel is to cut 12,000 jobs');
  });
});

describe('a digest asked for', () => {
  const ask = (words: string) =>
    readDigest(store, { words, now: '2024-11-20T10:00:00Z', zone, coverage: null });

  it('is of the newest week with stories where no period is named', async () => {
    expect((await ask(''))?.period.key).toBe('weekly:2024-W45');
    expect((await ask('2024-W44'))?.stories.map(({ companyName }) => companyName)).toEqual([
      'Ocado',
    ]);
    expect((await ask('week'))?.stories).toEqual([]);
  });

  it('is none where the words name no period', async () => {
    expect(await ask('fortnight')).toBeNull();
  });
});
