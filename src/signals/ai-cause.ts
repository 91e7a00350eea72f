import type { Finding } from './assemble.ts';
import { AI_DENIALS } from './patterns/ai-denial-patterns.ts';
import type { Attribution, Kind } from './signal.ts';
import { compileMatcher } from './text/matcher.ts';
import { parsePattern } from './text/pattern.ts';
import type { ReadText, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

/** Whether AI is a cause, means, reason or purpose of a finding, who says so, and the sentences that show it. */
export type AiCause = {
  readonly ai: boolean;
  readonly attribution: Attribution;
  readonly sentences: readonly number[];
};

/** What speaks for AI as the cause of a reduction; at or above `CAUSE_FROM` it is one. */
export const CAUSE_WEIGHTS = {
  /** AI and a word of cause or purpose in the very sentence of the cut. */
  sameSentence: 2,
  /** AI with fewer people or more efficiency in the sentence before or after. */
  besideIt: 1,
  inTitle: 0.8,
  replacement: 2,
  savings: 0.7,
  adoption: 0.5,
  investment: 0.6,
} as const;
export const CAUSE_FROM = 1.5;

const isAi = wordTest('<ai>');
const isLink = wordTest(
  `as because due thanks amid citing cite~ owing reason+ blame~ attribute~ driven by through using with embrace~ bet~ toward towards
  into fund prioritise~ prioritize~ focus~ shift~ make~ need~ let~ allow~ enable~ mean~ change~ take~ replace~ so first leverage~ lean~ lead~
  help~ free~ redirect~ reallocate~ pay~ eat~ ate drain~ disrupt~ for to account on since after spread rise pivot~ do does handle~ answer~ now`,
);
const isPeopleOrGain = wordTest(
  'fewer smaller less leaner efficiency efficiencies efficient productivity productive replaced replace replaces automate automated redundant obsolete reason without need needs needed workforce headcount roles jobs people tasks work flatter',
);
const isAiJob = wordTest(
  'talent engineer+ specialist+ role+ position+ job+ staff skills skill seller+ salespeople expert+ researcher+ scientist+ hub team people candidates professionals',
);
const isUnion = wordTest('<union> analyst+ critics memo worker+ writer');

const SHARED: ReadonlySet<Kind> = new Set(['layoff', 'attrition', 'hiring_freeze']);
const NEVER: ReadonlySet<Kind> = new Set(['results', 'ipo', 'funding', 'merger', 'closure']);
const NONE: AiCause = { ai: false, attribution: 'none', sentences: [] };

const patterns = AI_DENIALS.map((source) => parsePattern(source, true));
let matcher: ReturnType<typeof compileMatcher<boolean>> | null = null;

/** Attribution for every finding of a document; layoff, attrition and freeze of one company share theirs. */
export function attributeToAi(findings: readonly Finding[], read: ReadText): Map<Finding, AiCause> {
  const denied = deniedSentences(read);
  const causes = new Map<Finding, AiCause>();
  for (const finding of findings) causes.set(finding, causeOf(finding, findings, read, denied));
  for (const [finding, cause] of causes) {
    if (cause.ai || !SHARED.has(finding.kind)) continue;
    for (const [other, shared] of causes) {
      if (other.company.id === finding.company.id && SHARED.has(other.kind) && shared.ai)
        causes.set(finding, shared);
    }
  }
  for (const [finding] of causes) {
    if (finding.kind !== 'labor_action') continue;
    const about = [...causes].find(
      ([other, cause]) =>
        other.company.id === finding.company.id &&
        cause.ai &&
        (SHARED.has(other.kind) || other.kind === 'ai_reversal'),
    );
    if (about !== undefined) causes.set(finding, { ...about[1], attribution: 'reported' });
  }
  return causes;
}

function deniedSentences(read: ReadText): ReadonlySet<number> {
  matcher ??= compileMatcher(patterns);
  const denied = new Set<number>();
  for (const [index, span] of read.sentences.entries()) {
    if (!hasAi(read, index)) continue;
    matcher(read.units, span.first, span.end, () => denied.add(index));
  }
  return denied;
}

function hasAi(read: ReadText, sentence: number): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
    if (isAi(read.units[at])) return true;
  return false;
}

/** Kinds that are told only where AI is at work (LABELS.md, ai). */
export function isAlwaysAi(kind: Kind): boolean {
  return kind.startsWith('ai_') || kind === 'reskilling';
}

function causeOf(
  finding: Finding,
  findings: readonly Finding[],
  read: ReadText,
  denied: ReadonlySet<number>,
): AiCause {
  if (isAlwaysAi(finding.kind)) return { ai: true, attribution: 'company', sentences: [] };
  if (NEVER.has(finding.kind)) return NONE;
  const shown = new Set<number>();
  let score = 0;
  for (const { trigger } of finding.triggers) {
    const { sentence } = trigger;
    if (denied.has(sentence)) continue;
    if (finding.kind === 'hiring') {
      if (aiJobs(read, sentence, trigger.first)) shown.add(sentence);
    } else if (aiBeside(read, trigger.first, trigger.end, sentence)) shown.add(sentence);
  }
  if (shown.size > 0) score += CAUSE_WEIGHTS.sameSentence;
  if (SHARED.has(finding.kind)) score += circumstantial(finding, findings, read, denied);
  if (finding.kind === 'hiring' && has(findings, finding, 'ai_reversal'))
    score += CAUSE_WEIGHTS.replacement;
  if (score < CAUSE_FROM || (shown.size === 0 && denied.size > 0 && !claimedByOthers(read, denied)))
    return { ...NONE, attribution: denied.size > 0 ? 'denied' : 'none' };
  const attribution = shown.size === 0 || denied.size > 0 ? 'reported' : 'company';
  return { ai: true, attribution, sentences: [...shown] };
}

/** What the rest of the text says of AI and this company, for reductions of staff. */
function circumstantial(
  finding: Finding,
  findings: readonly Finding[],
  read: ReadText,
  denied: ReadonlySet<number>,
): number {
  let score = 0;
  if (has(findings, finding, 'ai_replacement')) score += CAUSE_WEIGHTS.replacement;
  if (has(findings, finding, 'ai_savings')) score += CAUSE_WEIGHTS.savings;
  if (has(findings, finding, 'ai_adoption')) score += CAUSE_WEIGHTS.adoption;
  if (has(findings, finding, 'ai_investment')) score += CAUSE_WEIGHTS.investment;
  if (hasAi(read, 0) && !denied.has(0)) score += CAUSE_WEIGHTS.inTitle;
  const beside = finding.triggers.some(({ trigger }) =>
    [trigger.sentence - 1, trigger.sentence + 1].some(
      (sentence) =>
        sentence > 0 && !denied.has(sentence) && hasAi(read, sentence) && tellsWhy(read, sentence),
    ),
  );
  return beside ? score + CAUSE_WEIGHTS.besideIt : score;
}

function has(findings: readonly Finding[], { company }: Finding, kind: Kind): boolean {
  return findings.some((other) => other.kind === kind && other.company.id === company.id);
}

function tellsWhy(read: ReadText, sentence: number): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
    if (isPeopleOrGain(read.units[at])) return true;
  return false;
}

/** AI in the sentence of the trigger with a word of cause, and no other company's name or semicolon between them. */
function aiBeside(read: ReadText, first: number, end: number, sentence: number): boolean {
  const span = read.sentences[sentence];
  if (span === undefined) return false;
  let link = span.title;
  for (let at = span.first; at < span.end; at += 1) link ||= isLink(read.units[at]);
  if (!link) return false;
  for (let at = span.first; at < span.end; at += 1) {
    if (!isAi(read.units[at])) continue;
    const [from, to] = at < first ? [at, first] : [Math.min(end, at), at];
    if (!divided(read.units, from, to)) return true;
  }
  return false;
}

function divided(units: readonly Unit[], from: number, to: number): boolean {
  let commas = 0;
  for (let at = from; at < to; at += 1) {
    const unit = units[at];
    if (unit?.norm === ';') return true;
    if (unit?.symbol === SYMBOLS.comma) commas += 1;
    if (unit?.symbol === SYMBOLS.company && commas > 0) return true;
  }
  return false;
}

/** "hire AI talent", "two new AI positions". */
function aiJobs(read: ReadText, sentence: number, first: number): boolean {
  const span = read.sentences[sentence];
  if (span === undefined) return false;
  for (let at = Math.max(span.first, first - 12); at < span.end; at += 1) {
    if (!isAi(read.units[at])) continue;
    for (let step = at - 6; step <= at + 4; step += 1)
      if (step >= span.first && step < span.end && isAiJob(read.units[step])) return true;
  }
  return false;
}

/** A union, critic or memo brings AI up where the company denies it. */
function claimedByOthers(read: ReadText, denied: ReadonlySet<number>): boolean {
  return read.sentences.some((span, index) => {
    if (denied.has(index) || !hasAi(read, index)) return false;
    for (let at = span.first; at < span.end; at += 1) if (isUnion(read.units[at])) return true;
    return false;
  });
}
