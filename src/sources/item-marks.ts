import { createHash } from 'node:crypto';
import type { Document } from '../documents/document.ts';

// Enough that two of one source's items have one mark in a hundred million sources.
const MARK_LENGTH = 8;
// A feed holds 10 to 100 items; of a longer one the rest is compared with the store instead.
const MOST_MARKS = 300;
// Fewer words of text may well stand under several items ("Read more on our site").
const WORDS_THAT_TELL = 12;

/**
 * What an item of a source says, whatever its id, date, title's wording or address. The same item with a new id, a
 * touched date, a re-parameterised url or an edited title has the same mark; one with another text or another number in
 * its title has another.
 */
export function itemMark({ title, text, url }: Pick<Document, 'title' | 'text' | 'url'>): string {
  const words = wordsOf(text);
  const telling =
    words.length >= WORDS_THAT_TELL
      ? [...wordsOf(title).filter((word) => /^\d/.test(word)), '|', ...words]
      : [...wordsOf(title), '|', ...words, '|', pathOf(url)];
  return createHash('sha256').update(telling.join(' ')).digest('base64url').slice(0, MARK_LENGTH);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\d+)*/gu) ?? [];
}

function pathOf(url: string | null): string {
  if (url === null || !URL.canParse(url)) return '';
  const { host, pathname } = new URL(url);
  return host + pathname;
}

/** Marks as they are kept: one after the other in one string, the newest first. */
export function parseMarks(kept: string): Set<string> {
  return new Set(kept.match(new RegExp(`.{${MARK_LENGTH}}`, 'g')));
}

/** The marks of this reading and, as far as there is room, those before. */
export function keptMarks(now: Iterable<string>, before: Iterable<string>): string {
  return [...new Set([...now, ...before])].slice(0, MOST_MARKS).join('');
}
