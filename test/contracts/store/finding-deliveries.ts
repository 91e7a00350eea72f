import { describe, expect, it } from 'vitest';
import { alertOf, channel, CREATED } from '../../store/records.ts';
import { keysOf, LATER, LEASE_MS, SENT, type TriedStore } from './tried-store.ts';

/** How deliveries are looked up, brought forward and waited for. */
export function findingDeliveriesContract(tried: TriedStore): void {
  describe('what waits', () => {
    it('says when something can be claimed next', async () => {
      expect(await tried.store.nextDeliveryDue('slack')).toBeNull();
      await tried.store.oweDeliveries([alertOf('s1', 'C1', LATER), alertOf('s2', 'C2')]);
      expect(await tried.store.nextDeliveryDue('slack')).toBe(CREATED);
      expect(await tried.store.nextDeliveryDue('discord')).toBeNull();
      const claim = await tried.claimOne();
      expect(await tried.store.nextDeliveryDue('slack')).toBe('2024-08-29T06:01:00.000Z');
      await tried.store.settleDelivery(claim.delivery.key, claim.lease, SENT);
      expect(await tried.store.nextDeliveryDue('slack')).toBe(LATER);
    });

    it('brings forward what is owed to a destination', async () => {
      const far = '2024-09-30T00:00:00.000Z';
      await tried.store.oweDeliveries([
        alertOf('s1', 'C1', far),
        alertOf('s2', 'C1', far),
        alertOf('s3', 'C1'),
        alertOf('s4', 'C2', far),
      ]);
      expect(await tried.store.bringForward(channel('C1'), LATER)).toBe(2);
      await tried.nowAndReopened(async () => {
        expect((await tried.store.deliveryByKey('alert:s2:C1'))?.state).toMatchObject({
          dueAt: LATER,
        });
        expect((await tried.store.deliveryByKey('alert:s3:C1'))?.state).toMatchObject({
          dueAt: CREATED,
        });
        expect((await tried.store.deliveryByKey('alert:s4:C2'))?.state).toMatchObject({
          dueAt: far,
        });
      });
    });
  });

  describe('looking deliveries up', () => {
    it('lists those of a destination since a moment and the alerts of a story, open and finished', async () => {
      const early = { ...alertOf('s0', 'C1'), createdAt: '2024-08-01T00:00:00.000Z' };
      const later = { ...alertOf('s2', 'C1'), createdAt: LATER };
      await tried.store.oweDeliveries([early, alertOf('s1', 'C1'), later, alertOf('s1', 'C2')]);
      const claim = await tried.store
        .claimDeliveries('slack', LATER, 1, LEASE_MS)
        .then(([it]) => it!);
      expect(claim.delivery.key).toBe(early.key);
      await tried.store.settleDelivery(early.key, claim.lease, SENT);
      await tried.nowAndReopened(async () => {
        expect(keysOf(await tried.store.deliveriesTo(channel('C1'), CREATED))).toEqual([
          later.key,
          'alert:s1:C1',
        ]);
        expect(keysOf(await tried.store.deliveriesTo(channel('C1'), ''))).toEqual([
          later.key,
          'alert:s1:C1',
          early.key,
        ]);
        expect(keysOf(await tried.store.deliveriesOfStory('s0'))).toEqual([early.key]);
        expect(keysOf(await tried.store.deliveriesOfStory('s1')).toSorted()).toEqual([
          'alert:s1:C1',
          'alert:s1:C2',
        ]);
        expect(await tried.store.deliveriesOfStory('unknown')).toEqual([]);
      });
    });
  });
}
