import { describe, expect, it, beforeEach, afterEach } from 'vitest';
import type { Delivery, DeliveryState } from '../../src/deliveries/delivery.ts';
import type { Claim, Store } from '../../src/store/store.ts';
import type { Story } from '../../src/stories/story.ts';
import type { StoryReport } from '../../src/subscriptions/story-report.ts';
import {
  destinationKey,
  type DestinationSettings,
  type Target,
} from '../../src/subscriptions/subscription.ts';
import {
  alertOf,
  channel,
  CREATED,
  documentOf,
  keptOf,
  SIGNAL,
  storyOf,
  subscriptionOf,
} from '../store/records.ts';

/** A place that outlives a store, so that the suite can open it again. */
export type StorePlace = {
  readonly open: () => Promise<Store>;
  readonly remove: () => Promise<void>;
};

const LEASE_MS = 60_000;
const LATER = '2024-08-29T06:10:00.000Z';
const SENT: DeliveryState = { is: 'sent', at: LATER, ref: { id: 'm1', thread: null } };

/** What every store promises, whatever it is made of. `place` makes a new, empty one. */
export function storeContract(name: string, place: () => Promise<StorePlace>): void {
  describe(`${name} keeps the store's contract`, () => {
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

    /** The same place, read from scratch. */
    async function reopen(): Promise<void> {
      await store.close();
      store = await here.open();
    }

    async function keepStories(...stories: readonly Story[]): Promise<void> {
      for (const story of stories) {
        const kept = keptOf(`of-${story.id}-${story.version}`);
        await store.keepReading({ kept, stories: [story], deliveries: [] });
      }
    }

    async function claimOne(now = CREATED): Promise<Claim> {
      const [claim] = await store.claimDeliveries('slack', now, 1, LEASE_MS);
      if (!claim) throw new Error('nothing to claim');
      return claim;
    }

    const keysOf = (deliveries: readonly Delivery[]) => deliveries.map(({ key }) => key);
    const claimedKeys = (claims: readonly Claim[]) => claims.map(({ delivery }) => delivery.key);

    /** Runs the checks on the store as it stands, and again on what it reads back. */
    async function nowAndReopened(check: () => Promise<void>): Promise<void> {
      await check();
      await reopen();
      await check();
    }

    describe('documents', () => {
      it('gives back exactly what was kept, every kind of text included', async () => {
        const odd = keptOf('odd', {
          document: documentOf('odd', {
            format: 'card',
            title: 'Line\nbreak, "quotes", emoji 🙂, lone \ud800 half, \u2028, עברית',
            publishedAt: null,
            problems: ['No origin line.'],
            card: {
              dialect: 2,
              title: 'A card',
              origin: { label: 'from page', url: 'https://cards.example/(1)' },
              link: null,
              summary: null,
              keywords: ['ai'],
              themes: [],
              category: null,
              type: null,
              signals: [],
              concerns: [{ name: 'jobs', description: null, relevancy: 4 }],
              behaviors: [],
              technologies: [],
              issues: [],
              closest: [{ title: 'Another', id: '17' }],
            },
          }),
          signals: [SIGNAL],
        });
        await store.keepReading({ kept: odd, stories: [], deliveries: [] });
        await nowAndReopened(async () => {
          expect(await store.documentById('odd')).toEqual(odd);
          expect(await store.documentById('unknown')).toBeNull();
        });
      });

      it('gives documents in the order asked for and leaves unknown ones out', async () => {
        for (const id of ['a', 'b', 'c']) {
          await store.keepReading({ kept: keptOf(id), stories: [], deliveries: [] });
        }
        await nowAndReopened(async () => {
          const found = await store.documentsByIds(['c', 'nobody', 'a']);
          expect(found.map(({ document }) => document.id)).toEqual(['c', 'a']);
        });
      });

      it('lists documents by when they were read, newest first, whenever they were published', async () => {
        const read = [
          { id: 'old', readAt: '2024-08-01T00:00:00.000Z', publishedAt: '2024-07-31' },
          { id: 'at', readAt: '2024-09-01T00:00:00.000Z', publishedAt: '2019-01-01' },
          { id: 'new', readAt: '2024-09-02T00:00:00.000Z', publishedAt: null },
        ];
        for (const { id, readAt, publishedAt } of read) {
          const kept = keptOf(id, { readAt, document: documentOf(id, { publishedAt }) });
          await store.keepReading({ kept, stories: [], deliveries: [] });
        }
        await nowAndReopened(async () => {
          const found = await store.documentsSince('2024-09-01T00:00:00.000Z');
          expect(found.map(({ document }) => document.id)).toEqual(['new', 'at']);
        });
      });

      it('replaces a document that comes again, also where its month has changed', async () => {
        await store.keepReading({ kept: keptOf('a'), stories: [], deliveries: [] });
        await reopen();
        const again = keptOf('a', {
          revision: 2,
          document: documentOf('a', { publishedAt: '2024-10-02' }),
        });
        await store.keepReading({ kept: again, stories: [], deliveries: [] });
        await nowAndReopened(async () => {
          expect(await store.documentById('a')).toEqual(again);
          expect(await store.documentsSince('')).toEqual([again]);
        });
      });
    });

    describe('stories', () => {
      it('lists the stories of a company since a day, newest first', async () => {
        await keepStories(
          storyOf('s1', { happenedOn: '2022-05-23' }),
          storyOf('s2', { happenedOn: '2024-08-28' }),
          storyOf('s3', { happenedOn: '2023-12-01' }),
          storyOf('other', { happenedOn: '2024-08-28', companyId: 'elsewhere' }),
        );
        await nowAndReopened(async () => {
          const since = await store.storiesAbout('northmill', '2023-12-01');
          expect(since.map(({ id }) => id)).toEqual(['s2', 's3']);
          const all = await store.storiesAbout('northmill', '');
          expect(all.map(({ id }) => id)).toEqual(['s2', 's3', 's1']);
          expect(await store.storiesAbout('nobody', '')).toEqual([]);
        });
      });

      it('lists the stories of a period: its first day in, its end out', async () => {
        await keepStories(
          storyOf('before', { happenedOn: '2024-08-25' }),
          storyOf('first', { happenedOn: '2024-08-26' }),
          storyOf('last', { happenedOn: '2024-09-01' }),
          storyOf('after', { happenedOn: '2024-09-02' }),
        );
        await nowAndReopened(async () => {
          const found = await store.storiesBetween('2024-08-26', '2024-09-02');
          expect(found.map(({ id }) => id)).toEqual(['last', 'first']);
        });
      });

      it('keeps one copy of a story that moves to another month', async () => {
        await keepStories(storyOf('s', { happenedOn: '2024-09-01' }));
        await reopen();
        await keepStories(storyOf('s', { happenedOn: '2024-08-31', version: 2 }));
        await nowAndReopened(async () => {
          const stories = await store.storiesAbout('northmill', '');
          expect(stories.map(({ happenedOn }) => happenedOn)).toEqual(['2024-08-31']);
          expect(await store.storiesBetween('2024-09-01', '2024-10-01')).toEqual([]);
        });
      });

      it.each([
        { stored: 0, given: 2, why: 'a new story starts at 1' },
        { stored: 1, given: 1, why: 'somebody else has stored this version' },
        { stored: 2, given: 2, why: 'it was read before the last change' },
        { stored: 1, given: 3, why: 'a version was left out' },
      ])('refuses version $given over $stored: $why', async ({ stored, given }) => {
        for (let version = 1; version <= stored; version += 1) {
          await keepStories(storyOf('s', { version }));
        }
        await expect(keepStories(storyOf('s', { version: given }))).rejects.toMatchObject({
          code: 'stale_story',
          storyId: 's',
        });
        expect((await store.storyById('s'))?.version ?? 0).toBe(stored);
      });

      it('lets one of several writers at once win', async () => {
        await keepStories(storyOf('s'));
        const tries = ['a', 'b', 'c'].map((id) =>
          store.keepReading({
            kept: keptOf(id),
            stories: [storyOf('s', { version: 2, headline: id })],
            deliveries: [],
          }),
        );
        const results = await Promise.allSettled(tries);
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(2);
      });
    });

    describe('a reading', () => {
      it('is kept together: document, stories, deliveries', async () => {
        const reading = {
          kept: keptOf('d', { signals: [SIGNAL] }),
          stories: [storyOf('s1'), storyOf('s2')],
          deliveries: [alertOf('s1', 'C1'), alertOf('s2', 'C2')],
        };
        await store.keepReading(reading);
        await nowAndReopened(async () => {
          expect(await store.documentById('d')).toEqual(reading.kept);
          expect(await store.storyById('s1')).toEqual(reading.stories[0]);
          expect(await store.storyById('s2')).toEqual(reading.stories[1]);
          expect(await store.deliveryByKey('alert:s1:C1')).toEqual(reading.deliveries[0]);
          expect(await store.deliveryByKey('alert:s2:C2')).toEqual(reading.deliveries[1]);
        });
      });

      it('is not kept at all where one story is stale', async () => {
        await keepStories(storyOf('s2'));
        const reading = {
          kept: keptOf('d'),
          stories: [storyOf('s1'), storyOf('s2')],
          deliveries: [alertOf('s1', 'C1')],
        };
        await expect(store.keepReading(reading)).rejects.toMatchObject({ code: 'stale_story' });
        await nowAndReopened(async () => {
          expect(await store.documentById('d')).toBeNull();
          expect(await store.storyById('s1')).toBeNull();
          expect(await store.deliveryByKey('alert:s1:C1')).toBeNull();
        });
      });

      it('owes nothing a second time', async () => {
        await store.oweDeliveries([alertOf('s1', 'C1')]);
        const { lease } = await claimOne();
        await store.settleDelivery('alert:s1:C1', lease, SENT);
        await store.keepReading({
          kept: keptOf('d'),
          stories: [],
          deliveries: [alertOf('s1', 'C1')],
        });
        await nowAndReopened(async () => {
          expect((await store.deliveryByKey('alert:s1:C1'))?.state).toEqual(SENT);
        });
      });
    });

    describe('subscriptions, settings and sources', () => {
      const klarna = { type: 'company', companyId: 'klarna', name: 'Klarna' } as const;

      it('keeps one subscription a destination and target and says what it replaced', async () => {
        const first = subscriptionOf('1', klarna);
        const second = {
          ...subscriptionOf('2', klarna),
          cadence: { every: 'daily', at: '09:00', zone: 'Europe/Stockholm' },
        } as const;
        expect(await store.keepSubscription(first)).toBeNull();
        expect(await store.keepSubscription(second)).toEqual(first);
        await nowAndReopened(async () => {
          expect(await store.allSubscriptions()).toEqual([second]);
          expect(await store.subscriptionsOf(channel('C1'))).toEqual([second]);
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
          expect(await store.keepSubscription(subscription)).toBeNull();
        }
        await nowAndReopened(async () => {
          expect(await store.allSubscriptions()).toHaveLength(7);
          expect(await store.subscriptionsOf(channel('C1'))).toEqual(all);
          expect(await store.subscriptionsOf(channel('C2'))).toEqual([elsewhere]);
          expect(await store.subscriptionsOf(channel('C3'))).toEqual([]);
        });
      });

      it('ends a subscription once', async () => {
        await store.keepSubscription(subscriptionOf('1', klarna));
        expect(await store.endSubscription('1')).toBe(true);
        expect(await store.endSubscription('1')).toBe(false);
        await nowAndReopened(async () => {
          expect(await store.allSubscriptions()).toEqual([]);
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
        await store.keepSettings(settings);
        await store.keepSettings({ ...settings, alertsPerDay: 0 });
        await store.keepSourceState({ id: 'feed', state: { etag: 'a' } });
        await store.keepSourceState({
          id: 'feed',
          state: { etag: 'b', seen: ['x', { deep: null }] },
        });
        await nowAndReopened(async () => {
          expect(await store.settingsOf(channel('C1'))).toEqual({ ...settings, alertsPerDay: 0 });
          expect(await store.settingsOf(channel('C2'))).toBeNull();
          expect(await store.sourceStates()).toEqual([
            { id: 'feed', state: { etag: 'b', seen: ['x', { deep: null }] } },
          ]);
        });
      });
    });

    describe('what is watched', () => {
      const watch = { type: 'feed', title: 'Wire', addedBy: 'U1', addedAt: LATER } as const;
      const first = { ...watch, url: 'https://wire.example/rss', addedIn: channel('C1') };
      const other = { ...channel('C9'), workspace: 'T9' };

      it('keeps one watch a workspace and url, and ends it once', async () => {
        await store.keepWatchedSource({ ...first, addedIn: channel('C2'), title: null });
        await store.keepWatchedSource(first);
        await store.keepWatchedSource({ ...first, addedIn: other });
        await nowAndReopened(async () => {
          expect(await store.watchedSources()).toEqual([first, { ...first, addedIn: other }]);
        });
        const { url } = first;
        expect(await store.endWatchedSource({ url, addedIn: channel('C3') })).toBe(true);
        expect(await store.endWatchedSource({ url, addedIn: channel('C1') })).toBe(false);
        await nowAndReopened(async () => {
          expect(await store.watchedSources()).toEqual([{ ...first, addedIn: other }]);
        });
      });

      it('forgets what a source remembered', async () => {
        await store.keepSourceState({ id: 'a', state: { etag: 'a' } });
        await store.keepSourceState({ id: 'b', state: { etag: 'b' } });
        await store.forgetSource('a');
        await store.forgetSource('c');
        await nowAndReopened(async () => {
          expect(await store.sourceStates()).toEqual([{ id: 'b', state: { etag: 'b' } }]);
        });
      });
    });

    describe('owing', () => {
      it('owes a key once for ever, also within one call and among callers at once', async () => {
        const alert = alertOf('s1', 'C1');
        expect(keysOf(await store.oweDeliveries([alert, alert]))).toEqual([alert.key]);
        expect(await store.oweDeliveries([alert])).toEqual([]);
        const another = alertOf('s2', 'C1');
        const results = await Promise.all([1, 2, 3].map(() => store.oweDeliveries([another])));
        expect(results.flat()).toHaveLength(1);
        await reopen();
        expect(await store.oweDeliveries([alert, another])).toEqual([]);
      });

      it.each([
        { state: SENT, why: 'sent' },
        { state: { is: 'held', because: 'budget', at: LATER } as const, why: 'held back' },
        { state: { is: 'failed', code: 'channel_gone', at: LATER } as const, why: 'failed' },
      ])(
        'does not owe again what was $why, even after it has been moved away',
        async ({ state }) => {
          await store.oweDeliveries([alertOf('s1', 'C1')]);
          const { lease } = await claimOne();
          expect(await store.settleDelivery('alert:s1:C1', lease, state)).toBe(true);
          await nowAndReopened(async () => {
            expect(await store.oweDeliveries([alertOf('s1', 'C1')])).toEqual([]);
            expect((await store.deliveryByKey('alert:s1:C1'))?.state).toEqual(state);
            expect(await store.claimDeliveries('slack', '2030-01-01T00:00:00Z', 9, 1)).toEqual([]);
          });
        },
      );

      it('takes a delivery that is held from the start', async () => {
        const held: Delivery = {
          ...alertOf('s1', 'C1'),
          state: { is: 'held', because: 'muted', at: CREATED },
        };
        await store.oweDeliveries([held]);
        await nowAndReopened(async () => {
          expect(await store.claimDeliveries('slack', LATER, 9, LEASE_MS)).toEqual([]);
          expect(await store.deliveriesTo(channel('C1'), '')).toEqual([held]);
        });
      });
    });

    describe('claiming', () => {
      it('claims what is due, those that waited longest first, at most one a destination', async () => {
        await store.oweDeliveries([
          alertOf('s1', 'C1', '2024-08-29T06:03:00.000Z'),
          alertOf('s2', 'C2', '2024-08-29T06:01:00.000Z'),
          alertOf('s3', 'C2', '2024-08-29T06:00:00.000Z'),
          alertOf('s4', 'C3', '2024-08-29T06:11:00.000Z'),
        ]);
        await reopen();
        const claims = await store.claimDeliveries('slack', LATER, 9, LEASE_MS);
        expect(claimedKeys(claims)).toEqual(['alert:s2:C2', 'alert:s1:C1']);
        expect(claims[0]?.delivery.state).toEqual({
          is: 'claimed',
          lease: claims[0]?.lease,
          until: '2024-08-29T06:11:00.000Z',
          attempts: 0,
          inDoubt: false,
        });
        expect(await store.claimDeliveries('slack', LATER, 9, LEASE_MS)).toEqual([]);
      });

      it('claims no more than asked for, and only on the platform asked for', async () => {
        const onDiscord = { ...alertOf('s9', 'C9'), destination: channel('C9', 'discord') };
        await store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s1', 'C2'), onDiscord]);
        expect(await store.claimDeliveries('slack', LATER, 1, LEASE_MS)).toHaveLength(1);
        expect(claimedKeys(await store.claimDeliveries('discord', LATER, 9, LEASE_MS))).toEqual([
          'alert:s9:C9',
        ]);
        expect(await store.claimDeliveries('slack', LATER, 9, LEASE_MS)).toHaveLength(1);
      });

      it('goes on with the next of a destination when the one before is settled', async () => {
        await store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s2', 'C1')]);
        const first = await claimOne();
        await store.settleDelivery(first.delivery.key, first.lease, SENT);
        await reopen();
        expect((await claimOne()).delivery.key).toBe('alert:s2:C1');
      });

      it('lets nothing overtake a delivery that waits for another attempt', async () => {
        await store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s2', 'C1')]);
        const { lease } = await claimOne();
        const retry: DeliveryState = { is: 'owed', dueAt: LATER, attempts: 1, lastError: 'busy' };
        expect(await store.settleDelivery('alert:s1:C1', lease, retry)).toBe(true);
        await reopen();
        expect(await store.claimDeliveries('slack', CREATED, 9, LEASE_MS)).toEqual([]);
        const again = await claimOne(LATER);
        expect(again.delivery.key).toBe('alert:s1:C1');
        expect(again.delivery.state).toMatchObject({ attempts: 1 });
      });

      it('lets a delivery pass one that is due later from the start', async () => {
        await store.oweDeliveries([alertOf('night', 'C1', LATER), alertOf('s2', 'C1')]);
        expect((await claimOne()).delivery.key).toBe('alert:s2:C1');
        expect(await store.claimDeliveries('slack', LATER, 9, 0)).toHaveLength(1);
      });

      it('gives a delivery whose lease has run out to the next who asks, in doubt as it was', async () => {
        await store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s2', 'C2')]);
        const [certain, doubtful] = await store.claimDeliveries('slack', CREATED, 2, LEASE_MS);
        if (!certain || !doubtful) throw new Error('nothing to claim');
        const until = '2024-08-29T06:05:00.000Z';
        const inDoubt = {
          is: 'claimed',
          lease: doubtful.lease,
          until,
          attempts: 1,
          inDoubt: true,
        } as const;
        expect(await store.settleDelivery('alert:s2:C2', doubtful.lease, inDoubt)).toBe(true);
        await reopen();
        expect(
          claimedKeys(await store.claimDeliveries('slack', '2024-08-29T06:00:59Z', 9, 1)),
        ).toEqual([]);
        const afterFirst = await store.claimDeliveries(
          'slack',
          '2024-08-29T06:01:00Z',
          9,
          LEASE_MS,
        );
        expect(afterFirst.map(({ delivery }) => delivery.state)).toMatchObject([
          { inDoubt: false },
        ]);
        const afterSecond = await store.claimDeliveries('slack', until, 1, LEASE_MS);
        expect(claimedKeys(afterSecond)).toEqual(['alert:s1:C1']);
        const last = await store.claimDeliveries('slack', until, 9, LEASE_MS);
        expect(last.map(({ delivery }) => delivery.state)).toMatchObject([
          { inDoubt: true, attempts: 1 },
        ]);
      });

      it('answers false to who has lost the lease, and leaves the delivery to the one who has it', async () => {
        await store.oweDeliveries([alertOf('s1', 'C1')]);
        const lost = await claimOne();
        const held = await claimOne(LATER);
        expect(await store.settleDelivery('alert:s1:C1', lost.lease, SENT)).toBe(false);
        expect((await store.deliveryByKey('alert:s1:C1'))?.state).toMatchObject({
          lease: held.lease,
        });
        expect(await store.settleDelivery('alert:s1:C1', held.lease, SENT)).toBe(true);
        expect(await store.settleDelivery('alert:s1:C1', held.lease, SENT)).toBe(false);
        expect(await store.settleDelivery('nothing', held.lease, SENT)).toBe(false);
      });

      it('lets who was late settle as long as nobody else has claimed', async () => {
        await store.oweDeliveries([alertOf('s1', 'C1')]);
        const { lease } = await store.claimDeliveries('slack', CREATED, 1, 0).then(([it]) => it!);
        expect(await store.settleDelivery('alert:s1:C1', lease, SENT)).toBe(true);
      });

      it('never gives one delivery to two of several workers, nor a destination two at a time', async () => {
        const owed = Array.from({ length: 120 }, (_, index) =>
          alertOf(`s${index}`, `C${index % 7}`),
        );
        await store.oweDeliveries(owed);
        const seen: string[] = [];
        const busy = new Set<string>();
        const worker = async () => {
          while (seen.length < owed.length) {
            const claims = await store.claimDeliveries('slack', LATER, 3, LEASE_MS);
            for (const { delivery, lease } of claims) {
              const to = delivery.destination.channel;
              expect(busy.has(to)).toBe(false);
              busy.add(to);
              seen.push(delivery.key);
              await store.deliveryByKey(delivery.key);
              busy.delete(to);
              expect(await store.settleDelivery(delivery.key, lease, SENT)).toBe(true);
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

    describe('what waits', () => {
      it('says when something can be claimed next', async () => {
        expect(await store.nextDeliveryDue('slack')).toBeNull();
        await store.oweDeliveries([alertOf('s1', 'C1', LATER), alertOf('s2', 'C2')]);
        expect(await store.nextDeliveryDue('slack')).toBe(CREATED);
        expect(await store.nextDeliveryDue('discord')).toBeNull();
        const claim = await claimOne();
        expect(await store.nextDeliveryDue('slack')).toBe('2024-08-29T06:01:00.000Z');
        await store.settleDelivery(claim.delivery.key, claim.lease, SENT);
        expect(await store.nextDeliveryDue('slack')).toBe(LATER);
      });

      it('brings forward what is owed to a destination', async () => {
        const far = '2024-09-30T00:00:00.000Z';
        await store.oweDeliveries([
          alertOf('s1', 'C1', far),
          alertOf('s2', 'C1', far),
          alertOf('s3', 'C1'),
          alertOf('s4', 'C2', far),
        ]);
        expect(await store.bringForward(channel('C1'), LATER)).toBe(2);
        await nowAndReopened(async () => {
          expect((await store.deliveryByKey('alert:s2:C1'))?.state).toMatchObject({ dueAt: LATER });
          expect((await store.deliveryByKey('alert:s3:C1'))?.state).toMatchObject({
            dueAt: CREATED,
          });
          expect((await store.deliveryByKey('alert:s4:C2'))?.state).toMatchObject({ dueAt: far });
        });
      });
    });

    describe('looking deliveries up', () => {
      it('lists those of a destination since a moment and the alerts of a story, open and finished', async () => {
        const early = { ...alertOf('s0', 'C1'), createdAt: '2024-08-01T00:00:00.000Z' };
        const later = { ...alertOf('s2', 'C1'), createdAt: LATER };
        await store.oweDeliveries([early, alertOf('s1', 'C1'), later, alertOf('s1', 'C2')]);
        const claim = await store.claimDeliveries('slack', LATER, 1, LEASE_MS).then(([it]) => it!);
        expect(claim.delivery.key).toBe(early.key);
        await store.settleDelivery(early.key, claim.lease, SENT);
        await nowAndReopened(async () => {
          expect(keysOf(await store.deliveriesTo(channel('C1'), CREATED))).toEqual([
            later.key,
            'alert:s1:C1',
          ]);
          expect(keysOf(await store.deliveriesTo(channel('C1'), ''))).toEqual([
            later.key,
            'alert:s1:C1',
            early.key,
          ]);
          expect(keysOf(await store.deliveriesOfStory('s0'))).toEqual([early.key]);
          expect(keysOf(await store.deliveriesOfStory('s1')).toSorted()).toEqual([
            'alert:s1:C1',
            'alert:s1:C2',
          ]);
          expect(await store.deliveriesOfStory('unknown')).toEqual([]);
        });
      });
    });

    describe('what people say of stories', () => {
      const report: StoryReport = {
        destination: channel('C1'),
        storyId: 's1',
        reason: 'wrong_number',
        note: 'It was 12, not 120.',
        by: 'U1',
        at: CREATED,
      };

      it('keeps one report a destination, story and reason, the newest first', async () => {
        const again = { ...report, note: 'It was 21.', at: LATER };
        const elsewhere = { ...report, destination: channel('C2') };
        for (const one of [report, elsewhere, again]) await store.keepReport(one);
        await store.keepReport({ ...report, storyId: 's2' });
        await nowAndReopened(async () => {
          expect(await store.reportsOf('s1')).toEqual([again, elsewhere]);
          expect(await store.reportsOf('unknown')).toEqual([]);
        });
      });

      it('tells all that was said at a destination, and what was taken back', async () => {
        const takenBack = { ...report, takenBack: { by: 'U2', at: LATER } };
        const other = { ...report, storyId: 's2', at: LATER };
        await store.keepReport(report);
        await store.keepReport({ ...report, destination: channel('C2') });
        for (const one of [other, takenBack]) await store.keepReport(one);
        await nowAndReopened(async () => {
          expect(await store.reportsAt(channel('C1'))).toEqual([other, takenBack]);
          expect(await store.reportsAt(channel('C9'))).toEqual([]);
        });
      });
    });

    describe('installations', () => {
      it('gives back what was kept, replaces it and forgets it', async () => {
        await store.keepInstallation('T1', 'first');
        await store.keepInstallation('T1', 'second');
        await store.keepInstallation('T2', 'other');
        await store.removeInstallation('T2');
        await store.removeInstallation('T3');
        await nowAndReopened(async () => {
          expect(await store.installation('T1')).toBe('second');
          expect(await store.installation('T2')).toBeNull();
        });
      });
    });

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
        await store.keepSubscription(subscriptionOf('a', klarna));
        await store.keepSubscription(subscriptionOf('b', { type: 'all' }, 'C2'));
        const settings: DestinationSettings = {
          destination: channel('C1'),
          alertsPerDay: 3,
          quietHours: null,
          zone: null,
          mutes: {},
          emptyDigests: true,
        };
        await store.keepSettings(settings);
        await store.oweDeliveries([alert('s1')]);
        const { delivery, lease } = await claimOne();
        await store.settleDelivery(delivery.key, lease, SENT);
        await store.oweDeliveries([alert('s2', LATER)]);
        await store.moveDestination(channel('C1'), to);
        await store.moveDestination(channel('C1'), to);
        await nowAndReopened(async () => {
          expect(await store.subscriptionsOf(channel('C1'))).toEqual([]);
          expect(await store.subscriptionsOf(to)).toMatchObject([
            { target: klarna, destination: to },
          ]);
          expect(await store.subscriptionsOf(channel('C2'))).toHaveLength(1);
          expect(await store.settingsOf(to)).toEqual({ ...settings, destination: to });
          expect((await store.deliveryByKey(alertAt('C9')))?.state).toEqual(SENT);
          expect((await store.deliveryByKey(alertAt('C9', 's2')))?.state).toMatchObject({
            is: 'owed',
            dueAt: LATER,
          });
        });
        const claims = await store.claimDeliveries('slack', LATER, 5, LEASE_MS);
        expect(claimedKeys(claims)).toEqual([alertAt('C9', 's2')]);
      });

      it('leaves what the other follows already as it is', async () => {
        const mine = subscriptionOf('mine', klarna, 'C9');
        await store.keepSubscription(subscriptionOf('a', klarna));
        await store.keepSubscription(mine);
        await store.moveDestination(channel('C1'), to);
        expect(await store.allSubscriptions()).toEqual([mine]);
      });
    });

    it('refuses everything after it was closed', async () => {
      await store.close();
      await expect(store.storyById('s')).rejects.toMatchObject({ code: 'store_closed' });
      await expect(store.oweDeliveries([])).rejects.toMatchObject({ code: 'store_closed' });
      store = await here.open();
    });
  });
}
