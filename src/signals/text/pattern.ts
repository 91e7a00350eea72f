import { WORD_CLASSES } from '../lexicon/word-classes.ts';
import type { WordClass } from '../lexicon/word-classes.ts';
import type { Unit } from './unit.ts';
import { expandEntry, learnWord, symbolsOfClass, SYMBOLS, vocabularySize } from './vocabulary.ts';

/**
 * A small language for stretches of text. Its elements, divided by spaces:
 * `word`; `cut~` all forms of a verb; `job+` of a noun; `<class>` a word class; `@` a company; `#` a count;
 * `%` a share; `$` money; `,` a comma; `(a|b~|<c>)` one of several; a closing `?` makes an element optional;
 * `..4` up to four units of any sort that stay inside the clause; `--4` up to four of one noun phrase, "of" included;
 * `!word` looks ahead: the next unit is none of these.
 */
export type Pattern<Value> = { readonly elements: readonly Element[]; readonly value: Value };

type Element =
  | { readonly type: 'one'; readonly symbols: ReadonlySet<number>; readonly optional: boolean }
  | { readonly type: 'not'; readonly symbols: ReadonlySet<number> }
  | { readonly type: 'gap'; readonly most: number; readonly phrase: boolean };

/** Where a pattern matched, as unit indices, `end` exclusive. */
export type Match<Value> = { readonly value: Value; readonly first: number; readonly end: number };

/** Throws a plain Error on a faulty pattern: the tables are code, and a test reads them all. */
export function parsePattern<Value>(source: string, value: Value): Pattern<Value> {
  const elements = source.trim().split(/\s+/).map(parseElement);
  const first = elements[0];
  if (first?.type !== 'one' || first.optional)
    throw new Error(`A pattern begins with one element that must be there: ${source}`);
  return { elements, value };
}

function parseElement(source: string): Element {
  if (source.startsWith('..') || source.startsWith('--'))
    return { type: 'gap', most: Number(source.slice(2)), phrase: source.startsWith('-') };
  if (source.startsWith('!') && source.length > 1)
    return { type: 'not', symbols: parseChoice(source.slice(1)) };
  const optional = source.endsWith('?') && source.length > 1;
  return { type: 'one', symbols: parseChoice(optional ? source.slice(0, -1) : source), optional };
}

const SIGNS: Readonly<Record<string, number>> = {
  '@': SYMBOLS.company,
  '#': SYMBOLS.count,
  '%': SYMBOLS.percent,
  $: SYMBOLS.money,
  ',': SYMBOLS.comma,
  ':': SYMBOLS.barrier,
  '"': SYMBOLS.quote,
};

function parseChoice(source: string): ReadonlySet<number> {
  const choices = source.startsWith('(') ? source.slice(1, -1).split('|') : [source];
  const symbols = new Set<number>();
  for (const choice of choices) {
    const sign = SIGNS[choice];
    if (sign !== undefined) symbols.add(sign);
    else if (choice.startsWith('<')) {
      const name = choice.slice(1, -1);
      if (!isWordClass(name)) throw new Error(`No word class is called ${name}.`);
      for (const symbol of symbolsOfClass(name)) symbols.add(symbol);
    } else for (const word of expandEntry(choice)) symbols.add(learnWord(word));
  }
  return symbols;
}

function isWordClass(name: string): name is WordClass {
  return Object.hasOwn(WORD_CLASSES, name);
}

type Step = {
  readonly table: Uint8Array;
  readonly optional: boolean;
  /** Of a gap: the units it may skip, `table` being those it may not; -1 for an element. */
  readonly most: number;
  /** The table holds what must not come next; nothing is taken. */
  readonly not: boolean;
};
type Program<Value> = {
  readonly steps: readonly Step[];
  readonly value: Value;
  /** The table, by number, of the rarest element that must come after the first; -1: there is none. */
  readonly required: number;
};

/** Finds all patterns at once: one pass, looking only at the patterns that the unit at hand can begin. */
export type Matcher<Value> = (
  units: readonly Unit[],
  first: number,
  end: number,
  found: (value: Value, first: number, end: number) => void,
) => void;

/** Call after every table has been read: the vocabulary is complete then. */
export function compileMatcher<Value>(
  patterns: readonly Pattern<Value>[],
  { gapsCrossCommas = true }: { readonly gapsCrossCommas?: boolean } = {},
): Matcher<Value> {
  const size = vocabularySize();
  const starts: Program<Value>[][] = Array.from({ length: size }, () => []);
  const tables = new Map<string, Uint8Array>();
  const required = new Map<Uint8Array, number>();
  for (const { elements, value } of patterns) {
    const steps = elements.map((element) => compileStep(element, size, tables, gapsCrossCommas));
    const [first] = elements;
    if (first?.type !== 'one') continue;
    const program = { steps, value, required: requiredTable(elements, steps, required) };
    for (const symbol of first.symbols) starts[symbol]?.push(program);
  }
  const presence = presenceOf(required, size);
  return (units, first, end, found) => {
    const present = presence(units, first, end);
    for (let at = first; at < end; at += 1) {
      const programs = starts[units[at]?.symbol ?? 0];
      if (programs === undefined || programs.length === 0) continue;
      for (const program of programs) {
        const need = program.required;
        if (need >= 0 && ((present[need >> 5] ?? 0) & (1 << (need & 31))) === 0) continue;
        const matched = run(program.steps, 1, units, at + 1, end);
        if (matched >= 0) found(program.value, at, matched);
      }
    }
  };
}

function requiredTable(
  elements: readonly Element[],
  steps: readonly Step[],
  numbers: Map<Uint8Array, number>,
): number {
  let rarest: { readonly table: Uint8Array; readonly words: number } | null = null;
  for (const [index, element] of elements.entries()) {
    if (index === 0 || element.type !== 'one' || element.optional) continue;
    const table = steps[index]?.table;
    if (table !== undefined && (rarest === null || element.symbols.size < rarest.words))
      rarest = { table, words: element.symbols.size };
  }
  if (rarest === null) return -1;
  const known = numbers.get(rarest.table) ?? numbers.size;
  numbers.set(rarest.table, known);
  return known;
}

/** Makes the function that tells, as bits, which of the required tables have a word in a stretch of units. */
function presenceOf(
  tables: ReadonlyMap<Uint8Array, number>,
  size: number,
): (units: readonly Unit[], first: number, end: number) => Uint32Array {
  const length = (tables.size >> 5) + 1;
  const bitsOf: (Uint32Array | undefined)[] = new Array<Uint32Array | undefined>(size);
  for (const [table, number] of tables) {
    for (let symbol = 0; symbol < size; symbol += 1) {
      if (table[symbol] !== 1) continue;
      const bits = (bitsOf[symbol] ??= new Uint32Array(length));
      bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31));
    }
  }
  const present = new Uint32Array(length);
  return (units, first, end) => {
    present.fill(0);
    for (let at = first; at < end; at += 1) {
      const bits = bitsOf[units[at]?.symbol ?? 0];
      if (bits === undefined) continue;
      for (let word = 0; word < length; word += 1)
        present[word] = (present[word] ?? 0) | (bits[word] ?? 0);
    }
    return present;
  };
}

function compileStep(
  element: Element,
  size: number,
  tables: Map<string, Uint8Array>,
  gapsCrossCommas: boolean,
): Step {
  if (element.type === 'one')
    return {
      table: tableOf(element.symbols, size, tables),
      optional: element.optional,
      most: -1,
      not: false,
    };
  if (element.type === 'not')
    return { table: tableOf(element.symbols, size, tables), optional: false, most: -1, not: true };
  const stops = new Set([...symbolsOfClass('stop'), SYMBOLS.barrier]);
  if (element.phrase && !gapsCrossCommas) stops.add(SYMBOLS.comma);
  if (element.phrase) for (const symbol of symbolsOfClass('phraseEnd')) stops.add(symbol);
  return { table: tableOf(stops, size, tables), optional: true, most: element.most, not: false };
}

/** Patterns share tables of the same words, which keeps them in the processor's cache. */
function tableOf(
  symbols: ReadonlySet<number>,
  size: number,
  tables: Map<string, Uint8Array>,
): Uint8Array {
  const key = [...symbols].sort((a, b) => a - b).join(',');
  const known = tables.get(key);
  if (known !== undefined) return known;
  const table = new Uint8Array(size);
  for (const symbol of symbols) table[symbol] = 1;
  tables.set(key, table);
  return table;
}

/** Shortest gaps first; returns the index after the match, or -1. Depth is bounded by the pattern's length. */
function run(
  steps: readonly Step[],
  step: number,
  units: readonly Unit[],
  at: number,
  end: number,
): number {
  const current = steps[step];
  if (current === undefined) return at;
  const { table, most } = current;
  if (most >= 0) {
    for (let skipped = 0; skipped <= most; skipped += 1) {
      const matched = run(steps, step + 1, units, at + skipped, end);
      if (matched >= 0) return matched;
      const unit = units[at + skipped];
      if (unit === undefined || at + skipped >= end || table[unit.symbol] === 1) return -1;
    }
    return -1;
  }
  const unit = at < end ? units[at] : undefined;
  if (current.not)
    return unit !== undefined && table[unit.symbol] === 1
      ? -1
      : run(steps, step + 1, units, at, end);
  if (unit !== undefined && table[unit.symbol] === 1) {
    const matched = run(steps, step + 1, units, at + 1, end);
    if (matched >= 0) return matched;
  }
  return current.optional ? run(steps, step + 1, units, at, end) : -1;
}
