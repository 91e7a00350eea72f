import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { ArticlePage, NoArticle } from '../documents/article-page.ts';
import { decodeBytes } from '../documents/decode-bytes.ts';
import type { Document } from '../documents/document.ts';
import { loadReader } from '../documents/load-reader.ts';
import { isAggregator, unwrapLink } from '../documents/unwrap-link.ts';
import { FetchError } from './fetch-errors.ts';
import type { Fetch, Fetched } from './guarded-fetch.ts';

/** What a teaser became: the whole article, or the teaser with the reason for it among its problems. */
export type ReadBehind = {
  readonly document: Document;
  /** The article could not be had for a reason that passes; it is worth trying at the next reading. */
  readonly tryAgain: boolean;
  /** Where the article's page was read, and what to ask it with again; null where only the teaser was had. */
  readonly page: Pick<Fetched, 'url' | 'etag' | 'lastModified'> | null;
};

/** Reads the article behind a teaser's link. Rejects only where the reading was stopped. */
export type ArticleReader = (teaser: Document, signal: AbortSignal) => Promise<ReadBehind>;

// A brief of fewer words is most often a teaser; the rest is known by how it ends.
const TEASER_WORDS = 100;
const TEASER_ENDING =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read (?:more|on|the full (?:story|article))|continue reading|full (?:story|article)|appeared first on [^.]*\.?|learn more)\W*$/i;
const LONGEST_TEASER_WORDS = 300;
// From an aggregator to the publisher, and from an entry page to the article.
const MOST_PAGES = 3;
// A host that has trouble with one article has it with the next.
const TROUBLE_MS = 10 * 60_000;
const MOST_HOSTS = 5_000;

const WHY: Readonly<Record<NoArticle, string>> = {
  consent: 'asks for consent',
  paywall: 'is for subscribers',
  not_found: 'is not there',
  robot_check: 'is kept from programs',
  empty: 'has no text to read',
  something_else: 'is about something else',
};

/** Whether a document holds only the beginning of what its link leads to. */
export function isTeaser({ format, url, text, readable }: Document): boolean {
  if (format !== 'article' || url === null || !readable) return false;
  const words = text.match(/\S+/g)?.length ?? 0;
  return words < TEASER_WORDS || (words < LONGEST_TEASER_WORDS && TEASER_ENDING.test(text));
}

export function createArticleReader(parts: {
  readonly fetch: Fetch;
  readonly clock: Clock;
}): ArticleReader {
  const troubled = new LRUCache<string, number>({ max: MOST_HOSTS });
  return async (teaser, signal) => {
    const { url } = teaser;
    if (url === null) return { document: teaser, tryAgain: false, page: null };
    const { host } = new URL(url);
    if ((troubled.get(host) ?? 0) > parts.clock.now())
      return { document: teaser, tryAgain: true, page: null };
    try {
      return await readBehind(teaser, url, (at) => parts.fetch(at, { signal, obeyRobots: true }));
    } catch (error) {
      if (!(error instanceof FetchError) || error.code === 'fetch_stopped') throw error;
      const passing = isPassing(error);
      if (passing) troubled.set(host, parts.clock.now() + TROUBLE_MS);
      return {
        document: withProblem(teaser, 'could not be read'),
        tryAgain: passing,
        page: null,
      };
    }
  };
}

async function readBehind(teaser: Document, link: string, fetch: Fetch): Promise<ReadBehind> {
  const { readArticlePage, refreshTarget } = await loadReader.articlePage();
  let url = unwrapLink(link);
  for (let page = 1; ; page += 1) {
    const fetched = await fetch(url);
    const html = decodeBytes(fetched.bytes, { contentType: fetched.contentType, html: true });
    const read = readArticlePage(html, fetched.url, { ...teaser, url });
    const next =
      page < MOST_PAGES ? onward(refreshTarget(html, fetched.url), fetched.url, read) : null;
    if (next !== null && next !== url) {
      url = next;
      continue;
    }
    if (read.article === null)
      return { document: withProblem(teaser, WHY[read.because]), tryAgain: false, page: null };
    const document = merged(teaser, read.article);
    return { document, tryAgain: false, page: document === teaser ? null : { ...fetched, url } };
  }
}

/** Where a page passes its readers on to: by a refresh, or an aggregator's page by the publisher's canonical url. */
function onward(
  refresh: string | null,
  at: string,
  { article, canonical }: ArticlePage,
): string | null {
  if (refresh !== null && article === null) return unwrapLink(refresh);
  const { host } = new URL(at);
  return isAggregator(host) && canonical !== null && new URL(canonical).host !== host
    ? canonical
    : null;
}

/** The feed's date is the publisher's word on this item; a page has many dates on it. */
function merged(teaser: Document, article: Document): Document {
  const words = (text: string): number => text.match(/\S+/g)?.length ?? 0;
  if (words(article.text) < words(teaser.text)) return teaser;
  return {
    ...article,
    title: article.title === '' ? teaser.title : article.title,
    publisher: article.publisher ?? teaser.publisher,
    publishedAt: teaser.publishedAt ?? article.publishedAt,
    problems: [...teaser.problems, ...article.problems],
  };
}

function withProblem(teaser: Document, why: string): Document {
  const problem = `The article behind the link ${why}, so only what the feed says of it was read.`;
  return { ...teaser, problems: [...teaser.problems, problem] };
}

/** Whether a failure is one that most likely passes by itself. */
export function isPassing({ code, status }: FetchError): boolean {
  if (status !== null) return status === 429 || status >= 500;
  return code === 'fetch_timeout' || code === 'fetch_network' || code === 'fetch_resting';
}
