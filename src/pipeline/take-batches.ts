import { oldestFirst } from '../documents/oldest-first.ts';
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

/** The tally while it goes on, and how much of what was named is done, 0 to 1; null where that is not known. */
export type Progress = { readonly tally: Tally; readonly share: number | null };

/**
 * Takes in all batches, the oldest document of a batch first, so that what came first in the world begins the story.
 * `onBatch` hears how far it is after each batch. Once the signal is aborted it ends after the batch in hand.
 */
export async function takeBatches(
  batches: AsyncIterable<ReadBatch>,
  takeIn: TakeIn,
  options: {
    readonly baseline: boolean;
    readonly onBatch?: (progress: Progress) => void;
    readonly signal?: AbortSignal;
  },
): Promise<Tally> {
  const counts = { documents: 0, new: 0, known: 0, revised: 0, unread: 0, signals: 0 };
  const stories = new Set<string>();
  const problems: string[] = [];
  const tally = (): Tally => ({ ...counts, fresh: counts.new, stories, problems });
  for await (const batch of batches) {
    // One at a time: a table may have more rows that cannot be read than a call can take arguments.
    for (const problem of batch.problems) problems.push(problem);
    // All at once: the intake keeps the order where it matters, and the store writes what waits together.
    const taken = await Promise.all(
      oldestFirst(batch.documents).map((document) =>
        takeIn(document, { baseline: options.baseline }),
      ),
    );
    for (const { was, signals, changes } of taken) {
      counts.documents += 1;
      counts[was] += 1;
      if (was !== 'known') counts.signals += signals.length;
      for (const { after } of changes) stories.add(after.id);
    }
    options.onBatch?.({ tally: tally(), share: batch.share ?? null });
    if (options.signal?.aborted) break;
  }
  return tally();
}
