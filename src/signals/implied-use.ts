import type { Finding } from './assemble.ts';
import type { Kind } from './signal.ts';
import type { OwnedTrigger } from './owned-trigger.ts';
import type { Trigger } from './triggers.ts';
import type { ReadText } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

const isYetToCome = wordTest(
  "will would could may might shall 'll plan~ intend~ expect~ want~ hope~ aim~ mean~ propose~ consider~ likely eventually soon someday future destined poised earmarked supposed meant ought",
);
const isGoingOn = wordTest(
  'now already currently since today so-far has have been had did began started used',
);
const staysInUse = wordTest(
  'stay~ remain~ keep~ kept still lives continue~ other elsewhere survive~ alone goes go simple simpler live',
);
const isTo = wordTest('to');
const isComing = wordTest('be is are was were set due');

/** How far from a trigger its tense is looked for, in units. */
const REACH_BEFORE = 20;
const REACH_AFTER = 8;

/** Findings that only hold where AI is at work: with one of them the organisation has put AI into use. */
const TELLS_OF_USE: readonly Kind[] = ['ai_savings', 'ai_replacement'];

/**
 * Who gains by AI, or has AI do work today, has adopted it; AI that is only expected to take work over is
 * ai_replacement alone (LABELS.md, ruling 13). Adds the adoption that others tell of, and takes away one told of
 * the future only where a replacement says the same, or of a tool that a reversal sends away whole (ruling 10).
 */
export function withImpliedUse(findings: readonly Finding[], read: ReadText): Finding[] {
  const kept = findings.filter(
    (finding) =>
      finding.kind !== 'ai_adoption' ||
      (of(findings, finding.company.id, 'ai_reversal') !== undefined
        ? finding.triggers.some(({ trigger }) => hasWord(staysInUse, trigger, read))
        : !finding.triggers.every(({ trigger }) => isFuture(trigger, read)) ||
          of(findings, finding.company.id, 'ai_replacement') === undefined),
  );
  const implied: Finding[] = [];
  for (const finding of kept) {
    if (!TELLS_OF_USE.includes(finding.kind)) continue;
    const { company } = finding;
    if (of([...kept, ...implied], company.id, 'ai_adoption') !== undefined) continue;
    if (of(kept, company.id, 'ai_reversal') !== undefined) continue;
    const present = finding.triggers.filter(({ trigger }) => !isFuture(trigger, read));
    if (present.length === 0) continue;
    implied.push({
      company,
      kind: 'ai_adoption',
      triggers: present.map((entry): OwnedTrigger => ({
        ...entry,
        trigger: { ...entry.trigger, kind: 'ai_adoption', weight: 1 },
      })),
      figures: [],
    });
  }
  return [...kept, ...implied];
}

function of(findings: readonly Finding[], companyId: string, kind: Kind): Finding | undefined {
  return findings.find((finding) => finding.kind === kind && finding.company.id === companyId);
}

function hasWord(
  test: ReturnType<typeof wordTest>,
  { sentence }: Trigger,
  { units, sentences }: ReadText,
): boolean {
  const span = sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1) if (test(units[at])) return true;
  return false;
}

/** Words around a trigger that speak of what is to come and of nothing that goes on already. */
function isFuture({ sentence, first, end }: Trigger, { units, sentences }: ReadText): boolean {
  const span = sentences[sentence];
  let future = false;
  const last = Math.min(span?.end ?? 0, end + REACH_AFTER);
  for (let at = Math.max(span?.first ?? 0, first - REACH_BEFORE); at < last; at += 1) {
    const unit = units[at];
    if (isGoingOn(unit)) return false;
    future ||= isYetToCome(unit) || (isTo(unit) && isComing(units[at - 1]));
    future ||= unit?.symbol === SYMBOLS.duration && units[at - 1]?.norm === 'within';
    if (span?.title === true) future ||= isTo(unit);
  }
  return future;
}
