import { makeRoom } from '../words/word-book.ts';
import type { CompanyMention } from './company.ts';
import { evidenceFor, isOtherThing } from './evidence.ts';
import { findIntroduced } from './introduced.ts';
import { withLongerNames, type Placed } from './longer-names.ts';
import { nameAt } from './name-index.ts';
import { FACTS } from './piece-facts.ts';
import { is, isCapital, pieceAt, piecesOf, type Pieces } from './pieces.ts';
import type { Registry } from './registry.ts';

/**
 * Finds the organisations that a text names: those in the registry, and unknown ones that the text introduces. Whole
 * words only, the longest name wins, and a name that is also an ordinary word counts only where something beside it
 * shows a company. Mentions are in order of place and never overlap.
 */
export function findCompanies(text: string, registry: Registry): CompanyMention[] {
  makeRoom();
  const pieces = piecesOf(text);
  const { candidates, taken } = namesIn(pieces, registry);
  const named = acceptedOf(pieces, candidates).filter(
    ({ first }) => pieces.text[(pieces.starts[first] ?? 0) - 1] !== '$',
  );
  const accepted = withLongerNames(pieces, named);
  const mentions = accepted.map((candidate) => mentionOf(pieces, candidate));
  const tickers = cashtagsIn(pieces, registry);
  for (const { first, last } of accepted)
    for (let at = first; at <= last; at += 1) taken[at] = true;
  const introduced = findIntroduced(pieces, taken, registry.ordinaryWords);
  return [...mentions, ...tickers, ...introduced].sort((a, b) => a.start - b.start);
}

function namesIn(pieces: Pieces, registry: Registry): { candidates: Placed[]; taken: boolean[] } {
  const candidates: Placed[] = [];
  const taken: boolean[] = new Array<boolean>(pieces.count).fill(false);
  for (let at = 0; at < pieces.count; at += 1) {
    const match = nameAt(registry.names, pieces, at);
    if (!match) continue;
    const { company } = match.name;
    if (company === null) for (let skip = at; skip <= match.last; skip += 1) taken[skip] = true;
    else if (!isOtherThing(pieces, match)) candidates.push({ ...match, company });
    at = match.last;
  }
  return { candidates, taken };
}

/** How often a very ordinary word ("Tide", "Picnic") has to look like a name to be one. */
const STRICT_TIMES = 2;

/** A company once shown to be meant is meant wherever its name stands again. */
function acceptedOf(pieces: Pieces, candidates: readonly Placed[]): Placed[] {
  const shown = new Set<string>();
  const hints = new Map<string, number>();
  const open: Placed[] = [];
  for (const candidate of candidates) {
    const { strength } = candidate.name;
    const { id } = candidate.company;
    const evidence =
      strength === 'certain' ? 'hard' : evidenceFor(pieces, candidate, candidate.company);
    if (evidence === 'some') hints.set(id, (hints.get(id) ?? 0) + 1);
    const isShown =
      evidence === 'hard' ||
      (evidence === 'some' && strength === 'common') ||
      ((hints.get(id) ?? 0) >= STRICT_TIMES && !is(pieces, candidate.first, FACTS.neverAName));
    if (isShown) shown.add(id);
    else open.push(candidate);
  }
  if (open.length === 0) return [...candidates];
  return candidates.filter((candidate) => shown.has(candidate.company.id));
}

function mentionOf(pieces: Pieces, { company, name, first, last }: Placed): CompanyMention {
  return {
    company,
    start: pieces.starts[first] ?? 0,
    end: endOf(pieces, last, name.written),
    via: name.written === company.name ? 'name' : 'alias',
  };
}

/** A name that ends in a sign (`Yahoo!`, `Dunkin'`) ends after the sign, a possessive without apostrophe before its s. */
function endOf(pieces: Pieces, last: number, written: string): number {
  const end = pieces.ends[last] ?? 0;
  if (/[a-z]$/i.test(written)) return end;
  const sign = /[^\p{L}\p{N}]+$/u.exec(written)?.[0] ?? '';
  return sign !== '' && pieces.text.startsWith(sign, end) ? end + sign.length : end;
}

/** `$INTC`: a ticker marked as one. */
function cashtagsIn(pieces: Pieces, registry: Registry): CompanyMention[] {
  const mentions: CompanyMention[] = [];
  if (!pieces.text.includes('$')) return mentions;
  for (let at = 0; at < pieces.count; at += 1) {
    const start = (pieces.starts[at] ?? 0) - 1;
    if (!isCapital(pieces, at) || pieces.text[start] !== '$') continue;
    const company = registry.byTicker.get(pieceAt(pieces, at));
    const end = pieces.ends[at] ?? 0;
    if (company) mentions.push({ company, start, end, via: 'ticker' });
  }
  return mentions;
}
