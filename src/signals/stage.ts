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
      'will plans plan planned planning intends intend proposed proposes announce~ to set expects aims going would seeks',
    ),
  ],
];
const isDone = wordTest(
  'cut laid let axed dismissed sacked fired eliminated shed shut closed dropped lost has have completed already raised bought acquired went fell shrank rose reported posted struck walked',
);

/**
 * How far the matter has come, by the words of the sentences that tell it: a filing counts wherever it is named, else
 * the sentence with the finding's figures speaks before the lead, and the lead before later ones.
 */
export function stageOf(finding: Finding, read: ReadText): Stage {
  if (finding.kind === 'ai_reversal') return 'reversed';
  const sentences = sentencesOf(finding);
  const [filing, ...others] = SHOWS;
  if (filing !== undefined && sentences.some((sentence) => has(read, sentence, filing[1])))
    return filing[0];
  for (const sentence of sentences) {
    for (const [stage, shows] of others) if (has(read, sentence, shows)) return stage;
    if (has(read, sentence, isDone)) return 'executed';
  }
  return 'announced';
}

function sentencesOf({ triggers, figures }: Finding): number[] {
  const told = triggers.map(({ trigger }) => trigger.sentence);
  const counted = new Set(figures.map(({ figure }) => figure.sentence));
  return [...told.filter((sentence) => counted.has(sentence)), ...told];
}

function has(read: ReadText, sentence: number, test: ReturnType<typeof wordTest>): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
    if (test(read.units[at])) return true;
  return false;
}
