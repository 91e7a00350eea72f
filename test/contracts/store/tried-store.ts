import { afterEach, beforeEach } from 'vitest';
import type { Delivery, DeliveryState } from '../../../src/deliveries/delivery.ts';
import type { Claim, Store } from '../../../src/store/store.ts';
import { CREATED } from '../../store/records.ts';

/** A place that outlives a store, so that the suite can open it again. */
export type StorePlace = {
  readonly open: () => Promise<Store>;
  readonly remove: () => Promise<void>;
};

/** The store of the running test: each begins with a new, empty one. */
export type TriedStore = {
  /** As it was opened last. */
  readonly store: Store;
  /** The same place, read from scratch. */
  readonly reopen: () => Promise<void>;
  /** Runs the checks on the store as it stands, and again on what it reads back. */
  readonly nowAndReopened: (check: () => Promise<void>) => Promise<void>;
  /** The one delivery that is first in turn on Slack; throws where there is none. */
  readonly claimOne: (now?: string) => Promise<Claim>;
};

export const LEASE_MS = 60_000;
export const LATER = '2024-08-29T06:10:00.000Z';
export const SENT: DeliveryState = { is: 'sent', at: LATER, ref: { id: 'm1', thread: null } };

export const keysOf = (deliveries: readonly Delivery[]) => deliveries.map(({ key }) => key);
export const claimedKeys = (claims: readonly Claim[]) => claims.map(({ delivery }) => delivery.key);

/** Opens a new store for each test of the describe it is called in, and closes it after. */
export function tryStores(place: () => Promise<StorePlace>): TriedStore {
  let here: StorePlace;
  let store: Store;

  beforeEach(async () => {
    here = await place();
    store = await here.open();
  });
  afterEach(async () => {
    await store.close().catch(() => undefined);
    await here.remove();
  });

  const tried: TriedStore = {
    get store() {
      return store;
    },
    async reopen() {
      await store.close();
      store = await here.open();
    },
    async nowAndReopened(check) {
      await check();
      await tried.reopen();
      await check();
    },
    async claimOne(now = CREATED) {
      const [claim] = await store.claimDeliveries('slack', now, 1, LEASE_MS);
      if (!claim) throw new Error('nothing to claim');
      return claim;
    },
  };
  return tried;
}
