import { attributeToAi } from '../src/signals/ai-cause.ts';
import { AI_FEATURES, aiFeatures, sentencesOnAi } from '../src/signals/learned/ai-features.ts';
import { findingFeatures, FINDING_FEATURES } from '../src/signals/learned/finding-features.ts';
import { CUE_SLOTS, CUE_WIDTH, scoreKinds } from '../src/signals/learned/kind-scores.ts';
import type { KindScores } from '../src/signals/learned/kind-scores.ts';
import type { ModelData } from '../src/signals/learned/models.ts';
import { PRIMARY_FEATURES, primaryFeatures } from '../src/signals/learned/primary-features.ts';
import type { WeighedFinding } from '../src/signals/learned/primary-features.ts';
import { weighFindings } from '../src/signals/learned/weigh-findings.ts';
import { wordTable } from '../src/signals/learned/word-table.ts';
import { KINDS } from '../src/signals/signal.ts';
import type { Kind } from '../src/signals/signal.ts';
import { casesOf } from './labelled-cases.ts';
import type { LabelledCase } from './labelled-cases.ts';
import type { LabelledSentence } from './labelled-sentences.ts';
import { trainBinary, trainChoice } from './logistic-regression.ts';
import type { Choice } from './logistic-regression.ts';
import { named } from './named-weights.ts';
import { joinRows } from './samples.ts';
import type { Sample } from './samples.ts';
import { cueMaterial, trainCues } from './train-cues.ts';
import { trainFigures } from './train-figures.ts';
import { trainFiguresTogether } from './train-figures-together.ts';

/** What is learned from one layer must not be judged by the layer above on the same texts: each text is left out once. */
const FOLDS = 4;
/** A text of a single sentence is a rarer thing than these are among the examples. */
const OF_ONE_SENTENCE = 0.25;
const FINDING_PENALTY = 4;
const PRIMARY_PENALTY = 2;
const AI_PENALTY = 2;

type Findings = Record<Kind, Float64Array>;

/** Learns all models from labelled texts and sentences; the same material always gives the same models. */
export function trainModels(
  cases: readonly LabelledCase[],
  sentences: readonly LabelledSentence[],
  tell: (step: string) => void,
): ModelData {
  const whole = sentences.flatMap((sentence) =>
    sentence.item === null ? [] : [{ item: sentence.item, sentence }],
  );
  const ofOne = casesOf(
    whole.map(({ item }) => item),
    OF_ONE_SENTENCE,
  );
  const short = whole.flatMap(({ sentence }, at) => {
    const it = ofOne[at];
    return it === undefined ? [] : [{ it, sentence }];
  });
  const all = [...cases, ...short.map(({ it }) => it)];
  const folds = new Map<LabelledCase | LabelledSentence, number>(all.map((it) => [it, foldOf(it)]));
  for (const { it, sentence } of short) folds.set(sentence, folds.get(it) ?? 0);
  const material = cueMaterial(sentences, cases);
  tell(`${material.names.length} cues`);
  const scores = new Map<LabelledCase, KindScores>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const cues = cueModel(trainCues(material, (it) => folds.get(it) !== fold));
    for (const it of all)
      if (folds.get(it) === fold)
        scores.set(it, scoreKinds(it.reading.read, it.reading.triggers, cues));
    tell(`cues without part ${fold + 1} of ${FOLDS}`);
  }
  const cues = trainCues(material, () => true);
  tell('cues');
  const scoresOf = (it: LabelledCase): KindScores => {
    const known = scores.get(it);
    if (known === undefined) throw new RangeError(`${it.item.id} was not scored.`);
    return known;
  };
  const samples = findingSamples(all, scoresOf);
  const findings = trainFindings(samples, () => true);
  const unseen = Array.from({ length: FOLDS }, (_, fold) =>
    trainFindings(samples, (it) => folds.get(it) !== fold),
  );
  const told = new Map(
    all.map((it) => [
      it,
      weighFindings(it.reading, scoresOf(it), unseen[folds.get(it) ?? 0] ?? findings),
    ]),
  );
  tell('findings');
  const { figureWords, figures } = trainFigures(all);
  const figuresTogether = trainFiguresTogether(all, FOLDS, (it) => folds.get(it) ?? 0);
  tell('figures');
  const primary = trainPrimary(new Map(cases.map((it) => [it, told.get(it) ?? []])), scoresOf);
  const ai = trainAi(told);
  return {
    cues,
    findings: byKind((kind) => named(findings[kind], FINDING_FEATURES)),
    figureWords,
    figures,
    figuresTogether,
    primary: named(primary, PRIMARY_FEATURES),
    ai: named(ai, AI_FEATURES),
  };
}

/** Texts that tell the same event fall into the same part. */
function foldOf({ item }: LabelledCase): number {
  let hash = 0;
  for (const letter of item.event ?? item.id) hash = (hash * 31 + letter.charCodeAt(0)) % 65_521;
  return hash % FOLDS;
}

function cueModel(cues: ModelData['cues']) {
  return { ...cues, table: wordTable(CUE_SLOTS, CUE_WIDTH, cues.entries) };
}

type FindingSample = Sample & { readonly it: LabelledCase };

function findingSamples(
  cases: readonly LabelledCase[],
  scoresOf: (it: LabelledCase) => KindScores,
): Record<Kind, FindingSample[]> {
  const samples = byKind((): FindingSample[] => []);
  for (const it of cases) {
    for (const candidate of it.candidates) {
      const { shared, byKind: own } = findingFeatures(it.reading, candidate, scoresOf(it));
      for (const [place, kind] of KINDS.entries()) {
        const features = own[place];
        if (features === undefined) continue;
        const holds = it.label(candidate.company.id, kind) !== null;
        samples[kind].push({ it, row: joinRows(shared, features), holds, counts: it.counts });
      }
    }
  }
  return samples;
}

function trainFindings(
  samples: Readonly<Record<Kind, readonly FindingSample[]>>,
  uses: (it: LabelledCase) => boolean,
): Findings {
  return byKind((kind) =>
    trainBinary(
      samples[kind].filter(({ it }) => uses(it)),
      FINDING_FEATURES.names.length,
      FINDING_PENALTY,
    ),
  );
}

function trainPrimary(
  told: ReadonlyMap<LabelledCase, readonly WeighedFinding[]>,
  scoresOf: (it: LabelledCase) => KindScores,
): Float64Array {
  const choices = [...told].flatMap(([it, found]): Choice[] => {
    const chosen = found.findIndex(
      ({ company, kind }) => it.label(company.id, kind)?.primary === true,
    );
    if (chosen < 0 || found.length < 2) return [];
    const options = found.map((finding) =>
      joinRows(primaryFeatures(it.reading, finding, found, scoresOf(it))),
    );
    return [{ options, chosen, counts: it.counts }];
  });
  return trainChoice(choices, PRIMARY_FEATURES.names.length, PRIMARY_PENALTY);
}

function trainAi(told: ReadonlyMap<LabelledCase, readonly WeighedFinding[]>): Float64Array {
  const samples = [...told].flatMap(([it, found]) => {
    const causes = attributeToAi(found, it.reading.read);
    const onAi = sentencesOnAi(it.reading.read);
    return found.flatMap((finding): Sample[] => {
      const label = it.label(finding.company.id, finding.kind);
      const cause = causes.get(finding);
      if (label === null || cause === undefined || finding.kind.startsWith('ai_')) return [];
      const row = joinRows(aiFeatures(it.reading, finding, found, cause, onAi));
      return [{ row, holds: label.ai, counts: it.counts }];
    });
  });
  return trainBinary(samples, AI_FEATURES.names.length, AI_PENALTY);
}

function byKind<Thing>(make: (kind: Kind) => Thing): Record<Kind, Thing> {
  return Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<Kind, Thing>;
}
