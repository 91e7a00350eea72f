import type { Delivery } from '../deliveries/delivery.ts';
import type { Document } from '../documents/document.ts';
import { saysSomethingElse } from '../documents/revision.ts';
import { StaleStoryError } from '../errors.ts';
import type { Signal } from '../signals/signal.ts';
import { tellStories, type StoryChange } from '../stories/tell-stories.ts';
import { noticeChangedBy } from './changed-notice.ts';
import type { KeptDocument, Store } from '../store/store.ts';

export type IntakeParts = {
  readonly store: Store;
  /** Text to signals; pure. */
  readonly extract: (document: Document) => readonly Signal[];
  /** What the changes of stories owe to whom. */
  readonly owe: (changes: readonly StoryChange[], now: string) => Promise<readonly Delivery[]>;
  /** ISO instant. */
  readonly now: () => string;
};

/** What became of a document: `unread` is kept but not in a language that is read. */
export type Taken = {
  readonly document: Document;
  readonly was: 'new' | 'revised' | 'known' | 'unread';
  readonly signals: readonly Signal[];
  readonly changes: readonly StoryChange[];
};

/** With `baseline`, everything is kept and nobody is told: a first run, a new source or a backfill is no news. */
export type TakeIn = (
  document: Document,
  options: { readonly baseline: boolean },
) => Promise<Taken>;

/** Two writers may grow one story at once; each round one of them wins, so a handful of rounds is plenty. */
const ROUNDS = 8;

/**
 * The way in: a document becomes signals, stories and what they owe, kept all together or not at all. Documents are
 * taken in the order of the calls: one after the other, but for rows of tables, of which only those about the same
 * company wait for each other, so that a hundred thousand of them do not each wait for the disk.
 */
export function createIntake(parts: IntakeParts): TakeIn {
  /** The last document that was no row, and all before it. */
  let last: Promise<unknown> = Promise.resolve();
  /** The last row of each company since then. */
  const rows = new Map<string, Promise<unknown>>();
  return (document, options) => {
    if (document.row === undefined) {
      const taken = Promise.all([last, ...rows.values()]).then(() =>
        takeIn(parts, document, options.baseline, extractFrom(parts, document)),
      );
      last = taken.catch(() => undefined);
      rows.clear();
      return taken;
    }
    const extract = extractFrom(parts, document);
    const lanes = [document.id, ...extract().map(({ company }) => company.id)];
    const taken = Promise.all([last, ...lanes.map((lane) => rows.get(lane))]).then(() =>
      takeIn(parts, document, options.baseline, extract),
    );
    const settled: Promise<unknown> = taken
      .catch(() => undefined)
      .then(() => {
        for (const lane of lanes) if (rows.get(lane) === settled) rows.delete(lane);
      });
    for (const lane of lanes) rows.set(lane, settled);
    return taken;
  };
}

/** The signals of a document, worked out once and only if they are asked for. */
function extractFrom({ extract }: IntakeParts, document: Document): () => readonly Signal[] {
  let signals: readonly Signal[] | null = null;
  return () => (signals ??= document.readable ? extract(document) : []);
}

async function takeIn(
  parts: IntakeParts,
  document: Document,
  baseline: boolean,
  extract: () => readonly Signal[],
): Promise<Taken> {
  const { store, now } = parts;
  const before = await store.documentById(document.id);
  if (before && !saysSomethingElse(before.document, document)) {
    return { document: before.document, was: 'known', signals: before.signals, changes: [] };
  }
  const signals = extract();
  const kept: KeptDocument = {
    document,
    signals,
    readAt: now(),
    revision: (before?.revision ?? 0) + 1,
  };
  const changes = await keep(parts, kept, baseline);
  const was = before ? 'revised' : document.readable ? 'new' : 'unread';
  return { document, was, signals, changes };
}

async function keep(
  { store, owe, now }: IntakeParts,
  kept: KeptDocument,
  baseline: boolean,
): Promise<readonly StoryChange[]> {
  for (let round = 1; ; round++) {
    const companies = [...new Set(kept.signals.map(({ company }) => company.id))];
    const stories = (await Promise.all(companies.map((id) => store.storiesAbout(id, '')))).flat();
    const { document, signals } = kept;
    const amends = await noticeChangedBy(document, stories, store);
    const changes = tellStories({ document, signals, stories, now: now(), amends });
    const deliveries = baseline ? [] : await owe(changes, now());
    try {
      await store.keepReading({ kept, stories: changes.map(({ after }) => after), deliveries });
      return changes;
    } catch (error) {
      if (!(error instanceof StaleStoryError) || round === ROUNDS) throw error;
    }
  }
}
