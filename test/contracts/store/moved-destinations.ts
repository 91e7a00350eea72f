import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/deliveries/delivery.ts';
import {
  destinationKey,
  type DestinationSettings,
  type Target,
} from '../../../src/subscriptions/subscription.ts';
import { alertOf, channel, CREATED, subscriptionOf } from '../../store/records.ts';
import { claimedKeys, LATER, LEASE_MS, SENT, type TriedStore } from './tried-store.ts';

/** That everything of a destination goes on under its new name. */
export function movedDestinationContract(tried: TriedStore): void {
  describe('a destination that goes on under another name', () => {
    const klarna: Target = { type: 'company', companyId: 'klarna', name: 'Klarna' };
    const to = channel('C9');
    const alertAt = (name: string, story = 's1') =>
      `alert:${story}:${destinationKey(channel(name))}`;
    const alert = (story: string, dueAt = CREATED): Delivery => ({
      ...alertOf(story, 'C1', dueAt),
      key: alertAt('C1', story),
    });

    it('takes subscriptions, settings, reports and deliveries along, and may be told of it twice', async () => {
      await tried.store.keepSubscription(subscriptionOf('a', klarna));
      await tried.store.keepSubscription(subscriptionOf('b', { type: 'all' }, 'C2'));
      const settings: DestinationSettings = {
        destination: channel('C1'),
        alertsPerDay: 3,
        quietHours: null,
        zone: null,
        mutes: {},
        emptyDigests: true,
      };
      await tried.store.keepSettings(settings);
      await tried.store.oweDeliveries([alert('s1')]);
      const { delivery, lease } = await tried.claimOne();
      await tried.store.settleDelivery(delivery.key, lease, SENT);
      await tried.store.oweDeliveries([alert('s2', LATER)]);
      await tried.store.moveDestination(channel('C1'), to);
      await tried.store.moveDestination(channel('C1'), to);
      await tried.nowAndReopened(async () => {
        expect(await tried.store.subscriptionsOf(channel('C1'))).toEqual([]);
        expect(await tried.store.subscriptionsOf(to)).toMatchObject([
          { target: klarna, destination: to },
        ]);
        expect(await tried.store.subscriptionsOf(channel('C2'))).toHaveLength(1);
        expect(await tried.store.settingsOf(to)).toEqual({ ...settings, destination: to });
        expect((await tried.store.deliveryByKey(alertAt('C9')))?.state).toEqual(SENT);
        expect((await tried.store.deliveryByKey(alertAt('C9', 's2')))?.state).toMatchObject({
          is: 'owed',
          dueAt: LATER,
        });
      });
      const claims = await tried.store.claimDeliveries('slack', LATER, 5, LEASE_MS);
      expect(claimedKeys(claims)).toEqual([alertAt('C9', 's2')]);
    });

    it('leaves what the other follows already as it is', async () => {
      const mine = subscriptionOf('mine', klarna, 'C9');
      await tried.store.keepSubscription(subscriptionOf('a', klarna));
      await tried.store.keepSubscription(mine);
      await tried.store.moveDestination(channel('C1'), to);
      expect(await tried.store.allSubscriptions()).toEqual([mine]);
    });
  });
}
