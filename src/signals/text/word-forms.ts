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

/** Texts say the same words again: each place keeps the form last met there. A power of two. */
const PLACES = 32_768;
/** A longer word cut out of a text may hold the whole text in memory. */
const LONGEST_KEPT = 12;
type Kept = { readonly written: string; readonly form: WordForm };
const kept = new Array<Kept | undefined>(PLACES).fill(undefined);

/** The form of the word that stands at an offset of a text. */
export function wordFormAt(text: string, start: number, end: number): WordForm {
  if (end - start > LONGEST_KEPT) return wordForm(text.slice(start, end));
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
  const known = kept[place];
  if (known !== undefined && isWrittenAt(known.written, text, start, end)) return known.form;
  const written = text.slice(start, end);
  const form = wordForm(written);
  kept[place] = { written, form };
  return form;
}

function isWrittenAt(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let at = 0; at < written.length; at += 1)
    if (written.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

function wordForm(written: string): WordForm {
  const norm = normalise(written);
  const head = written.charAt(0);
  return {
    norm,
    capital: head !== head.toLowerCase(),
    symbol: symbolOf(norm),
    opensQuantity: FIRST_WORDS.has(norm) || norm.includes('-'),
  };
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
