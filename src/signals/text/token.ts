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
};

export type TokenKind = 'word' | 'number' | 'mark';
