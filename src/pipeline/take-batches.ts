import type { Document } from '../documents/document.ts';
import type { ReadBatch } from '../sources/source.ts';
import type { TakeIn } from './intake.ts';

/** What became of the documents of one source or path, counted. */
export type Tally = {
  readonly documents: number;
  readonly fresh: number;
  readonly known: number;
  readonly revised: number;
  readonly unread: number;
  readonly signals: number;
  /** Ids of the stories that were begun or grew. */
  readonly stories: ReadonlySet<string>;
  readonly problems: readonly string[];
};

const NOTHING: Tally = {
  documents: 0,
  fresh: 0,
  known: 0,
  revised: 0,
  unread: 0,
  signals: 0,
  stories: new Set(),
  problems: [],
};

/**
 * Takes in all batches, the oldest document of a batch first, so that what came first in the world begins the story.
 * `onBatch` hears of the tally so far after each batch.
 */
export async function takeBatches(
  batches: AsyncIterable<ReadBatch>,
  takeIn: TakeIn,
  options: { readonly baseline: boolean; readonly onBatch?: (tally: Tally) => void },
): Promise<Tally> {
  let tally = NOTHING;
  for await (const { documents, problems } of batches) {
    tally = { ...tally, problems: [...tally.problems, ...problems] };
    for (const document of oldestFirst(documents)) {
      const { was, signals, changes } = await takeIn(document, { baseline: options.baseline });
      const fresh = was === 'known' ? [] : signals;
      tally = {
        ...tally,
        documents: tally.documents + 1,
        fresh: tally.fresh + (was === 'new' ? 1 : 0),
        known: tally.known + (was === 'known' ? 1 : 0),
        revised: tally.revised + (was === 'revised' ? 1 : 0),
        unread: tally.unread + (was === 'unread' ? 1 : 0),
        signals: tally.signals + fresh.length,
        stories: new Set([...tally.stories, ...changes.map(({ after }) => after.id)]),
      };
    }
    options.onBatch?.(tally);
  }
  return tally;
}

function oldestFirst(documents: readonly Document[]): Document[] {
  const day = ({ publishedAt }: Document) => publishedAt ?? '9999';
  return [...documents].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
