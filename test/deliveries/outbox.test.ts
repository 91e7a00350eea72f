import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoInstant } from '../../src/clock.ts';
import { owed, type Delivery } from '../../src/deliveries/delivery.ts';
import { createOutbox, type Outbox } from '../../src/deliveries/outbox.ts';
import { createLog } from '../../src/log.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import {
  createRecordingAdapter,
  RecordingPlatform,
  type Fault,
} from '../platforms/recording-platform.ts';
import { VirtualClock } from '../platforms/virtual-clock.ts';
import { channel, company, following } from '../subscriptions/following.ts';
import { idle } from './fault-life.ts';
import { saying } from './fault-world.ts';
import { Machine } from './machine.ts';

const HOUR_MS = 3_600_000;
let folder: string;
let machine: Machine;
let store: Store;
let clock: VirtualClock;
let platform: RecordingPlatform;
let outbox: Outbox;
let versions: Map<string, number>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-outbox-'));
  machine = new Machine(Infinity, () => 0);
  store = await openJsonStore({ folder, log: createLog('silent'), disk: machine.disk() });
  clock = new VirtualClock('2024-11-04T09:00:00.000Z');
  platform = new RecordingPlatform();
  versions = new Map();
  outbox = createOutbox({
    store,
    adapters: [
      createRecordingAdapter({ name: 'slack', platform, clock, safety: 'look' }),
      createRecordingAdapter({ name: 'discord', platform, clock, safety: 'nonce' }),
    ],
    clock,
    log: createLog('silent'),
    chance: () => 0.5,
    messageFor: ({ storyId }) => {
      const storyVersion = versions.get(storyId) ?? 1;
      return Promise.resolve({ message: saying(`${storyId} ${storyVersion}`), storyVersion });
    },
  });
});

afterEach(async () => {
  await outbox.stop();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Lets time pass until the condition holds, but only while nothing else is to be waited for. */
async function until(
  condition: () => boolean | Promise<boolean>,
  forMs = 30 * HOUR_MS,
): Promise<void> {
  const end = clock.elapsed() + forMs;
  while (!(await condition())) {
    await idle(machine);
    if (await condition()) return;
    if (clock.elapsed() > end) throw new Error('it has not come to pass');
    clock.next();
  }
}

async function state(key: string): Promise<string> {
  return JSON.stringify((await store.deliveryByKey(key))?.state ?? null);
}

const isSent = (key: string) => async () => (await state(key)).includes('"sent"');

function notice(name: string, to: Destination): Delivery {
  const content = { type: 'notice', message: saying(name) } as const;
  return owed(`notice:${name}`, to, content, isoInstant(clock.now()));
}

function alert(storyId: string, to: Destination, more: Partial<Delivery> = {}): Delivery {
  const { platform: name, workspace, channel: id } = to;
  const key = `alert:${storyId}:${name}:${workspace}:${id}`;
  return { ...owed(key, to, { type: 'alert', storyId }, isoInstant(clock.now())), ...more };
}

function edit(storyId: string, storyVersion: number, to: Destination): Delivery {
  versions.set(storyId, storyVersion);
  const content = { type: 'edit', storyId, storyVersion } as const;
  return owed(`edit:${storyId}:${storyVersion}`, to, content, isoInstant(clock.now()));
}

describe('pace', () => {
  it('a limited channel holds up no other', async () => {
    platform.fault = (_what, to) =>
      to.endsWith('slow') && clock.elapsed() < 60_000 ? 'limit_channel' : 'none';
    await store.oweDeliveries([
      notice('1', channel('slow')),
      ...['2', '3', '4'].map((name) => notice(name, channel(`C${name}`))),
    ]);
    await outbox.start();
    await until(isSent('notice:1'));
    const at = new Map(platform.posted.map(({ to, at }) => [to, at]));
    for (const to of ['C2', 'C3', 'C4']) {
      expect(at.get(`slack:T1:${to}`)! - Date.parse('2024-11-04T09:00:00Z')).toBeLessThan(2_000);
    }
  });

  it('one platform that asks everybody to wait holds up no other platform', async () => {
    platform.fault = (_what, to) => (to.startsWith('slack') ? 'limit_platform' : 'none');
    const discord: Destination = { ...channel('D1'), platform: 'discord' };
    await store.oweDeliveries([notice('1', channel('C1')), notice('2', discord)]);
    await outbox.start();
    await until(isSent('notice:2'), 2_000);
    expect(await state('notice:1')).not.toContain('sent');
  });

  it('keeps a second between two messages to one channel', async () => {
    await store.oweDeliveries(['1', '2', '3'].map((name) => notice(name, channel('C1'))));
    await outbox.start();
    await until(() => platform.posted.length === 3);
    const gaps = platform.posted.slice(1).map(({ at }, index) => at - platform.posted[index]!.at);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_000);
  });
});

describe('a channel that takes no messages', () => {
  const here = channel('C1');
  const pauses = async () => (await store.subscriptionsOf(here)).map(({ pause }) => pause?.because);

  beforeEach(async () => {
    await store.keepSubscription(following(here, company('klarna')));
    await store.keepSubscription(following(here, company('volvo'), { createdBy: 'U2' }));
    platform.broken.add('slack:T1:C1');
    await store.oweDeliveries([alert('s1', here), alert('s2', here)]);
    await outbox.start();
    await until(() => platform.posted.length === 2, HOUR_MS);
  });

  it('is paused with its reason, and each creator is told once', async () => {
    expect(await pauses()).toEqual(['broken', 'broken']);
    await until(() => clock.elapsed() > 12 * HOUR_MS);
    expect(platform.posted.map(({ to }) => to).sort()).toEqual(['slack:T1:@U1', 'slack:T1:@U2']);
    expect(platform.posted[0]?.message.summary).toContain('slack:T1:C1 is archived.');
  });

  it('is tried again within hours, and goes on by itself', async () => {
    platform.broken.clear();
    await until(isSent('alert:s2:slack:T1:C1'), 7 * HOUR_MS);
    expect(await pauses()).toEqual([undefined, undefined]);
    expect(platform.posted.filter(({ to }) => to === 'slack:T1:C1')).toHaveLength(2);
  });

  it('goes on at once when the platform says that it works again', async () => {
    platform.broken.clear();
    await outbox.resumeDestination(here);
    expect(await pauses()).toEqual([undefined, undefined]);
    await until(isSent('alert:s2:slack:T1:C1'), 5_000);
  });

  it('leaves what waited for a day to the digest', async () => {
    await until(async () => (await state('alert:s2:slack:T1:C1')).includes('"paused"'));
    expect(platform.posted).toHaveLength(2);
    expect(await state('alert:s1:slack:T1:C1')).toContain('"paused"');
  });
});

describe('what cannot be sent', () => {
  it('a channel that nobody follows any more: failed with the code of the platform', async () => {
    platform.broken.add('slack:T1:C1');
    await store.oweDeliveries([notice('1', channel('C1'))]);
    await outbox.start();
    await until(async () => (await state('notice:1')).includes('"failed","code":"is_archived"'));
  });

  it('a revoked token stops the workspace, and resuming starts it again', async () => {
    await store.keepSubscription(following(channel('C1'), company('klarna')));
    platform.revoked.add('T1');
    await store.oweDeliveries([alert('s1', channel('C1')), notice('2', channel('C2', 'T2'))]);
    await outbox.start();
    await until(isSent('notice:2'));
    await until(() => clock.elapsed() > 50 * 60_000);
    expect(platform.calls.filter(({ to }) => to.includes(':T1:'))).toHaveLength(1);
    platform.revoked.clear();
    await outbox.resumeWorkspace('slack', 'T1');
    await until(isSent('alert:s1:slack:T1:C1'), 5_000);
  });

  it('a message that is refused is sent as plain text, and given up where that is refused too', async () => {
    platform.refuses = ({ summary }) => summary === 'hopeless';
    await store.oweDeliveries([notice('hopeless', channel('C1'))]);
    await outbox.start();
    await until(async () => (await state('notice:hopeless')).includes('message_refused'));
    expect(platform.calls).toHaveLength(2);
  });

  it('an alert that the platform could not take for a day is left to the digest', async () => {
    platform.fault = () => 'fault_before';
    await store.oweDeliveries([alert('s1', channel('C1'))]);
    await outbox.start();
    await until(async () => (await state('alert:s1:slack:T1:C1')).includes('"late"'));
    expect(clock.elapsed()).toBeGreaterThan(24 * HOUR_MS);
    expect(platform.calls.length).toBeLessThan(250);
  });
});

describe('edits', () => {
  const here = channel('C1');

  it('a story that grew before its alert went out needs none', async () => {
    await store.oweDeliveries([alert('s1', here), edit('s1', 2, here), edit('s1', 3, here)]);
    await outbox.start();
    await until(isSent('edit:s1:3'));
    expect(platform.posted.map(({ message, edits }) => [message.summary, edits])).toEqual([
      ['s1 3', 0],
    ]);
  });

  it('a copy that was deleted is posted anew, and that one is edited from then on', async () => {
    await store.oweDeliveries([alert('s1', here)]);
    await outbox.start();
    await until(isSent('alert:s1:slack:T1:C1'));
    platform.remove(platform.posted[0]!.id);
    for (const version of [2, 3]) {
      await store.oweDeliveries([edit('s1', version, here)]);
      outbox.wake();
      await until(isSent(`edit:s1:${version}`));
    }
    expect(platform.posted.map(({ message, edits }) => [message.summary, edits])).toEqual([
      ['s1 3', 1],
    ]);
  });
});

it('a doubt that only a nonce settles outlives a rate limit, so that a later edit still counts', async () => {
  const here: Destination = { ...channel('C1'), platform: 'discord' };
  const faults: Fault[] = ['accept_then_drop', 'limit_channel'];
  platform.fault = (what) => (what === 'post' ? (faults.shift() ?? 'none') : 'none');
  versions.set('s1', 1);
  await store.oweDeliveries([alert('s1', here)]);
  await outbox.start();
  await until(() => faults.length === 0);
  await store.oweDeliveries([edit('s1', 2, here)]);
  outbox.wake();
  await until(isSent('edit:s1:2'));
  expect(platform.posted.map(({ message, edits }) => [message.summary, edits])).toEqual([
    ['s1 2', 1],
  ]);
});

it('stopping waits for what is being sent and gives back the rest', async () => {
  await store.oweDeliveries(['1', '2', '3'].map((name) => notice(name, channel('C1'))));
  await outbox.start();
  await until(() => platform.posted.length === 1);
  await outbox.stop();
  const [first, second] = [await state('notice:1'), await state('notice:2')];
  expect(first).toContain('"sent"');
  expect(second).toContain('"owed"');
});
