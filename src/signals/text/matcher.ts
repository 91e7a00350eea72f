import { commonnessOf } from './commonness.ts';
import type { Element, Pattern } from './pattern.ts';
import type { Unit } from './unit.ts';
import { symbolsOfClass, SYMBOLS, VOCABULARY_LIMIT, vocabularySize } from './vocabulary.ts';
import { isInSet, wordSet } from './word-sets.ts';

/**
 * Finds all patterns at once, in the order of the text and, at one place, of the patterns. Each pattern is looked for
 * by the rarest of the words that it must have: only around a word that is the rarest of some patterns are these tried.
 */
export type Matcher<Value> = (
  units: readonly Unit[],
  first: number,
  end: number,
  found: (value: Value, first: number, end: number) => void,
) => void;

/**
 * Steps of a pattern, three integers each: what to do, the words it is about, and for a gap how many units it may
 * skip. Words are the number of a set; a few stand as a list before the steps, where they are at hand without a look
 * into a far table, and are the complement of its place behind all symbols; one word is the complement of its symbol.
 */
const END = 0;
const TAKE = 1;
const TAKE_OPTIONAL = 2;
const NOT = 3;
const GAP = 4;
const STEP = 3;
const MOST_LISTED = 8;

/**
 * A pattern under its rarest word, five integers: how far before that word it begins at least and at most, the words it
 * begins with, where its further steps are, and its number.
 */
const ROW = 5;

type Found = { readonly at: number; readonly end: number; readonly row: number };

/** Call after every table has been read: the vocabulary is complete then. A matcher is not called from `found`. */
export function compileMatcher<Value>(
  patterns: readonly Pattern<Value>[],
  { gapsCrossCommas = true }: { readonly gapsCrossCommas?: boolean } = {},
): Matcher<Value> {
  const steps: number[] = [];
  const values: Value[] = [];
  const rowsOf: number[][] = Array.from({ length: vocabularySize() }, () => []);
  for (const { rows, value } of patterns)
    for (const elements of rows) {
      const [first, ...others] = elements;
      if (first?.type !== 'one') continue;
      const { rarest, least, most } = placeOfRarest(elements);
      const opening = wordsOf(first.symbols, steps);
      const further = others.flatMap((element) => stepOf(element, gapsCrossCommas, steps));
      const row = [least, most, opening, steps.length, values.length];
      for (const symbol of rarest) rowsOf[symbol]?.push(...row);
      values.push(value);
      steps.push(...further, END, 0, 0);
    }
  const code = Int32Array.from(steps);
  const table = Int32Array.from(rowsOf.flat());
  /** The rows of a symbol go up to where those of the next one begin. */
  const begins = new Int32Array(rowsOf.length + 1);
  for (const [symbol, rows] of rowsOf.entries())
    begins[symbol + 1] = (begins[symbol] ?? 0) + rows.length;
  const matches: Found[] = [];
  return (units, first, end, found) => {
    for (let at = first; at < end; at += 1) {
      const symbol = units[at]?.symbol ?? 0;
      const last = begins[symbol + 1] ?? 0;
      for (let row = begins[symbol] ?? 0; row < last; row += ROW) {
        const opening = table[row + 2] ?? 0;
        const to = at - (table[row] ?? 0);
        for (let from = Math.max(first, at - (table[row + 1] ?? 0)); from <= to; from += 1) {
          if (!isOneOf(units[from], opening, code)) continue;
          const matched = run(code, table[row + 3] ?? 0, units, from + 1, end);
          if (matched >= 0) matches.push({ at: from, end: matched, row: table[row + 4] ?? 0 });
        }
      }
    }
    if (matches.length === 0) return;
    if (matches.length > 1) matches.sort((a, b) => a.at - b.at || a.row - b.row);
    let before: Found | null = null;
    for (const match of matches.splice(0)) {
      // Two of its rarest words in reach of each other lead to the same match.
      if (match.at !== before?.at || match.row !== before.row)
        found(values[match.row] as Value, match.at, match.end);
      before = match;
    }
  };
}

/** The words of which a pattern must have one that are rarest in news, and how far behind its beginning they stand. */
function placeOfRarest(elements: readonly Element[]) {
  let best = { rarest: new Set<number>() as ReadonlySet<number>, least: 0, most: 0 };
  let rarity = Infinity;
  let least = 0;
  let most = 0;
  for (const element of elements) {
    if (element.type === 'gap') most += element.most;
    if (element.type !== 'one') continue;
    const common = element.optional ? Infinity : commonnessOf(element.symbols);
    if (common < rarity) {
      rarity = common;
      best = { rarest: element.symbols, least, most };
    }
    if (!element.optional) least += 1;
    most += 1;
  }
  return best;
}

function stepOf(
  element: Element,
  gapsCrossCommas: boolean,
  steps: number[],
): [number, number, number] {
  if (element.type === 'gap') {
    const stops = new Set([...symbolsOfClass('stop'), SYMBOLS.barrier]);
    if (element.phrase && !gapsCrossCommas) stops.add(SYMBOLS.comma);
    if (element.phrase) for (const symbol of symbolsOfClass('phraseEnd')) stops.add(symbol);
    return [GAP, wordsOf(stops, steps), element.most];
  }
  if (element.type === 'not') return [NOT, wordsOf(element.symbols, steps), 0];
  return [element.optional ? TAKE_OPTIONAL : TAKE, wordsOf(element.symbols, steps), 0];
}

/** The integer that stands for some words; a list of them is added to the steps so far. */
function wordsOf(symbols: ReadonlySet<number>, steps: number[]): number {
  const [only = 0] = symbols;
  if (symbols.size === 1) return ~only;
  if (symbols.size > MOST_LISTED) return wordSet(symbols);
  const place = steps.length;
  steps.push(symbols.size, ...symbols);
  return ~(VOCABULARY_LIMIT + place);
}

function isOneOf(unit: Unit | undefined, words: number, code: Int32Array): boolean {
  if (unit === undefined) return false;
  const { symbol } = unit;
  if (words >= 0) return isInSet(symbol, words);
  if (~words < VOCABULARY_LIMIT) return symbol === ~words;
  const list = ~words - VOCABULARY_LIMIT;
  for (let at = list + (code[list] ?? 0); at > list; at -= 1) if (code[at] === symbol) return true;
  return false;
}

/** Shortest gaps first; returns the index after the match, or -1. Depth is bounded by the pattern's length. */
function run(
  code: Int32Array,
  from: number,
  units: readonly Unit[],
  start: number,
  end: number,
): number {
  let step = from;
  let at = start;
  for (;;) {
    const kind = code[step] ?? END;
    const words = code[step + 1] ?? 0;
    const fits = at < end && isOneOf(units[at], words, code);
    switch (kind) {
      case TAKE:
        if (!fits) return -1;
        at += 1;
        break;
      case NOT:
        if (fits) return -1;
        break;
      case TAKE_OPTIONAL: {
        const matched = fits ? run(code, step + STEP, units, at + 1, end) : -1;
        if (matched >= 0) return matched;
        break;
      }
      case GAP: {
        const last = at + (code[step + 2] ?? 0);
        const next = code[step + STEP] === TAKE ? (code[step + STEP + 1] ?? 0) : null;
        for (; at <= last; at += 1) {
          if (next === null || (at < end && isOneOf(units[at], next, code))) {
            const matched = run(code, step + STEP, units, at, end);
            if (matched >= 0) return matched;
          }
          if (at >= end || isOneOf(units[at], words, code)) return -1;
        }
        return -1;
      }
      default:
        return at;
    }
    step += STEP;
  }
}
