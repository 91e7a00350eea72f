import type { Document } from './document.ts';

/** Share of words that may differ before a text counts as rewritten; a typo mended in 100 words stays below it. */
const REWRITTEN_BEYOND = 0.05;
/** A text at most this long, of which nearly all words stand in the one before, is a teaser of it. */
const EXCERPT_UP_TO = 0.7;

/**
 * Whether a document that came again says something else. A touched date, other punctuation or a mended typo does not
 * count; any other number does, and so does a text of which more than one word in twenty changed. An excerpt of what is known, such
 * as another feed's teaser of the article, says nothing else.
 */
export function saysSomethingElse(before: Document, after: Document): boolean {
  const [old, current] = [wordsOf(before), wordsOf(after)];
  if (isExcerpt(old, current)) return false;
  if (numbersIn(old).join(' ') !== numbersIn(current).join(' ')) return true;
  return unsharedShare(old, current) > REWRITTEN_BEYOND;
}

function wordsOf({ title, text }: Document): string[] {
  return `${title} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\d+)*/gu) ?? [];
}

function numbersIn(words: readonly string[]): string[] {
  return words.filter((word) => /^\d/.test(word)).sort();
}

function isExcerpt(whole: readonly string[], part: readonly string[]): boolean {
  if (part.length > whole.length * EXCERPT_UP_TO) return false;
  const there = new Set(whole);
  if (numbersIn(part).some((number) => !there.has(number))) return false;
  const strange = part.filter((word) => !there.has(word)).length;
  return strange <= part.length * REWRITTEN_BEYOND;
}

function unsharedShare(some: readonly string[], others: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of some) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of others) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    shared++;
    counts.set(word, left - 1);
  }
  const longer = Math.max(some.length, others.length);
  return longer === 0 ? 0 : 1 - shared / longer;
}
