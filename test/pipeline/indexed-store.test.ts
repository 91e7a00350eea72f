import { afterEach, beforeEach, expect, it } from 'vitest';
import { withIndex } from '../../src/pipeline/indexed-store.ts';
import type { Store } from '../../src/store/store.ts';
import { SubscriptionIndex } from '../../src/subscriptions/subscription-index.ts';
import { jsonPlace } from '../store/json/place.ts';
import { channel, storyOf, subscriptionOf } from '../store/records.ts';

let place: Awaited<ReturnType<typeof jsonPlace>>;
let store: Store;
let index: SubscriptionIndex;

beforeEach(async () => {
  place = await jsonPlace();
  index = new SubscriptionIndex();
  store = withIndex(await place.open(), index);
});
afterEach(async () => {
  await store.close();
  await place.remove();
});

const followers = () =>
  [...index.followersOf(storyOf('s1'))].map(({ destination }) => destination.channel);

it('finds subscribers as they are now: kept, moved, ended', async () => {
  const target = { type: 'company', companyId: 'northmill', name: 'Northmill' } as const;
  await store.keepSubscription(subscriptionOf('a', target));
  expect(followers()).toEqual(['C1']);
  await store.moveDestination(channel('C1'), channel('C9'));
  expect(followers()).toEqual(['C9']);
  const [moved] = await store.subscriptionsOf(channel('C9'));
  expect(await store.endSubscription(moved?.id ?? '')).toBe(true);
  expect(followers()).toEqual([]);
});
