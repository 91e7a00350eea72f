import { describe, expect, it } from 'vitest';
import { channel, subscriptionOf } from '../../store/records.ts';
import { LATER, type TriedStore } from './tried-store.ts';

/** How subscriptions and settings are kept, and what sources and installations remember. */
export function subscriptionContract(tried: TriedStore): void {
  describe('subscriptions, settings and sources', () => {
    const klarna = { type: 'company', companyId: 'klarna', name: 'Klarna' } as const;

    it('keeps one subscription a destination and target and says what it replaced', async () => {
      const first = subscriptionOf('1', klarna);
      const second = {
        ...subscriptionOf('2', klarna),
        cadence: { every: 'daily', at: '09:00', zone: 'Europe/Stockholm' },
      } as const;
      expect(await tried.store.keepSubscription(first)).toBeNull();
      expect(await tried.store.keepSubscription(second)).toEqual(first);
      await tried.nowAndReopened(async () => {
        expect(await tried.store.allSubscriptions()).toEqual([second]);
        expect(await tried.store.subscriptionsOf(channel('C1'))).toEqual([second]);
      });
    });

    it('tells targets and destinations apart', async () => {
      const all = [
        subscriptionOf('1', klarna),
        subscriptionOf('2', { type: 'company', companyId: 'bt', name: 'BT' }),
        subscriptionOf('3', { type: 'theme', theme: 'klarna' }),
        subscriptionOf('4', { type: 'kind', kind: 'layoff' }),
        subscriptionOf('5', { type: 'all' }),
      ];
      const elsewhere = subscriptionOf('6', klarna, 'C2');
      const person = {
        ...subscriptionOf('7', klarna),
        destination: { ...channel('C1'), person: true },
      };
      for (const subscription of [...all, elsewhere, person]) {
        expect(await tried.store.keepSubscription(subscription)).toBeNull();
      }
      await tried.nowAndReopened(async () => {
        expect(await tried.store.allSubscriptions()).toHaveLength(7);
        expect(await tried.store.subscriptionsOf(channel('C1'))).toEqual(all);
        expect(await tried.store.subscriptionsOf(channel('C2'))).toEqual([elsewhere]);
        expect(await tried.store.subscriptionsOf(channel('C3'))).toEqual([]);
      });
    });

    it('ends a subscription once', async () => {
      await tried.store.keepSubscription(subscriptionOf('1', klarna));
      expect(await tried.store.endSubscription('1')).toBe(true);
      expect(await tried.store.endSubscription('1')).toBe(false);
      await tried.nowAndReopened(async () => {
        expect(await tried.store.allSubscriptions()).toEqual([]);
      });
    });

    it('keeps the last settings of a destination and the last state of a source', async () => {
      const settings = {
        destination: channel('C1'),
        alertsPerDay: 20,
        quietHours: { from: '22:00', to: '07:00', zone: 'Europe/London' },
        zone: null,
        mutes: { klarna: LATER },
        emptyDigests: true,
      };
      await tried.store.keepSettings(settings);
      await tried.store.keepSettings({ ...settings, alertsPerDay: 0 });
      await tried.store.keepSourceState({ id: 'feed', state: { etag: 'a' } });
      await tried.store.keepSourceState({
        id: 'feed',
        state: { etag: 'b', seen: ['x', { deep: null }] },
      });
      await tried.nowAndReopened(async () => {
        expect(await tried.store.settingsOf(channel('C1'))).toEqual({
          ...settings,
          alertsPerDay: 0,
        });
        expect(await tried.store.settingsOf(channel('C2'))).toBeNull();
        expect(await tried.store.sourceStates()).toEqual([
          { id: 'feed', state: { etag: 'b', seen: ['x', { deep: null }] } },
        ]);
      });
    });
  });

  describe('installations', () => {
    it('gives back what was kept, replaces it and forgets it', async () => {
      await tried.store.keepInstallation('T1', 'first');
      await tried.store.keepInstallation('T1', 'second');
      await tried.store.keepInstallation('T2', 'other');
      await tried.store.removeInstallation('T2');
      await tried.store.removeInstallation('T3');
      await tried.nowAndReopened(async () => {
        expect(await tried.store.installation('T1')).toBe('second');
        expect(await tried.store.installation('T2')).toBeNull();
      });
    });
  });
}
