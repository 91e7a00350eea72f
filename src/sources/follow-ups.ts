import { z } from 'zod';
import { readArticlePage } from '../documents/article-page.ts';
import { decodeBytes } from '../documents/decode-bytes.ts';
import type { Document } from '../documents/document.ts';
import { FetchError } from './fetch-errors.ts';
import type { Fetch } from './guarded-fetch.ts';
import { isPassing } from './read-behind.ts';

/** An article that brought news and is looked at again, because papers correct numbers behind an unchanged teaser. */
export const FOLLOW_UP = z.object({
  /** Of the document. */
  id: z.string(),
  /** Where its page was read. */
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** ISO instant of the first reading. */
  readAt: z.string(),
  /** How often it was looked at since. */
  looks: z.number(),
});
export type FollowUp = Readonly<z.infer<typeof FOLLOW_UP>>;

const HOUR = 3_600_000;
// Most corrections come within hours, and few after two days.
const LOOKS_AFTER_MS = [2 * HOUR, 8 * HOUR, 24 * HOUR, 48 * HOUR];
/** So many are remembered for a source, the newest first. */
export const MOST_FOLLOW_UPS = 60;

/** Whether it is time for the next look at the article; `now` in ms since 1970. */
export function isDue({ readAt, looks }: FollowUp, now: number): boolean {
  return now >= Date.parse(readAt) + (LOOKS_AFTER_MS[looks] ?? Infinity);
}

/** What a look gave: the article where it has changed, and what is left to look at; null after the last look. */
export type Look = { readonly document: Document | null; readonly left: FollowUp | null };

/**
 * Asks whether the page has changed since, and reads it if so. A page that is gone, walled or about something else now
 * changes nothing; where the server has trouble, the look is made up for. Rejects only where the reading was stopped.
 * @param kept the article as it was read last.
 */
export async function lookAgain(
  kept: Document,
  followUp: FollowUp,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Look> {
  const { url, etag, lastModified } = followUp;
  try {
    const fetched = await fetch(url, { signal, obeyRobots: true, etag, lastModified });
    const left = afterLook({
      ...followUp,
      etag: fetched.etag ?? etag,
      lastModified: fetched.lastModified ?? lastModified,
    });
    if (fetched.status === 304) return { document: null, left };
    const html = decodeBytes(fetched.bytes, { contentType: fetched.contentType, html: true });
    const { article } = readArticlePage(html, fetched.url, { ...kept, url });
    if (article === null) return { document: null, left };
    const { id, url: address, publisher, publishedAt } = kept;
    return { document: { ...article, id, url: address, publisher, publishedAt }, left };
  } catch (error) {
    if (!(error instanceof FetchError) || error.code === 'fetch_stopped') throw error;
    return { document: null, left: isPassing(error) ? followUp : afterLook(followUp) };
  }
}

function afterLook(followUp: FollowUp): FollowUp | null {
  const looks = followUp.looks + 1;
  return looks < LOOKS_AFTER_MS.length ? { ...followUp, looks } : null;
}
