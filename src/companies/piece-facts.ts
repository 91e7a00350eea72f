import { internal, wordTable } from '../words/word-book.ts';
import { isPlaceOrNationality } from './countries.ts';
import { GROUP_FORMS, HELPING_VERBS, LEGAL_FORMS } from './evidence-words.ts';
import {
  EMPLOYER_ACTIONS,
  EMPLOYER_NOUNS,
  EMPLOYER_VERBS,
  NEVER_A_NAME,
  PEOPLE_AT,
} from './organisation-words.ts';
import { isFirstName, isPersonTitle, isPublicFigure } from './people.ts';
import { sortOf, UPPER } from './piece-letters.ts';
import { isTradeNoun } from './trade-nouns.ts';

/** What can be told of a piece by itself: one bit each. */
export const FACTS = {
  /** Begins with a capital letter. */
  capital: 2,
  firstName: 8,
  personTitle: 16,
  publicFigure: 32,
  neverAName: 64,
  legalForm: 128,
  groupForm: 256,
  place: 512,
  /** A trade noun, in small letters as written. */
  trade: 1024,
  helpingVerb: 2048,
  /** It may stand right after an employer's name: "lays", "workers". */
  employerWord: 4096,
  employerNoun: 8192,
  employerAction: 16_384,
  peopleAt: 32_768,
  /** A trade noun in any letter case. */
  tradeInAnyCase: 65_536,
  /** No letter of it is a small one. */
  shouted: 131_072,
  /** A capital inside, other than McKay's and DeSantis's: FerryX. */
  innerCapital: 4,
} as const;
/** Set for every word, so that no word has 0. */
const WORKED_OUT = 1;

const lowers: string[] = [''];

/** The facts of a word of the word book. */
export const factsOf = wordTable((written, word) => {
  const lower = internal(written.toLowerCase());
  lowers[word] = lower;
  let facts = WORKED_OUT;
  for (const [fact, holds] of TESTS) if (holds(lower, written)) facts |= fact;
  return facts;
});

/** The word in small letters; ask for its facts before. */
export function lowerOf(word: number): string {
  return lowers[word] ?? '';
}

type Test = (lower: string, written: string) => boolean;

const TESTS: readonly (readonly [number, Test])[] = [
  [FACTS.capital, (_, written) => written !== '' && sortOf(written.charCodeAt(0)) === UPPER],
  [FACTS.firstName, isFirstName],
  [FACTS.personTitle, isPersonTitle],
  [FACTS.publicFigure, isPublicFigure],
  [FACTS.neverAName, (lower) => NEVER_A_NAME.has(lower)],
  [FACTS.legalForm, (lower) => LEGAL_FORMS.has(lower)],
  [FACTS.groupForm, (lower) => GROUP_FORMS.has(lower)],
  [FACTS.place, isPlaceOrNationality],
  [FACTS.trade, (_, written) => isTradeNoun(written)],
  [FACTS.helpingVerb, (lower) => HELPING_VERBS.has(lower)],
  [FACTS.employerWord, (lower) => EMPLOYER_VERBS.has(lower) || EMPLOYER_NOUNS.has(lower)],
  [FACTS.employerNoun, (lower) => EMPLOYER_NOUNS.has(lower)],
  [FACTS.employerAction, (lower) => EMPLOYER_ACTIONS.has(lower)],
  [FACTS.peopleAt, (lower) => PEOPLE_AT.has(lower)],
  [FACTS.tradeInAnyCase, isTradeNoun],
  [FACTS.innerCapital, (_, written) => hasInnerCapital(written)],
  [FACTS.shouted, (_, written) => written === written.toUpperCase()],
];

function hasInnerCapital(written: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(written) && !/^(Mc|Mac|De|Di|Du|La|Le|Van|Fitz)\p{Lu}/u.test(written);
}

const ORDINARY = 2;
const ORDINARY_STEM = 4;

/** Frequent dictionary words, asked for by their numbers in the word book. */
export type OrdinaryWords = (word: number) => number;

/** Makes words in small letters ready to be asked for by number. */
export function ordinaryWords(words: ReadonlySet<string>): OrdinaryWords {
  return wordTable((written) => {
    const lower = written.toLowerCase();
    const stem = lower.replace(/(ies|es|s|ed|ing)$/, '');
    return WORKED_OUT | (words.has(lower) ? ORDINARY : 0) | (words.has(stem) ? ORDINARY_STEM : 0);
  });
}

export function isOrdinary(word: number, words: OrdinaryWords): boolean {
  return (words(word) & ORDINARY) !== 0;
}

/** The word, or what is left of it without a common ending, is an ordinary one. */
export function isOrdinaryForm(word: number, words: OrdinaryWords): boolean {
  return (words(word) & (ORDINARY | ORDINARY_STEM)) !== 0;
}
