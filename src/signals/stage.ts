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

/** How far the matter has come, by the words of the sentences that tell it. */
export function stageOf(finding: Finding, read: ReadText): Stage {
  if (finding.kind === 'ai_reversal') return 'reversed';
  for (const [stage, shows] of SHOWS) {
    for (const { trigger } of finding.triggers) {
      const span = read.sentences[trigger.sentence];
      for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
        if (shows(read.units[at])) return stage;
    }
  }
  for (const { trigger } of finding.triggers) {
    const span = read.sentences[trigger.sentence];
    for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
      if (isDone(read.units[at])) return 'executed';
  }
  return 'announced';
}
