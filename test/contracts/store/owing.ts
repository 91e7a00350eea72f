import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/deliveries/delivery.ts';
import { alertOf, channel, CREATED } from '../../store/records.ts';
import { keysOf, LATER, LEASE_MS, SENT, type TriedStore } from './tried-store.ts';

/** That what is owed is owed once for ever. */
export function owingContract(tried: TriedStore): void {
  describe('owing', () => {
    it('owes a key once for ever, also within one call and among callers at once', async () => {
      const alert = alertOf('s1', 'C1');
      expect(keysOf(await tried.store.oweDeliveries([alert, alert]))).toEqual([alert.key]);
      expect(await tried.store.oweDeliveries([alert])).toEqual([]);
      const another = alertOf('s2', 'C1');
      const results = await Promise.all([1, 2, 3].map(() => tried.store.oweDeliveries([another])));
      expect(results.flat()).toHaveLength(1);
      await tried.reopen();
      expect(await tried.store.oweDeliveries([alert, another])).toEqual([]);
    });

    it.each([
      { state: SENT, why: 'sent' },
      { state: { is: 'held', because: 'budget', at: LATER } as const, why: 'held back' },
      { state: { is: 'failed', code: 'channel_gone', at: LATER } as const, why: 'failed' },
    ])('does not owe again what was $why, even after it has been moved away', async ({ state }) => {
      await tried.store.oweDeliveries([alertOf('s1', 'C1')]);
      const { lease } = await tried.claimOne();
      expect(await tried.store.settleDelivery('alert:s1:C1', lease, state)).toBe(true);
      await tried.nowAndReopened(async () => {
        expect(await tried.store.oweDeliveries([alertOf('s1', 'C1')])).toEqual([]);
        expect((await tried.store.deliveryByKey('alert:s1:C1'))?.state).toEqual(state);
        expect(await tried.store.claimDeliveries('slack', '2030-01-01T00:00:00Z', 9, 1)).toEqual(
          [],
        );
      });
    });

    it('takes a delivery that is held from the start', async () => {
      const held: Delivery = {
        ...alertOf('s1', 'C1'),
        state: { is: 'held', because: 'muted', at: CREATED },
      };
      await tried.store.oweDeliveries([held]);
      await tried.nowAndReopened(async () => {
        expect(await tried.store.claimDeliveries('slack', LATER, 9, LEASE_MS)).toEqual([]);
        expect(await tried.store.deliveriesTo(channel('C1'), '')).toEqual([held]);
      });
    });
  });
}
