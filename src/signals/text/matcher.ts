import type { Element, Pattern } from './pattern.ts';
import type { Unit } from './unit.ts';
import { symbolsOfClass, SYMBOLS, vocabularySize } from './vocabulary.ts';
import { isInSet, wordSet } from './word-sets.ts';

/** Finds all patterns at once: one pass, looking only at the patterns that the unit at hand can begin. */
export type Matcher<Value> = (
  units: readonly Unit[],
  first: number,
  end: number,
  found: (value: Value, first: number, end: number) => void,
) => void;

/**
 * Steps of a pattern, three integers each: what to do, the words it is about, and for a gap how many units it may
 * skip. Words are the number of a set, or the complement of a symbol where it is but one.
 */
const END = 0;
const TAKE = 1;
const TAKE_OPTIONAL = 2;
const NOT = 3;
const GAP = 4;
const STEP = 3;

/** What each word can begin, three integers a pattern: the word it needs besides, where its steps are, its value. */
const ENTRY = 3;

/** Call after every table has been read: the vocabulary is complete then. */
export function compileMatcher<Value>(
  patterns: readonly Pattern<Value>[],
  { gapsCrossCommas = true }: { readonly gapsCrossCommas?: boolean } = {},
): Matcher<Value> {
  const size = vocabularySize();
  const needs = createNeeds();
  const steps: number[] = [];
  const values: Value[] = [];
  const begun: number[][] = Array.from({ length: size }, () => []);
  const rows = patterns.flatMap(({ rows, value }) => rows.map((elements) => ({ elements, value })));
  for (const { elements, value } of rows) {
    const [first] = elements;
    if (first?.type !== 'one') continue;
    const entry = [needs.numberOf(rarestNeed(elements)), steps.length, values.length];
    for (const symbol of first.symbols) begun[symbol]?.push(...entry);
    for (const element of elements.slice(1)) steps.push(...stepOf(element, gapsCrossCommas));
    steps.push(END, 0, 0);
    values.push(value);
  }
  const starts = packed(begun);
  const needed = packed(needs.byWord(size));
  const code = Int32Array.from(steps);
  /** The last place of each needed set of words. */
  const met = new Int32Array(needs.count());
  return (units, first, end, found) => {
    met.fill(-1);
    met[NO_NEED] = end;
    for (let at = first; at < end; at += 1) {
      const symbol = units[at]?.symbol ?? 0;
      const last = needed.ends[symbol] ?? 0;
      for (let need = needed.starts[symbol] ?? 0; need < last; need += 1)
        met[needed.items[need] ?? 0] = at;
    }
    for (let at = first; at < end; at += 1) {
      const symbol = units[at]?.symbol ?? 0;
      const last = starts.ends[symbol] ?? 0;
      for (let entry = starts.starts[symbol] ?? 0; entry < last; entry += ENTRY) {
        if ((met[starts.items[entry] ?? 0] ?? 0) <= at) continue;
        const matched = run(code, starts.items[entry + 1] ?? 0, units, at + 1, end);
        if (matched < 0) continue;
        const value = values[starts.items[entry + 2] ?? 0];
        if (value !== undefined) found(value, at, matched);
      }
    }
  };
}

/** Lists in one array: list `i` is `items` from `starts[i]` to `ends[i]`. */
type Packed = {
  readonly items: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

function packed(lists: readonly (readonly number[])[]): Packed {
  const ends = new Int32Array(lists.length);
  let length = 0;
  for (const [index, list] of lists.entries()) ends[index] = length += list.length;
  return {
    items: Int32Array.from(lists.flat()),
    starts: ends.map((end, index) => end - (lists[index]?.length ?? 0)),
    ends,
  };
}

/** The fewest words of which one must come after the first of a pattern; null: none must. */
function rarestNeed(elements: readonly Element[]): ReadonlySet<number> | null {
  let rarest: ReadonlySet<number> | null = null;
  for (const element of elements.slice(1)) {
    if (element.type !== 'one' || element.optional) continue;
    if (rarest === null || element.symbols.size < rarest.size) rarest = element.symbols;
  }
  return rarest;
}

const NO_NEED = 0;

function createNeeds() {
  const numbers = new Map<string, number>([['', NO_NEED]]);
  const words: number[][] = [[]];
  return {
    numberOf(symbols: ReadonlySet<number> | null): number {
      const list = [...(symbols ?? [])].sort((a, b) => a - b);
      const key = list.join(',');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, words.length);
      return words.push(list) - 1;
    },
    byWord(size: number): number[][] {
      const needs: number[][] = Array.from({ length: size }, () => []);
      for (const [need, symbols] of words.entries())
        for (const symbol of symbols) needs[symbol]?.push(need);
      return needs;
    },
    count: () => words.length,
  };
}

function stepOf(element: Element, gapsCrossCommas: boolean): [number, number, number] {
  if (element.type === 'gap') {
    const stops = new Set([...symbolsOfClass('stop'), SYMBOLS.barrier]);
    if (element.phrase && !gapsCrossCommas) stops.add(SYMBOLS.comma);
    if (element.phrase) for (const symbol of symbolsOfClass('phraseEnd')) stops.add(symbol);
    return [GAP, wordsOf(stops), element.most];
  }
  if (element.type === 'not') return [NOT, wordsOf(element.symbols), 0];
  return [element.optional ? TAKE_OPTIONAL : TAKE, wordsOf(element.symbols), 0];
}

function wordsOf(symbols: ReadonlySet<number>): number {
  const [only = 0] = symbols;
  return symbols.size === 1 ? ~only : wordSet(symbols);
}

function isOneOf(unit: Unit | undefined, words: number): boolean {
  if (unit === undefined) return false;
  return words < 0 ? unit.symbol === ~words : isInSet(unit.symbol, words);
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
    const fits = at < end && isOneOf(units[at], words);
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
          if (next === null || (at < end && isOneOf(units[at], next))) {
            const matched = run(code, step + STEP, units, at, end);
            if (matched >= 0) return matched;
          }
          if (at >= end || isOneOf(units[at], words)) return -1;
        }
        return -1;
      }
      default:
        return at;
    }
    step += STEP;
  }
}
