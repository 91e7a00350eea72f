import { CURRENCIES, FRACTIONS, UNITS } from '../lexicon/number-words.ts';
import { symbolOf } from './vocabulary.ts';

/** What can be told of a written word by itself. */
export type WordForm = {
  /** Lower-case form with straight apostrophes and hyphens. */
  readonly norm: string;
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** Index into the vocabulary; `SYMBOLS.unknown` where no table has it. */
  readonly symbol: number;
  /** A quantity may begin with it. */
  readonly opensQuantity: boolean;
};

/** Texts say the same words again: forms are kept until there are this many. */
const MOST_KEPT = 20_000;
const LONGEST_KEPT = 40;
const kept = new Map<string, WordForm>();

/** The form of a word as written. */
export function wordForm(written: string): WordForm {
  const known = kept.get(written);
  if (known !== undefined) return known;
  const norm = normalise(written);
  const head = written.charAt(0);
  const form: WordForm = {
    norm,
    capital: head !== head.toLowerCase(),
    symbol: symbolOf(norm),
    opensQuantity: FIRST_WORDS.has(norm) || norm.includes('-'),
  };
  if (written.length > LONGEST_KEPT) return form;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(written, form);
  return form;
}

/** Lower case, with straight apostrophes and hyphens. */
export function normalise(written: string): string {
  return written
    .toLowerCase()
    .replaceAll(/[\u2019\u02bc\uff07]/g, "'")
    .replaceAll(/[\u2010\u2011]/g, '-');
}

/** Words a quantity can begin with; a look-up that spares every other word the readers of numbers. */
const FIRST_WORDS: ReadonlySet<string> = new Set([
  ...UNITS.keys(),
  ...FRACTIONS.keys(),
  ...[...CURRENCIES.keys()].flatMap((code) => [code, code.replace('$', '')]),
  ...['a', 'an', 'dozens', 'hundreds', 'thousands', 'scores', 'dozen', 'hundred', 'thousand'],
]);
