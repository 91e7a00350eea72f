import { startOfLocalDay } from '../subscriptions/local-hours.ts';
import type { SubscriptionIndex } from '../subscriptions/subscription-index.ts';
import { destinationKey, type Destination } from '../subscriptions/subscription.ts';
import type { Store } from '../store/store.ts';
import type { StoryChange } from '../stories/tell-stories.ts';
import type { Delivery } from './delivery.ts';
import { destinationsOf, oweFor, type DestinationState, type ToldStory } from './owe.ts';

export type OwingParts = {
  readonly store: Store;
  /** Every subscription; kept up to date by whoever changes one. */
  readonly index: SubscriptionIndex;
  /** Where a destination has set nothing itself: alerts a day, 0 for no budget, and the zone its day is in. */
  readonly defaults: { readonly alertsPerDay: number; readonly zone: string };
};

/** Answers what changes of stories owe; `now` is an ISO instant. What it returns is to be kept with the stories. */
export type Owe = (changes: readonly StoryChange[], now: string) => Promise<Delivery[]>;

/** Looks up what `oweFor` has to know. Alerts owed earlier in the same call count towards a destination's budget. */
export function createOwe({ store, index, defaults }: OwingParts): Owe {
  return async (changes, now) => {
    const owing: Delivery[] = [];
    const states = new Map<string, DestinationState>();
    for (const change of changes) {
      const followers = [...index.followersOf(change.after)];
      for (const destination of destinationsOf({ followers, change })) {
        const key = destinationKey(destination);
        if (!states.has(key)) states.set(key, await stateOf(store, defaults, destination, now));
      }
      const before = change.before !== null;
      const owed = oweFor({
        change,
        followers,
        alerts: before ? await alertsOf(store, change.after.id) : [],
        reversed: before ? [] : await reversedBy(store, change),
        stateOf: (destination) => states.get(destinationKey(destination)) ?? NOTHING_KNOWN,
        now,
      });
      owing.push(...owed);
      for (const delivery of owed.filter(countsAsAlert)) {
        const key = destinationKey(delivery.destination);
        const state = states.get(key);
        if (state) states.set(key, { ...state, alertsToday: state.alertsToday + 1 });
      }
    }
    return owing;
  };
}

const NOTHING_KNOWN: DestinationState = { settings: null, alertsPerDay: 0, alertsToday: 0 };

async function stateOf(
  store: Store,
  defaults: OwingParts['defaults'],
  destination: Destination,
  now: string,
): Promise<DestinationState> {
  const settings = await store.settingsOf(destination);
  const alertsPerDay = settings?.alertsPerDay ?? defaults.alertsPerDay;
  if (alertsPerDay === 0) return { settings, alertsPerDay, alertsToday: 0 };
  const today = startOfLocalDay(now, settings?.zone ?? defaults.zone);
  const alertsToday = (await store.deliveriesTo(destination, today)).filter(countsAsAlert).length;
  return { settings, alertsPerDay, alertsToday };
}

async function reversedBy(store: Store, { after }: StoryChange): Promise<ToldStory[]> {
  const told: ToldStory[] = [];
  for (const { storyId } of after.links.filter(({ relation }) => relation === 'reverses')) {
    const story = await store.storyById(storyId);
    if (story) told.push({ story, alerts: await alertsOf(store, storyId) });
  }
  return told;
}

async function alertsOf(store: Store, storyId: string): Promise<Delivery[]> {
  const deliveries = await store.deliveriesOfStory(storyId);
  return deliveries.filter(({ content }) => content.type === 'alert');
}

function countsAsAlert({ content, state }: Delivery): boolean {
  return content.type === 'alert' && state.is !== 'held' && state.is !== 'failed';
}
