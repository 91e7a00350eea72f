import { symbolsOf } from './word-test.ts';
import { VOCABULARY_LIMIT } from './vocabulary.ts';

/** Which of several lists of words a unit is in, a bit a list, by its symbol. */
export type WordFlags = Int32Array;

/** Lists as `wordTest` reads them, each under its bit; at most 31. */
export function wordFlags(lists: readonly (readonly [bit: number, list: string])[]): WordFlags {
  const flags = new Int32Array(VOCABULARY_LIMIT);
  for (const [bit, list] of lists)
    for (const symbol of symbolsOf(list)) flags[symbol] = (flags[symbol] ?? 0) | bit;
  return flags;
}
