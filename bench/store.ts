import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { owed, type Delivery, type DeliveryState } from '../src/deliveries/delivery.ts';
import { openJsonStore } from '../src/store/json/json-store.ts';
import type { Store } from '../src/store/store.ts';

const CREATED = '2024-08-29T06:00:00.000Z';
const NOW = '2024-08-29T07:00:00.000Z';
const MB = 1024 * 1024;

export type StoreFigures = {
  readonly deliveries: number;
  readonly open: number;
  readonly workers: number;
  /** Durable claims and settlings, each waited for, a second. */
  readonly commitsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Heap in use after a collection, MB, as each tenth of the deliveries was done; needs --expose-gc. */
  readonly heapMb: readonly number[];
};

/**
 * Takes deliveries through owed, claimed, in doubt and sent on a real disk, with so many open at a time over so many
 * channels, and several workers that each wait for one write before they make the next.
 */
export async function benchStore({
  deliveries = 100_000,
  open = 10_000,
  channels = 1_000,
  workers = 64,
} = {}): Promise<StoreFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  const store = await openJsonStore({
    folder,
    log: { warn: (it) => process.stderr.write(`${it}\n`) },
  });
  const took: number[] = [];
  const heapMb: number[] = [];
  let owedSoFar = 0;
  let sent = 0;

  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    took.push(performance.now() - start);
    return result;
  };
  const owe = async (count: number) => {
    const next = Array.from({ length: Math.min(count, deliveries - owedSoFar) }, () =>
      deliveryOf(owedSoFar++, channels),
    );
    if (next.length > 0) await store.oweDeliveries(next);
  };
  const worker = async () => {
    while (sent < deliveries) {
      const claims = await timed(() => store.claimDeliveries('slack', NOW, 4, 60_000));
      if (claims.length === 0 && owedSoFar >= deliveries) return;
      for (const { delivery, lease } of claims) {
        const inDoubt = { ...delivery.state, inDoubt: true } as DeliveryState;
        await timed(() => store.settleDelivery(delivery.key, lease, inDoubt));
        const done: DeliveryState = { is: 'sent', at: NOW, ref: { id: lease, thread: null } };
        await timed(() => store.settleDelivery(delivery.key, lease, done));
        sent += 1;
        if (sent % (deliveries / 10) === 0) heapMb.push(heapInUse());
      }
      await owe(claims.length);
    }
  };

  await owe(open);
  took.length = 0;
  const start = performance.now();
  await Promise.all(Array.from({ length: workers }, worker));
  const seconds = (performance.now() - start) / 1000;
  await check(store, deliveries, channels);
  await store.close();
  await rm(folder, { recursive: true });
  took.sort((a, b) => a - b);
  const at = (share: number) => Number((took[Math.floor(took.length * share)] ?? 0).toFixed(2));
  return {
    deliveries,
    open,
    workers,
    commitsPerSecond: Math.round(took.length / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    heapMb,
  };
}

function deliveryOf(number: number, channels: number): Delivery {
  const channel = `C${String(number % channels).padStart(6, '0')}`;
  const storyId = `company-${number}-2024-08-layoff`;
  const to = { platform: 'slack', workspace: 'T0000001', channel, person: false } as const;
  return owed(`alert:${storyId}:${channel}`, to, { type: 'alert', storyId }, CREATED);
}

/** What was measured also has to be there. */
async function check(store: Store, deliveries: number, channels: number): Promise<void> {
  for (const number of [0, Math.floor(deliveries / 2), deliveries - 1]) {
    const { key } = deliveryOf(number, channels);
    const state = (await store.deliveryByKey(key))?.state.is;
    if (state !== 'sent') throw new Error(`${key} is ${String(state)}`);
  }
}

function heapInUse(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / MB);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const deliveries = Number(process.argv[2] ?? 100_000);
  process.stdout.write(`${JSON.stringify(await benchStore({ deliveries }), null, 2)}\n`);
}
