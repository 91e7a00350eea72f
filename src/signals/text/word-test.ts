import type { WordClass } from '../lexicon/word-classes.ts';
import type { Unit } from './unit.ts';
import { expandEntry, learnWord, symbolsOfClass, SYMBOLS } from './vocabulary.ts';
import { isInSet, wordSet } from './word-sets.ts';

/** Tells whether a unit is one of some words. */
export type WordTest = (unit: Unit | undefined) => boolean;

const SIGNS: Readonly<Record<string, number>> = {
  '#': SYMBOLS.count,
  '%': SYMBOLS.percent,
  $: SYMBOLS.money,
  '&': SYMBOLS.duration,
};

/**
 * A test for a space-divided list of words; `<class>`, `verb~` and `noun+` stand for all they hold, and the signs of
 * the pattern language for numbers.
 */
export function wordTest(list: string): WordTest {
  const set = wordSet(symbolsOf(list));
  return (unit) => unit !== undefined && isInSet(unit.symbol, set);
}

/** The symbols of all words of such a list. */
export function symbolsOf(list: string): number[] {
  return list
    .trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const sign = SIGNS[entry];
      if (sign !== undefined) return [sign];
      return entry.startsWith('<')
        ? [...symbolsOfClass(entry.slice(1, -1) as WordClass)]
        : expandEntry(entry).map(learnWord);
    });
}
