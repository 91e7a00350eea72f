import type { Document } from '../documents/document.ts';

/** A place that yields documents. Paths are absolute; `everyMs` null: as often as the poll interval says. */
export type Source = WebSource | LocalSource;

/**
 * `page`: a web page whose feed, or else whose article links are read. `filings`: a list of current SEC filings, as
 * EDGAR's Atom.
 */
export type WebSource = {
  readonly type: 'feed' | 'page' | 'table' | 'filings';
  readonly url: string;
  readonly everyMs: number | null;
};

export type LocalSource = {
  readonly type: 'feed' | 'table' | 'file' | 'folder';
  readonly path: string;
  readonly everyMs: number | null;
};

/** A news search that every followed company gets a feed of; `{company}` in the url stands for its name. */
export type NewsSearch = { readonly url: string; readonly everyMs: number | null };

/** What one file, page, feed, or part of a long table gave. */
export type ReadBatch = {
  /** The file or url, as it may be shown. */
  readonly from: string;
  readonly documents: readonly Document[];
  /** What could not be read, in plain sentences. */
  readonly problems: readonly string[];
  /** How much of the file, table or folder is read with this batch, 0 to 1. */
  readonly share?: number;
  /** Nothing of it could be read; `problems` says why. */
  readonly unreadable?: boolean;
  /** The publisher's wish not to be asked again sooner, ms. */
  readonly askAgainAfterMs?: number | null;
};

/** How people and the store know a source: its address, or its path. */
export function sourceName(source: Source): string {
  return 'url' in source ? source.url : source.path;
}

const SECRET_PARAMETER = /key|token|secret|auth|pass|sig/i;

/** The name as it may be shown and logged: what could be a secret in the address is left out. */
export function shownSourceName(source: Source): string {
  return 'url' in source ? shownAddress(source.url) : source.path;
}

/** An address as it may be shown and logged. */
export function shownAddress(address: string): string {
  const url = new URL(address);
  for (const name of url.searchParams.keys())
    if (SECRET_PARAMETER.test(name)) url.searchParams.set(name, 'hidden');
  return url.href;
}

/** The feed in which a search finds news of a company. */
export function newsSource({ url, everyMs }: NewsSearch, company: string): WebSource {
  return { type: 'feed', url: url.replaceAll('{company}', encodeURIComponent(company)), everyMs };
}
