import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nonceOf } from '../../src/deliveries/nonce.ts';
import { alertKey } from '../../src/deliveries/owe.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { destinationKey } from '../../src/subscriptions/subscription.ts';
import { company, following } from '../subscriptions/following.ts';
import { live } from './fault-life.ts';
import { QUIET, worldOf, type World } from './fault-world.ts';
import { Machine } from './machine.ts';

type RunResult = {
  readonly crashes: number;
  readonly deliveries: number;
  readonly calls: number;
  /** What went wrong; empty where every delivery was seen exactly once. */
  readonly problems: readonly string[];
};

/** Runs one seeded story of crashes, faults and jumps to its end; the same seed always gives the same run. */
async function runFaults(seed: number, workers: 1 | 2): Promise<RunResult> {
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

async function prepare(world: World): Promise<void> {
  const store = await openJsonStore({ folder: world.folder, log: QUIET });
  for (const destination of world.destinations) {
    await store.keepSubscription(following(destination, company('klarna')));
  }
  await store.close();
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
