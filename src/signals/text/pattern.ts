import { WORD_CLASSES } from '../lexicon/word-classes.ts';
import type { WordClass } from '../lexicon/word-classes.ts';
import { expandEntry, learnWord, symbolsOfClass, SYMBOLS } from './vocabulary.ts';

/**
 * A small language for stretches of text. Its elements, divided by spaces:
 * `word`; `cut~` all forms of a verb; `job+` of a noun; `<class>` a word class; `@` a company; `#` a count;
 * `%` a share; `$` money; `&` a length of time; `^` a capitalised word in no list; `,` a comma; `(a|b~|<c>|go up)` one of several,
 * phrases too; a closing `?` makes an element optional;
 * `..4` up to four units of any sort that stay inside the clause; `--4` up to four of one noun phrase, "of" included;
 * `!word` looks ahead: the next unit is none of these.
 */
export type Pattern<Value> = {
  /** One row of elements, or several where a choice holds phrases: any of them will do. */
  readonly rows: readonly (readonly Element[])[];
  readonly value: Value;
};

export type Element =
  | { readonly type: 'one'; readonly symbols: ReadonlySet<number>; readonly optional: boolean }
  | { readonly type: 'not'; readonly symbols: ReadonlySet<number> }
  | { readonly type: 'gap'; readonly most: number; readonly phrase: boolean };

/** Throws a plain Error on a faulty pattern: the tables are code, and a test reads them all. */
export function parsePattern<Value>(source: string, value: Value): Pattern<Value> {
  const rows = spellOut(source.trim()).map((row) => row.map(parseElement));
  for (const [first] of rows)
    if (first?.type !== 'one' || first.optional)
      throw new Error(`A pattern begins with one element that must be there: ${source}`);
  return { rows, value };
}

/** The rows of element sources that a pattern stands for: each phrase in a choice, "(rise|go up)", makes a row of its own. */
function spellOut(source: string): string[][] {
  let rows: string[][] = [[]];
  for (const element of source.match(/!?\([^)]*\)\??|\S+/g) ?? []) {
    const choices = element.replace(/^\(|\)\??$/g, '').split('|');
    const phrases = choices.filter((choice) => choice.trim().includes(' '));
    if (phrases.length === 0) {
      rows = rows.map((row) => [...row, element]);
      continue;
    }
    if (element.startsWith('!')) throw new Error(`A look ahead takes single words: ${source}`);
    const words = choices.filter((choice) => !choice.trim().includes(' '));
    const optional = element.endsWith('?');
    const ways = phrases.map((phrase) => phrase.trim().split(/\s+/));
    if (words.length > 0) ways.push([`(${words.join('|')})${optional ? '?' : ''}`]);
    else if (optional) ways.push([]);
    rows = rows.flatMap((row) => ways.map((way) => [...row, ...way]));
  }
  return rows;
}

function parseElement(source: string): Element {
  if (source.startsWith('..') || source.startsWith('--'))
    return { type: 'gap', most: Number(source.slice(2)), phrase: source.startsWith('-') };
  if (source.startsWith('!') && source.length > 1)
    return { type: 'not', symbols: parseChoice(source.slice(1)) };
  const optional = source.endsWith('?') && source.length > 1;
  return { type: 'one', symbols: parseChoice(optional ? source.slice(0, -1) : source), optional };
}

/** What the signs of the language stand for. */
export const SIGNS: Readonly<Record<string, number>> = {
  '@': SYMBOLS.company,
  '#': SYMBOLS.count,
  '%': SYMBOLS.percent,
  $: SYMBOLS.money,
  '&': SYMBOLS.duration,
  ',': SYMBOLS.comma,
  ':': SYMBOLS.barrier,
  '"': SYMBOLS.quote,
  '^': SYMBOLS.name,
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
