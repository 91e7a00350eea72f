import { describe, expect, it } from 'vitest';
import { owed, type DeliveryState } from '../../src/deliveries/delivery.ts';
import { StoreError } from '../../src/errors.ts';
import { readDigest } from '../../src/pipeline/read-digest.ts';
import { channel, DUE, openDigests, textOf, zone } from './digest-desk.ts';

const desk = openDigests();

describe('digests that are due', () => {
  it('are owed once, at their minute, however often it is looked', async () => {
    await desk.subscribe();
    const look = desk.schedule();
    expect(await desk.lookAt('2024-11-11T07:59:00Z', look)).toEqual([]);
    const owedNow = await desk.lookAt(DUE, look);
    expect(owedNow.map(({ key }) => key)).toEqual(['digest:weekly:2024-W45:slack:T1:C1']);
    expect(textOf(owedNow)).toContain('21,400 people at 3 companies');
    expect(textOf(owedNow)).not.toContain('Late:');
    for (const moment of [DUE, '2024-11-11T08:01:00Z', '2024-11-15T08:00:00Z']) {
      expect(await desk.lookAt(moment, look)).toEqual([]);
      expect(await desk.lookAt(moment, desk.schedule())).toEqual([]);
    }
    expect(await desk.lookAt('2024-11-18T08:00:00Z', look)).toHaveLength(1);
  });

  it('come late and say so when nobody was there, the newest only', async () => {
    await desk.subscribe();
    await desk.lookAt(DUE);
    const after = await desk.lookAt('2024-12-03T12:00:00Z');
    expect(after.map(({ key }) => key)).toEqual(['digest:weekly:2024-W48:slack:T1:C1']);
    expect(textOf(after)).toContain('Late: this digest was due on 2 Dec 2024, 09:00');
    expect(textOf(after)).toContain('None was sent for 11 to 24 November 2024');
    expect(await desk.lookAt('2024-12-03T12:01:00Z')).toEqual([]);
  });

  it('are tried again when the store failed', async () => {
    await desk.subscribe();
    let fails = true;
    const look = desk.schedule({
      oweDeliveries: (deliveries) => {
        if (!fails) return desk.store.oweDeliveries(deliveries);
        fails = false;
        return Promise.reject(new StoreError('store_full', 'The disk is full; free some space.'));
      },
    });
    await expect(desk.lookAt(DUE, look)).rejects.toThrow('full');
    expect(await desk.lookAt('2024-11-11T08:01:00Z', look)).toHaveLength(1);
  });

  it('go on for the others when one cannot be made', async () => {
    await desk.subscribe();
    await desk.subscribe({ destination: { ...channel, channel: 'C2' } });
    const look = desk.schedule({
      deliveriesTo: (destination, since) =>
        destination.channel === 'C1' && desk.now === DUE
          ? Promise.reject(new StoreError('store_damaged', 'A month cannot be read; restore it.'))
          : desk.store.deliveriesTo(destination, since),
    });
    expect((await desk.lookAt(DUE, look)).map(({ destination }) => destination.channel)).toEqual([
      'C2',
    ]);
    const again = await desk.lookAt('2024-11-11T08:01:00Z', look);
    expect(again.map(({ destination }) => destination.channel)).toEqual(['C1']);
  });

  it('are not owed from before somebody turned to digests', async () => {
    await desk.subscribe({ cadence: { every: 'instant' } });
    const look = desk.schedule();
    await desk.lookAt('2024-11-13T10:00:00Z', look);
    await desk.subscribe();
    expect(await desk.lookAt('2024-11-13T10:01:00Z', look)).toEqual([]);
    expect(await desk.lookAt('2024-11-18T08:00:00Z', look)).toHaveLength(1);
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
    await desk.store.oweDeliveries([alert]);
    const [claim] = await desk.store.claimDeliveries('slack', state.at, 1, 60_000);
    if (!claim) throw new Error('nothing claimed');
    expect(await desk.store.settleDelivery(alert.key, claim.lease, state)).toBe(true);
  };

  it('reach a channel that asked for alerts only in a digest of their own, once', async () => {
    await desk.subscribe({ cadence: { every: 'instant' } });
    await hold('intel-2024-11-layoff', {
      is: 'held',
      because: 'budget',
      at: '2024-11-10T15:00:00Z',
    });
    await hold('acme-2024-11-layoff', { is: 'held', because: 'muted', at: '2024-11-10T15:00:00Z' });
    const digest = await desk.lookAt(DUE);
    expect(digest.map(({ key }) => key)).toEqual(['digest:daily:2024-11-10:slack:T1:C1']);
    expect(textOf(digest)).toContain('1 story: 1 over the alerts a day that this channel takes.');
    expect(textOf(digest)).toContain('Intel is to cut 12,000 jobs');
    expect(textOf(digest)).not.toContain('Acme');
    expect(await desk.lookAt('2024-11-12T08:00:00Z')).toEqual([]);
  });

  it('after the time of their digest wait for the next, also across a restart', async () => {
    await desk.subscribe({ cadence: { every: 'instant' } });
    expect(await desk.lookAt(DUE)).toEqual([]);
    await hold('intel-2024-11-layoff', {
      is: 'held',
      because: 'budget',
      at: '2024-11-11T10:00:00Z',
    });
    expect(await desk.lookAt('2024-11-11T11:00:00Z')).toEqual([]);
    const next = await desk.lookAt('2024-11-12T08:00:00Z');
    expect(next.map(({ key }) => key)).toEqual(['digest:daily:2024-11-11:slack:T1:C1']);
    expect(textOf(next)).toContain('Intel is to cut 12,000 jobs');
  });
});

describe('a digest asked for', () => {
  const ask = (words: string) =>
    readDigest(desk.store, { words, now: '2024-11-20T10:00:00Z', zone, coverage: null });

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
