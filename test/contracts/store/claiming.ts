import { describe, expect, it } from 'vitest';
import type { DeliveryState } from '../../../src/deliveries/delivery.ts';
import { alertOf, channel, CREATED } from '../../store/records.ts';
import { claimedKeys, LATER, LEASE_MS, SENT, type TriedStore } from './tried-store.ts';

/** Which delivery is claimed next. */
export function claimingContract(tried: TriedStore): void {
  describe('claiming', () => {
    it('claims what is due, those that waited longest first, at most one a destination', async () => {
      await tried.store.oweDeliveries([
        alertOf('s1', 'C1', '2024-08-29T06:03:00.000Z'),
        alertOf('s2', 'C2', '2024-08-29T06:01:00.000Z'),
        alertOf('s3', 'C2', '2024-08-29T06:00:00.000Z'),
        alertOf('s4', 'C3', '2024-08-29T06:11:00.000Z'),
      ]);
      await tried.reopen();
      const claims = await tried.store.claimDeliveries('slack', LATER, 9, LEASE_MS);
      expect(claimedKeys(claims)).toEqual(['alert:s2:C2', 'alert:s1:C1']);
      expect(claims[0]?.delivery.state).toEqual({
        is: 'claimed',
        lease: claims[0]?.lease,
        until: '2024-08-29T06:11:00.000Z',
        attempts: 0,
        inDoubt: false,
      });
      expect(await tried.store.claimDeliveries('slack', LATER, 9, LEASE_MS)).toEqual([]);
    });

    it('claims no more than asked for, and only on the platform asked for', async () => {
      const onDiscord = { ...alertOf('s9', 'C9'), destination: channel('C9', 'discord') };
      await tried.store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s1', 'C2'), onDiscord]);
      expect(await tried.store.claimDeliveries('slack', LATER, 1, LEASE_MS)).toHaveLength(1);
      expect(claimedKeys(await tried.store.claimDeliveries('discord', LATER, 9, LEASE_MS))).toEqual(
        ['alert:s9:C9'],
      );
      expect(await tried.store.claimDeliveries('slack', LATER, 9, LEASE_MS)).toHaveLength(1);
    });

    it('goes on with the next of a destination when the one before is settled', async () => {
      await tried.store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s2', 'C1')]);
      const first = await tried.claimOne();
      await tried.store.settleDelivery(first.delivery.key, first.lease, SENT);
      await tried.reopen();
      expect((await tried.claimOne()).delivery.key).toBe('alert:s2:C1');
    });

    it('lets nothing overtake a delivery that waits for another attempt', async () => {
      await tried.store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s2', 'C1')]);
      const { lease } = await tried.claimOne();
      const retry: DeliveryState = { is: 'owed', dueAt: LATER, attempts: 1, lastError: 'busy' };
      expect(await tried.store.settleDelivery('alert:s1:C1', lease, retry)).toBe(true);
      await tried.reopen();
      expect(await tried.store.claimDeliveries('slack', CREATED, 9, LEASE_MS)).toEqual([]);
      const again = await tried.claimOne(LATER);
      expect(again.delivery.key).toBe('alert:s1:C1');
      expect(again.delivery.state).toMatchObject({ attempts: 1 });
    });

    it('lets a delivery pass one that is due later from the start', async () => {
      await tried.store.oweDeliveries([alertOf('night', 'C1', LATER), alertOf('s2', 'C1')]);
      expect((await tried.claimOne()).delivery.key).toBe('alert:s2:C1');
      expect(await tried.store.claimDeliveries('slack', LATER, 9, 0)).toHaveLength(1);
    });
  });
}
