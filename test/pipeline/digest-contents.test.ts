import { describe, expect, it } from 'vitest';
import { sampleWeeks } from '../digests/sample-week.ts';
import { channel, DUE, openDigests, SUBSCRIBED, textOf, zone } from './digest-desk.ts';

const desk = openDigests();

const SETTINGS = {
  destination: channel,
  alertsPerDay: null,
  quietHours: null,
  zone: null,
  mutes: {},
  emptyDigests: true,
} as const;

/** A story of the week's end that is read only after its digest. */
async function keepLate(): Promise<void> {
  const [story] = sampleWeeks();
  if (!story) throw new Error('no sample');
  await desk.keep({
    ...story,
    id: 'late-2024-11-layoff',
    companyId: 'late',
    companyName: 'Late',
    headline: 'Late cuts 70 jobs',
    happenedOn: '2024-11-10',
    firstSeenAt: '2024-11-12T10:00:00Z',
  });
}

describe('digests that are due', () => {
  it('are one for all the subscriptions of a channel, at the time named last', async () => {
    const duolingo = { type: 'company', companyId: 'duolingo', name: 'Duolingo' } as const;
    const bt = { type: 'company', companyId: 'bt', name: 'BT' } as const;
    await desk.subscribe({ target: duolingo });
    await desk.subscribe({
      target: bt,
      cadence: { every: 'weekly', weekday: 2, at: '10:00', zone },
      createdAt: '2024-11-06T12:00:00Z',
    });
    expect(await desk.lookAt(DUE)).toEqual([]);
    const text = textOf(await desk.lookAt('2024-11-12T09:00:00Z'));
    expect(text).toContain('Duolingo parts with 400 contractors');
    expect(text).toContain('No news of BT.');
    expect(text).not.toContain('Intel');
  });

  it('rest while the subscription rests, and leave out what is muted', async () => {
    const pause = { because: 'asked', by: 'U1', at: SUBSCRIBED } as const;
    await desk.subscribe({ pause });
    expect(await desk.lookAt(DUE)).toEqual([]);
    await desk.subscribe();
    await desk.store.keepSettings({ ...SETTINGS, mutes: { intel: '2024-12-01T00:00:00Z' } });
    const text = textOf(await desk.lookAt(DUE));
    expect(text).toContain('9,400 people at 2 companies');
    expect(text).not.toContain('Intel');
  });

  it('come empty in one line, unless that is turned off', async () => {
    const target = { type: 'company', companyId: 'ibm', name: 'IBM' } as const;
    await desk.subscribe({ target });
    expect(textOf(await desk.lookAt(DUE))).toBe(
      'Week 45, 4 to 10 November 2024: no news of IBM. 3 of 3 sources healthy.',
    );
    await desk.store.keepSettings({ ...SETTINGS, emptyDigests: false });
    expect(await desk.lookAt('2024-11-18T08:00:00Z')).toEqual([]);
  });

  it('are not sent late after a restart where they were empty and that is turned off', async () => {
    const target = { type: 'company', companyId: 'late', name: 'Late' } as const;
    await desk.subscribe({ target });
    await desk.store.keepSettings({ ...SETTINGS, emptyDigests: false });
    expect(await desk.lookAt(DUE)).toEqual([]);
    await keepLate();
    expect(await desk.lookAt('2024-11-12T12:00:00Z')).toEqual([]);
    expect(await desk.store.claimDeliveries('slack', '2024-11-12T12:00:00Z', 9, 60_000)).toEqual(
      [],
    );
    const next = textOf(await desk.lookAt('2024-11-18T08:00:00Z'));
    expect(next).toContain('Late cuts 70 jobs');
    expect(next).not.toContain('None was sent');
  });

  it('leave out what was reported there as wrong, say so, and mark a disputed figure', async () => {
    await desk.subscribe();
    const said = { destination: channel, note: '', by: 'U1', at: SUBSCRIBED } as const;
    const [intel, duolingo] = ['intel-2024-11-layoff', 'duolingo-2024-11-layoff'];
    await desk.store.keepReport({ ...said, storyId: intel, reason: 'wrong_company' });
    await desk.store.keepReport({ ...said, storyId: duolingo, reason: 'wrong_number' });
    const text = textOf(await desk.lookAt(DUE));
    expect(text).toContain('9,400 people at 2 companies');
    expect(text).not.toContain('Intel');
    expect(text).toContain(`1 story that was reported here as wrong is left out: why ${intel}.`);
    expect(text.match(/a figure is disputed here/g)).toHaveLength(1);
    expect(text).toMatch(/Duolingo[^\n]*a figure is disputed here/);
  });

  it('tell of what was read only after the digest of its week', async () => {
    await desk.subscribe();
    await desk.lookAt(DUE);
    await keepLate();
    const text = textOf(await desk.lookAt('2024-11-18T08:00:00Z'));
    expect(text).toContain('Happened earlier, read only now');
    expect(text).toContain('Late cuts 70 jobs');
    expect(text).not.toContain('Intel');
  });
});
