import { VOCABULARY_LIMIT } from './vocabulary.ts';

/**
 * Sets of words, numbered as they are made. What a word is in stands together, a bit a set, so that the many tests of
 * one word read the same few bytes: a table for each set would not fit into the processor's cache.
 */
const SETS_A_BLOCK = 256;
const INTS_A_WORD = SETS_A_BLOCK / 32;
const blocks: Uint32Array[] = [];
const numbers = new Map<string, number>();

/** The number of a set of symbols; the same words are the same set. */
export function wordSet(symbols: Iterable<number>): number {
  const sorted = [...new Set(symbols)].sort((a, b) => a - b);
  const key = sorted.join(',');
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const set = numbers.size;
  numbers.set(key, set);
  const block = blockOf(set);
  const int = (set % SETS_A_BLOCK) >> 5;
  for (const symbol of sorted) {
    const at = symbol * INTS_A_WORD + int;
    block[at] = (block[at] ?? 0) | (1 << (set & 31));
  }
  return set;
}

function blockOf(set: number): Uint32Array {
  const index = Math.floor(set / SETS_A_BLOCK);
  return (blocks[index] ??= new Uint32Array(VOCABULARY_LIMIT * INTS_A_WORD));
}

/** Whether the set of that number has the symbol. */
export function isInSet(symbol: number, set: number): boolean {
  const ints = blocks[set >> 8];
  return (
    ints !== undefined &&
    ((ints[symbol * INTS_A_WORD + ((set & (SETS_A_BLOCK - 1)) >> 5)] ?? 0) & (1 << (set & 31))) !==
      0
  );
}
