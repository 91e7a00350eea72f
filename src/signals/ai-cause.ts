import type { Finding } from './assemble.ts';
import type { Attribution, Kind } from './signal.ts';
import type { ReadText, SentenceSpan } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

/** Whether AI is a cause, means, reason or purpose of a finding, who says so, and the sentences that show it. */
export type AiCause = {
  readonly ai: boolean;
  readonly attribution: Attribution;
  readonly sentences: readonly number[];
};

const isAi = wordTest('<ai>');
const isLink = wordTest(
  'as because due thanks amid citing cite~ owing reason+ blame~ attribute~ driven by through using with embrace~ bet~ bets toward towards into fund prioritise prioritize focus~ shift~ make~ need~ require~ let~ allow~ enable~ mean~ change~ take~ replace~ so first leverage~ lean~ lead~ help~ free~ redirect~ reallocate~ pay~ eat~ drain~ disrupt~ for to',
);
const isNot = wordTest(
  "not no nothing never deny~ denied n't wasn't isn't weren't unrelated owe~ owed rule~ without regardless unconnected separate",
);
const SAME_PROGRAMME: ReadonlySet<Kind> = new Set([
  'layoff',
  'attrition',
  'hiring_freeze',
  'restructuring',
]);
const NEVER: ReadonlySet<Kind> = new Set(['results', 'ipo', 'funding', 'merger', 'closure']);

/** Attribution for every finding of a document, staff reductions of one company sharing theirs. */
export function attributeToAi(findings: readonly Finding[], read: ReadText): Map<Finding, AiCause> {
  const causes = new Map<Finding, AiCause>();
  for (const finding of findings) causes.set(finding, causeOf(finding, findings, read));
  for (const [finding, cause] of causes) {
    if (cause.ai || cause.attribution === 'denied' || !SAME_PROGRAMME.has(finding.kind)) continue;
    for (const [other, shared] of causes) {
      if (other.company.id === finding.company.id && SAME_PROGRAMME.has(other.kind) && shared.ai) {
        causes.set(finding, shared);
        break;
      }
    }
  }
  return causes;
}

function causeOf(finding: Finding, findings: readonly Finding[], read: ReadText): AiCause {
  if (finding.kind.startsWith('ai_') || finding.kind === 'reskilling')
    return { ai: true, attribution: 'company', sentences: [] };
  if (NEVER.has(finding.kind)) return { ai: false, attribution: 'none', sentences: [] };
  const shown: number[] = [];
  let denied = false;
  for (const { trigger } of finding.triggers) {
    const span = read.sentences[trigger.sentence];
    if (span === undefined) continue;
    const verdict = aiIn(read, span);
    if (verdict === 'denied') denied = true;
    else if (verdict === 'cause') shown.push(trigger.sentence);
  }
  const replaced = findings.some(
    ({ kind, company }) => kind === 'ai_replacement' && company.id === finding.company.id,
  );
  if (shown.length === 0 && replaced && SAME_PROGRAMME.has(finding.kind) && !denied)
    return { ai: true, attribution: 'reported', sentences: [] };
  if (shown.length > 0) return { ai: true, attribution: 'company', sentences: shown };
  return { ai: false, attribution: denied ? 'denied' : 'none', sentences: [] };
}

function aiIn(read: ReadText, span: SentenceSpan): 'cause' | 'denied' | 'none' {
  let ai = false;
  let link = false;
  let not = false;
  for (let at = span.first; at < span.end; at += 1) {
    const unit = read.units[at];
    ai ||= isAi(unit);
    link ||= isLink(unit);
    not ||= isNot(unit);
  }
  if (!ai) return 'none';
  if (not) return 'denied';
  return link || span.title ? 'cause' : 'none';
}
