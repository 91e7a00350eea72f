import { ORGANISATION_HEADS, ORGANISATION_PAIR_ENDINGS } from './organisation-words.ts';
import { FACTS } from './piece-facts.ts';
import { gapBefore, is, isCapital, isSpaced, lowerAt, pieceAt } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/** Capitalised pieces in a row that may be a name; `last` stands before a legal form, which `legal` tells of. */
export type CapitalRun = { readonly first: number; readonly last: number; readonly legal: boolean };

/** All runs of capitalised pieces that no listed name has taken. */
export function capitalRuns(pieces: Pieces, taken: readonly boolean[]): CapitalRun[] {
  const runs: CapitalRun[] = [];
  for (let at = 0; at < pieces.count; at += 1) {
    if (taken[at] || !isCapital(pieces, at)) continue;
    const last = lastOfRun(pieces, taken, at);
    // What follows a listed name without a break belongs to it: Meta Superintelligence Labs.
    const isTail = at > 0 && taken[at - 1] === true && isSpaced(pieces, at);
    const run = isTail ? null : trimmed(pieces, at, last);
    if (run) runs.push(run);
    at = last;
  }
  return runs;
}

function lastOfRun(pieces: Pieces, taken: readonly boolean[], first: number): number {
  let last = first;
  for (let at = first + 1; at < pieces.count; at += 1) {
    if (taken[at] || (!isSpaced(pieces, at) && !mayJoin(pieces, at))) break;
    if (isCapital(pieces, at)) last = at;
    else if (!joinsName(pieces, first, at) || taken[at + 1]) break;
  }
  return last;
}

/** What else than a space may stand inside a name, before the piece: "Coca-Cola", "Acme, Inc". */
function mayJoin(pieces: Pieces, at: number): boolean {
  const gap = gapBefore(pieces, at);
  if (gap === ', ') return is(pieces, at, FACTS.legalForm);
  if (gap === "'") return pieceAt(pieces, at).length > 1;
  return gap === '-' || gap === ' & ';
}

/** Small words inside a name, after a word that heads one: University of Kent, Banque de Saône. */
export const NAME_LINKS: ReadonlySet<string> = new Set('of for de del do da di du des'.split(' '));

/** "University of Kent", "Department for Transport": a small word inside a name. */
function joinsName(pieces: Pieces, first: number, at: number): boolean {
  const word = pieceAt(pieces, at);
  if (!NAME_LINKS.has(word) || !isCapital(pieces, at + 1)) return false;
  if (!isSpaced(pieces, at) || !isSpaced(pieces, at + 1)) return false;
  for (let before = first; before < at; before += 1)
    if (ORGANISATION_HEADS.has(lowerAt(pieces, before))) return true;
  return false;
}

function trimmed(pieces: Pieces, from: number, to: number): CapitalRun | null {
  let first = from;
  let last = to;
  while (first <= last && is(pieces, first, FACTS.neverAName)) first += 1;
  // "Insurer Nordhaven brings back": the trade at the start of a sentence is no part of the name.
  if (last > first && isTradeOfMaker(pieces, first)) first += 1;
  const legal = last > first && is(pieces, last, FACTS.legalForm);
  if (legal) last -= 1;
  while (last > first && is(pieces, last, FACTS.neverAName)) last -= 1;
  return first <= last ? { first, last, legal } : null;
}

function isTradeOfMaker(pieces: Pieces, at: number): boolean {
  return is(pieces, at, FACTS.tradeInAnyCase) && /(er|startup|fintech)$/i.test(pieceAt(pieces, at));
}

/** The run as written. */
export function runText(pieces: Pieces, { first, last }: CapitalRun): string {
  return first === last
    ? pieceAt(pieces, first)
    : pieces.text.slice(pieces.starts[first], pieces.ends[last]);
}

/** The last two pieces of the run in small letters, when they are a known two-word ending. */
export function pairEnding(pieces: Pieces, { first, last }: CapitalRun): string | null {
  if (last - first < 2) return null;
  const pair = `${pieceAt(pieces, last - 1)} ${pieceAt(pieces, last)}`.toLowerCase();
  return ORGANISATION_PAIR_ENDINGS.has(pair) ? pair : null;
}
