import { destinationKey } from '../subscriptions/subscription.ts';
import type { Destination, Subscription } from '../subscriptions/subscription.ts';
import type { DigestCadence } from './due.ts';

/** A destination that digests of one length go to. */
export type DigestReader = {
  /** One string a reader, for keys. */
  readonly id: string;
  readonly destination: Destination;
  readonly cadence: DigestCadence;
  /** What the digest covers; empty for a reader that is only told of alerts held back. */
  readonly subscriptions: readonly Subscription[];
  /** ISO instant from which digests are owed. */
  readonly since: string;
  /** True for the one of a destination's readers whose digest tells of alerts held back. */
  readonly takesHeld: boolean;
};

/** When a channel that asked for no digest is told of the alerts that were held back there. */
const HELD_DIGEST_AT = '09:00';

/**
 * Who gets digests. A destination has at most one daily and one weekly digest, for all its subscriptions of that
 * cadence together; where they name different times, the one that subscribed last is followed. A destination with
 * alerts only has a daily digest (`zone`, IANA) for what was held back. Subscriptions that rest are left out.
 */
export function digestReaders(
  subscriptions: readonly Subscription[],
  zone: string,
): DigestReader[] {
  const awake = subscriptions.filter(({ pause }) => pause === null);
  return [...groupBy(awake, ({ destination }) => destinationKey(destination))].flatMap(
    ([key, theirs]) => readersOf(key, theirs, zone),
  );
}

function readersOf(key: string, theirs: readonly Subscription[], zone: string): DigestReader[] {
  const [first] = theirs;
  if (!first) return [];
  const { destination } = first;
  const groups = groupBy(theirs, ({ cadence }) => cadence.every);
  const daily = groups.get('daily') ?? [];
  const weekly = groups.get('weekly') ?? [];
  const reader = (every: string, group: readonly Subscription[], takesHeld: boolean) => {
    const cadence = newestFirst(group).flatMap((one) => digestCadence(one) ?? [])[0];
    const since = newestFirst(group).at(-1)?.createdAt;
    return cadence && since !== undefined
      ? [{ id: `${every}:${key}`, destination, cadence, subscriptions: group, since, takesHeld }]
      : [];
  };
  if (daily.length + weekly.length > 0) {
    return [...reader('daily', daily, true), ...reader('weekly', weekly, daily.length === 0)];
  }
  const since = newestFirst(theirs).at(-1)?.createdAt ?? first.createdAt;
  const cadence = { every: 'daily', at: HELD_DIGEST_AT, zone } as const;
  return [{ id: `daily:${key}`, destination, cadence, subscriptions: [], since, takesHeld: true }];
}

function digestCadence({ cadence }: Subscription): DigestCadence | null {
  return cadence.every === 'instant' ? null : cadence;
}

function newestFirst(subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
