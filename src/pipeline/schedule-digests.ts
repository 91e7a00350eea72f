import type { Delivery } from '../deliveries/delivery.ts';
import { owed } from '../deliveries/delivery.ts';
import { digestMessage } from '../digests/digest-message.ts';
import { digestDue } from '../digests/due.ts';
import type { DigestCadence, DueDigest } from '../digests/due.ts';
import { isEmpty, makeDigest } from '../digests/make-digest.ts';
import type { Coverage, Digest, HeldAlert } from '../digests/make-digest.ts';
import { periodOfKey } from '../digests/period.ts';
import type { Period } from '../digests/period.ts';
import { digestReaders } from '../digests/readers.ts';
import type { DigestReader } from '../digests/readers.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Story } from '../stories/story.ts';
import type { Store } from '../store/store.ts';
import { wants } from '../subscriptions/matching.ts';
import { destinationKey } from '../subscriptions/subscription.ts';
import type { DestinationSettings } from '../subscriptions/subscription.ts';
import { storiesForDigest } from './read-digest.ts';

export type ScheduleParts = {
  readonly store: Store;
  readonly log: Log;
  /** ISO instant. */
  readonly now: () => string;
  /** The operator's IANA zone, for readers that named none. */
  readonly zone: string;
  /** How the sources are now; null where nothing is known. */
  readonly coverage: () => Promise<Coverage | null>;
};

/** Looks once what is due, owes it, and returns what was newly owed. Not to be run twice at once. */
export type ScheduleDigests = () => Promise<Delivery[]>;

/** Longer than the longest digest and its delay; beyond, the last digest sent can overlap with nothing. */
const HISTORY_MS = 40 * 86_400_000;
/** The code of a digest that was not to be sent because it was empty. */
const NOTHING_TO_TELL = 'nothing_to_tell';
const LONG_AGO = '1970-01-01T00:00:00Z';
/** Digests owed together: a crash on a Monday morning repeats the making of so many at most. */
const BATCH = 50;

/**
 * Makes the digests that are due into deliveries. What is due follows from what the store says was owed before, so that
 * a look that is repeated, late or cut off by a crash owes nothing twice and forgets nothing.
 */
export function createDigestSchedule(parts: ScheduleParts): ScheduleDigests {
  /** Reader to the digest it was last looked at for: saves reading the deliveries of every reader each minute. */
  const settled = new Map<string, string>();
  /** Reader to the moment from which digests are owed; who turns to digests later is owed none from before. */
  const since = new Map<string, string>();
  let lastLook: string | null = null;

  return async () => {
    const now = parts.now();
    const readers = digestReaders(await parts.store.allSubscriptions(), parts.zone);
    const look: Look = {
      now,
      storiesOf: storiesByPeriod(parts.store),
      coverage: once(parts.coverage),
    };
    const slotOf = newestSlots(now);
    const newly: Delivery[] = [];
    let batch: Delivery[] = [];
    const oweBatch = async () => {
      newly.push(...(await parts.store.oweDeliveries(batch)));
      batch = [];
    };
    const looked: (readonly [string, string])[] = [];
    for (const reader of readers) {
      const from = since.get(reader.id) ?? later(reader.since, lastLook ?? reader.since);
      since.set(reader.id, from);
      const slot = slotOf(reader.cadence);
      if (slot === null || settled.get(reader.id) === slot) continue;
      try {
        const due = await dueFor(parts.store, { ...reader, since: from }, look);
        if (due) batch.push(due);
        looked.push([reader.id, slot]);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        parts.log.warn('digest not made', { reader: reader.id, code: error.code });
      }
      if (batch.length >= BATCH) await oweBatch();
    }
    if (batch.length > 0) await oweBatch();
    for (const [reader, slot] of looked) settled.set(reader, slot);
    lastLook = now;
    return newly.filter(({ state }) => state.is === 'owed');
  };
}

/** What the readers of one look share. */
type Look = {
  readonly now: string;
  readonly storiesOf: (period: Period) => Promise<Story[]>;
  readonly coverage: ScheduleParts['coverage'];
};

/** Names the newest digest of a cadence, whoever reads it; thousands of readers share a few cadences. */
function newestSlots(now: string): (cadence: DigestCadence) => string | null {
  const known = new Map<string, string | null>();
  return (cadence) => {
    const name = JSON.stringify(cadence);
    const found = known.get(name);
    if (found !== undefined) return found;
    const newest = digestDue({ cadence, served: null, since: LONG_AGO, now });
    const slot = newest && `${name} ${newest.at}`;
    known.set(name, slot);
    return slot;
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}

function storiesByPeriod(store: Store): Look['storiesOf'] {
  const known = new Map<string, Promise<Story[]>>();
  return (period) => {
    const stories = known.get(period.key) ?? storiesForDigest(store, period);
    known.set(period.key, stories);
    return stories;
  };
}

async function dueFor(store: Store, reader: DigestReader, look: Look): Promise<Delivery | null> {
  const { now } = look;
  const { cadence, destination } = reader;
  const history = await store.deliveriesTo(
    destination,
    new Date(Date.parse(now) - HISTORY_MS).toISOString(),
  );
  const last = lastDigest(history, cadence.every);
  const due = digestDue({ cadence, served: last?.period ?? null, since: reader.since, now });
  if (!due) return null;
  const settings = await store.settingsOf(destination);
  const held = reader.takesHeld ? heldSince(history, last?.at ?? null) : [];
  // What was held back after the time of a digest that tells of nothing else waits for the next, restart or not.
  const tellsHeldOnly = reader.subscriptions.length === 0;
  if (tellsHeldOnly && !held.some(({ at }) => Date.parse(at) <= Date.parse(due.at))) return null;
  const digest = await digestFor(store, reader, { ...look, due, held, settings, last });
  const key = `digest:${due.period.key}:${destinationKey(destination)}`;
  const message = digestMessage(digest);
  const owing = owed(key, destination, { type: 'digest', period: due.period.key, message }, now);
  if (!isEmpty(digest) || settings?.emptyDigests !== false) return owing;
  // Kept as done with: after a restart it would else look like one that was forgotten, and be sent late.
  return { ...owing, state: { is: 'failed', code: NOTHING_TO_TELL, at: now } };
}

type Circumstances = Look & {
  readonly due: DueDigest;
  readonly held: readonly HeldAlert[];
  readonly settings: DestinationSettings | null;
  readonly last: LastDigest | null;
};

async function digestFor(
  store: Store,
  { cadence, subscriptions, destination }: DigestReader,
  { due, held, settings, now, last, storiesOf, coverage }: Circumstances,
): Promise<Digest> {
  const stories = await storiesOf(due.period);
  const known = new Set(stories.map(({ id }) => id));
  const heldStories = await Promise.all(
    held.filter(({ storyId }) => !known.has(storyId)).map((one) => store.storyById(one.storyId)),
  );
  const muted = mutedCompanies(settings, now);
  return makeDigest({
    period: due.period,
    zone: cadence.zone,
    stories: [...stories, ...heldStories.filter((story) => story !== null)],
    wants: (story) =>
      !muted.has(story.companyId) &&
      subscriptions.some((subscription) => wants(subscription, story)),
    followed: companiesOf(subscriptions).filter(({ id }) => !muted.has(id)),
    held,
    reports: await store.reportsAt(destination),
    lastDigestAt: last?.at ?? null,
    coverage: await coverage(),
    late: due.late ? { at: due.at, missed: due.missed } : null,
  });
}

type LastDigest = { readonly period: Period; readonly at: string };

/** The newest digest of the length that was owed, whatever became of it. */
function lastDigest(history: readonly Delivery[], every: Period['every']): LastDigest | null {
  return history
    .flatMap(({ content, createdAt }) => {
      const period = content.type === 'digest' ? periodOfKey(content.period) : null;
      return period?.every === every ? [{ period, at: createdAt }] : [];
    })
    .reduce<LastDigest | null>(
      (newest, one) => (newest && newest.period.end >= one.period.end ? newest : one),
      null,
    );
}

/** Alerts that were held back since the last digest told of them; what is muted was not to be told. */
function heldSince(
  history: readonly Delivery[],
  last: string | null,
): (HeldAlert & { readonly at: string })[] {
  return history.flatMap(({ content, state }) => {
    if (content.type !== 'alert' || state.is !== 'held' || state.because === 'muted') return [];
    const isNew = last === null || Date.parse(state.at) >= Date.parse(last);
    return isNew ? [{ storyId: content.storyId, because: state.because, at: state.at }] : [];
  });
}

function mutedCompanies(settings: DestinationSettings | null, now: string): Set<string> {
  const mutes = Object.entries(settings?.mutes ?? {});
  return new Set(mutes.filter(([, end]) => Date.parse(end) > Date.parse(now)).map(([id]) => id));
}

function companiesOf(subscriptions: DigestReader['subscriptions']) {
  return subscriptions.flatMap(({ target }) =>
    target.type === 'company' ? [{ id: target.companyId, name: target.name }] : [],
  );
}

function later(one: string, other: string): string {
  return Date.parse(one) > Date.parse(other) ? one : other;
}
