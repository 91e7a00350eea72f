import { COMPOUNDS } from '../lexicon/compounds.ts';
import { nounForms, verbForms } from '../lexicon/inflect.ts';
import { WORD_CLASSES } from '../lexicon/word-classes.ts';
import type { WordClass } from '../lexicon/word-classes.ts';

/** Units that are not plain words; a unit's symbol says what it is. */
export const SYMBOLS = {
  unknown: 0,
  company: 1,
  count: 2,
  percent: 3,
  money: 4,
  year: 5,
  date: 6,
  duration: 7,
  ordinal: 8,
  measure: 9,
  /** . ! ? ; : and the dashes that set a clause apart. */
  barrier: 10,
  comma: 11,
  quote: 12,
  mark: 13,
  /** A capitalised word that is in no list: a person, a place, a product. */
  name: 14,
} as const;

/** Symbols from here on are words of the tables. */
export const FIRST_WORD = 16;
/** Room for the words of all tables; tests of words are arrays of this length. */
export const VOCABULARY_LIMIT = 16_384;
const symbols = new Map<string, number>();

/** The symbol of a word of the tables, made known where it is new; call while tables are being read. */
export function learnWord(word: string): number {
  const known = symbols.get(word);
  if (known !== undefined) return known;
  const symbol = FIRST_WORD + symbols.size;
  if (symbol >= VOCABULARY_LIMIT) throw new RangeError('The word tables outgrew VOCABULARY_LIMIT.');
  symbols.set(word, symbol);
  return symbol;
}

/** The symbol of a lower-case word; `SYMBOLS.unknown` where no table has it. */
export function symbolOf(word: string): number {
  return symbols.get(word) ?? SYMBOLS.unknown;
}

export function vocabularySize(): number {
  return FIRST_WORD + symbols.size;
}

/** `cut~` all forms of the verb, `job+` of the noun, anything else itself. */
export function expandEntry(entry: string): readonly string[] {
  if (entry.endsWith('~')) return verbForms(entry.slice(0, -1));
  if (entry.endsWith('+')) return nounForms(entry.slice(0, -1));
  return [entry];
}

const classes = new Map<WordClass, ReadonlySet<number>>(
  (Object.entries(WORD_CLASSES) as [WordClass, string][]).map(([name, words]) => [
    name,
    new Set(words.trim().split(/\s+/).flatMap(expandEntry).map(learnWord)),
  ]),
);

export function symbolsOfClass(name: WordClass): ReadonlySet<number> {
  return classes.get(name) ?? new Set();
}

type CompoundNode = { readonly next: Map<number, CompoundNode>; symbol: number };
const compoundRoot: CompoundNode = { next: new Map(), symbol: -1 };

for (const [word, phrases] of Object.entries(COMPOUNDS)) {
  for (const phrase of phrases) {
    let node = compoundRoot;
    for (const part of phrase.split(' ')) {
      const symbol = learnWord(part);
      const next = node.next.get(symbol) ?? { next: new Map<number, CompoundNode>(), symbol: -1 };
      node.next.set(symbol, next);
      node = next;
    }
    node.symbol = learnWord(word);
  }
}

export function opensCompound(symbol: number): boolean {
  return compoundRoot.next.has(symbol);
}

type Compound = { readonly symbol: number; readonly length: number };

/**
 * The longest compound that begins at `at` in a list of words: its symbol and its length in words; null where there is
 * none, or where it would reach beyond `end`.
 */
export function compoundAt(
  words: readonly { readonly symbol: number }[],
  at: number,
  end: number,
): Compound | null {
  let node = compoundRoot.next.get(words[at]?.symbol ?? -1);
  if (node === undefined) return null;
  let found: Compound | null = null;
  for (let length = 1; node !== undefined; length += 1) {
    if (node.symbol >= 0) found = { symbol: node.symbol, length };
    node = node.next.get(words[at + length]?.symbol ?? -1);
  }
  return found === null || at + found.length > end ? null : found;
}
