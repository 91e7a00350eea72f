import { traitsOfMark } from './traits.ts';
import { SYMBOLS } from './vocabulary.ts';

/** What can be told of a mark by itself. */
type MarkForm = {
  readonly norm: string;
  readonly symbol: number;
  /** Its symbol where no space stands before it. */
  readonly gluedSymbol: number;
  /** Bits of `TRAITS`. */
  readonly traits: number;
};

/** Marks that set a clause apart wherever they stand, and those that do so only with a space before them. */
const BARRIERS = new Set(['.', '!', '?', ';', ':', '\u2014']);
const LOOSE_BARRIERS = new Set(['\u2013', '\u2026', '|', '\u2022', '-']);
const QUOTES = new Set(['"', '\u201c', '\u201d', '\u2018', '\u2019', "'", '\u00ab', '\u00bb']);

const forms = new Map<number, MarkForm>();

/** The form of the mark with that UTF-16 unit. */
export function markForm(code: number): MarkForm {
  const known = forms.get(code);
  if (known !== undefined) return known;
  const norm = String.fromCharCode(code);
  const symbol = symbolOfMark(norm);
  const form = {
    norm,
    symbol,
    gluedSymbol: LOOSE_BARRIERS.has(norm) ? SYMBOLS.mark : symbol,
    traits: traitsOfMark(norm),
  };
  forms.set(code, form);
  return form;
}

function symbolOfMark(norm: string): number {
  if (norm === ',') return SYMBOLS.comma;
  if (BARRIERS.has(norm) || LOOSE_BARRIERS.has(norm)) return SYMBOLS.barrier;
  return QUOTES.has(norm) ? SYMBOLS.quote : SYMBOLS.mark;
}
