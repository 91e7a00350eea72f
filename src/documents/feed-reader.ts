import { parseFeed } from 'feedsmith';
import { z } from 'zod';
import { UnreadableDocumentError } from '../errors.ts';
import { canonicalUrl, siteOf } from './canonical-url.ts';
import { cleanText, oneLine, tidyParagraphs } from './clean-text.ts';
import { parseDateOrInstant } from './dates.ts';
import { documentId } from './document-id.ts';
import type { Document } from './document.ts';
import { fragmentText } from './fragment-text.ts';
import { noticeLanguage } from './language.ts';
import type { Origin } from './text-reader.ts';
import { unwrapLink } from './unwrap-link.ts';

/** A feed's items as documents, in the feed's order, each id once. */
export type FeedRead = {
  readonly title: string | null;
  readonly documents: readonly Document[];
  readonly problems: readonly string[];
  /** The publisher's wish not to be asked again sooner, ms; null where there is none. */
  readonly askAgainAfterMs: number | null;
};

/** What the four formats call the same thing, brought to one name. */
type Item = {
  readonly title: string;
  readonly link: string | null;
  readonly guid: string | null;
  readonly date: string | null;
  readonly html: string;
  readonly publisher: string | null;
};

// Atom's texts come with their type, the other formats' alone.
const text = z
  .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
  .optional()
  .catch(undefined);
const titled = z.object({ title: text }).optional().catch(undefined);
const links = z
  .array(z.object({ href: text, rel: text }))
  .optional()
  .catch(undefined);
// feedsmith leaves out whatever a feed lacks, in every format, so everything is optional.
const feedItem = z.object({
  title: text,
  link: text,
  url: text,
  external_url: text,
  links,
  id: text,
  guid: z.object({ value: text }).optional().catch(undefined),
  pubDate: text,
  published: text,
  updated: text,
  date_published: text,
  date_modified: text,
  dc: z
    .object({ dates: z.array(z.string()).optional(), date: text })
    .optional()
    .catch(undefined),
  content: z
    .union([z.string(), z.object({ encoded: text, value: text })])
    .optional()
    .catch(undefined),
  content_html: text,
  content_text: text,
  description: text,
  summary: text,
  source: titled,
});
const anyFeed = z.object({
  title: text,
  link: text,
  home_page_url: text,
  ttl: z.number().positive().optional().catch(undefined),
  sy: z
    .object({
      updatePeriod: z.enum(['hourly', 'daily', 'weekly', 'monthly', 'yearly']),
      updateFrequency: z.number().positive().default(1),
    })
    .optional()
    .catch(undefined),
  items: z.array(feedItem).optional(),
  entries: z.array(feedItem).optional(),
});

/**
 * Reads RSS 0.9x to 2.0, Atom, RDF or JSON Feed. Entities of the feed's own making are not expanded and nothing
 * outside it is fetched. Items without a title take the first line of their text.
 * @throws UnreadableDocumentError where it is no feed.
 */
export function readFeed(raw: string, origin: Origin = {}): FeedRead {
  const feed = parsed(cleanText(raw));
  const title = feed.title === undefined ? null : oneLine(fragmentText(feed.title));
  const site = feed.link ?? feed.home_page_url ?? origin.url ?? null;
  const documents = new Map<string, Document>();
  const problems: string[] = [];
  for (const [index, entry] of (feed.items ?? feed.entries ?? []).entries()) {
    const item = toItem(entry);
    const document = toDocument(item, title ?? siteOf(site), origin.url ?? site);
    if (document === null)
      problems.push(`Item ${index + 1} of the feed has neither title nor text.`);
    else if (!documents.has(document.id)) documents.set(document.id, document);
  }
  if (documents.size === 0 && problems.length === 0) problems.push('The feed has no items.');
  return {
    title,
    documents: [...documents.values()],
    problems,
    askAgainAfterMs: wishOf(feed),
  };
}

const HOUR_MS = 3_600_000;
const PERIOD_HOURS = { hourly: 1, daily: 24, weekly: 168, monthly: 720, yearly: 8766 };

/** RSS's ttl, in minutes, or how many times in a period the syndication module says that a feed is updated. */
function wishOf({ ttl, sy }: z.infer<typeof anyFeed>): number | null {
  if (ttl !== undefined) return ttl * 60_000;
  if (sy === undefined) return null;
  return Math.round((PERIOD_HOURS[sy.updatePeriod] * HOUR_MS) / sy.updateFrequency);
}

function parsed(raw: string): z.infer<typeof anyFeed> {
  try {
    return anyFeed.parse(parseFeed(raw.trim()).feed);
  } catch (error) {
    throw new UnreadableDocumentError(
      'This is not a feed that can be read; check that the address gives RSS, Atom, RDF or JSON Feed.',
      { cause: error },
    );
  }
}

function toItem(entry: z.infer<typeof feedItem>): Item {
  const content =
    typeof entry.content === 'string'
      ? entry.content
      : (entry.content?.encoded ?? entry.content?.value);
  const bodies = [
    content,
    entry.content_html,
    entry.content_text,
    entry.description,
    entry.summary,
  ];
  const alternate = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate');
  return {
    title: oneLine(fragmentText(entry.title ?? '')),
    link: entry.link ?? entry.url ?? alternate?.href ?? entry.external_url ?? null,
    guid: entry.guid?.value ?? entry.id ?? null,
    date:
      entry.pubDate ??
      entry.published ??
      entry.date_published ??
      entry.dc?.dates?.[0] ??
      entry.dc?.date ??
      entry.updated ??
      entry.date_modified ??
      null,
    html: bodies.find((body) => body !== undefined && body.trim() !== '') ?? '',
    publisher: entry.source?.title ?? null,
  };
}

function toDocument(item: Item, publisher: string | null, base: string | null): Document | null {
  const body = tidyParagraphs(fragmentText(item.html));
  const title = item.title === '' ? (body.split('\n', 1)[0] ?? '') : item.title;
  if (title === '') return null;
  const url = canonicalUrl(unwrapLink(item.link ?? item.guid ?? ''), base);
  const publishedAt = item.date === null ? null : parseDateOrInstant(item.date);
  const language = noticeLanguage(`${title}\n${body}`);
  const isLink = item.link !== null || /^https?:/.test(item.guid ?? '');
  return {
    id:
      isLink && url !== null
        ? documentId('article', url)
        : documentId('item', item.guid ?? title, body),
    format: 'article',
    url: isLink ? url : null,
    title,
    publisher: item.publisher ?? publisher,
    publishedAt,
    text: item.title === '' ? tidyParagraphs(body.slice(title.length)) : body,
    ...language,
    problems: [
      ...(item.date !== null && publishedAt === null
        ? [`The item's date, "${item.date.slice(0, 40)}", could not be read.`]
        : []),
      ...(language.readable ? [] : ['The item is not in English, so it is kept but not read.']),
    ],
  };
}
