import { capitalRuns, runText, type CapitalRun } from './capital-runs.ts';
import type { Company, CompanyMention } from './company.ts';
import { isPlaceOrNationality } from './countries.ts';
import { isHeadline, startsSentence } from './evidence.ts';
import { namesByCues } from './gathered-cues.ts';
import {
  isEmployerHere,
  isTakenOver,
  saysIts,
  tradeAfter,
  tradeBefore,
  tradeBeforeComma,
  tradeOfShape,
} from './introduction-cues.ts';
import { madeUpCompany } from './made-up-company.ts';
import { FACTS, factsOf, isOrdinary, isOrdinaryForm } from './piece-facts.ts';
import type { OrdinaryWords } from './piece-facts.ts';
import { gapBefore, is, isGap, isSpaced, pieceAt, wordOf } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import { isFirmTradeNoun } from './trade-nouns.ts';

type Introduction = {
  readonly trade: string | null;
  readonly country: string | null;
};

/**
 * Finds organisations in no list, from how the text speaks of them: a legal form ("Acme Widgets Inc."), a trade beside
 * the name ("the lender Northmill", "Northmill, a Stockholm-based lender"), the shape of the name ("Jackson County
 * School District"), what it does ("Northmill lays off 40") or several weaker hints together. Later bare mentions, the first word and an abbreviation
 * in parentheses are the same organisation. `taken` marks the pieces that listed names have.
 */
export function findIntroduced(
  pieces: Pieces,
  taken: readonly boolean[],
  ordinaryWords: OrdinaryWords,
): CompanyMention[] {
  const runs = capitalRuns(pieces, taken);
  const people = peopleIn(pieces, runs);
  const names = runs.filter((run) => !isNoCompany(pieces, run, people, ordinaryWords));
  const hinted = names.length === 0 ? null : namesByCues(pieces, names);
  const companies = new Map<string, Company>();
  for (const run of names) {
    const name = runText(pieces, run);
    if (companies.has(name)) continue;
    const introduction =
      introductionOf(pieces, run, ordinaryWords) ?? (hinted?.has(name) ? NOTHING_TOLD : null);
    if (!introduction) continue;
    const forms = [name, ...shortForms(pieces, run, ordinaryWords)];
    const company = madeUpCompany(usualName(pieces, runs, forms), introduction);
    for (const written of forms) if (!companies.has(written)) companies.set(written, company);
  }
  if (companies.size === 0) return [];
  return runs.flatMap((run) => mentionsIn(pieces, run, companies));
}

const NOTHING_TOLD: Introduction = { trade: null, country: null };

/** "DeltaWave Credit Union" where it is called DeltaWave elsewhere: the short form is the usual name. */
function usualName(
  pieces: Pieces,
  runs: readonly CapitalRun[],
  [name = '', ...shorter]: readonly string[],
): string {
  const head = shorter.find((form) => name.startsWith(`${form} `));
  return head !== undefined && runs.some((run) => runText(pieces, run) === head) ? head : name;
}

/** Surnames of the people in the text, as words of the word book. */
function peopleIn(pieces: Pieces, runs: readonly CapitalRun[]): ReadonlySet<number> {
  const people = new Set<number>();
  for (const { first, last } of runs) {
    const isNamed = last > first && is(pieces, first, FACTS.firstName);
    const isTitled =
      is(pieces, first - 1, FACTS.personTitle) &&
      (isSpaced(pieces, first) || isGap(pieces, first, '. '));
    const isDescribed =
      isGap(pieces, last + 1, ', ') &&
      (is(pieces, last + 1, FACTS.personTitle) ||
        is(pieces, last + 2, FACTS.personTitle) ||
        is(pieces, last + 3, FACTS.personTitle));
    if (isNamed || isTitled || isDescribed) people.add(wordOf(pieces, last));
  }
  return people;
}

function isNoCompany(
  pieces: Pieces,
  run: CapitalRun,
  people: ReadonlySet<number>,
  ordinaryWords: OrdinaryWords,
): boolean {
  const { first, last, legal } = run;
  const single = first === last;
  const lastWord = wordOf(pieces, last);
  if (single && is(pieces, first, FACTS.legalForm | FACTS.groupForm)) return true;
  if (legal) return false;
  if (single && is(pieces, first, FACTS.tradeInAnyCase)) return true;
  if (TOOL_NAME.test(pieceAt(pieces, last))) return true;
  if (
    (people.has(lastWord) || (factsOf(lastWord) & FACTS.publicFigure) !== 0) &&
    !(single && tradeAfter(pieces, run) !== null)
  )
    return true;
  for (let at = first; at < last; at += 1) if (is(pieces, at, FACTS.personTitle)) return true;
  if (isShouted(pieces, run) && everyOrdinary(pieces, run, ordinaryWords)) return true;
  if (isPlace(pieces, run) || last - first > 6) return true;
  if (single && (pieces.ends[first] ?? 0) - (pieces.starts[first] ?? 0) < 2) return true;
  if (isHeadline(pieces, first) || (single && startsSentence(pieces, first)))
    return everyOrdinary(pieces, run, ordinaryWords);
  return single && is(pieces, first, FACTS.firstName);
}

/** "LibertyGPT", "SuperBot": a tool has such a name, whoever made it. */
const TOOL_NAME = /(?:GPT|[a-z]Bot)$/;

function isShouted(pieces: Pieces, { first, last }: CapitalRun): boolean {
  for (let at = first; at <= last; at += 1) if (!is(pieces, at, FACTS.shouted)) return false;
  return true;
}

/** The run is the name of a place: "Leeds", "New York". */
function isPlace(pieces: Pieces, run: CapitalRun): boolean {
  return run.first === run.last
    ? is(pieces, run.first, FACTS.place)
    : isPlaceOrNationality(runText(pieces, run));
}

function everyOrdinary(
  pieces: Pieces,
  { first, last }: CapitalRun,
  ordinaryWords: OrdinaryWords,
): boolean {
  for (let at = first; at <= last; at += 1) {
    const ordinary =
      isOrdinaryForm(wordOf(pieces, at), ordinaryWords) ||
      (last <= first + 1 && is(pieces, at, FACTS.place));
    if (!ordinary) return false;
  }
  return true;
}

function introductionOf(
  pieces: Pieces,
  run: CapitalRun,
  ordinaryWords: OrdinaryWords,
): Introduction | null {
  const before = tradeBefore(pieces, run) ?? tradeBeforeComma(pieces, run);
  const after = tradeAfter(pieces, run);
  const shape = tradeOfShape(pieces, run, ordinaryWords);
  const acts = isEmployerHere(pieces, run) || isTakenOver(pieces, run);
  const told =
    run.legal ||
    after !== null ||
    shape !== undefined ||
    acts ||
    (before !== null &&
      (isFirmTradeNoun(before.trade) ||
        isGap(pieces, run.first, ', ') ||
        saysIts(pieces, run.last)));
  if (!told || before?.trade === 'union' || after?.trade === 'union') return null;
  return {
    trade: before?.trade ?? after?.trade ?? shape ?? null,
    country: before?.country ?? after?.country ?? null,
  };
}

function shortForms(pieces: Pieces, run: CapitalRun, ordinaryWords: OrdinaryWords): string[] {
  const forms: string[] = [];
  const open = gapBefore(pieces, run.last + 1);
  const inside = pieceAt(pieces, run.last + 1);
  if (/^ \($/.test(open) && /^[A-Z][A-Za-z]{1,6}$/.test(inside) && /[A-Z]{2}/.test(inside))
    forms.push(inside);
  const head = pieceAt(pieces, run.first);
  const isDistinctive =
    head.length >= 4 &&
    !isOrdinary(wordOf(pieces, run.first), ordinaryWords) &&
    !is(pieces, run.first, FACTS.neverAName | FACTS.place | FACTS.firstName);
  if (run.last > run.first && isDistinctive) forms.push(head);
  return forms;
}

/** The run itself, or within it the longest introduced name. */
function mentionsIn(
  pieces: Pieces,
  run: CapitalRun,
  companies: ReadonlyMap<string, Company>,
): CompanyMention[] {
  for (let first = run.first; first <= run.last; first += 1)
    for (let last = run.last; last >= first; last -= 1) {
      const start = pieces.starts[first] ?? 0;
      const end = pieces.ends[last] ?? 0;
      const company = companies.get(pieces.text.slice(start, end));
      if (company) return [{ company, start, end, via: 'introduced' }];
    }
  return [];
}
