import { cleanText, oneLine, tidyParagraphs } from './clean-text.ts';
import { canonicalUrl, siteOf } from './canonical-url.ts';
import { parseDate } from './dates.ts';
import { documentId } from './document-id.ts';
import type { Document } from './document.ts';
import { noticeLanguage } from './language.ts';

/** What is known of a document beside its bytes. */
export type Origin = {
  /** Where it was fetched from; what the document says of its own url goes before it. */
  readonly url?: string | null;
  /** The file's name, the title of last resort. */
  readonly name?: string | null;
  readonly publisher?: string | null;
};

const LONGEST_TITLE = 200;
// A dateline, if there is one, stands right under the title.
const DATELINE_WITHIN_LINES = 4;

/**
 * Plain text as an article. The first line is the title where it looks like one; else the first sentence is, so that
 * title and text together are the whole document, nothing twice. Paragraphs are kept. A date alone on one of the first
 * lines is the date of publication.
 */
export function readPlainText(raw: string, origin: Origin = {}): Document {
  const { title, text } = splitTitle(withoutHeadingMarks(tidyParagraphs(cleanText(raw))));
  const url = origin.url ? canonicalUrl(origin.url) : null;
  const language = noticeLanguage(`${title}\n${text}`);
  return {
    id: url === null ? documentId('article', title, text) : documentId('article', url),
    format: 'article',
    url,
    title: title === '' ? (origin.name ?? '') : title,
    publisher: origin.publisher ?? siteOf(url),
    publishedAt: dateline(text),
    text,
    ...language,
    problems: problemsOf(text, title, language.readable),
  };
}

/** Notes are often in Markdown: the marks of its headings are no part of what they say. */
function withoutHeadingMarks(text: string): string {
  return text.replaceAll(/^#{1,6} +(?=\S)/gmu, '');
}

function splitTitle(text: string): { title: string; text: string } {
  const lineEnd = text.indexOf('\n');
  const firstLine = lineEnd === -1 ? text : text.slice(0, lineEnd);
  if (lineEnd !== -1 && looksLikeTitle(firstLine))
    return { title: oneLine(firstLine), text: text.slice(lineEnd).trim() };
  const sentence = /^[^\n]*?[.!?]["'”’)]?(?=\s+\p{Lu}|\n|$)/u.exec(text)?.[0] ?? firstLine;
  return sentence.length <= LONGEST_TITLE
    ? { title: oneLine(sentence), text: text.slice(sentence.length).trim() }
    : { title: '', text };
}

function looksLikeTitle(line: string): boolean {
  return line.length <= LONGEST_TITLE && !/[.,;:]$/.test(line.trim());
}

function dateline(text: string): string | null {
  const lines = text.split('\n', DATELINE_WITHIN_LINES).map((line) => line.trim());
  for (const line of lines) {
    const date =
      line.length <= 40 ? parseDate(line.replace(/^(?:published|date)\s*:?\s*/i, '')) : null;
    if (date !== null) return date;
  }
  return null;
}

function problemsOf(text: string, title: string, readable: boolean): string[] {
  if (text === '' && title === '') return ['The document is empty.'];
  return readable ? [] : ['The document is not in English, so it is kept but not read.'];
}
