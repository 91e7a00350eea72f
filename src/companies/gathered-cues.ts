import { runText, type CapitalRun } from './capital-runs.ts';
import { COMPANY_VERBS } from './evidence-words.ts';
import { NAMING_WORDS, OWNERSHIP_WORDS, PRODUCT_NOUNS } from './organisation-words.ts';
import { gapBefore, isCapital, isGap, isSpaced, lowerAt, pieceAt, wordOf } from './pieces.ts';
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

type Gathered = { cues: number; title: boolean; vetoed: boolean };

/** The names among the runs that several hints together show to be organisations'. */
export function namesByCues(pieces: Pieces, runs: readonly CapitalRun[]): ReadonlySet<string> {
  const newline = pieces.text.indexOf('\n');
  const gathered = new Map<string, Gathered>();
  for (const run of runs) {
    const name = runText(pieces, run);
    const inTitle = (pieces.starts[run.first] ?? 0) < newline;
    const known = gathered.get(name) ?? { cues: 0, title: false, vetoed: false };
    if (known.title && !inTitle) known.cues |= CUES.repeated;
    known.title ||= inTitle;
    known.cues |= cuesAt(pieces, run);
    known.vetoed ||= isProductHere(pieces, run);
    gathered.set(name, known);
  }
  const surnames = surnamesOf(pieces, runs);
  const names = runs.filter((run) => {
    const { cues, vetoed } = gathered.get(runText(pieces, run)) ?? { cues: 0, vetoed: true };
    const severalCues = (cues & (cues - 1)) !== 0;
    return (
      !vetoed && severalCues && (cues & OF_NO_PERSON) !== 0 && !isPerson(pieces, run, surnames)
    );
  });
  return new Set(names.map((run) => runText(pieces, run)));
}

function cuesAt(pieces: Pieces, { first, last }: CapitalRun): number {
  let cues = isFirmShape(pieces, { first, last, legal: false }) ? CUES.shape : 0;
  if (lowerAt(pieces, first - 1) === 'at' && isSpaced(pieces, first)) cues |= CUES.at;
  const next = lowerAt(pieces, last + 1);
  if (isGap(pieces, last + 1, ', ') && (next === 'which' || isOwned(pieces, last + 1)))
    cues |= CUES.clause;
  if (!isSpaced(pieces, last + 1) || isCapital(pieces, last + 1)) return cues;
  if (COMPANY_VERBS.has(next)) cues |= CUES.verb;
  if (LINKS.has(next)) return cues;
  for (let at = last + 2; at < last + 5 && isSpaced(pieces, at); at += 1)
    if (lowerAt(pieces, at) === 'its') return cues | CUES.its;
  return cues;
}

function isOwned(pieces: Pieces, at: number): boolean {
  return lowerAt(pieces, at) === 'owned' && lowerAt(pieces, at + 1) === 'by';
}

/** A capital inside a word, other than McKay's and DeSantis's, or an ampersand. */
function isFirmShape(pieces: Pieces, { first, last }: CapitalRun): boolean {
  for (let at = first; at <= last; at += 1) {
    if (at > first && gapBefore(pieces, at) === ' & ') return true;
    const word = pieceAt(pieces, at);
    if (/\p{Ll}\p{Lu}/u.test(word) && !/^(Mc|Mac|De|Di|Du|La|Le|Van|Fitz)\p{Lu}/u.test(word))
      return true;
  }
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
