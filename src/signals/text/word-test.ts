import type { WordClass } from '../lexicon/word-classes.ts';
import type { Unit } from './unit.ts';
import { expandEntry, learnWord, symbolsOfClass, VOCABULARY_LIMIT } from './vocabulary.ts';

/** Tells whether a unit is one of some words. */
export type WordTest = (unit: Unit | undefined) => boolean;

/** A test for a space-divided list of words; `<class>`, `verb~` and `noun+` stand for all they hold. */
export function wordTest(list: string): WordTest {
  const table = new Uint8Array(VOCABULARY_LIMIT);
  for (const entry of list.trim().split(/\s+/)) {
    if (entry.startsWith('<'))
      for (const symbol of symbolsOfClass(entry.slice(1, -1) as WordClass)) table[symbol] = 1;
    else for (const word of expandEntry(entry)) table[learnWord(word)] = 1;
  }
  return (unit) => unit !== undefined && table[unit.symbol] === 1;
}
