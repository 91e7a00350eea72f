import { COMMON_SIGNS, COMMON_WORDS, RARE } from '../lexicon/common-words.ts';
import { SIGNS } from './pattern.ts';
import { symbolOf } from './vocabulary.ts';

let commonness: ReadonlyMap<number, number> | null = null;

/**
 * How many of a thousand units of business news are likely to be one of these words or signs. Call after every table
 * has been read: the vocabulary is complete then.
 */
export function commonnessOf(symbols: Iterable<number>): number {
  commonness ??= readTables();
  let sum = 0;
  for (const symbol of symbols) sum += commonness.get(symbol) ?? RARE;
  return sum;
}

function readTables(): ReadonlyMap<number, number> {
  const read = new Map<number, number>();
  for (const [inAThousand, words] of COMMON_WORDS)
    for (const word of words.split(/\s+/)) read.set(symbolOf(word), inAThousand);
  for (const [inAThousand, sign] of COMMON_SIGNS) read.set(SIGNS[sign] ?? 0, inAThousand);
  return read;
}
