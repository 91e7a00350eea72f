import type { Delivery } from '../../deliveries/delivery.ts';
import type { Store } from '../store.ts';
import { bringForwardPlan, claimPlan, owePlan, settlePlan } from './delivery-plans.ts';
import { Engine, type JsonStoreOptions } from './engine.ts';
import type { Memory } from './memory.ts';
import { movePlan } from './move-plan.ts';
import { readingPlan } from './reading-plan.ts';
import { watchKey } from './settings.ts';
import { companyGroup, destinationGroup, momentOf, sinceMoment, storyGroup } from './shapes.ts';

/**
 * Opens the folder, making it where there is none, and holds it until `close`. Throws StoreError: `store_in_use`,
 * `store_damaged`, `store_newer`, `store_read_only`, `store_full`. How it keeps its promises: docs/store.md.
 */
export async function openJsonStore(options: JsonStoreOptions): Promise<Store> {
  const engine = await Engine.open(options);
  const { memory } = engine;
  return {
    ...lookUps(engine, memory),
    ...settingChanges(engine, memory),
    keepReading: (reading) => engine.change(() => readingPlan(memory, reading)),
    oweDeliveries: (deliveries) =>
      engine.change(async () => {
        const owed = await owePlan(memory, deliveries);
        return { changes: owed.map((record) => ({ type: 'delivery', record })), result: owed };
      }),
    claimDeliveries: (platform, now, limit, leaseMs) =>
      engine.change(() => claimPlan(memory, { platform, now: momentOf(now), limit, leaseMs })),
    bringForward: (destination, now) =>
      engine.change(() => bringForwardPlan(memory, destination, now)),
    settleDelivery: (key, lease, state) =>
      engine.change(() => settlePlan(memory, { key, lease, state })),
    close: () => engine.close(),
  };
}

function lookUps(engine: Engine, memory: Memory) {
  return {
    documentById: (id) => engine.read(() => memory.documents.get(id)),
    documentsByIds: (ids) =>
      engine.read(async () => {
        const found = [];
        for (const id of ids) found.push(await memory.documents.get(id));
        return found.filter((document) => document !== null);
      }),
    documentsSince: (since) =>
      engine.read(() => memory.documents.select({ from: sinceMoment(since) })),
    storyById: (id) => engine.read(() => memory.stories.get(id)),
    storiesAbout: (companyId, since) =>
      engine.read(() =>
        memory.stories.select({ group: companyGroup(companyId), from: sinceMoment(since) }),
      ),
    storiesBetween: (from, to) =>
      engine.read(() => memory.stories.select({ from: sinceMoment(from), before: momentOf(to) })),
    deliveryByKey: (key) =>
      engine.read(async () => memory.open.get(key) ?? (await memory.finished.get(key))),
    nextDeliveryDue: (platform) =>
      engine.read(() => {
        const next = memory.open.nextDue(platform);
        return next === null ? null : new Date(next).toISOString();
      }),
    deliveriesTo: (destination, since) =>
      engine.read(() => deliveriesIn(memory, destinationGroup(destination), sinceMoment(since))),
    deliveriesOfStory: (storyId) =>
      engine.read(() => deliveriesIn(memory, storyGroup(storyId), -Infinity)),
    subscriptionsOf: (destination) =>
      engine.read(() => memory.settings.subscriptionsOf(destination)),
    allSubscriptions: () => engine.read(() => memory.settings.subscriptions()),
    settingsOf: (destination) => engine.read(() => memory.settings.settingsOf(destination)),
    sourceStates: () => engine.read(() => memory.settings.sources()),
    watchedSources: () => engine.read(() => memory.settings.watched()),
    reportsOf: (storyId) =>
      engine.read(() =>
        memory.settings.reportsOf(storyId).sort((a, b) => momentOf(b.at) - momentOf(a.at)),
      ),
    reportsAt: (destination) =>
      engine.read(() =>
        memory.settings.reportsAt(destination).sort((a, b) => momentOf(b.at) - momentOf(a.at)),
      ),
    installation: (id) => engine.read(() => memory.settings.installation(id)?.sealed ?? null),
  } satisfies Partial<Store>;
}

/** Open and finished ones of a group created from a moment (ms) on, newest first. */
async function deliveriesIn(memory: Memory, group: string, from: number): Promise<Delivery[]> {
  // Looked at before the files are: one that is finished meanwhile is in both, never in none.
  const open = memory.open.inGroup(group).filter((it) => momentOf(it.createdAt) >= from);
  const finished = await memory.finished.select({ group, from });
  const byKey = new Map([...open, ...finished].map((delivery) => [delivery.key, delivery]));
  return [...byKey.values()].sort((a, b) => momentOf(b.createdAt) - momentOf(a.createdAt));
}

function settingChanges(engine: Engine, memory: Memory) {
  return {
    keepSubscription: (record) =>
      engine.change(() => ({
        changes: [{ type: 'subscription', record }],
        result: memory.settings.subscriptionFor(record.destination, record.target),
      })),
    endSubscription: (id) =>
      engine.change(() => {
        const isThere = memory.settings.hasSubscription(id);
        return { changes: isThere ? [{ type: 'subscription_ended', id }] : [], result: isThere };
      }),
    keepSettings: (record) =>
      engine.change(() => ({ changes: [{ type: 'settings', record }], result: undefined })),
    moveDestination: (from, to) => engine.change(() => movePlan(memory, from, to)),
    keepReport: (record) =>
      engine.change(() => ({ changes: [{ type: 'report', record }], result: undefined })),
    keepInstallation: (id, sealed) =>
      engine.change(() => ({
        changes: [{ type: 'installation', record: { id, sealed } }],
        result: undefined,
      })),
    removeInstallation: (id) =>
      engine.change(() => ({ changes: [{ type: 'installation_removed', id }], result: undefined })),
    keepSourceState: (record) =>
      engine.change(() => ({ changes: [{ type: 'source', record }], result: undefined })),
    forgetSource: (id) =>
      engine.change(() => ({ changes: [{ type: 'source_forgotten', id }], result: undefined })),
    keepWatchedSource: (record) =>
      engine.change(() => ({ changes: [{ type: 'watched', record }], result: undefined })),
    endWatchedSource: (watched) =>
      engine.change(() => {
        const key = watchKey(watched);
        const isThere = memory.settings.isWatched(key);
        return { changes: isThere ? [{ type: 'watch_ended', key }] : [], result: isThere };
      }),
  } satisfies Partial<Store>;
}
