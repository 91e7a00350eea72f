import { basename } from 'node:path';
import { decodeBytes } from '../documents/decode-bytes.ts';
import type { Document } from '../documents/document.ts';
import { loadReader } from '../documents/load-reader.ts';
import { readDocuments } from '../documents/read-documents.ts';
import { textFormat } from '../documents/sniff-format.ts';
import { AppError } from '../errors.ts';
import type { Fetch, Fetched } from './guarded-fetch.ts';

/** What was found at an address, and what it holds now. */
export type Found = {
  /** `page`: a web page whose articles are read by its links, or its own text where it has none. */
  readonly type: 'feed' | 'page' | 'table';
  /** Of what is to be read: the feed's where a page names one. */
  readonly url: string;
  /** As it names itself; null where it does not. */
  readonly title: string | null;
  readonly documents: readonly Document[];
  readonly problems: readonly string[];
  /** Nothing of it could be read; `problems` says why. */
  readonly unreadable?: boolean;
};

// A page names a feed or two of its own; more are of its sections and comments.
const MOST_FEEDS_TRIED = 3;
// Fewer links to articles are those under an article, not a list of news.
const LEAST_ARTICLES = 3;

/**
 * Looks what is at a web address: a feed, a table, or a page, and then first for the page's feed, else for the links to
 * its articles, else at its own text.
 * @throws FetchError where the address cannot be read.
 */
export async function lookAt(url: string, fetch: Fetch): Promise<Found> {
  const fetched = await fetch(url);
  const { format, text } = await formatOf(fetched);
  if (format === 'html') return lookAtPage(url, fetched, text, fetch);
  if (format === 'feed') return foundFeed(url, fetched, text);
  const isTable = format === 'table' || format === 'spreadsheet';
  const read = await readDocuments(fetched.bytes, { ...fetched, name: nameOf(fetched.url) });
  return { type: isTable ? 'table' : 'page', url, title: null, ...read };
}

async function lookAtPage(
  url: string,
  fetched: Fetched,
  html: string,
  fetch: Fetch,
): Promise<Found> {
  const { readPageLinks } = await loadReader.pageLinks();
  const { feeds, articles } = readPageLinks(html, fetched.url);
  for (const feed of feeds.slice(0, MOST_FEEDS_TRIED)) {
    const found = await feedAt(feed, fetch);
    if (found !== null) return found;
  }
  const [own] = (await readDocuments(fetched.bytes, fetched)).documents;
  const documents = articles.length >= LEAST_ARTICLES ? articles : own === undefined ? [] : [own];
  return { type: 'page', url, title: own?.title ?? null, documents, problems: [] };
}

/** Null where there is no feed with anything in it, as where a page's template names one that is long gone. */
async function feedAt(url: string, fetch: Fetch): Promise<Found | null> {
  try {
    const fetched = await fetch(url);
    const { format, text } = await formatOf(fetched);
    const found = format === 'feed' ? await foundFeed(url, fetched, text) : null;
    return found === null || found.documents.length === 0 ? null : found;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function foundFeed(url: string, fetched: Fetched, text: string): Promise<Found> {
  const { readFeed } = await loadReader.feed();
  return { type: 'feed', url, ...readFeed(text, { url: fetched.url }) };
}

async function formatOf({ bytes, contentType, url }: Fetched) {
  const isSpreadsheet = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isSpreadsheet) return { format: 'spreadsheet' as const, text: '' };
  const text = decodeBytes(bytes, { contentType, html: true });
  return { format: await textFormat(text, { contentType, name: nameOf(url) }), text };
}

function nameOf(url: string): string {
  return basename(new URL(url).pathname);
}
