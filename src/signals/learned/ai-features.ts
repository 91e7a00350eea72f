import type { AiCause } from '../ai-cause.ts';
import type { Finding } from '../assemble.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { ATTRIBUTIONS, KINDS } from '../signal.ts';
import { wordTest } from '../text/word-test.ts';
import { add, featureNames, vector } from './features.ts';
import type { FeatureVector } from './features.ts';
import { KIND_PLACES } from './kind-scores.ts';

export const AI_FEATURES = featureNames();
const { feature } = AI_FEATURES;

const KIND = KINDS.map((kind) => feature(kind));
const RULES_SAY_AI = feature('rules say AI');
const RULES_SAY_AI_OF = KINDS.map((kind) => feature(`rules say AI of ${kind}`));
const RULES_SAY_NO = feature('rules say no AI');
const RULES_SAY_NO_OF = KINDS.map((kind) => feature(`rules say no AI of ${kind}`));
const ELSEWHERE_ONLY = feature('AI only where it is not told, and the rules say no');
const ATTRIBUTION = ATTRIBUTIONS.map((attribution) => feature(`attribution ${attribution}`));
const IS_FOCUS = feature('is the focus');
const AI_IN_TITLE = feature('AI in the title');
const AI_IN_TITLE_OF = KINDS.map((kind) => feature(`AI in the title of ${kind}`));
const AI_HERE = feature('AI where it is told');
const AI_HERE_OF = KINDS.map((kind) => feature(`AI where ${kind} is told`));
const AI_AFTER = feature('AI in the sentence after');
const AI_BEFORE = feature('AI in the sentence before');
const AI_SHARE = feature('share of sentences on AI');
const NO_AI = feature('no AI anywhere');
const BESIDE = KINDS.map((kind) => feature(`beside ${kind}`));
const KIND_BESIDE = KINDS.map((kind) => KINDS.map((other) => feature(`${kind} beside ${other}`)));

const isAi = wordTest('<ai>');

/** What there is to say, `onAi` being `sentencesOnAi` of the text, for AI being a cause, means, reason or purpose of a finding. */
export function aiFeatures(
  { read, focus }: RuleReading,
  finding: Finding,
  all: readonly Finding[],
  cause: AiCause,
  onAi: readonly boolean[],
): FeatureVector {
  const features = vector();
  const kind = KIND_PLACES[finding.kind];
  add(features, KIND[kind] ?? 0);
  if (cause.ai) {
    add(features, RULES_SAY_AI);
    add(features, RULES_SAY_AI_OF[kind] ?? 0);
  } else {
    add(features, RULES_SAY_NO);
    add(features, RULES_SAY_NO_OF[kind] ?? 0);
  }
  add(features, ATTRIBUTION[ATTRIBUTIONS.indexOf(cause.attribution)] ?? 0);
  if (finding.company.id === focus?.id) add(features, IS_FOCUS);
  if (read.sentences.some(({ title }, at) => title && onAi[at] === true)) {
    add(features, AI_IN_TITLE);
    add(features, AI_IN_TITLE_OF[kind] ?? 0);
  }
  const beside = (step: number) =>
    finding.triggers.some(({ trigger }) => onAi[trigger.sentence + step] === true);
  if (beside(0)) {
    add(features, AI_HERE);
    add(features, AI_HERE_OF[kind] ?? 0);
  }
  if (!beside(0) && !cause.ai) add(features, ELSEWHERE_ONLY);
  if (beside(1)) add(features, AI_AFTER);
  if (beside(-1)) add(features, AI_BEFORE);
  const share = onAi.filter(Boolean).length / Math.max(1, onAi.length);
  add(features, AI_SHARE, share * 2);
  if (share === 0) add(features, NO_AI);
  for (const other of all) {
    if (other.company.id !== finding.company.id || other.kind === finding.kind) continue;
    add(features, BESIDE[KIND_PLACES[other.kind]] ?? 0);
    add(features, KIND_BESIDE[kind]?.[KIND_PLACES[other.kind]] ?? 0);
  }
  return features;
}

/** For each sentence whether it speaks of AI. */
export function sentencesOnAi({ units, sentences }: RuleReading['read']): boolean[] {
  return sentences.map(({ first, end }) => {
    for (let at = first; at < end; at += 1) if (isAi(units[at])) return true;
    return false;
  });
}
