import { isoInstant } from '../clock.ts';
import type { Document } from '../documents/document.ts';
import { UnreadableDocumentError } from '../errors.ts';
import { FetchError } from '../sources/fetch-errors.ts';
import type { FollowUp } from '../sources/follow-ups.ts';
import { itemMark, parseMarks } from '../sources/item-marks.ts';
import { isTeaser, type ArticleReader } from '../sources/read-behind.ts';
import type { ReadBatch, Source } from '../sources/source.ts';
import type { SourceMemory } from '../sources/source-memory.ts';

// So many requests for one reading of one source are polite; the rest is read at the next reading.
const MOST_ARTICLES = 20;
// What a source held before it was watched is history; of the newest of it the whole text is worth having.
const MOST_ARTICLES_AT_FIRST = 10;

/**
 * The items of one reading of a source that were not taken in before, each with the article behind it where the feed
 * gives only a teaser, and what all of them leave to be remembered.
 */
export class NewItems {
  /** Of the items that need not be looked at again. */
  readonly marks = new Set<string>();
  /** When the items say they were published, ms since 1970. */
  readonly dates: number[] = [];
  /** How many items were taken in before. */
  known = 0;
  /** The publisher's wish not to be asked again sooner, ms; null where there is none. */
  askAgainAfterMs: number | null = null;
  /** Some items are to be looked at again at the next reading. */
  unfinished = false;
  /** Articles that were read and are to be looked at again. */
  readonly followUps: FollowUp[] = [];
  readonly #now: number;
  readonly #source: Source;
  readonly #before: ReadonlySet<string>;
  readonly #isFirst: boolean;
  readonly #readArticle: ArticleReader;
  #articlesLeft: number;

  /** @param now ms since 1970. */
  constructor(source: Source, before: SourceMemory, readArticle: ArticleReader, now: number) {
    this.#now = now;
    this.#source = source;
    this.#before = parseMarks(before.marks);
    this.#isFirst = before.firstReadAt === null;
    this.#readArticle = readArticle;
    this.#articlesLeft = this.#isFirst ? MOST_ARTICLES_AT_FIRST : MOST_ARTICLES;
  }

  /** @throws UnreadableDocumentError where nothing can be read, FetchError `fetch_stopped` once the signal is aborted. */
  async *of(batches: AsyncIterable<ReadBatch>, signal: AbortSignal): AsyncGenerator<ReadBatch> {
    for await (const batch of batches) {
      // One unreadable file is no reason to take a whole folder for failing.
      if (batch.unreadable && this.#source.type !== 'folder')
        throw new UnreadableDocumentError(batch.problems.join(' '));
      this.askAgainAfterMs = batch.askAgainAfterMs ?? this.askAgainAfterMs;
      const documents: Document[] = [];
      for (const item of newestFirst(batch.documents)) {
        if (signal.aborted)
          throw new FetchError('fetch_stopped', `Reading ${batch.from} was stopped.`);
        const mark = itemMark(item);
        if (item.publishedAt !== null) this.dates.push(Date.parse(item.publishedAt));
        if (this.#before.has(mark)) {
          this.known += 1;
          this.marks.add(mark);
        } else documents.push(await this.#whole(item, mark, signal));
      }
      yield { ...batch, documents };
    }
  }

  async #whole(item: Document, mark: string, signal: AbortSignal): Promise<Document> {
    if (!this.#hasMoreBehind(item)) {
      this.marks.add(mark);
      return item;
    }
    if (this.#articlesLeft === 0) {
      if (this.#isFirst) this.marks.add(mark);
      else this.unfinished = true;
      return item;
    }
    this.#articlesLeft -= 1;
    const { document, tryAgain, page } = await this.#readArticle(item, signal);
    if (page !== null && !this.#isFirst) {
      const { url, etag, lastModified } = page;
      const readAt = isoInstant(this.#now);
      this.followUps.push({ id: document.id, url, etag, lastModified, readAt, looks: 0 });
    }
    if (tryAgain && !this.#isFirst) this.unfinished = true;
    else this.marks.add(mark);
    return document;
  }

  /** Feeds on this machine are somebody's own text; only those of the web are followed into it. */
  #hasMoreBehind(item: Document): boolean {
    const { type } = this.#source;
    if (!('url' in this.#source) || (type !== 'feed' && type !== 'page')) return false;
    return item.url !== this.#source.url && isTeaser(item);
  }
}

function newestFirst(documents: readonly Document[]): Document[] {
  const day = ({ publishedAt }: Document): string => publishedAt ?? '9999';
  return [...documents].sort((a, b) => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : 0));
}
