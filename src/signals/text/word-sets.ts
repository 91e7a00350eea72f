import { VOCABULARY_LIMIT } from './vocabulary.ts';

/**
 * Sets of words, numbered as they are made. What a word is in stands together, a bit a set, so that the many tests of
 * one word read the same few bytes: a table for each set would not fit into the processor's cache.
 */
const MOST_SETS = 2048;
/** As powers of two: the sets of one integer, and the integers of one word. */
const SETS_AN_INT = 5;
const INTS_A_WORD = Math.log2(MOST_SETS) - SETS_AN_INT;
const bits = new Int32Array(VOCABULARY_LIMIT << INTS_A_WORD);
const numbers = new Map<string, number>();

/** The number of a set of symbols; the same words are the same set. */
export function wordSet(symbols: Iterable<number>): number {
  const sorted = [...new Set(symbols)].sort((a, b) => a - b);
  const key = sorted.join(',');
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const set = numbers.size;
  if (set >= MOST_SETS) throw new RangeError('The word tables outgrew MOST_SETS.');
  numbers.set(key, set);
  for (const symbol of sorted) {
    const at = placeOf(symbol, set);
    bits[at] = (bits[at] ?? 0) | (1 << (set & 31));
  }
  return set;
}

/** Whether the set of that number has the symbol. */
export function isInSet(symbol: number, set: number): boolean {
  return (((bits[placeOf(symbol, set)] ?? 0) >> (set & 31)) & 1) !== 0;
}

function placeOf(symbol: number, set: number): number {
  return (symbol << INTS_A_WORD) + (set >> SETS_AN_INT);
}
