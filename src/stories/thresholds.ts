import type { Kind } from '../signals/signal.ts';

/**
 * Kinds that one event is told as, depending on who tells it: a plan to shrink is a layoff in one paper, attrition or
 * a hiring freeze in the next, the closure of a plant in the third. Kinds of different families are different events
 * unless the two documents share kinds beside the main one.
 */
export const FAMILIES: Readonly<Record<Kind, string>> = {
  layoff: 'reduction',
  attrition: 'reduction',
  hiring_freeze: 'reduction',
  closure: 'reduction',
  restructuring: 'reduction',
  hiring: 'hiring',
  labor_action: 'labor',
  ai_adoption: 'ai',
  ai_replacement: 'ai',
  ai_savings: 'ai',
  reskilling: 'ai',
  ai_investment: 'ai',
  ai_reversal: 'reversal',
  ipo: 'listing',
  merger: 'deal',
  funding: 'funding',
  results: 'results',
};

/** What speaks for and against two tellings being of one event. A sum of at least `join` joins them. */
export const WEIGHTS = {
  join: 3,
  /** The main kinds are of one family. */
  sameFamily: 2,
  /** They are not, but each document also has the other's kind: "PwC puts $1bn into AI" and "PwC retrains 65,000". */
  sharedKinds: 1,
  otherFamily: -1.5,
  /** A reversal gives back the very number that the cut took (45 posts at one bank), so numbers do not join across it. */
  reversalAcross: -8,
  /** Equal headcounts and job counts are as good as a name; equal round percentages are common ("10 %"). */
  sameJobs: 2.5,
  samePercent: 1.5,
  sameHeadcount: 1.5,
  sameMoney: 1,
  /** 8,000 people and 15,800 people are two plans, five weeks apart, of one company. */
  otherJobs: -4,
  otherPercent: -2.5,
  otherHeadcount: -2,
  /** 3,800 to 2,000 and 3,000 to 2,000 are two steps of one company; a paper that names only the unit is forgiven. */
  otherBefore: -1.5,
  /** Times the share of distinctive words in common, 0 to 1. */
  sharedWords: 5,
} as const;

/** Two counts are the same when one is round and they differ by at most this share: 3,900 and "nearly 4,000". */
export const SAME_WITHIN = 0.03;

/** Two counts disagree when they differ by more than this share; between the two lies rounding and updating. */
export const DIFFERENT_BEYOND = 0.12;

/** Points for days between publication, in order; the first row that covers the gap counts. Unknown dates give none. */
export const DAY_GAPS: readonly { readonly upToDays: number; readonly points: number }[] = [
  // Most papers follow within the weekend.
  { upToDays: 4, points: 1.5 },
  { upToDays: 10, points: 1 },
  // One tracker merges within 30 days at write time.
  { upToDays: 35, points: 0 },
  // A magazine's feature on the same programme, five weeks later, still shares its numbers; a newsletter's card of it
  // comes after two months.
  { upToDays: 62, points: -1 },
  // The same 50,000 at one carmaker was booked twice, 125 days apart: beyond this only equal numbers join.
  { upToDays: 130, points: -2.5 },
  { upToDays: 365, points: -5 },
  { upToDays: Number.POSITIVE_INFINITY, points: -9 },
];

/** An undo is looked for this far back: a chatbot praised in one February was withdrawn in May of the year after. */
export const REVERSES_WITHIN_DAYS = 900;

/** A plan and the step that carries it out lie at most this far apart to be linked. */
export const FOLLOWS_WITHIN_DAYS = 400;
