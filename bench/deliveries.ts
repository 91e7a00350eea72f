import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isoInstant, SYSTEM_CLOCK } from '../src/clock.ts';
import type { ChatAdapter } from '../src/deliveries/chat-adapter.ts';
import { RateLimitedError } from '../src/deliveries/delivery-errors.ts';
import { owed, type Delivery } from '../src/deliveries/delivery.ts';
import { createOutbox } from '../src/deliveries/outbox.ts';
import { createLog } from '../src/log.ts';
import { plain } from '../src/messages/message.ts';
import { openJsonStore } from '../src/store/json/json-store.ts';
import type { Store } from '../src/store/store.ts';

const MB = 1024 * 1024;
/** What a platform needs to answer a post, ms. */
const ANSWER_MS = 20;
/** Posts above the limit that the simulated platform lets pass before it says no. */
const BURST = 10;

export type DeliveryFigures = {
  readonly deliveries: number;
  readonly channels: number;
  /** What the platform takes, and what it was given, a second. */
  readonly limitPerSecond: number | null;
  readonly sentPerSecond: number;
  /** Share of the limit that was reached, %. */
  readonly ofLimit: number | null;
  readonly refused: number;
  /** Durable writes, each waited for, a second, and how long they took, ms. */
  readonly commitsPerSecond: number;
  readonly commitP99Ms: number;
  /** Heap in use after a collection, MB, as each tenth of the deliveries was done; needs --expose-gc. */
  readonly heapMb: readonly number[];
};

export type BenchOptions = {
  readonly deliveries?: number;
  readonly channels?: number;
  readonly limitPerSecond?: number | null;
};

/** Sends deliveries on a real disk to a platform that takes so many a second (null: as many as come) and no more. */
export async function benchDeliveries({
  deliveries = 10_000,
  channels = 1_000,
  limitPerSecond = 200,
}: BenchOptions = {}): Promise<DeliveryFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  const log = createLog('silent');
  const opened = await openJsonStore({ folder, log });
  const took: number[] = [];
  const store = timed(opened, took);
  const platform = limitedPlatform(limitPerSecond);
  const outbox = createOutbox({
    store,
    adapters: [platform.adapter],
    clock: SYSTEM_CLOCK,
    log,
    chance: Math.random,
    messageFor: () => Promise.resolve(null),
  });
  const heapMb: number[] = [];
  let owedSoFar = 0;
  const oweMore = async (count: number) => {
    const next = Array.from({ length: Math.min(count, deliveries - owedSoFar) }, () =>
      noticeOf(owedSoFar++, channels),
    );
    if (next.length > 0) await store.oweDeliveries(next);
    outbox.wake();
  };
  await oweMore(10_000);
  took.length = 0;
  const start = performance.now();
  await outbox.start();
  while (platform.sent() < deliveries) {
    await delay(20);
    if (owedSoFar - platform.sent() < 5_000) await oweMore(5_000);
    if (platform.sent() >= (heapMb.length + 1) * (deliveries / 10)) heapMb.push(heapInUse());
  }
  const seconds = (performance.now() - start) / 1000;
  await outbox.stop();
  await store.close();
  await rm(folder, { recursive: true });
  took.sort((a, b) => a - b);
  const sentPerSecond = deliveries / seconds;
  return {
    deliveries,
    channels,
    limitPerSecond,
    sentPerSecond: Math.round(sentPerSecond),
    ofLimit: limitPerSecond && Number(((sentPerSecond / limitPerSecond) * 100).toFixed(1)),
    refused: platform.refused(),
    commitsPerSecond: Math.round(took.length / seconds),
    commitP99Ms: Number((took[Math.floor(took.length * 0.99)] ?? 0).toFixed(1)),
    heapMb,
  };
}

function noticeOf(number: number, channels: number): Delivery {
  const channel = `C${number % channels}`;
  const to = { platform: 'slack', workspace: 'T1', channel, person: false } as const;
  const text = `Delivery ${number}`;
  const message = {
    summary: text,
    blocks: [{ type: 'text', content: plain(text) }],
    tone: 'neutral',
  } as const;
  return owed(`notice:${number}`, to, { type: 'notice', message }, isoInstant(Date.now()));
}

/** A platform that counts: over its limit it says no and asks for a second of rest. */
function limitedPlatform(limitPerSecond: number | null) {
  const gapMs = limitPerSecond ? 1_000 / limitPerSecond : 0;
  const state = { sent: 0, refused: 0, nextAt: 0 };
  const adapter: ChatAdapter = {
    platform: 'slack',
    pace: { perDestinationMs: limitPerSecond ? 100 : 0, perPlatformMs: gapMs },
    post: async () => {
      const now = performance.now();
      if (state.nextAt - now > BURST * gapMs) {
        state.refused += 1;
        throw new RateLimitedError('slack', 1_000, 'platform');
      }
      state.nextAt = Math.max(state.nextAt, now) + gapMs;
      if (limitPerSecond) await delay(ANSWER_MS);
      state.sent += 1;
      return { id: `m${state.sent}`, thread: null };
    },
    edit: () => Promise.resolve(),
    find: () => Promise.resolve(null),
  };
  return { adapter, sent: () => state.sent, refused: () => state.refused };
}

/** The store, with the time noted that each durable change of a delivery took, ms. */
function timed(store: Store, took: number[]): Store {
  const note = async <T>(work: Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work;
    took.push(performance.now() - start);
    return result;
  };
  return {
    ...store,
    settleDelivery: (...args) => note(store.settleDelivery(...args)),
    claimDeliveries: async (...args) => {
      const start = performance.now();
      const claims = await store.claimDeliveries(...args);
      if (claims.length > 0) took.push(performance.now() - start);
      return claims;
    },
  };
}

function heapInUse(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / MB);
}
