import type { Coverage } from '../digests/make-digest.ts';
import { nextDue } from '../digests/due.ts';
import { coverageWords } from '../digests/sections.ts';
import { digestReaders } from '../digests/readers.ts';
import {
  describeCadence,
  describeFilters,
  describeTarget,
  targetWords,
} from '../subscriptions/describe.ts';
import {
  destinationKey,
  type Destination,
  type Subscription,
} from '../subscriptions/subscription.ts';
import type { Following, HomeContent, HomePlace } from './chat-core.ts';

/** The subscriptions of a destination as they are listed, by name. */
export function followingOf(subscriptions: readonly Subscription[]): Following[] {
  return subscriptions
    .map(({ target, cadence, filters, pause }) => ({
      name: describeTarget(target),
      words: targetWords(target),
      detail: [describeCadence(cadence), ...describeFilters(filters)].join('; '),
      cadence,
      filters,
      paused: pause !== null,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** When the digests of the destination that these are of come next, ISO instants, soonest first. */
export function nextDigests(
  subscriptions: readonly Subscription[],
  { now, zone }: { readonly now: string; readonly zone: string },
): string[] {
  const due = digestReaders(subscriptions, zone)
    .filter((reader) => reader.subscriptions.length > 0)
    .map(({ cadence }) => nextDue(cadence, now).at);
  return [...new Set(due)].toSorted();
}

export type HomeQuestion = {
  /** Every subscription there is. */
  readonly subscriptions: readonly Subscription[];
  /** Where a direct message to the person goes. */
  readonly person: Destination;
  /** The workspace whose channels are listed. */
  readonly workspace: string;
  readonly coverage: Coverage;
  /** ISO instant. */
  readonly now: string;
  /** The operator's IANA zone. */
  readonly zone: string;
};

/** What is followed by the person and by the channels of the workspace, and the sources' health. */
export function homeContent(question: HomeQuestion): HomeContent {
  const { subscriptions, person, workspace, coverage } = question;
  const places = new Map<string, { destination: Destination; theirs: Subscription[] }>([
    [destinationKey(person), { destination: person, theirs: [] }],
  ]);
  for (const subscription of subscriptions) {
    const { destination } = subscription;
    const key = destinationKey(destination);
    const place = places.get(key);
    if (place) place.theirs.push(subscription);
    else if (
      destination.platform === person.platform &&
      destination.workspace === workspace &&
      !destination.person
    )
      places.set(key, { destination, theirs: [subscription] });
  }
  return {
    places: [...places.values()].map(({ destination, theirs }): HomePlace => ({
      destination,
      following: followingOf(theirs),
      nextDigests: nextDigests(theirs, question),
    })),
    sources: coverageWords(coverage),
  };
}
