import { canonicalUrl, siteOf } from './canonical-url.ts';
import { cleanText, oneLine } from './clean-text.ts';
import { parseDate } from './dates.ts';
import { documentId } from './document-id.ts';
import type { Document } from './document.ts';
import { parsePage, readableElements } from './html-page.ts';
import type { HtmlElement, HtmlPage } from './html-page.ts';
import { noticeLanguage } from './language.ts';

/** What a page points at: its feeds, the likeliest first, and the articles that it lists. */
export type PageLinks = {
  readonly feeds: readonly string[];
  /** As far as the page tells of them: title, address, sometimes the day; without text. */
  readonly articles: readonly Document[];
};

const FEED_TYPE =
  /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml|json)|text\/xml)\b/i;
// Where a page has no link element for its feed, an anchor to one still ends like this.
const FEED_PATH =
  /\/(?:rss|feed|atom|feeds?\/(?:rss|atom|all|news))\/?$|\.(?:rss|atom|rdf)$|\/(?:rss|feed|atom|index)\.(?:xml|json)$/i;
const OF_COMMENTS = /\bcomments?\b/i;
const MOST_ARTICLES = 60;
// Shorter link texts are sections and buttons ("Business", "Read more"), not headlines.
const LEAST_WORDS = 4;
const LEAST_CHARACTERS = 20;
const LONGEST_TITLE = 300;
const NO_ARTICLE =
  /\/(?:tags?|topics?|category|categories|authors?|sections?|about|contact|privacy|terms|cookies?|login|signin|sign-in|subscribe|account|search|advert\w*|newsletters?|jobs|careers|help|faq)(?:\/|$)/i;
const NO_PAGE = /\.(?:jpe?g|png|gif|svg|webp|pdf|zip|mp[34]|xlsx?|docx?|csv)$/i;

/** Reads the links of an HTML page. Never throws for what the page holds. */
export function readPageLinks(html: string, url: string): PageLinks {
  const page = parsePage(cleanText(html));
  return { feeds: feedsOf(page, url), articles: articlesOf(page, url) };
}

function feedsOf(page: HtmlPage, url: string): string[] {
  const named = [...page.querySelectorAll('link')]
    .filter(
      (link) =>
        /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(attributeOf(link, 'rel')) &&
        FEED_TYPE.test(attributeOf(link, 'type')),
    )
    .map((link) => ({ href: hrefOf(link, url), title: attributeOf(link, 'title') }));
  const linked = [...page.querySelectorAll('a')].map((link) => ({
    href: hrefOf(link, url),
    title: '',
  }));
  const found = [
    ...named,
    ...linked.filter(({ href }) => href !== null && FEED_PATH.test(new URL(href).pathname)),
  ].flatMap(({ href, title }) => (href === null ? [] : [{ href, title }]));
  const isOfComments = ({ href, title }: { href: string; title: string }): boolean =>
    OF_COMMENTS.test(`${href} ${title}`);
  const ordered = [...found.filter((feed) => !isOfComments(feed)), ...found.filter(isOfComments)];
  return [...new Set(ordered.map(({ href }) => href))];
}

function articlesOf(page: HtmlPage, url: string): Document[] {
  const site = siteOf(url);
  const own = canonicalUrl(url);
  const articles = new Map<string, Document>();
  for (const link of readableElements(page.body, 'A')) {
    const href = hrefOf(link, url);
    const title = titleOf(link);
    if (href === null || href === own || articles.has(href)) continue;
    if (!isSameSite(siteOf(href), site) || !isHeadline(title) || !isArticlePath(href)) continue;
    articles.set(href, toDocument(title, href, site));
    if (articles.size === MOST_ARTICLES) break;
  }
  return [...articles.values()];
}

function hrefOf(link: HtmlElement, url: string): string | null {
  const href = attributeOf(link, 'href');
  return href === '' ? null : canonicalUrl(href, url);
}

/** Empty where it has none. The parser keeps the case in which attributes were written. */
function attributeOf(element: HtmlElement, name: string): string {
  return (element.getAttribute(name) ?? element.getAttribute(name.toUpperCase()) ?? '').trim();
}

/** The heading inside a link that wraps a whole teaser, else the link's text. */
function titleOf(link: HtmlElement): string {
  const heading = link.querySelector('h1, h2, h3, h4');
  return oneLine((heading ?? link).textContent ?? '').slice(0, LONGEST_TITLE);
}

function isSameSite(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function isHeadline(title: string): boolean {
  return title.length >= LEAST_CHARACTERS && title.split(' ').length >= LEAST_WORDS;
}

/** A path with a slug of several words, a long number or a date in it. */
function isArticlePath(href: string): boolean {
  const { pathname, search } = new URL(href);
  if (NO_ARTICLE.test(pathname) || NO_PAGE.test(pathname)) return false;
  return (
    /[a-z0-9]+(?:[-_][a-z0-9]+){2,}/i.test(pathname) ||
    /\d{5,}/.test(pathname + search) ||
    dayIn(pathname) !== null
  );
}

function dayIn(pathname: string): string | null {
  const [, day] = /\/(\d{4}\/\d{1,2}\/\d{1,2})(?:\/|$)/.exec(pathname) ?? [];
  return day === undefined ? null : parseDate(day);
}

function toDocument(title: string, url: string, publisher: string | null): Document {
  const language = noticeLanguage(title);
  return {
    id: documentId('article', url),
    format: 'article',
    url,
    title,
    publisher,
    publishedAt: dayIn(new URL(url).pathname),
    text: '',
    ...language,
    problems: language.readable
      ? []
      : ['The article is not in English, so it is kept but not read.'],
  };
}
