import { TRAITS, traitsOfWord } from './traits.ts';
import { opensCompound, symbolOf, SYMBOLS } from './vocabulary.ts';

/** What can be told of a written word by itself. */
export type WordForm = {
  readonly written: string;
  /** Lower-case form with straight apostrophes and hyphens. */
  readonly norm: string;
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** Index into the vocabulary; `SYMBOLS.name` or `SYMBOLS.unknown` where no table has it. */
  readonly symbol: number;
  /** Bits of `TRAITS`. */
  readonly traits: number;
};

/** Texts say the same words again: each place keeps the form last met there. A power of two. */
const PLACES = 32_768;
const kept = new Array<WordForm | undefined>(PLACES).fill(undefined);

/** The hash of a word with one more letter; begin with 0. */
export function hashOn(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** The form of the word that stands at an offset of a text. */
export function wordFormAt(text: string, start: number, end: number): WordForm {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = hashOn(hash, text.charCodeAt(at));
  return hashedWordForm(text, start, end, hash);
}

/** The same where the hash is known already. */
export function hashedWordForm(text: string, start: number, end: number, hash: number): WordForm {
  const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
  const known = kept[place];
  if (known !== undefined && isWrittenAt(known.written, text, start, end)) return known;
  const form = wordForm(text.slice(start, end));
  kept[place] = form;
  return form;
}

function isWrittenAt(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let at = 0; at < written.length; at += 1)
    if (written.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** The form of a word; of a number where it begins with a digit, as the last part of "Covid-19". */
export function wordForm(written: string): WordForm {
  const norm = internal(normalise(written));
  const head = written.charAt(0);
  if (head >= '0' && head <= '9') {
    const plain = /^\d+$/.test(norm) ? TRAITS.plainDigits : 0;
    const traits = TRAITS.number | TRAITS.opensQuantity | plain;
    return { written: internal(written), norm, capital: false, symbol: SYMBOLS.unknown, traits };
  }
  const capital = head !== head.toLowerCase();
  const symbol = symbolOf(norm);
  return {
    written: internal(written),
    norm,
    capital,
    symbol: symbol === SYMBOLS.unknown && capital ? SYMBOLS.name : symbol,
    traits: traitsOfWord(norm) | (opensCompound(symbol) ? TRAITS.opensCompound : 0),
  };
}

/**
 * The engine's one copy of a string, which it keeps for names of members: two such strings compare by address, and
 * none of them holds on to the text it was cut out of.
 */
function internal(written: string): string {
  return Object.keys({ [written]: true })[0] ?? written;
}

/** Lower case, with straight apostrophes and hyphens. */
export function normalise(written: string): string {
  return written
    .toLowerCase()
    .replaceAll(/[\u2019\u02bc\uff07]/g, "'")
    .replaceAll(/[\u2010\u2011]/g, '-');
}
