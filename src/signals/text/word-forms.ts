import { internal, wordTable } from '../../words/word-book.ts';
import { TRAITS, traitsOfWord } from './traits.ts';
import { FIRST_WORD, opensCompound, symbolOf, SYMBOLS, VOCABULARY_LIMIT } from './vocabulary.ts';

/**
 * What can be told of a written word by itself, in the bits of one integer: its symbol in the vocabulary
 * (`SYMBOLS.name` or `SYMBOLS.unknown` where no table has it), its `TRAITS`, and whether it begins with a capital.
 */
const TRAITS_FROM = Math.log2(VOCABULARY_LIMIT);
const CAPITAL = 1 << 29;
const norms: string[] = [''];

/** The form of a word of the word book. */
export const wordForm = wordTable((written, word) => {
  const norm = internal(normalise(written));
  norms[word] = norm;
  const head = written.charAt(0);
  const capital = head !== head.toLowerCase();
  const symbol = symbolIn(norm, capital);
  const traits = traitsOfWord(norm) | (opensCompound(symbol) ? TRAITS.opensCompound : 0);
  return symbol | (traits << TRAITS_FROM) | (capital ? CAPITAL : 0);
});

function symbolIn(norm: string, capital: boolean): number {
  if (norm >= '0' && norm < ':') return SYMBOLS.unknown;
  const symbol = symbolOf(norm);
  return symbol < FIRST_WORD && capital ? SYMBOLS.name : symbol;
}

/** Lower-case form with straight apostrophes and hyphens; ask for the word's form before. */
export function normOf(word: number): string {
  return norms[word] ?? '';
}

export function symbolOfForm(form: number): number {
  return form & (VOCABULARY_LIMIT - 1);
}

export function traitsOfForm(form: number): number {
  return (form & (CAPITAL - 1)) >> TRAITS_FROM;
}

export function isCapitalForm(form: number): boolean {
  return (form & CAPITAL) !== 0;
}

/** Lower case, with straight apostrophes and hyphens. */
function normalise(written: string): string {
  return written
    .toLowerCase()
    .replaceAll(/[\u2019\u02bc\uff07]/g, "'")
    .replaceAll(/[\u2010\u2011]/g, '-');
}
