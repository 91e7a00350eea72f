import {
  CURRENCIES,
  CURRENCY_NOUNS,
  FRACTIONS,
  MEASURES,
  QUALIFIER_PHRASES,
  TIME_UNITS,
  UNITS,
} from '../lexicon/number-words.ts';

/** What can be told of a word, number or mark by itself: one bit each, so that a look at a number answers. */
export const TRAITS = {
  word: 1,
  number: 2,
  mark: 4,
  /** No space before it. */
  glued: 8,
  /** A quantity may begin with it. */
  opensQuantity: 16,
  /** A word with a full stop of its own: "U.S." */
  endsInStop: 32,
  /** A number of digits only. */
  plainDigits: 64,
  /** Behind a number it may say what the number is: "%", "weeks", "euros", "th". */
  unitOfNumber: 128,
  /** Before a number it may be the last word of "more than", "up to". */
  endsQualifier: 256,
  /** A word that a compound of the tables begins with. */
  opensCompound: 512,
} as const;

const OPENERS: ReadonlySet<string> = new Set([
  ...UNITS.keys(),
  ...FRACTIONS.keys(),
  ...[...CURRENCIES.keys()].flatMap((code) => [code, code.replace('$', '')]),
  ...['a', 'an', 'dozens', 'hundreds', 'thousands', 'scores', 'dozen', 'hundred', 'thousand'],
]);
const UNITS_OF_NUMBERS: ReadonlySet<string> = new Set([
  ...['%', 'percent', 'pc', 'pct', 'per', 'percentage', '-', 'st', 'nd', 'rd', 'th'],
  ...CURRENCIES.keys(),
  ...CURRENCY_NOUNS.keys(),
  ...TIME_UNITS,
  ...MEASURES,
]);
const QUALIFIER_ENDS: ReadonlySet<string> = new Set(
  QUALIFIER_PHRASES.map(([phrase]) => phrase.split(' ').at(-1) ?? ''),
);

/** The traits of a word in lower case, which is a number where it begins with a digit: the last part of "Covid-19". */
export function traitsOfWord(norm: string): number {
  if (norm >= '0' && norm < ':')
    return TRAITS.number | TRAITS.opensQuantity | (/^\d+$/.test(norm) ? TRAITS.plainDigits : 0);
  return (
    TRAITS.word |
    (OPENERS.has(norm) || norm.includes('-') ? TRAITS.opensQuantity : 0) |
    (norm.endsWith('.') ? TRAITS.endsInStop : 0) |
    beside(norm)
  );
}

/** The traits of a mark. */
export function traitsOfMark(norm: string): number {
  return TRAITS.mark | (CURRENCIES.has(norm) ? TRAITS.opensQuantity : 0) | beside(norm);
}

function beside(norm: string): number {
  return (
    (UNITS_OF_NUMBERS.has(norm) ? TRAITS.unitOfNumber : 0) |
    (QUALIFIER_ENDS.has(norm) ? TRAITS.endsQualifier : 0)
  );
}
