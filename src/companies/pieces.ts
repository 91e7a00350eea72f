import { lettersOf } from '../words/letters.ts';
import { hashOn, NO_WORD, wordAt, writtenOf } from '../words/word-book.ts';
import { FACTS, factsOf, lowerOf } from './piece-facts.ts';
import { OTHER, sortOf } from './piece-letters.ts';

/**
 * A text cut into pieces: longest runs of letters and digits. `Macy's` is two pieces, `JD.com` too; what stands
 * between pieces is looked up in the text. Index `i` in every array is the same piece.
 */
export type Pieces = {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offsets. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Numbers in the word book. */
  readonly words: readonly number[];
  /** The lines of the text, once they were asked for. */
  readonly told: { lines: readonly Line[] | null };
};

/** A line by the index of the piece after its last one; `headline`: it is in title case. */
export type Line = { readonly endPiece: number; readonly headline: boolean };

/** Cuts a text into pieces in one pass. */
export function piecesOf(text: string): Pieces {
  const letters = lettersOf(text);
  const starts: number[] = [];
  const ends: number[] = [];
  const words: number[] = [];
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    let letter = letters[at] ?? 0;
    if (sortOf(letter) === OTHER) continue;
    const start = at;
    let hash = 0;
    do {
      hash = hashOn(hash, letter);
      at += 1;
      // Behind the text stand zeros, which are neither letters nor digits.
      letter = letters[at] ?? 0;
    } while (sortOf(letter) !== OTHER);
    starts.push(start);
    ends.push(at);
    words.push(wordAt(letters, start, at, hash));
  }
  return { text, count: starts.length, starts, ends, words, told: { lines: null } };
}

/** The number of the piece in the word book; that of no word outside the text. */
export function wordOf({ words, count }: Pieces, index: number): number {
  return index < 0 || index >= count ? NO_WORD : (words[index] ?? NO_WORD);
}

/** Whether a fact holds of the piece, one of `FACTS`; of nothing outside the text. */
export function is(pieces: Pieces, index: number, fact: number): boolean {
  return (factsOf(wordOf(pieces, index)) & fact) !== 0;
}

/** The piece begins with a capital letter. */
export function isCapital(pieces: Pieces, index: number): boolean {
  return is(pieces, index, FACTS.capital);
}

/** The piece as written; empty outside the text. */
export function pieceAt(pieces: Pieces, index: number): string {
  return writtenOf(wordOf(pieces, index));
}

/** The piece in small letters; empty outside the text. */
export function lowerAt(pieces: Pieces, index: number): string {
  const word = wordOf(pieces, index);
  factsOf(word);
  return lowerOf(word);
}

/**
 * What stands between piece `index - 1` and piece `index`; at the edges, what stands before or after all pieces.
 * Beyond them it is the whole text, which is no gap that any name has.
 */
export function gapBefore({ text, count, starts, ends }: Pieces, index: number): string {
  if (index < 0 || index > count) return text;
  return text.slice(
    index === 0 ? 0 : ends[index - 1],
    index === count ? text.length : starts[index],
  );
}

/** Whether just that stands between piece `index - 1` and piece `index`. */
export function isGap({ text, count, starts, ends }: Pieces, index: number, gap: string): boolean {
  if (index < 0 || index > count) return false;
  const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
  const to = index === count ? text.length : (starts[index] ?? 0);
  return to - from === gap.length && text.startsWith(gap, from);
}

const SPACE = 0x20;

/** Whether one space and nothing else stands between piece `index - 1` and piece `index`. */
export function isSpaced({ text, count, starts, ends }: Pieces, index: number): boolean {
  if (index < 0 || index > count) return false;
  const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
  const to = index === count ? text.length : (starts[index] ?? 0);
  return to - from === 1 && text.charCodeAt(from) === SPACE;
}
