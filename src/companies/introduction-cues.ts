import { NAME_LINKS, pairEnding, type CapitalRun } from './capital-runs.ts';
import { countryOfNationality, countryOfPlace } from './countries.ts';
import {
  NOT_AN_EMPLOYER_ENDINGS,
  ORGANISATION_ENDINGS,
  ORGANISATION_HEADS,
  ORGANISATION_PAIR_ENDINGS,
  PUBLIC_BODIES,
} from './organisation-words.ts';
import { FACTS, isOrdinary } from './piece-facts.ts';
import type { OrdinaryWords } from './piece-facts.ts';
import { gapBefore, is, isGap, isSpaced, lowerAt, pieceAt, wordOf } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/** What the words beside a name tell of it: its trade and, where they say, its country. */
export type ToldTrade = { readonly trade: string; readonly country: string | null };

/** "Stockholm-based lender Northmill", "the Swedish startup Northmill". */
export function tradeBefore(pieces: Pieces, { first, last }: CapitalRun): ToldTrade | null {
  if (first === 0 || !is(pieces, first - 1, FACTS.tradeInAnyCase) || !isSpaced(pieces, first))
    return null;
  if (last > first && is(pieces, first, FACTS.firstName)) return null;
  return { trade: lowerAt(pieces, first - 1), country: countryAround(pieces, first - 1, -1) };
}

/** "A competitor from Malmö, Northmill, has": the sort of firm, where from, and the name between commas. */
export function tradeBeforeComma(pieces: Pieces, { first, last }: CapitalRun): ToldTrade | null {
  if (!isGap(pieces, first, ', ') || !isGap(pieces, last + 1, ', ')) return null;
  for (let at = first - 1; at > first - 5 && at >= 0; at -= 1) {
    const word = pieceAt(pieces, at);
    if (
      is(pieces, at, FACTS.trade) &&
      (at === first - 1 || /^(from|in|based|of)$/.test(pieceAt(pieces, at + 1)))
    )
      return { trade: word, country: countryAround(pieces, at, -1) };
    if (!isSpaced(pieces, at)) return null;
  }
  return null;
}

/** "Northmill, a Stockholm-based lender,": the first noun phrase after the name, up to its head. */
export function tradeAfter(pieces: Pieces, { last }: CapitalRun): ToldTrade | null {
  if (!isGap(pieces, last + 1, ', ') || !/^(a|an|the)$/.test(pieceAt(pieces, last + 1)))
    return null;
  for (let at = last + 2; at < last + 10; at += 1) {
    const word = pieceAt(pieces, at);
    if (
      /[,.;:]/.test(gapBefore(pieces, at)) ||
      /^(at|of|for|from|with|who|which|that|in|and)$/.test(word)
    )
      return null;
    const isHead = /^(at|of|for|from|with|who|which|that|in|and|based|whose|owned|to|on)$/.test(
      pieceAt(pieces, at + 1),
    );
    if (is(pieces, at, FACTS.trade) && (isHead || /[,.;:]/.test(gapBefore(pieces, at + 1))))
      return { trade: word, country: countryAround(pieces, at, -1) };
  }
  return null;
}

function countryAround(pieces: Pieces, from: number, step: number): string | null {
  for (let at = from + step, seen = 0; at >= 0 && seen < 5; at += step, seen += 1) {
    if (/[.;:\n]/.test(gapBefore(pieces, at + 1))) return null;
    const word = pieceAt(pieces, at);
    const pair = `${pieceAt(pieces, at - 1)} ${word}`;
    const isBase = pieceAt(pieces, at + 1) === 'based';
    const country =
      countryOfNationality(word) ??
      (isBase ? (countryOfPlace(pair) ?? countryOfPlace(word)) : countryOfNationality(pair));
    if (country) return country;
  }
  return null;
}

/** The trade that the shape of the name tells; undefined if it has no such shape. */
export function tradeOfShape(
  pieces: Pieces,
  run: CapitalRun,
  ordinaryWords: OrdinaryWords,
): string | null | undefined {
  const { first, last } = run;
  if (last === first) return undefined;
  const head = lowerAt(pieces, first);
  if (NAME_LINKS.has(pieceAt(pieces, first + 1))) return ORGANISATION_HEADS.get(head);
  // The Federal Council, the National Bank, a community hospital: a sort of body, not the name of one.
  if (PUBLIC_BODIES.has(lowerAt(pieces, last)) && isSortOnly(pieces, run, ordinaryWords))
    return undefined;
  const pair = pairEnding(pieces, run);
  if (pair !== null) return ORGANISATION_PAIR_ENDINGS.get(pair);
  const ending = lowerAt(pieces, last);
  return NOT_AN_EMPLOYER_ENDINGS.has(ending) ? undefined : ORGANISATION_ENDINGS.get(ending);
}

function isSortOnly(
  pieces: Pieces,
  { first, last }: CapitalRun,
  ordinaryWords: OrdinaryWords,
): boolean {
  for (let at = first; at <= last; at += 1) {
    if (is(pieces, at, FACTS.firstName | FACTS.place)) return false;
    if (!isOrdinary(wordOf(pieces, at), ordinaryWords)) return false;
  }
  return true;
}

/** "Northmill lays off", "Northmill will cut", "Northmill employees", "Northmill's staff", "jobs at Northmill". */
export function isEmployerHere(pieces: Pieces, { first, last }: CapitalRun): boolean {
  if (lowerAt(pieces, first - 1) === 'at' && isSpaced(pieces, first))
    for (let at = first - 2; at >= Math.max(0, first - 4); at -= 1)
      if (is(pieces, at, FACTS.peopleAt)) return true;
  if (isSpaced(pieces, last + 1)) {
    const isCounted = /\d$/.test(pieceAt(pieces, first - 1));
    if (is(pieces, last + 1, FACTS.employerWord) && !isCounted) return true;
    return saysIts(pieces, last) || helpedAction(pieces, last + 1);
  }
  if (lowerAt(pieces, last + 1) !== 's') return false;
  if (!isGap(pieces, last + 1, "'") && !isGap(pieces, last + 1, '’')) return false;
  return (
    is(pieces, last + 2, FACTS.employerNoun) ||
    is(pieces, last + 3, FACTS.employerNoun) ||
    is(pieces, last + 4, FACTS.employerNoun)
  );
}

/** What one firm does with another, right before its name. */
const TAKES_OVER = new Set(
  'acquire acquires acquired acquiring buy buys buying bought purchased swallows swallowed'.split(
    ' ',
  ),
);
const TAKEOVERS = new Set('acquisition takeover purchase buyout sale'.split(' '));
/** What may stand after the name of a firm that is taken over. */
const AFTER_DEAL = new Set(
  'for in of to from last this earlier and as at after with by on'.split(' '),
);

/** "Is buying Hyperplane for", "the acquisition of Grob Aircraft": a firm that is taken over. */
export function isTakenOver(pieces: Pieces, { first, last }: CapitalRun): boolean {
  if (first === 0 || !isSpaced(pieces, first)) return false;
  const before = lowerAt(pieces, first - 1);
  const isObject =
    TAKES_OVER.has(before) || (before === 'of' && TAKEOVERS.has(lowerAt(pieces, first - 2)));
  return isObject && (!isSpaced(pieces, last + 1) || AFTER_DEAL.has(lowerAt(pieces, last + 1)));
}

function helpedAction(pieces: Pieces, from: number): boolean {
  for (let at = from; at < from + 4; at += 1) {
    if (!isSpaced(pieces, at)) return false;
    if (at > from && is(pieces, at, FACTS.employerAction)) return true;
    if (!is(pieces, at, FACTS.helpingVerb)) return false;
    if (/^(can|could|may|might)$/.test(lowerAt(pieces, at))) return false;
  }
  return false;
}

/** "Northmill said it would", of the name that ends there: a person would be he or she. */
export function saysIts(pieces: Pieces, last: number): boolean {
  return (
    isSpaced(pieces, last + 1) &&
    /^(said|says|announced|told)$/.test(pieceAt(pieces, last + 1)) &&
    /^(it|its)$/.test(pieceAt(pieces, last + 2))
  );
}
