import type { Delivery, DeliveryState } from '../../deliveries/delivery.ts';
import {
  destinationKey,
  type Destination,
  type Platform,
} from '../../subscriptions/subscription.ts';
import { Layer } from './layer.ts';
import { DELIVERIES } from './shapes.ts';

type Entry = {
  readonly delivery: Delivery;
  readonly order: number;
  /** The moment, ms, from which it may be claimed: when it is due, or when its lease runs out. */
  readonly freeAt: number;
};
type Queue = {
  readonly platform: Platform;
  /** In the order in which they were owed. */
  entries: Map<string, Entry>;
  readonly claimed: Set<string>;
};

/** True while a delivery is still to be sent: owed or claimed. */
export function isOpen({ state }: Pick<Delivery, 'state'>): boolean {
  return state.is === 'owed' || state.is === 'claimed';
}

/**
 * The deliveries that are still to be sent, one queue a destination. Of a queue one at most is under a lease, and
 * nothing overtakes a delivery that waits to be tried again; one that was due later from the start holds nothing up.
 */
export class OpenDeliveries {
  readonly #layer = new Layer<Delivery>(DELIVERIES);
  readonly #orders = new Map<string, number>();
  readonly #queues = new Map<string, Queue>();
  #next = 0;

  get(key: string): Delivery | undefined {
    return this.#layer.get(key);
  }

  /** In the order in which they were owed. */
  records(): Delivery[] {
    const order = ({ key }: Delivery) => this.#orders.get(key) ?? 0;
    return [...this.#layer.records()].sort((a, b) => order(a) - order(b));
  }

  inGroup(group: string): Delivery[] {
    return this.#layer.inGroup(group);
  }

  /** Adds a delivery at the end, or changes it where it stands; returns what takes the change back. */
  put(delivery: Delivery): () => void {
    const before = this.#layer.get(delivery.key);
    const order = this.#orders.get(delivery.key) ?? this.#next++;
    this.#set(delivery, order);
    return () => {
      if (before) this.#set(before, order);
      else this.remove(delivery.key);
    };
  }

  /** Takes a delivery out; returns what puts it back in its place. */
  remove(key: string): () => void {
    const delivery = this.#layer.remove(key);
    const order = this.#orders.get(key);
    if (!delivery || order === undefined) return () => undefined;
    const name = destinationKey(delivery.destination);
    const queue = this.#queues.get(name);
    this.#orders.delete(key);
    queue?.entries.delete(key);
    queue?.claimed.delete(key);
    if (queue?.entries.size === 0) this.#queues.delete(name);
    return () => {
      const back = this.#set(delivery, order);
      back.entries = new Map([...back.entries].sort(([, a], [, b]) => a.order - b.order));
    };
  }

  /** Up to `limit` deliveries to a platform that may be claimed at `now` (ms), those that have waited longest first. */
  due(platform: Platform, now: number, limit: number): Delivery[] {
    const heads: Entry[] = [];
    for (const queue of this.#queues.values()) {
      const head = queue.platform === platform ? headOf(queue, now) : null;
      if (head && head.freeAt <= now) heads.push(head);
    }
    heads.sort((a, b) => a.freeAt - b.freeAt || a.order - b.order);
    return heads.slice(0, limit).map(({ delivery }) => delivery);
  }

  /** The earliest moment, ms, at which something may be claimed on the platform; null where nothing waits. */
  nextDue(platform: Platform): number | null {
    let earliest = Infinity;
    for (const queue of this.#queues.values()) {
      const head = queue.platform === platform ? headOf(queue, -Infinity) : null;
      if (head) earliest = Math.min(earliest, head.freeAt);
    }
    return earliest === Infinity ? null : earliest;
  }

  /** What is owed to a destination later than `now` (ms). */
  owedLater(destination: Destination, now: number): Delivery[] {
    const queue = this.#queues.get(destinationKey(destination));
    return [...(queue?.entries.values() ?? [])]
      .filter(({ delivery, freeAt }) => delivery.state.is === 'owed' && freeAt > now)
      .map(({ delivery }) => delivery);
  }

  #set(delivery: Delivery, order: number): Queue {
    const { key, state, destination } = delivery;
    const name = destinationKey(destination);
    const queue = this.#queues.get(name) ?? {
      platform: destination.platform,
      entries: new Map<string, Entry>(),
      claimed: new Set<string>(),
    };
    this.#queues.set(name, queue);
    this.#layer.put(delivery);
    this.#orders.set(key, order);
    queue.entries.set(key, { delivery, order, freeAt: freeAtOf(state) });
    if (state.is === 'claimed') queue.claimed.add(key);
    else queue.claimed.delete(key);
    return queue;
  }
}

/** The first of a queue that may be claimed at `now`, else the one that may be first after it; null in an empty one. */
function headOf(queue: Queue, now: number): Entry | null {
  for (const key of queue.claimed) {
    const entry = queue.entries.get(key);
    if (entry && entry.freeAt > now) return entry;
  }
  let head: Entry | null = null;
  for (const entry of queue.entries.values()) {
    if (entry.freeAt <= now) return entry;
    if (head === null || entry.freeAt < head.freeAt) head = entry;
    const { state } = entry.delivery;
    if (state.is === 'owed' && state.attempts > 0) break;
  }
  return head;
}

function freeAtOf(state: DeliveryState): number {
  if (state.is === 'owed') return Date.parse(state.dueAt);
  return state.is === 'claimed' ? Date.parse(state.until) : Infinity;
}
