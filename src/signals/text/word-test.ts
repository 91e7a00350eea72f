import type { WordClass } from '../lexicon/word-classes.ts';
import type { Unit } from './unit.ts';
import { expandEntry, learnWord, symbolsOfClass } from './vocabulary.ts';
import { isInSet, wordSet } from './word-sets.ts';

/** Tells whether a unit is one of some words. */
export type WordTest = (unit: Unit | undefined) => boolean;

/** A test for a space-divided list of words; `<class>`, `verb~` and `noun+` stand for all they hold. */
export function wordTest(list: string): WordTest {
  const symbols = list
    .trim()
    .split(/\s+/)
    .flatMap((entry) =>
      entry.startsWith('<')
        ? [...symbolsOfClass(entry.slice(1, -1) as WordClass)]
        : expandEntry(entry).map(learnWord),
    );
  const set = wordSet(symbols);
  return (unit) => unit !== undefined && isInSet(unit.symbol, set);
}
