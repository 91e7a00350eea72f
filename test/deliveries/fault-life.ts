import { setImmediate as turn } from 'node:timers/promises';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { createOutbox, type Outbox } from '../../src/deliveries/outbox.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import { FAULTS_UNTIL_MS, MINUTE_MS, QUIET, saying, type World } from './fault-world.ts';
import type { Machine } from './machine.ts';

const LATEST_MS = 20 * 60 * MINUTE_MS;

async function open(world: World, machine: Machine): Promise<Store> {
  return openJsonStore({
    folder: world.folder,
    log: QUIET,
    disk: machine.disk(),
    journalBytes: world.journalBytes,
  });
}

/** A process of the run: what it has opened, and how much it is about to owe. */
type Life = { store: Store | null; outboxes: readonly Outbox[]; owing: number; stopped: boolean };

/** One life: from opening the store to the crash, or to the end of all that was owed. */
export async function live(world: World, machine: Machine): Promise<void> {
  const { clock } = world;
  const life: Life = { store: null, outboxes: [], owing: 0, stopped: false };
  void boot(world, machine, life);
  // What was owed before the crash may not have been kept: whoever owes does so again.
  let toOwe: readonly Delivery[] = [...world.owed];
  while (!machine.isDead && clock.elapsed() < LATEST_MS) {
    await idle(machine);
    if (life.store === null || life.owing > 0) continue;
    if (toOwe.length > 0) {
      void owe(life, toOwe);
      toOwe = [];
    } else if (world.script[0] && world.script[0].at <= clock.elapsed()) {
      toOwe = world.script.shift()?.deliveries() ?? [];
      world.owed.push(...toOwe);
    } else if (world.script.length === 0 && (await isDone(life.store))) {
      break;
    } else {
      pass(world);
    }
  }
  void stop(life);
  while (!life.stopped && !machine.isDead) {
    await idle(machine);
    clock.next();
  }
  await idle(machine);
  await machine.bury(world.folder);
}

async function boot(world: World, machine: Machine, life: Life): Promise<void> {
  const store = await open(world, machine);
  life.outboxes = Array.from({ length: world.workers }, () => outboxOf(world, machine, store));
  for (const outbox of life.outboxes) await outbox.start();
  life.store = store;
}

async function owe(life: Life, deliveries: readonly Delivery[]): Promise<void> {
  life.owing += 1;
  await life.store?.oweDeliveries(deliveries);
  for (const outbox of life.outboxes) outbox.wake();
  life.owing -= 1;
}

async function stop(life: Life): Promise<void> {
  await Promise.all(life.outboxes.map((outbox) => outbox.stop()));
  await life.store?.close();
  life.stopped = true;
}

function pass({ clock, jumps, chance }: World): void {
  if (jumps && clock.elapsed() < FAULTS_UNTIL_MS && chance() < 0.01) {
    clock.jump((chance() - 0.4) * 60 * MINUTE_MS);
  }
  clock.next();
}

function outboxOf(world: World, machine: Machine, store: Store): Outbox {
  const { chance, clock, adapters, versions } = world;
  return createOutbox({
    store,
    adapters: adapters.map((adapter) => machine.adapter(adapter)),
    clock: machine.clock(clock),
    log: QUIET,
    chance,
    messageFor: ({ storyId }) => {
      const storyVersion = versions.get(storyId) ?? 0;
      return Promise.resolve({ message: saying(`${storyId} ${storyVersion}`), storyVersion });
    },
  });
}

/** Waits until nothing moves any more but by the clock: no disk at work, and a few turns of the event loop gone by. */
export async function idle(machine: Machine): Promise<void> {
  for (let quiet = 0; quiet < 4; quiet++) {
    await turn();
    if (await machine.waitForDisk()) quiet = -1;
  }
}

async function isDone(store: Store): Promise<boolean> {
  const due = [await store.nextDeliveryDue('slack'), await store.nextDeliveryDue('discord')];
  return due.every((it) => it === null);
}
