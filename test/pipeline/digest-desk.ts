import { afterEach, beforeEach } from 'vitest';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { createLog } from '../../src/log.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import { createDigestSchedule } from '../../src/pipeline/schedule-digests.ts';
import type { Store } from '../../src/store/store.ts';
import type { Story } from '../../src/stories/story.ts';
import { NO_FILTERS } from '../../src/subscriptions/subscription.ts';
import type { Cadence, Destination, Subscription } from '../../src/subscriptions/subscription.ts';
import { sampleWeeks } from '../digests/sample-week.ts';
import { jsonPlace } from '../store/json/place.ts';
import { told } from '../stories/telling.ts';

export const zone = 'Europe/Stockholm';
export const channel: Destination = {
  platform: 'slack',
  workspace: 'T1',
  channel: 'C1',
  person: false,
};
const monday9: Cadence = { every: 'weekly', weekday: 1, at: '09:00', zone };
/** When whoever follows something here began to. */
export const SUBSCRIBED = '2024-11-05T12:00:00Z';
/** Monday 11 November 2024, 09:00 in Stockholm. */
export const DUE = '2024-11-11T08:00:00Z';

type Schedule = ReturnType<typeof createDigestSchedule>;

/** A store with the stories of the sample weeks, and a schedule that looks into it when the test says. */
export type DigestDesk = {
  readonly store: Store;
  /** The moment that the schedule was last told. */
  readonly now: string;
  /** Keeps a story as reading its first document would have. */
  keep(story: Story): Promise<void>;
  subscribe(changes?: Partial<Subscription>): Promise<void>;
  /** A new schedule, as after a restart; `changes` are how its store differs. */
  schedule(changes?: Partial<Store>): Schedule;
  /** What is owed by a look at this moment, of a new schedule unless one is given. */
  lookAt(moment: string, look?: Schedule): ReturnType<Schedule>;
};

/** Opens a desk for each test of the file, and removes it after. */
export function openDigests(): DigestDesk {
  let place: Awaited<ReturnType<typeof jsonPlace>>;
  let store: Store;
  let now: string;
  beforeEach(async () => {
    place = await jsonPlace();
    store = await place.open();
    for (const story of sampleWeeks())
      await desk.keep({ ...story, firstSeenAt: `${story.happenedOn}T12:00:00Z` });
    now = SUBSCRIBED;
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });
  const desk: DigestDesk = {
    get store() {
      return store;
    },
    get now() {
      return now;
    },
    async keep(story) {
      const { document, signals } = told(
        `doc-${story.id}`,
        story.companyName,
        story.happenedOn,
        story.headline,
      );
      await store.keepReading({
        kept: { document, signals, readAt: story.firstSeenAt, revision: 1 },
        stories: [{ ...story, version: 1 }],
        deliveries: [],
      });
    },
    async subscribe(changes = {}) {
      await store.keepSubscription({
        id: `s-${JSON.stringify(changes)}`,
        destination: channel,
        target: { type: 'all' },
        cadence: monday9,
        filters: NO_FILTERS,
        createdBy: 'U1',
        createdAt: SUBSCRIBED,
        pause: null,
        ...changes,
      });
    },
    schedule: (changes = {}) =>
      createDigestSchedule({
        store: { ...store, ...changes },
        log: createLog('silent'),
        zone,
        now: () => now,
        coverage: () => Promise.resolve({ sources: 3, healthy: 3, silent: [] }),
      }),
    lookAt(moment, look = desk.schedule()) {
      now = moment;
      return look();
    },
  };
  return desk;
}

/** The first of these digests as plain text. */
export const textOf = ([delivery]: readonly Delivery[]) =>
  delivery?.content.type === 'digest' ? plainText(delivery.content.message, zone) : '';
