import { Readability } from '@mozilla/readability';
import { cleanText, oneLine, tidyParagraphs } from './clean-text.ts';
import { canonicalUrl, siteOf } from './canonical-url.ts';
import { parseDateOrInstant } from './dates.ts';
import { documentId } from './document-id.ts';
import type { Document } from './document.ts';
import { fragmentText } from './fragment-text.ts';
import { parsePage, visibleText } from './html-page.ts';
import type { HtmlPage } from './html-page.ts';
import { noticeLanguage } from './language.ts';
import { readMetadata } from './page-metadata.ts';
import type { PageMetadata } from './page-metadata.ts';
import type { Origin } from './text-reader.ts';

// Readability weighs every element against every other; a page with more elements than this is read whole instead.
const MOST_ELEMENTS = 6000;
// Shorter than this, what Readability found is more likely a cookie notice than the article.
const LEAST_MAIN_TEXT = 80;
const LONGEST_TITLE = 500;

/**
 * An HTML page as an article: its main text with paragraphs kept, what it says of its title, publisher, date and
 * canonical url, tracking parameters taken off. Its scripts never run. Never throws for what the page holds.
 */
export function readHtmlArticle(html: string, origin: Origin = {}): Document {
  const page = parsePage(cleanText(html));
  const metadata = readMetadata(page);
  const url = urlOf(metadata.canonical, origin.url ?? null);
  const title = titleOf(metadata, origin);
  const text = withoutTitle(mainText(page), title);
  const publishedAt = metadata.published === null ? null : parseDateOrInstant(metadata.published);
  const language = noticeLanguage(`${title}\n${text}`, metadata.language);
  return {
    id: url === null ? documentId('article', title, text) : documentId('article', url),
    format: 'article',
    url,
    title,
    publisher: metadata.publisher ?? origin.publisher ?? siteOf(url),
    publishedAt,
    text,
    ...language,
    problems: [
      ...(text === '' ? ['The page has no text to read.'] : []),
      ...(metadata.published !== null && publishedAt === null
        ? [`The date of publication, "${metadata.published.slice(0, 40)}", could not be read.`]
        : []),
      ...(language.readable ? [] : ['The page is not in English, so it is kept but not read.']),
    ],
  };
}

/** The page's own canonical url, unless it points at the front page from somewhere else, a common fault of templates. */
function urlOf(canonical: string | null, fetched: string | null): string | null {
  const own = fetched === null ? null : canonicalUrl(fetched);
  const said = canonical === null ? null : canonicalUrl(canonical, fetched);
  if (said === null) return own;
  const isFrontPage = new URL(said).pathname === '/' && new URL(said).search === '';
  return isFrontPage && own !== null && new URL(own).pathname !== '/' ? own : said;
}

/** The title without the site's name at its end ("… - Harbour News", "… | Harbour News"). */
function titleOf({ title, publisher }: PageMetadata, origin: Origin): string {
  if (title === null) return origin.name ?? '';
  const plain = oneLine(fragmentText(title.slice(0, LONGEST_TITLE)));
  const [, lead, tail] = /^(.+\S)\s+[|\-–—•·]\s+([^|]+)$/.exec(plain) ?? [];
  return lead && tail && tail.toLowerCase() === publisher?.toLowerCase() ? lead : plain;
}

function mainText(page: HtmlPage): string {
  const elements = [...page.querySelectorAll('*')].length;
  // Readability takes the page apart while it reads, so what is needed in case it finds nothing is taken first.
  const whole = visibleText(page.body, { furniture: false });
  const found = elements > MOST_ELEMENTS ? '' : readableContent(page);
  const text = found.length >= Math.min(LEAST_MAIN_TEXT, whole.length) ? found : whole;
  return tidyParagraphs(text);
}

function readableContent(page: HtmlPage): string {
  try {
    const reader = new Readability(page, { charThreshold: 200, disableJSONLD: true });
    const content = reader.parse()?.content;
    return typeof content === 'string' ? fragmentText(content) : '';
  } catch {
    // Readability trips over some malformed trees; the whole text is then better than none.
    return '';
  }
}

function withoutTitle(text: string, title: string): string {
  const [first = '', ...rest] = text.split('\n\n');
  return oneLine(first) === title ? rest.join('\n\n') : text;
}
