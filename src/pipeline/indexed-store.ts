import type { Store } from '../store/store.ts';
import type { SubscriptionIndex } from '../subscriptions/subscription-index.ts';

/** The store, with the index kept up to date by every change of a subscription that goes through it. */
export function withIndex(store: Store, index: SubscriptionIndex): Store {
  return {
    ...store,
    keepSubscription: async (subscription) => {
      const before = await store.keepSubscription(subscription);
      index.replace(before, subscription);
      return before;
    },
    endSubscription: async (id) => {
      const subscription = (await store.allSubscriptions()).find((known) => known.id === id);
      const ended = await store.endSubscription(id);
      if (ended && subscription) index.remove(subscription);
      return ended;
    },
    moveDestination: async (from, to) => {
      const before = await store.subscriptionsOf(from);
      await store.moveDestination(from, to);
      for (const subscription of before) index.remove(subscription);
      for (const subscription of await store.subscriptionsOf(to)) index.add(subscription);
    },
  };
}
