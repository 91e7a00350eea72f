import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundled } from '../../bundled.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Confirmed } from './killed-writer.ts';
import { jsonPlace } from './place.ts';
import { randomOf } from './random.ts';

// KILL_SEED=1234 replays a run; KILLS=2000 makes a longer one.
const SEED = Number(process.env.KILL_SEED ?? 20_261_128);
const KILLS = Number(process.env.KILLS ?? 100);
/** Each folder lives through some kills, so that a crash also meets what an earlier crash left. */
const KILLS_A_FOLDER = 10;
const AT_ONCE = 4;

let bundle: string;
let writer: string;

beforeAll(async () => {
  bundle = await mkdtemp(join(tmpdir(), 'bellwether-writer-'));
  writer = await bundled('test/store/json/killed-writer.ts', bundle);
});
afterAll(() => rm(bundle, { recursive: true, force: true }));

/** What must be found after a kill; `settled`: which answer of the platform was confirmed. */
class Ledger {
  readonly readings = new Map<number, number>();
  readonly owed = new Set<string>();
  readonly settled = new Map<string, string>();
  readonly sources = new Map<string, number>();
  /** Subscriptions as last confirmed; what was on its way at the kill may be either. */
  readonly subscriptions = new Map<string, boolean>();
  confirmed = 0;

  note(confirmed: Confirmed): void {
    this.confirmed += 1;
    switch (confirmed.is) {
      case 'reading':
        this.readings.set(confirmed.subject, confirmed.version);
        return;
      case 'owed':
        this.owed.add(confirmed.key);
        return;
      case 'settled':
        this.settled.set(confirmed.key, confirmed.lease);
        return;
      case 'source':
        this.sources.set(confirmed.id, confirmed.count);
        return;
      case 'subscribed':
        this.subscriptions.set(confirmed.id, true);
        return;
      case 'unsubscribed':
        this.subscriptions.set(confirmed.id, false);
    }
  }

  async check(store: Store): Promise<void> {
    for (const [subject, version] of this.readings) {
      const story = await store.storyById(`s${subject}`);
      const document = await store.documentById(`d${subject}`);
      expect(story?.version, `story ${subject}`).toBeGreaterThanOrEqual(version);
      expect(document?.revision, `document ${subject} with its story`).toBe(story?.version);
      const key = `alert:s${subject}-${story?.version ?? 0}:C${subject}`;
      expect(await store.deliveryByKey(key), `${key} with its story`).not.toBeNull();
    }
    const stories = await store.storiesAbout('northmill', '');
    const ids = stories.map(({ id }) => id);
    expect(ids.length, 'no story twice').toBe(new Set(ids).size);
    for (const key of this.owed) expect(await store.deliveryByKey(key), key).not.toBeNull();
    for (const [key, lease] of this.settled) {
      expect((await store.deliveryByKey(key))?.state, key).toMatchObject({ ref: { id: lease } });
    }
    const counts = new Map((await store.sourceStates()).map(({ id, state }) => [id, state.count]));
    for (const [id, count] of this.sources) expect(counts.get(id)).toBeGreaterThanOrEqual(count);
    const kept = new Set((await store.allSubscriptions()).map(({ id }) => id));
    const lost = [...this.subscriptions].filter(([id, isThere]) => kept.has(id) !== isThere);
    // Each of the four lanes may have had one change on its way.
    expect(lost.length, 'changes that nobody confirmed').toBeLessThanOrEqual(4);
    for (const [id] of lost) this.subscriptions.set(id, kept.has(id));
  }
}

/** Starts a writer, kills it at a random moment, and notes what it was able to say. */
async function writeAndKill(folder: string, seed: number, ledger: Ledger): Promise<void> {
  const child = spawn(process.execPath, [writer, folder, String(seed)]);
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const closed = once(child, 'close');
  const random = randomOf(seed);
  // One in eight is killed somewhere in its start, while it still repairs what the last kill left.
  if (random() < 7 / 8) await Promise.race([once(child.stdout, 'data'), closed]);
  await delay(random() * 40);
  child.kill('SIGKILL');
  await closed;
  expect(complaints).toBe('');
  const lines = said.split('\n').slice(0, -1);
  for (const line of lines) if (line !== '') ledger.note(JSON.parse(line) as Confirmed);
}

/** Returns how many writes were confirmed. */
async function liveThroughKills(seed: number): Promise<number> {
  const place = await jsonPlace();
  const ledger = new Ledger();
  for (let kill = 0; kill < KILLS_A_FOLDER; kill += 1) {
    await writeAndKill(place.folder, seed + kill, ledger);
    const store = await place.open();
    await ledger.check(store);
    await store.close();
  }
  // A kill in the middle of a write leaves a line that nobody was told of; of anything else no warning may speak.
  const others = place.warnings.filter((said) => !said.includes('was cut off before it was'));
  expect(others).toEqual([]);
  const left = (await readdir(place.folder)).filter((name) => !/\.json(\.bak)?$/.test(name));
  expect(left, 'no journal, no temporary file').toEqual([]);
  await place.remove();
  return ledger.confirmed;
}

it(
  `loses nothing confirmed in ${KILLS} kills (KILL_SEED=${SEED})`,
  { timeout: 240_000 },
  async () => {
    const seeds = Array.from(
      { length: KILLS / KILLS_A_FOLDER },
      (_, index) => SEED + index * KILLS_A_FOLDER,
    );
    let confirmed = 0;
    const lane = async () => {
      for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
        confirmed += await liveThroughKills(seed);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    expect(confirmed).toBeGreaterThan(KILLS);
  },
);
