import { describe, expect, it } from 'vitest';
import { claimingContract } from './store/claiming.ts';
import { documentContract } from './store/documents.ts';
import { findingDeliveriesContract } from './store/finding-deliveries.ts';
import { leaseContract } from './store/leases.ts';
import { movedDestinationContract } from './store/moved-destinations.ts';
import { owingContract } from './store/owing.ts';
import { readingContract } from './store/readings.ts';
import { reportContract } from './store/reports.ts';
import { storyContract } from './store/stories.ts';
import { subscriptionContract } from './store/subscriptions.ts';
import { watchedSourceContract } from './store/watched-sources.ts';
import { tryStores, type StorePlace } from './store/tried-store.ts';

/** What every store promises, whatever it is made of. `place` makes a new, empty one. */
export function storeContract(name: string, place: () => Promise<StorePlace>): void {
  describe(`${name} keeps the store's contract`, () => {
    const tried = tryStores(place);

    documentContract(tried);
    storyContract(tried);
    readingContract(tried);
    subscriptionContract(tried);
    watchedSourceContract(tried);
    owingContract(tried);
    claimingContract(tried);
    leaseContract(tried);
    findingDeliveriesContract(tried);
    reportContract(tried);
    movedDestinationContract(tried);

    it('refuses everything after it was closed', async () => {
      const { store } = tried;
      await store.close();
      await expect(store.storyById('s')).rejects.toMatchObject({ code: 'store_closed' });
      await expect(store.oweDeliveries([])).rejects.toMatchObject({ code: 'store_closed' });
    });
  });
}
