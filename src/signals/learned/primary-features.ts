import type { Finding } from '../assemble.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { KINDS } from '../signal.ts';
import { add, featureNames, vector } from './features.ts';
import type { FeatureVector } from './features.ts';
import { KIND_PLACES } from './kind-scores.ts';
import type { KindScores } from './kind-scores.ts';

/** A finding with how likely it is, 0 to 1. */
export type WeighedFinding = Finding & { readonly likelihood: number };

const MOST_FIGURES = 3;
const MOST_PLACES = 4;

export const PRIMARY_FEATURES = featureNames();
const { feature } = PRIMARY_FEATURES;

const KIND = KINDS.map((kind) => feature(kind));
const LIKELIHOOD = feature('likelihood');
const KIND_LIKELIHOOD = KINDS.map((kind) => feature(`likelihood of ${kind}`));
const IS_FOCUS = feature('is the focus');
const NAMED_IN_TITLE = feature('company in the title');
const IN_TITLE = feature('told in the title');
const KIND_IN_TITLE = KINDS.map((kind) => feature(`${kind} told in the title`));
const IN_LEAD = feature('told in the lead');
const AFTER_LEAD = feature('told after the lead');
const PLACES = feature('places');
const FIGURES = feature('figures');
const FIRST_TOLD = Array.from({ length: MOST_PLACES + 1 }, (_, at) =>
  feature(`first told in ${at}`),
);
const TITLE_CUES = feature('cues in the title');
const LEAD_CUES = feature('cues in the lead');
const BESIDE = KINDS.map((kind) => KINDS.map((other) => feature(`${kind} beside ${other}`)));

/** What there is to say for a finding being the one that the piece is about. */
export function primaryFeatures(
  { read, focus, mentions }: RuleReading,
  finding: WeighedFinding,
  all: readonly WeighedFinding[],
  scores: KindScores,
): FeatureVector {
  const { company, triggers, figures, likelihood } = finding;
  const features = vector();
  const kind = KIND_PLACES[finding.kind];
  const lead = Math.max(
    0,
    read.sentences.findIndex(({ title }) => !title),
  );
  add(features, KIND[kind] ?? 0);
  add(features, LIKELIHOOD, likelihood * 2);
  add(features, KIND_LIKELIHOOD[kind] ?? 0, likelihood);
  if (company.id === focus?.id) add(features, IS_FOCUS);
  if (mentions.some((mention) => mention.title && mention.company.id === company.id))
    add(features, NAMED_IN_TITLE);
  if (triggers.some(({ trigger }) => trigger.sentence < lead)) {
    add(features, IN_TITLE);
    add(features, KIND_IN_TITLE[kind] ?? 0);
  }
  if (triggers.some(({ trigger }) => trigger.sentence === lead)) add(features, IN_LEAD);
  if (triggers.some(({ trigger }) => trigger.sentence === lead + 1)) add(features, AFTER_LEAD);
  add(features, PLACES, Math.min(MOST_PLACES, triggers.length) / MOST_PLACES);
  add(features, FIGURES, Math.min(MOST_FIGURES, figures.length) / MOST_FIGURES);
  let first = MOST_PLACES;
  for (const { trigger } of triggers) first = Math.min(first, trigger.sentence);
  add(features, FIRST_TOLD[first] ?? 0);
  add(features, TITLE_CUES, scores.ofSentence(0, kind) / 3);
  add(features, LEAD_CUES, scores.ofSentence(lead, kind) / 3);
  for (const other of all)
    if (other.company.id === company.id && other.kind !== finding.kind)
      add(features, BESIDE[kind]?.[KIND_PLACES[other.kind]] ?? 0);
  return features;
}
