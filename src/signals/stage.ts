import type { Finding } from './assemble.ts';
import type { Stage } from './signal.ts';
import type { ReadText } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

/** Words that show how far a matter has come, the telling ones first. */
const SHOWS: readonly (readonly [Stage, ReturnType<typeof wordTest>])[] = [
  ['filed', wordTest('warn filing filings filed 8-k notice notices registrar prospectus')],
  [
    'rumoured',
    wordTest(
      'reportedly rumour rumours rumor rumors sources considering weighing weighs mulling mulls mull exploring could might may talks speculation likely familiar said-to consider explores',
    ),
  ],
  [
    'announced',
    wordTest(
      'will plans plan planned planning intends intend proposed proposes announce~ set expects aims going would seeks',
    ),
  ],
];
const isDone = wordTest(
  'reduced halved cut laid let axed dismissed sacked fired eliminated shed shut closed dropped lost has have completed already raised bought acquired went fell shrank rose reported posted struck walked',
);

const isTo = wordTest('to');
/** What may stand between "to" and the number it leads to. */
const isAbout = wordTest('about around roughly nearly almost just only some');
/** "employs 2,907 people, down from 5,527": of a headcount before and one after, that the later one is now. */
const isNow = wordTest('employs has employed counts now');
const isBefore = wordTest('from against before');

const isTaking = wordTest('take~');
const isBack = wordTest('back');
const isUndoing = wordTest('reverse~ rescind~ scrap~');
const isPlan = wordTest('decision plan plans cut cuts layoff layoffs redundancies redundancy');
/** Words between the one that undoes and what is undone: "reversed its decision", "takes back 45 job cuts". */
const UNDONE_WITHIN = 4;
/** Kinds that are a decision, and can be taken back by one. */
const TAKEN_BACK: readonly Finding['kind'][] = ['layoff', 'closure', 'restructuring'];

/**
 * How far the matter has come, by the words of the sentences that tell it: a filing counts wherever it is named, else
 * the sentence with the finding's figures speaks before the lead, and the lead before later ones.
 */
export function stageOf(finding: Finding, read: ReadText): Stage {
  if (finding.kind === 'ai_reversal') return 'reversed';
  const sentences = sentencesOf(finding);
  if (TAKEN_BACK.includes(finding.kind) && sentences.every((sentence) => undoes(read, sentence)))
    return 'reversed';
  const [filing, ...others] = SHOWS;
  if (filing !== undefined && sentences.some((sentence) => has(read, sentence, filing[1])))
    return filing[0];
  const shrunk = shrunkIn(finding, read);
  for (const sentence of sentences) {
    if (sentence === shrunk) return 'executed';
    for (const [stage, shows] of others)
      if (has(read, sentence, shows) || (stage === 'announced' && hasPlan(read, sentence)))
        return stage;
    if (has(read, sentence, isDone)) return 'executed';
  }
  return 'announced';
}

function sentencesOf({ triggers, figures }: Finding): number[] {
  const told = triggers.map(({ trigger }) => trigger.sentence);
  const counted = new Set(figures.map(({ figure }) => figure.sentence));
  return [...told.filter((sentence) => counted.has(sentence)), ...told];
}

/** The sentence that gives the later headcount as today's beside the earlier one; -1 where none does. */
function shrunkIn({ figures }: Finding, read: ReadText): number {
  const after = figures.find(({ figure }) => figure.role === 'to')?.figure;
  const before = figures.find(({ figure }) => figure.role === 'from')?.figure;
  if (after === undefined || before?.sentence !== after.sentence || after.unit > before.unit)
    return -1;
  return has(read, after.sentence, isNow) && has(read, after.sentence, isBefore)
    ? after.sentence
    : -1;
}

/** Whether the sentence says that a decision is taken back. */
function undoes(read: ReadText, sentence: number): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1) {
    const takesBack = isTaking(read.units[at]) && isBack(read.units[at + 1]);
    if (!takesBack && !isUndoing(read.units[at])) continue;
    if (read.units.slice(at + 1, at + 2 + UNDONE_WITHIN).some(isPlan)) return true;
  }
  return false;
}

/** "is to cut", "agreed to close"; the "to" of "from 9,000 to about 5,000" plans nothing. */
function hasPlan(read: ReadText, sentence: number): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1) {
    if (!isTo(read.units[at])) continue;
    const next = isAbout(read.units[at + 1]) ? at + 2 : at + 1;
    if ((read.units[next]?.quantity ?? null) === null) return true;
  }
  return false;
}

function has(read: ReadText, sentence: number, test: ReturnType<typeof wordTest>): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
    if (test(read.units[at])) return true;
  return false;
}
