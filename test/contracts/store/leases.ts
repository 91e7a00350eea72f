import { describe, expect, it } from 'vitest';
import { alertOf, CREATED } from '../../store/records.ts';
import { claimedKeys, keysOf, LATER, LEASE_MS, SENT, type TriedStore } from './tried-store.ts';

/** Who may settle what was claimed. */
export function leaseContract(tried: TriedStore): void {
  describe('leases', () => {
    it('gives a delivery whose lease has run out to the next who asks, in doubt as it was', async () => {
      await tried.store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s2', 'C2')]);
      const [certain, doubtful] = await tried.store.claimDeliveries('slack', CREATED, 2, LEASE_MS);
      if (!certain || !doubtful) throw new Error('nothing to claim');
      const until = '2024-08-29T06:05:00.000Z';
      const inDoubt = {
        is: 'claimed',
        lease: doubtful.lease,
        until,
        attempts: 1,
        inDoubt: true,
      } as const;
      expect(await tried.store.settleDelivery('alert:s2:C2', doubtful.lease, inDoubt)).toBe(true);
      await tried.reopen();
      expect(
        claimedKeys(await tried.store.claimDeliveries('slack', '2024-08-29T06:00:59Z', 9, 1)),
      ).toEqual([]);
      const afterFirst = await tried.store.claimDeliveries(
        'slack',
        '2024-08-29T06:01:00Z',
        9,
        LEASE_MS,
      );
      expect(afterFirst.map(({ delivery }) => delivery.state)).toMatchObject([{ inDoubt: false }]);
      const afterSecond = await tried.store.claimDeliveries('slack', until, 1, LEASE_MS);
      expect(claimedKeys(afterSecond)).toEqual(['alert:s1:C1']);
      const last = await tried.store.claimDeliveries('slack', until, 9, LEASE_MS);
      expect(last.map(({ delivery }) => delivery.state)).toMatchObject([
        { inDoubt: true, attempts: 1 },
      ]);
    });

    it('answers false to who has lost the lease, and leaves the delivery to the one who has it', async () => {
      await tried.store.oweDeliveries([alertOf('s1', 'C1')]);
      const lost = await tried.claimOne();
      const held = await tried.claimOne(LATER);
      expect(await tried.store.settleDelivery('alert:s1:C1', lost.lease, SENT)).toBe(false);
      expect((await tried.store.deliveryByKey('alert:s1:C1'))?.state).toMatchObject({
        lease: held.lease,
      });
      expect(await tried.store.settleDelivery('alert:s1:C1', held.lease, SENT)).toBe(true);
      expect(await tried.store.settleDelivery('alert:s1:C1', held.lease, SENT)).toBe(false);
      expect(await tried.store.settleDelivery('nothing', held.lease, SENT)).toBe(false);
    });

    it('lets who was late settle as long as nobody else has claimed', async () => {
      await tried.store.oweDeliveries([alertOf('s1', 'C1')]);
      const { lease } = await tried.store
        .claimDeliveries('slack', CREATED, 1, 0)
        .then(([it]) => it!);
      expect(await tried.store.settleDelivery('alert:s1:C1', lease, SENT)).toBe(true);
    });

    it('never gives one delivery to two of several workers, nor a destination two at a time', async () => {
      const owed = Array.from({ length: 120 }, (_, index) => alertOf(`s${index}`, `C${index % 7}`));
      await tried.store.oweDeliveries(owed);
      const seen: string[] = [];
      const busy = new Set<string>();
      const worker = async () => {
        while (seen.length < owed.length) {
          const claims = await tried.store.claimDeliveries('slack', LATER, 3, LEASE_MS);
          for (const { delivery, lease } of claims) {
            const to = delivery.destination.channel;
            expect(busy.has(to)).toBe(false);
            busy.add(to);
            seen.push(delivery.key);
            await tried.store.deliveryByKey(delivery.key);
            busy.delete(to);
            expect(await tried.store.settleDelivery(delivery.key, lease, SENT)).toBe(true);
          }
        }
      };
      await Promise.all(Array.from({ length: 5 }, worker));
      expect(seen.toSorted()).toEqual(keysOf(owed).toSorted());
      for (let index = 0; index < 7; index += 1) {
        const inOrder = keysOf(owed).filter((key) => key.endsWith(`:C${index}`));
        expect(seen.filter((key) => key.endsWith(`:C${index}`))).toEqual(inOrder);
      }
    });
  });
}
