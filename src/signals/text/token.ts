import { TRAITS } from './traits.ts';
import type { Unit } from './unit.ts';

/**
 * A word, number or mark of a text. It is the unit that the patterns see, unless a company's name, a quantity or a
 * compound takes its place; its sentence is filled in when sentences are known. Offsets are UTF-16 units into the text.
 */
export type Token = Omit<Unit, 'sentence'> & { sentence: number };

/** All units are made here: objects of one shape are read fastest. */
export function token(
  symbol: number,
  norm: string,
  start: number,
  end: number,
  capital: boolean,
  traits: number,
): Token {
  return {
    symbol,
    norm,
    start,
    end,
    sentence: 0,
    capital,
    mention: null,
    quantity: null,
    traits,
  };
}

export function isWord(token: Token | undefined): boolean {
  return token !== undefined && (token.traits & TRAITS.word) !== 0;
}

export function isNumber(token: Token | undefined): boolean {
  return token !== undefined && (token.traits & TRAITS.number) !== 0;
}

export function isMark(token: Token | undefined): boolean {
  return token !== undefined && (token.traits & TRAITS.mark) !== 0;
}

/** No space stands before it. */
export function isGlued(token: Token | undefined): boolean {
  return token !== undefined && (token.traits & TRAITS.glued) !== 0;
}
