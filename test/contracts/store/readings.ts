import { describe, expect, it } from 'vitest';
import { alertOf, keptOf, SIGNAL, storyOf } from '../../store/records.ts';
import { SENT, type TriedStore } from './tried-store.ts';

/** That what a reading brings is kept as one. */
export function readingContract(tried: TriedStore): void {
  describe('a reading', () => {
    it('is kept together: document, stories, deliveries', async () => {
      const reading = {
        kept: keptOf('d', { signals: [SIGNAL] }),
        stories: [storyOf('s1'), storyOf('s2')],
        deliveries: [alertOf('s1', 'C1'), alertOf('s2', 'C2')],
      };
      await tried.store.keepReading(reading);
      await tried.nowAndReopened(async () => {
        expect(await tried.store.documentById('d')).toEqual(reading.kept);
        expect(await tried.store.storyById('s1')).toEqual(reading.stories[0]);
        expect(await tried.store.storyById('s2')).toEqual(reading.stories[1]);
        expect(await tried.store.deliveryByKey('alert:s1:C1')).toEqual(reading.deliveries[0]);
        expect(await tried.store.deliveryByKey('alert:s2:C2')).toEqual(reading.deliveries[1]);
      });
    });

    it('is not kept at all where one story is stale', async () => {
      await tried.store.keepReading({
        kept: keptOf('of-s2'),
        stories: [storyOf('s2')],
        deliveries: [],
      });
      const reading = {
        kept: keptOf('d'),
        stories: [storyOf('s1'), storyOf('s2')],
        deliveries: [alertOf('s1', 'C1')],
      };
      await expect(tried.store.keepReading(reading)).rejects.toMatchObject({ code: 'stale_story' });
      await tried.nowAndReopened(async () => {
        expect(await tried.store.documentById('d')).toBeNull();
        expect(await tried.store.storyById('s1')).toBeNull();
        expect(await tried.store.deliveryByKey('alert:s1:C1')).toBeNull();
      });
    });

    it('owes nothing a second time', async () => {
      await tried.store.oweDeliveries([alertOf('s1', 'C1')]);
      const { lease } = await tried.claimOne();
      await tried.store.settleDelivery('alert:s1:C1', lease, SENT);
      await tried.store.keepReading({
        kept: keptOf('d'),
        stories: [],
        deliveries: [alertOf('s1', 'C1')],
      });
      await tried.nowAndReopened(async () => {
        expect((await tried.store.deliveryByKey('alert:s1:C1'))?.state).toEqual(SENT);
      });
    });
  });
}
