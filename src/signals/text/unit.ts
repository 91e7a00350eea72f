import type { CompanyMention } from '../../companies/company.ts';
import type { Quantity } from './quantity.ts';

/** The smallest thing the patterns see: a word, a compound, a number with its unit, a company's name, a mark. */
export type Unit = {
  /** Index into the vocabulary, or one of `SYMBOLS`. */
  readonly symbol: number;
  /** Lower-case form as written; empty for companies and numbers. */
  readonly norm: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly capital: boolean;
  readonly mention: CompanyMention | null;
  readonly quantity: Quantity | null;
  /** Bits of `TRAITS`; 0 for companies and numbers. */
  readonly traits: number;
};

/** A text taken apart: what every later step reads. */
export type ReadText = {
  readonly text: string;
  /** Offset at which the title ends. */
  readonly titleEnd: number;
  readonly units: readonly Unit[];
  readonly sentences: readonly SentenceSpan[];
};

/** A sentence as unit indices (`end` exclusive) and offsets of its text. */
export type SentenceSpan = {
  readonly first: number;
  readonly end: number;
  readonly startOffset: number;
  readonly endOffset: number;
  /** Stands in the title. */
  readonly title: boolean;
};
