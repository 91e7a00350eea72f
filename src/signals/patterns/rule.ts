import type { Kind } from '../signal.ts';

/** What must hold of the sentence around a match for it to count. */
export type Need =
  /** AI or automation is named in the sentence, or the sentence speaks on of a tool named before it. */
  | 'ai'
  /** Staff, posts or a union are named in the sentence. */
  | 'staff'
  /** A figure stands in the sentence. */
  | 'figure'
  | 'money'
  /** Staff, posts or cuts of them are named somewhere in the text. */
  | 'staffText'
  /** The number in the match counts nothing else: no homes, cars or per cents of a price. */
  | 'plainNumber'
  /** Staff are named in the text, or a union anywhere, or people at work in the sentence. */
  | 'labour'
  /** The first number of the match is larger than the last one; `rising`: smaller. */
  | 'falling'
  | 'rising'
  /** The number of the match is one of many, not of two or three. */
  | 'bigNumber'
  /** The sentence or the text speaks of taking people on. */
  | 'hiringTalk'
  /** The sentence names no single post that is to be filled. */
  | 'notAdvert'
  /** The sentence names no chief or coach, whose going is one person's. */
  | 'notOneChief'
  /** The sentence speaks of no purchase. */
  | 'notDeal'
  /** Words of the AI story stand somewhere in the text. */
  | 'aiText'
  /** AI is named in the sentence, in the two before it or in the one after it. */
  | 'aiNear'
  /** A word for a machine or a program stands in the sentence. */
  | 'tool';

/** A family of constructions that mean one kind. */
export type Rule = {
  readonly kind: Kind;
  /** How sure the construction alone makes us, 1 (a hint) to 4 (says so outright). */
  readonly weight: number;
  readonly needs?: readonly Need[];
  /** Lists of words, as `wordTest` reads them: one of each must stand somewhere in the sentence. */
  readonly with?: readonly string[];
  /** None of these words may stand in the sentence. */
  readonly without?: string;
  /** Patterns in the language of `text/pattern.ts`. */
  readonly patterns: readonly string[];
  /** Why the family is there, where the patterns do not say it themselves. */
  readonly why?: string;
};
