import { readHtmlArticle } from './article-reader.ts';
import { canonicalUrl, siteOf } from './canonical-url.ts';
import { documentId } from './document-id.ts';
import type { Document } from './document.ts';
import { wallShown, type Wall } from './wall-signs.ts';

/** What stands where an article was expected. */
export type NoArticle = Wall | 'empty' | 'something_else';

/** A page read as the article that an item of a feed announces. */
export type ArticlePage = {
  /** Where the page says that it belongs; it may say so of any site. */
  readonly canonical: string | null;
} & ({ readonly article: Document } | { readonly article: null; readonly because: NoArticle });

/** What is known of the article before its page is read. */
export type Announced = Pick<Document, 'title' | 'text'> & {
  /** The address that was asked for, before any redirect. */
  readonly url: string;
};

// Above this a page holds news even if it ends at a wall.
const ENOUGH_WORDS = 250;
const LEAST_WORDS = 40;

const CONSENT_HOST = /^(?:consent|guce|cmp|privacy|cookies?)\./;

/**
 * Reads a page as the article that a feed announces, unless it is a consent form, a paywall, a check for robots, an
 * error page that calls itself 200, or about something else than what was announced.
 * @param url where the last redirect led.
 */
export function readArticlePage(html: string, url: string, announced: Announced): ArticlePage {
  const read = readHtmlArticle(html, { url });
  const article = isSameSite(read.url, url) ? read : at(url, read);
  const words = countWords(article.text);
  const short = words < ENOUGH_WORDS;
  const heading = article.title;
  const no = (because: NoArticle): ArticlePage => ({
    canonical: read.url,
    article: null,
    because,
  });
  if (CONSENT_HOST.test(new URL(url).hostname)) return no('consent');
  if (isFrontPage(url) && !isFrontPage(announced.url)) return no('not_found');
  const isAnnounced = sharesWords(announced, article);
  if (!isAnnounced || words < LEAST_WORDS) {
    const seen = `${heading}\n${article.text.slice(0, 2000)}`;
    const wall = wallShown(['robot_check', 'consent', 'not_found'], seen, html);
    if (wall !== null) return no(wall);
  }
  if (short && wallShown(['paywall'], article.text, html) !== null) return no('paywall');
  if (words < LEAST_WORDS) return no('empty');
  return isAnnounced ? { canonical: read.url, article } : no('something_else');
}

/** `<meta http-equiv="refresh">` of a page that passes its readers on at once; null where there is none. */
export function refreshTarget(html: string, url: string): string | null {
  for (const [tag] of html.slice(0, 65_536).matchAll(/<meta\s[^<>]*>/gi)) {
    if (!/http-equiv\s*=\s*["']?refresh/i.test(tag)) continue;
    const [, seconds, target] =
      /content\s*=\s*["']?\s*(\d{1,3})\s*[;,]\s*url\s*=\s*['"]?([^'">\s]+)/i.exec(tag) ?? [];
    if (target === undefined || Number(seconds) > 5) continue;
    const absolute = target.replaceAll('&amp;', '&');
    if (URL.canParse(absolute, url)) return new URL(absolute, url).href;
  }
  return null;
}

/** A page that claims to be another site's article must not pass for it. */
function at(url: string, article: Document): Document {
  const own = canonicalUrl(url) ?? url;
  return { ...article, url: own, id: documentId('article', own) };
}

function isSameSite(some: string | null, other: string): boolean {
  const [one, two] = [siteOf(some), siteOf(other)];
  if (one === null || two === null) return false;
  return one === two || one.endsWith(`.${two}`) || two.endsWith(`.${one}`);
}

function isFrontPage(url: string): boolean {
  const { pathname, search } = new URL(url);
  return /^\/(?:index\.\w+|home)?$/i.test(pathname) && search === '';
}

/** Whether at least half of the words that say something in what was announced are in the article too. */
function sharesWords(announced: Pick<Document, 'title' | 'text'>, article: Document): boolean {
  const told = new Set(tellingWords(`${announced.title} ${announced.text}`));
  if (told.size === 0) return true;
  const there = new Set(tellingWords(`${article.title} ${article.text}`));
  const shared = [...told].filter((word) => there.has(word)).length;
  return shared * 2 >= told.size;
}

function tellingWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}|\p{N}{2,}/gu) ?? [];
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
