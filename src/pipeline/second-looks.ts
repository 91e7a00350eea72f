import type { Document } from '../documents/document.ts';
import { isDue, lookAgain, type FollowUp } from '../sources/follow-ups.ts';
import type { Fetch } from '../sources/guarded-fetch.ts';
import type { ReadBatch } from '../sources/source.ts';
import type { KeptDocument } from '../store/store.ts';

// Beside the articles of new items, so few that no host is kept busy by them.
const MOST_LOOKS = 10;

export type SecondLookParts = {
  readonly followUps: readonly FollowUp[];
  readonly keptDocument: (id: string) => Promise<KeptDocument | null>;
  readonly fetch: Fetch;
  /** Ms since 1970. */
  readonly now: number;
};

/** Second looks at a source's articles of the last two days, those that are due; and what is left of them. */
export class SecondLooks {
  readonly left: FollowUp[] = [];
  readonly #parts: SecondLookParts;

  constructor(parts: SecondLookParts) {
    this.#parts = parts;
  }

  /** The batches, and after them what has changed behind an unchanged teaser. */
  async *after(
    from: string,
    batches: AsyncIterable<ReadBatch>,
    signal: AbortSignal,
  ): AsyncGenerator<ReadBatch> {
    yield* batches;
    const { followUps, keptDocument, fetch, now } = this.#parts;
    const documents: Document[] = [];
    let looks = 0;
    for (const followUp of followUps) {
      if (!isDue(followUp, now) || looks === MOST_LOOKS) {
        this.left.push(followUp);
        continue;
      }
      const kept = await keptDocument(followUp.id);
      // What said nothing of any company is not worth a request.
      if (kept === null || kept.signals.length === 0) continue;
      looks += 1;
      const { document, left } = await lookAgain(kept.document, followUp, fetch, signal);
      if (left !== null) this.left.push(left);
      if (document !== null) documents.push(document);
    }
    if (documents.length > 0) yield { from, documents, problems: [] };
  }
}
