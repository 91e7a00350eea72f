import type { Clock } from '../clock.ts';
import { decodeBytes } from '../documents/decode-bytes.ts';
import type { Document } from '../documents/document.ts';
import {
  filingDocumentId,
  isOfInterest,
  primaryDocumentUrl,
  readFiling,
  readFilingList,
} from '../documents/filings-reader.ts';
import type { Filing } from '../documents/filings-reader.ts';
import { AppError, UnreadableDocumentError } from '../errors.ts';
import { FetchError } from './fetch-errors.ts';
import type { Fetch } from './guarded-fetch.ts';
import type { ReadBatch } from './source.ts';

// The SEC lets a program ask at most ten times a second, https://www.sec.gov/about/developer-resources
const GAP_MS = 125;
// In the hour after the markets close several hundred companies file; the list gives a hundred at a time, and 4,000
// are those of a week.
const MOST_PAGES = 40;
const A_PAGE = 100;
// Looks back over more than the longest usual interval, so that nothing falls between two readings.
const REACH_MS = 60 * 60_000;
const LONGEST_REACH_MS = 7 * 24 * 60 * 60_000;

export type FilingsParts = {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Whether the document of this id was taken in before; its filing is not fetched again. */
  readonly isKnown: (documentId: string) => Promise<boolean>;
  /** When the list was last read and all of it taken in, ms since 1970; null where it never was. */
  readonly takenInAt: number | null;
};

/**
 * Reads the current 8-K filings under items 2.05 and 2.06: the list, page after page as far back as an hour before it was
 * last taken in (a week and 4,000 filings at most; at first an hour), and of each new filing its own page. A filing that cannot be read is a problem of its batch and tried again next time.
 * @param url of the list, as EDGAR gives it with output=atom.
 */
export async function* readFilings(
  url: string,
  { clock, isKnown, takenInAt, ...parts }: FilingsParts,
): AsyncGenerator<ReadBatch> {
  const fetch = paced(parts.fetch, clock);
  let newest: number | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const address = new URL(url);
    if (page > 0) address.searchParams.set('start', String(page * A_PAGE));
    const { bytes, contentType } = await fetch(address.href);
    const filings = readFilingList(decodeBytes(bytes, { contentType, html: false }), url);
    if (page > 0 && filings.length === 0) return;
    yield await readNew(url, filings, { fetch, isKnown });
    const oldest = Date.parse(filings.at(-1)?.filedAt ?? '');
    newest ??= Date.parse(filings[0]?.filedAt ?? '');
    const reach = Math.max(newest - Math.min(takenInAt ?? newest, newest), 0) + REACH_MS;
    if (!(newest - oldest < Math.min(reach, LONGEST_REACH_MS))) return;
  }
}

/** Leaves a gap before each request but the first, and says what the SEC means by a refusal. */
function paced(fetch: Fetch, clock: Clock): Fetch {
  let isFirst = true;
  return async (url, options) => {
    if (!isFirst) await clock.sleep(GAP_MS, options?.signal);
    isFirst = false;
    try {
      return await fetch(url, options);
    } catch (error) {
      if (!(error instanceof FetchError) || error.status !== 403) throw error;
      throw new FetchError(
        'fetch_status',
        `${error.message} The SEC refuses programs that do not say how to reach their operator; set CONTACT to an e-mail address.`,
        { cause: error, status: 403, retryAfter: error.retryAfter },
      );
    }
  };
}

async function readNew(
  url: string,
  filings: readonly Filing[],
  parts: Pick<FilingsParts, 'fetch' | 'isKnown'>,
): Promise<ReadBatch> {
  const documents: Document[] = [];
  const problems: string[] = [];
  for (const filing of filings.filter(isOfInterest)) {
    if (await parts.isKnown(filingDocumentId(filing))) continue;
    try {
      documents.push(await readOne(filing, parts.fetch));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(`The filing of ${filing.company} was not read: ${error.message}`);
    }
  }
  return { from: url, documents, problems };
}

async function readOne(filing: Filing, fetch: Fetch): Promise<Document> {
  const index = await textAt(filing.indexUrl, fetch);
  const url = primaryDocumentUrl(index, filing.indexUrl);
  if (url === null)
    throw new UnreadableDocumentError('Its index lists no 8-K; look at it on the SEC’s site.');
  return readFiling(filing, await textAt(url, fetch), url);
}

async function textAt(url: string, fetch: Fetch): Promise<string> {
  const { bytes, contentType } = await fetch(url);
  return decodeBytes(bytes, { contentType, html: true });
}
