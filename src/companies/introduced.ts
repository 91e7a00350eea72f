import { capitalRuns, runText, type CapitalRun } from './capital-runs.ts';
import { companyId } from './company-id.ts';
import type { Company, CompanyMention } from './company.ts';
import { isPlaceOrNationality } from './countries.ts';
import { isHeadline, startsSentence } from './evidence.ts';
import { GROUP_FORMS, LEGAL_FORMS } from './evidence-words.ts';
import {
  isEmployerHere,
  saysIts,
  tradeAfter,
  tradeBefore,
  tradeBeforeComma,
  tradeOfShape,
} from './introduction-cues.ts';
import { NEVER_A_NAME } from './organisation-words.ts';
import { isFirstName, isPersonTitle, isPublicFigure } from './people.ts';
import { gapBefore, lowerAt, pieceAt, type Pieces } from './pieces.ts';
import { isFirmTradeNoun } from './trade-nouns.ts';

type Introduction = {
  readonly trade: string | null;
  readonly country: string | null;
};

/**
 * Finds organisations in no list, from how the text speaks of them: a legal form ("Acme Widgets Inc."), a trade beside
 * the name ("the lender Northmill", "Northmill, a Stockholm-based lender"), the shape of the name ("Jackson County
 * School District") or what it does ("Northmill lays off 40"). Later bare mentions, the first word and an abbreviation
 * in parentheses are the same organisation. `taken` marks the pieces that listed names have.
 */
export function findIntroduced(
  pieces: Pieces,
  taken: readonly boolean[],
  ordinaryWords: ReadonlySet<string>,
): CompanyMention[] {
  const runs = capitalRuns(pieces, taken);
  const people = peopleIn(pieces, runs);
  const companies = new Map<string, Company>();
  for (const run of runs) {
    if (isNoCompany(pieces, run, people, ordinaryWords)) continue;
    const introduction = introductionOf(pieces, run, ordinaryWords);
    if (!introduction) continue;
    const name = runText(pieces, run);
    const known = companies.get(name);
    if (known) continue;
    const company = madeUp(name, introduction);
    for (const written of [name, ...shortForms(pieces, run, ordinaryWords)])
      if (!companies.has(written)) companies.set(written, company);
  }
  if (companies.size === 0) return [];
  return runs.flatMap((run) => mentionsIn(pieces, run, companies));
}

function madeUp(name: string, { trade, country }: Introduction): Company {
  return {
    id: companyId(name),
    name,
    aliases: [],
    lookAlikes: [],
    trade,
    country,
    tickers: [],
    commonWord: false,
    parent: null,
  };
}

/** Surnames and full names of the people in the text. */
function peopleIn(pieces: Pieces, runs: readonly CapitalRun[]): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { first, last } of runs) {
    const isNamed = last > first && isFirstName(lowerAt(pieces, first));
    const before = gapBefore(pieces, first);
    const isTitled =
      (before === ' ' || before === '. ') && isPersonTitle(lowerAt(pieces, first - 1));
    const isDescribed =
      gapBefore(pieces, last + 1) === ', ' &&
      [1, 2, 3].some((step) => isPersonTitle(lowerAt(pieces, last + step)));
    if (isNamed || isTitled || isDescribed) people.add(pieceAt(pieces, last));
  }
  return people;
}

function isNoCompany(
  pieces: Pieces,
  run: CapitalRun,
  people: ReadonlySet<string>,
  ordinaryWords: ReadonlySet<string>,
): boolean {
  const { first, last, legal } = run;
  const name = runText(pieces, run);
  const key = first === last ? lowerAt(pieces, first) : name.toLowerCase();
  if (LEGAL_FORMS.has(key) || GROUP_FORMS.has(key)) return true;
  if (legal) return false;
  const lastWord = pieceAt(pieces, last);
  const isFirm = first === last && tradeAfter(pieces, run) !== null;
  if (!isFirm && (people.has(lastWord) || isPublicFigure(lastWord))) return true;
  for (let at = first; at < last; at += 1) if (isPersonTitle(lowerAt(pieces, at))) return true;
  if (name === name.toUpperCase() && everyOrdinary(pieces, run, ordinaryWords)) return true;
  if (name.length < 2 || isPlaceOrNationality(name) || last - first > 6) return true;
  if (isHeadline(pieces, first) || (first === last && startsSentence(pieces, first)))
    return everyOrdinary(pieces, run, ordinaryWords);
  return last === first && isFirstName(name);
}

function everyOrdinary(
  pieces: Pieces,
  { first, last }: CapitalRun,
  ordinaryWords: ReadonlySet<string>,
): boolean {
  for (let at = first; at <= last; at += 1) {
    const word = lowerAt(pieces, at);
    if (
      !ordinaryWords.has(word) &&
      !ordinaryWords.has(word.replace(/(ies|es|s|ed|ing)$/, '')) &&
      (last > first + 1 || !isPlaceOrNationality(word))
    )
      return false;
  }
  return true;
}

function introductionOf(
  pieces: Pieces,
  run: CapitalRun,
  ordinaryWords: ReadonlySet<string>,
): Introduction | null {
  const before = tradeBefore(pieces, run) ?? tradeBeforeComma(pieces, run);
  const after = tradeAfter(pieces, run);
  const shape = tradeOfShape(pieces, run, ordinaryWords);
  const acts = isEmployerHere(pieces, run);
  const told =
    run.legal ||
    after !== null ||
    shape !== undefined ||
    acts ||
    (before !== null &&
      (isFirmTradeNoun(before.trade) ||
        gapBefore(pieces, run.first) === ', ' ||
        saysIts(pieces, run)));
  if (!told) return null;
  return {
    trade: before?.trade ?? after?.trade ?? shape ?? null,
    country: before?.country ?? after?.country ?? null,
  };
}

function shortForms(pieces: Pieces, run: CapitalRun, ordinaryWords: ReadonlySet<string>): string[] {
  const forms: string[] = [];
  const open = gapBefore(pieces, run.last + 1);
  const inside = pieceAt(pieces, run.last + 1);
  if (/^ \($/.test(open) && /^[A-Z][A-Za-z]{1,6}$/.test(inside) && /[A-Z]{2}/.test(inside))
    forms.push(inside);
  const head = pieceAt(pieces, run.first);
  const key = head.toLowerCase();
  const isDistinctive =
    head.length >= 4 &&
    !ordinaryWords.has(key) &&
    !NEVER_A_NAME.has(key) &&
    !isPlaceOrNationality(key) &&
    !isFirstName(key);
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
