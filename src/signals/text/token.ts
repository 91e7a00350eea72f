/** A word, number or mark of a text. Offsets are UTF-16 units into the text. */
export type Token = {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** Lower-case form with straight apostrophes; marks as written. */
  readonly norm: string;
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** No space before it. */
  readonly glued: boolean;
  /** Of a word its index in the vocabulary, `SYMBOLS.unknown` where no table has it; -1 for numbers and marks. */
  readonly symbol: number;
  /** A word that a quantity may begin with. */
  readonly opensQuantity: boolean;
};

export type TokenKind = 'word' | 'number' | 'mark';
