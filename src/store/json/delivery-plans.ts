import { randomUUID } from 'node:crypto';
import type { Delivery, DeliveryState } from '../../deliveries/delivery.ts';
import type { Destination, Platform } from '../../subscriptions/subscription.ts';
import type { Claim } from '../store.ts';
import type { Change } from './changes.ts';
import type { Plan } from './engine.ts';
import type { Memory } from './memory.ts';
import { momentOf } from './shapes.ts';

/** Those of the deliveries whose key was never owed before, each key once. */
export async function owePlan(
  memory: Memory,
  deliveries: readonly Delivery[],
): Promise<Delivery[]> {
  const owed = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    const { key } = delivery;
    const known = owed.get(key) ?? memory.open.get(key) ?? (await memory.finished.get(key));
    if (!known) owed.set(key, delivery);
  }
  return [...owed.values()];
}

/** Gives each delivery that may be claimed at `now` (ms) a lease of its own. */
export function claimPlan(
  memory: Memory,
  {
    platform,
    now,
    limit,
    leaseMs,
  }: { platform: Platform; now: number; limit: number; leaseMs: number },
): Plan<Claim[]> {
  const until = new Date(now + leaseMs).toISOString();
  const claims = memory.open.due(platform, now, limit).map((delivery): Claim => {
    const lease = randomUUID();
    return { lease, delivery: { ...delivery, state: claimed(delivery.state, lease, until) } };
  });
  const changes = claims.map(({ delivery: { key, state } }): Change => ({
    type: 'delivery_state',
    key,
    state,
  }));
  return { changes, result: claims };
}

/** Makes what is owed to a destination later than `now` due at `now`; answers how many there were. */
export function bringForwardPlan(
  memory: Memory,
  destination: Destination,
  now: string,
): Plan<number> {
  const changes = memory.open
    .owedLater(destination, momentOf(now))
    .flatMap(({ key, state }): Change[] =>
      state.is === 'owed' ? [{ type: 'delivery_state', key, state: { ...state, dueAt: now } }] : [],
    );
  return { changes, result: changes.length };
}

/** Moves a delivery on where the lease is still the one it was claimed with. */
export function settlePlan(
  memory: Memory,
  { key, lease, state }: { key: string; lease: string; state: DeliveryState },
): Plan<boolean> {
  const current = memory.open.get(key)?.state;
  const holds = current?.is === 'claimed' && current.lease === lease;
  return { changes: holds ? [{ type: 'delivery_state', key, state }] : [], result: holds };
}

function claimed(before: DeliveryState, lease: string, until: string): DeliveryState {
  const attempts = before.is === 'owed' || before.is === 'claimed' ? before.attempts : 0;
  const inDoubt = before.is === 'claimed' && before.inDoubt;
  return { is: 'claimed', lease, until, attempts, inDoubt };
}
