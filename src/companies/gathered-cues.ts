import { runText, type CapitalRun } from './capital-runs.ts';
import { COMPANY_VERBS } from './evidence-words.ts';
import { NAMING_WORDS, OWNERSHIP_WORDS, PRODUCT_NOUNS } from './organisation-words.ts';
import { FACTS } from './piece-facts.ts';
import { is, isCapital, isGap, isSpaced, lowerAt, wordOf } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/**
 * Hints that a name is an organisation's, each too weak alone. The first three hold of no person; a name is taken
 * where two hints of different sorts come together, at least one of them of those three.
 */
const CUES = {
  /** FerryX, Brackenbury & Lowe. */
  shape: 1,
  /** "Weserdata folds its tent": a person's would be his or hers. */
  its: 2,
  /** "FerryX, which sends couriers", "DeltaWave, owned by its members". */
  clause: 4,
  /** "At Kremser Glas a camera looks". */
  at: 8,
  /** It says, cuts, hires. */
  verb: 16,
  /** In the title and below it. */
  repeated: 32,
} as const;
const OF_NO_PERSON = CUES.shape | CUES.its | CUES.clause;

/** After these another thing begins: "Food & Wine and its namesake". */
const LINKS = new Set('and or for with from of in at on to by but as than'.split(' '));

type Gathered = { cues: number; title: boolean };

/** The names among the runs that several hints together show to be organisations'. */
export function namesByCues(pieces: Pieces, runs: readonly CapitalRun[]): ReadonlySet<string> {
  const newline = pieces.text.indexOf('\n');
  const gathered = new Map<string, Gathered>();
  for (const run of runs) {
    const name = runText(pieces, run);
    const inTitle = (pieces.starts[run.first] ?? 0) < newline;
    const known = gathered.get(name);
    if (known === undefined) {
      gathered.set(name, { cues: cuesAt(pieces, run), title: inTitle });
      continue;
    }
    if (known.title && !inTitle) known.cues |= CUES.repeated;
    known.title ||= inTitle;
    known.cues |= cuesAt(pieces, run);
  }
  const names = new Set<string>();
  for (const [name, { cues }] of gathered)
    if ((cues & OF_NO_PERSON) !== 0 && (cues & (cues - 1)) !== 0) names.add(name);
  if (names.size === 0) return names;
  const surnames = surnamesOf(pieces, runs);
  for (const run of runs)
    if (isProductHere(pieces, run) || isPerson(pieces, run, surnames))
      names.delete(runText(pieces, run));
  return names;
}

function cuesAt(pieces: Pieces, { first, last }: CapitalRun): number {
  let cues = isFirmShape(pieces, first, last) ? CUES.shape : 0;
  if (isSpaced(pieces, first) && lowerAt(pieces, first - 1) === 'at') cues |= CUES.at;
  if (!isSpaced(pieces, last + 1)) {
    const isClause = isGap(pieces, last + 1, ', ') && beginsClause(pieces, last + 1);
    return isClause ? cues | CUES.clause : cues;
  }
  if (isCapital(pieces, last + 1)) return cues;
  const next = lowerAt(pieces, last + 1);
  if (LINKS.has(next)) return cues;
  if (COMPANY_VERBS.has(next)) cues |= CUES.verb;
  for (let at = last + 2; at < last + 5 && isSpaced(pieces, at); at += 1)
    if (lowerAt(pieces, at) === 'its') return cues | CUES.its;
  return cues;
}

function beginsClause(pieces: Pieces, at: number): boolean {
  const word = lowerAt(pieces, at);
  return word === 'which' || (word === 'owned' && lowerAt(pieces, at + 1) === 'by');
}

/** A capital inside a word, or an ampersand. */
function isFirmShape(pieces: Pieces, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1)
    if (is(pieces, at, FACTS.innerCapital) || (at > first && isGap(pieces, at, ' & '))) return true;
  return false;
}

/** "Intuit's TurboTax", "a bot called Billie", "TurboTax owner Intuit": a product or a brand of somebody. */
function isProductHere(pieces: Pieces, { first, last }: CapitalRun): boolean {
  const before = lowerAt(pieces, first - 1);
  if (isSpaced(pieces, first) && (before === 's' || NAMING_WORDS.has(before))) return true;
  const after = lowerAt(pieces, last + 1);
  return isSpaced(pieces, last + 1) && (OWNERSHIP_WORDS.has(after) || PRODUCT_NOUNS.has(after));
}

/** Last words of names of two and more pieces: "Sasan Goodarzi" makes a person of "Goodarzi". */
function surnamesOf(pieces: Pieces, runs: readonly CapitalRun[]): ReadonlySet<number> {
  return new Set(
    runs.filter(({ first, last }) => last > first).map(({ last }) => wordOf(pieces, last)),
  );
}

function isPerson(
  pieces: Pieces,
  { first, last }: CapitalRun,
  surnames: ReadonlySet<number>,
): boolean {
  return first === last && surnames.has(wordOf(pieces, first));
}
