import { writeSync } from 'node:fs';
import { openJsonStore } from '../../../src/store/json/json-store.ts';
import type { DeliveryState } from '../../../src/deliveries/delivery.ts';
import type { Store } from '../../../src/store/store.ts';
import { alertOf, channel, CREATED, keptOf, storyOf, subscriptionOf } from '../records.ts';
import { randomOf } from './random.ts';

/** What a writer says on its standard output, one JSON a line, as soon as the store has confirmed it. */
export type Confirmed =
  | { readonly is: 'reading'; readonly subject: number; readonly version: number }
  | { readonly is: 'owed'; readonly key: string }
  | { readonly is: 'settled'; readonly key: string; readonly lease: string }
  | { readonly is: 'source'; readonly id: string; readonly count: number }
  | { readonly is: 'subscribed'; readonly id: string }
  | { readonly is: 'unsubscribed'; readonly id: string };

const FOREVER = '2030-01-01T00:00:00.000Z';
const LANES = 4;

/** Keeps writing whatever comes to mind until it is killed; `argv`: folder, seed. */
async function write(folder: string, seed: number): Promise<never> {
  const store = await openJsonStore({
    folder,
    log: { warn: () => undefined },
    journalBytes: 12_000,
    partBytes: 20_000,
    cacheBytes: 60_000,
  });
  writeSync(1, '\n');
  await Promise.all(Array.from({ length: LANES }, (_, lane) => writeLane(store, seed, lane)));
  throw new Error('unreachable');
}

/** Each lane has subjects of its own, so that what it was told last is what has to be found. */
async function writeLane(store: Store, seed: number, lane: number): Promise<void> {
  const random = randomOf(seed * LANES + lane);
  for (let count = 0; ; count += 1) {
    const which = random();
    const subject = lane + LANES * Math.floor(random() * 12);
    if (which < 0.45) await read(store, subject, random);
    else if (which < 0.7) await send(store, lane);
    else if (which < 0.85) {
      const id = `source-${lane}`;
      const before = (await store.sourceStates()).find((source) => source.id === id);
      const next = Number(before?.state.count ?? 0) + 1;
      await store.keepSourceState({ id, state: { count: next } });
      confirm({ is: 'source', id, count: next });
    } else if (which < 0.95) {
      const id = `sub-${subject}`;
      await store.keepSubscription(subscriptionOf(id, { type: 'theme', theme: id }));
      confirm({ is: 'subscribed', id });
    } else {
      const id = `sub-${subject}`;
      await store.endSubscription(id);
      confirm({ is: 'unsubscribed', id });
    }
  }
}

/** A reading whose document, story and delivery carry one number, so that half of it would be seen. */
async function read(store: Store, subject: number, random: () => number): Promise<void> {
  const version = ((await store.storyById(`s${subject}`))?.version ?? 0) + 1;
  const month = String(1 + Math.floor(random() * 3)).padStart(2, '0');
  const story = storyOf(`s${subject}`, { version, happenedOn: `2024-${month}-05` });
  const alert = alertOf(`s${subject}-${version}`, `C${subject}`);
  const kept = keptOf(`d${subject}`, { revision: version });
  await store.keepReading({ kept, stories: [story], deliveries: [alert] });
  confirm({ is: 'reading', subject, version });
}

async function send(store: Store, lane: number): Promise<void> {
  const [claim] = await store.claimDeliveries('slack', FOREVER, 1, 60_000);
  if (claim) {
    const { lease, delivery } = claim;
    const sent: DeliveryState = { is: 'sent', at: CREATED, ref: { id: lease, thread: null } };
    await store.settleDelivery(delivery.key, lease, sent);
    confirm({ is: 'settled', key: delivery.key, lease });
    return;
  }
  const to = await store.deliveriesTo(channel(`lane-${lane}`), '');
  const alert = alertOf(`extra-${to.length}`, `lane-${lane}`);
  await store.oweDeliveries([alert]);
  confirm({ is: 'owed', key: alert.key });
}

function confirm(confirmed: Confirmed): void {
  writeSync(1, `${JSON.stringify(confirmed)}\n`);
}

const [, , folder = '', seed = '0'] = process.argv;
await write(folder, Number(seed));
