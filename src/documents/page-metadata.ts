import { z } from 'zod';
import { oneLine } from './clean-text.ts';
import type { HtmlPage } from './html-page.ts';

/** What a page says of itself, as written; null where it does not say. */
export type PageMetadata = {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly canonical: string | null;
  readonly language: string | null;
};

// In order of trust: the first that is there counts.
const TITLE_METAS = ['og:title', 'twitter:title', 'dc.title', 'title'];
const PUBLISHER_METAS = ['og:site_name', 'dc.publisher', 'publisher', 'application-name'];
const PUBLISHED_METAS = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'date',
];

const linkedName = z.union([
  z.string(),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);
const linkedArticle = z.object({
  '@type': z.union([z.string(), z.array(z.string())]).transform((type) => [type].flat()),
  headline: z.string().optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  publisher: linkedName.optional().catch(undefined),
  inLanguage: z.string().optional().catch(undefined),
});
type LinkedArticle = z.infer<typeof linkedArticle>;

/** Collects title, publisher, date, canonical url and language from JSON-LD, meta elements and the page itself. */
export function readMetadata(page: HtmlPage): PageMetadata {
  const metas = metasOf(page);
  const meta = (names: readonly string[]): string | undefined =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined);
  const article = articlesOf(page).find(({ '@type': types }) =>
    types.some((type) => /Article|Posting|Report|Review/.test(type)),
  );
  const text = (selector: string): string | undefined =>
    present(oneLine(page.querySelector(selector)?.textContent ?? ''));
  const attribute = (selector: string, name: string): string | undefined =>
    present(page.querySelector(selector)?.getAttribute(name)?.trim());
  return {
    title: article?.headline ?? meta(TITLE_METAS) ?? text('h1') ?? text('title') ?? null,
    publisher: article?.publisher ?? meta(PUBLISHER_METAS) ?? null,
    published:
      article?.datePublished ??
      meta(PUBLISHED_METAS) ??
      attribute('[itemprop="datePublished"]', 'content') ??
      attribute('[itemprop="datePublished"]', 'datetime') ??
      attribute('time[pubdate]', 'datetime') ??
      attribute('article time[datetime]', 'datetime') ??
      attribute('time[datetime]', 'datetime') ??
      null,
    canonical: attribute('link[rel="canonical"]', 'href') ?? metas.get('og:url') ?? null,
    language:
      page.documentElement.getAttribute('lang') ??
      article?.inLanguage ??
      metas.get('og:locale') ??
      metas.get('content-language') ??
      null,
  };
}

function present(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function metasOf(page: HtmlPage): Map<string, string> {
  const metas = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      element.getAttribute('http-equiv');
    const content = oneLine(element.getAttribute('content') ?? '');
    const key = name?.trim().toLowerCase();
    if (key && content !== '' && !metas.has(key)) metas.set(key, content);
  }
  return metas;
}

function articlesOf(page: HtmlPage): LinkedArticle[] {
  return [...page.querySelectorAll('script[type="application/ld+json"]')]
    .flatMap((script) => linkedThings(script.textContent ?? ''))
    .flatMap((thing) => {
      const read = linkedArticle.safeParse(thing);
      return read.success ? [read.data] : [];
    });
}

function linkedThings(json: string): unknown[] {
  try {
    const data: unknown = JSON.parse(json);
    return [data].flat().flatMap((thing: unknown) => {
      const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(thing);
      return graph.success ? graph.data['@graph'] : [thing];
    });
  } catch {
    // A page with broken JSON-LD still has its meta elements.
    return [];
  }
}
