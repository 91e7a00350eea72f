import type { WordClass } from '../lexicon/word-classes.ts';
import type { Unit } from './unit.ts';
import { expandEntry, learnWord, symbolsOfClass } from './vocabulary.ts';

/** Tells whether a unit is one of some words. */
export type WordTest = (unit: Unit | undefined) => boolean;

/** A test for a space-divided list of words; `<class>`, `verb~` and `noun+` stand for all they hold. */
export function wordTest(list: string): WordTest {
  const symbols = new Set<number>();
  for (const entry of list.trim().split(/\s+/)) {
    if (entry.startsWith('<'))
      for (const symbol of symbolsOfClass(entry.slice(1, -1) as WordClass)) symbols.add(symbol);
    else for (const word of expandEntry(entry)) symbols.add(learnWord(word));
  }
  return (unit) => unit !== undefined && symbols.has(unit.symbol);
}
