import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { isoInstant } from '../../src/clock.ts';
import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import { owed, type Delivery, type DeliveryContent } from '../../src/deliveries/delivery.ts';
import { nonceOf } from '../../src/deliveries/nonce.ts';
import { createOutbox, type Outbox } from '../../src/deliveries/outbox.ts';
import { alertKey } from '../../src/deliveries/owe.ts';
import { createLog, type Log } from '../../src/log.ts';
import { plain, type Message } from '../../src/messages/message.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import { destinationKey, type Destination } from '../../src/subscriptions/subscription.ts';
import { chanceOf } from '../platforms/chance.ts';
import {
  createRecordingAdapter,
  RecordingPlatform,
  type Fault,
  type RecordingOptions,
} from '../platforms/recording-platform.ts';
import { VirtualClock } from '../platforms/virtual-clock.ts';
import { company, following } from '../subscriptions/following.ts';
import { Machine } from './machine.ts';

const START = '2024-11-04T09:00:00.000Z';
const MINUTE_MS = 60_000;
/** Faults end then, so that everything can come to its end within the day in which an alert is still one. */
const FAULTS_UNTIL_MS = 90 * MINUTE_MS;
const LATEST_MS = 20 * 60 * MINUTE_MS;
const STORIES = ['klarna-2024-11-layoff', 'volvo-2024-11-closure'];

const FAULTS: readonly Fault[] = [
  'limit_channel',
  'limit_platform',
  'limit_without_word',
  'refuse_connection',
  'fault_before',
  'fault_after',
  'accept_then_hang',
  'accept_then_drop',
  'hang',
];

export type RunResult = {
  readonly crashes: number;
  readonly deliveries: number;
  readonly calls: number;
  /** What went wrong; empty where every delivery was seen exactly once. */
  readonly problems: readonly string[];
};

/** Everything of a run that outlives a crash. */
type World = {
  readonly chance: () => number;
  readonly clock: VirtualClock;
  readonly folder: string;
  readonly platform: RecordingPlatform;
  readonly adapters: readonly ChatAdapter[];
  readonly destinations: readonly Destination[];
  /** Story id to its newest version. */
  readonly versions: Map<string, number>;
  /** What is yet to be owed, each with the moment, ms after the start. */
  readonly script: { readonly at: number; readonly deliveries: () => readonly Delivery[] }[];
  readonly owed: Delivery[];
  readonly jumps: boolean;
  readonly workers: number;
  /** In some runs so small that checkpoints happen all the time, and crashes in them. */
  readonly journalBytes: number;
};

/** Runs one seeded story of crashes, faults and jumps to its end; the same seed always gives the same run. */
export async function runFaults(seed: number, workers: 1 | 2): Promise<RunResult> {
  const memory = '/dev/shm';
  const folder = await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'bellwether-faults-'));
  try {
    const world = worldOf(seed, folder, workers);
    await prepare(world);
    const lives = Math.floor(world.chance() * 4.5);
    let crashes = 0;
    for (let life = 0; life < lives; life++) {
      const steps = 5 + Math.floor(world.chance() ** 2 * 500);
      const machine = new Machine(steps, world.chance);
      await live(world, machine);
      if (machine.isDead) crashes += 1;
    }
    await live(world, new Machine(Infinity, world.chance));
    const problems = await problemsOf(world);
    const calls = world.platform.calls.length;
    return { crashes, deliveries: world.owed.length, calls, problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function worldOf(seed: number, folder: string, workers: 1 | 2): World {
  const chance = chanceOf(seed);
  const clock = new VirtualClock(START);
  const platform = new RecordingPlatform();
  const safeties = ['look', 'short_nonce', 'nonce'] as const;
  const safety = () => safeties[Math.floor(chance() * safeties.length)] ?? 'look';
  const options = (name: RecordingOptions['name']) => ({ name, platform, clock, safety: safety() });
  const adapters = [options('slack'), options('discord')].map(createRecordingAdapter);
  const destinations: Destination[] = (['slack', 'slack', 'discord'] as const).map(
    (name, index) => ({
      platform: name,
      workspace: 'T1',
      channel: `C${index + 1}`,
      person: false,
    }),
  );
  const likelihood = chance() * 0.4;
  platform.fault = () => {
    if (clock.elapsed() > FAULTS_UNTIL_MS || chance() > likelihood) return 'none';
    return FAULTS[Math.floor(chance() * FAULTS.length)] ?? 'none';
  };
  const versions = new Map(STORIES.map((id) => [id, 1]));
  // Two processes on a platform without nonces cannot be kept apart by a clock that leaps over their leases.
  const jumps = workers === 1 && chance() < 0.5;
  const journalBytes = chance() < 0.2 ? 5_000 : 100_000;
  const parts = { chance, clock, folder, platform, adapters, destinations, versions };
  return { ...parts, jumps, workers, journalBytes, script: scriptOf(parts), owed: [] };
}

/** Alerts at first, then growth of stories (an edit of every copy, sometimes a reply), digests and notices between. */
function scriptOf({
  chance,
  clock,
  destinations,
  versions,
}: Pick<World, 'chance' | 'clock' | 'destinations' | 'versions'>): World['script'] {
  const at = () => chance() * 40 * MINUTE_MS;
  const all = (key: (to: Destination) => string, content: DeliveryContent) => () => {
    return destinations.map((to) => owed(key(to), to, content, isoInstant(clock.now())));
  };
  const script: { at: number; deliveries: () => readonly Delivery[] }[] = [];
  for (const storyId of STORIES) {
    const born = at();
    script.push({
      at: born,
      deliveries: all((to) => alertKey(storyId, to), { type: 'alert', storyId }),
    });
    for (let count = Math.floor(chance() * 3); count > 0; count--) {
      const replies = chance() < 0.5;
      const deliveries = () => {
        const storyVersion = (versions.get(storyId) ?? 0) + 1;
        versions.set(storyId, storyVersion);
        const name = (type: string) => (to: Destination) =>
          `${type}:${storyId}:${storyVersion}:${destinationKey(to)}`;
        const message = saying(`reply ${storyId} ${storyVersion}`);
        return [
          ...all(name('edit'), { type: 'edit', storyId, storyVersion })(),
          ...(replies
            ? all(name('reply'), { type: 'reply', storyId, storyVersion, message })()
            : []),
        ];
      };
      script.push({ at: born + at(), deliveries });
    }
  }
  const period = 'daily:2024-11-03';
  const digest = { type: 'digest', period, message: saying('digest') } as const;
  script.push({
    at: at(),
    deliveries: all((to) => `digest:${period}:${destinationKey(to)}`, digest),
  });
  const notice = { type: 'notice', message: saying('notice') } as const;
  script.push({ at: at(), deliveries: all((to) => `notice:${destinationKey(to)}`, notice) });
  return script.sort((a, b) => a.at - b.at);
}

export function saying(text: string): Message {
  return { summary: text, blocks: [{ type: 'text', content: plain(text) }], tone: 'neutral' };
}

const QUIET: Log = createLog('silent');

async function open(world: World, machine: Machine): Promise<Store> {
  return openJsonStore({
    folder: world.folder,
    log: QUIET,
    disk: machine.disk(),
    journalBytes: world.journalBytes,
  });
}

async function prepare(world: World): Promise<void> {
  const store = await openJsonStore({ folder: world.folder, log: QUIET });
  for (const destination of world.destinations) {
    await store.keepSubscription(following(destination, company('klarna')));
  }
  await store.close();
}

/** A process of the run: what it has opened, and how much it is about to owe. */
type Life = { store: Store | null; outboxes: readonly Outbox[]; owing: number; stopped: boolean };

/** One life: from opening the store to the crash, or to the end of all that was owed. */
async function live(world: World, machine: Machine): Promise<void> {
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

async function problemsOf(world: World): Promise<string[]> {
  const store = await openJsonStore({ folder: world.folder, log: QUIET });
  const problems: string[] = [];
  for (const { key, destination, content } of world.owed) {
    const to = destinationKey(destination);
    const delivery = await store.deliveryByKey(key);
    // An edit that came before its alert had been tried is not needed: the alert shows it.
    const isNeedless = content.type === 'edit' && delivery?.state.is === 'failed';
    if (delivery?.state.is !== 'sent' && !isNeedless) {
      problems.push(`${key} is ${JSON.stringify(delivery?.state ?? 'lost')}`);
    }
    const seen = world.platform.posted.filter((it) => it.to === to && it.nonce === nonceOf(key));
    if (content.type === 'edit') {
      if (seen.length > 0) problems.push(`${key} was posted`);
      continue;
    }
    if (seen.length !== 1) problems.push(`${key} was seen ${seen.length} times`);
    if (content.type === 'reply') {
      const alert = nonceOf(alertKey(content.storyId, destination));
      const above = world.platform.posted.find((it) => it.to === to && it.nonce === alert);
      if (seen[0]?.thread !== above?.id) problems.push(`${key} is not in its thread`);
    }
    if (content.type === 'alert') {
      const newest = `${content.storyId} ${world.versions.get(content.storyId) ?? 0}`;
      const shows = seen[0]?.message.summary ?? 'nothing';
      if (shows !== newest) problems.push(`${key} shows ${shows}, not ${newest}`);
    }
  }
  await store.close();
  return problems;
}

/** A failing run is replayed with SEED=its-number; SEED=random and RUNS=5000 look for what nobody has met yet. */
const { SEED, RUNS } = process.env;
/** The same runs every time, so that what a change breaks is told from what chance brings. */
const FIRST_SEED = 627_480_000;

function seedsOf(count: number): number[] {
  if (SEED !== undefined && SEED !== 'random') return [Number(SEED)];
  const first = SEED === 'random' ? Math.floor(Math.random() * 1e9) : FIRST_SEED;
  return Array.from({ length: RUNS ? Number(RUNS) : count }, (_, index) => first + index);
}

/** Runs as many seeds, two at a time; answers what failed, each with its seed. */
export async function runMany(count: number, workers: 1 | 2): Promise<readonly string[]> {
  const seeds = seedsOf(count);
  const [first] = seeds;
  const runs = seeds.length;
  const failed: string[] = [];
  const total = { crashes: 0, deliveries: 0, calls: 0 };
  const runNext = async (): Promise<void> => {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
      const { problems, ...counts } = await runFaults(seed, workers);
      if (problems.length > 0) failed.push(`SEED=${seed}: ${problems.join('; ')}`);
      total.crashes += counts.crashes;
      total.deliveries += counts.deliveries;
      total.calls += counts.calls;
    }
  };
  await Promise.all([runNext(), runNext()]);
  const isBlind = total.crashes < runs / 2 || total.calls < total.deliveries;
  if (runs > 1 && isBlind) failed.push(`The harness has gone blind: ${JSON.stringify(total)}.`);
  // The seed is printed whatever happens, so that a run can be repeated.
  process.stdout.write(`${runs} runs from SEED=${first}: ${JSON.stringify(total)}\n`);
  return failed;
}
