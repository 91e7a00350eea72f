import { COUNTED_ROLES, ROLES_OF } from '../src/signals/learned/staff-numbers.ts';
import { compareNumbers, TOGETHER_FEATURES } from '../src/signals/learned/figures-together.ts';
import { figureModels } from '../src/signals/learned/models.ts';
import type { FigureModels, ModelData } from '../src/signals/learned/models.ts';
import { weighNumbers } from '../src/signals/learned/weigh-numbers.ts';
import { KINDS } from '../src/signals/signal.ts';
import type { CountedRole } from '../src/signals/figure-homes.ts';
import type { LabelledCase } from './labelled-cases.ts';
import { trainBinary } from './logistic-regression.ts';
import { named } from './named-weights.ts';
import { joinRows } from './samples.ts';
import type { Sample } from './samples.ts';
import { plays, trainFigures } from './train-figures.ts';

const PENALTY = 3;

/**
 * Learns which number plays which role in view of what the other numbers are likely to be: as models say it that have not
 * learned from the text. `partOf` says which of `parts` a text is in.
 */
export function trainFiguresTogether(
  cases: readonly LabelledCase[],
  parts: number,
  partOf: (it: LabelledCase) => number,
): ModelData['figuresTogether'] {
  const samples = { jobs: [], percent: [], from: [], to: [] } as Record<CountedRole, Sample[]>;
  for (let part = 0; part < parts; part += 1) {
    const models = figureModels(trainFigures(cases.filter((it) => partOf(it) !== part)));
    for (const it of cases) if (partOf(it) === part) addSamples(samples, it, models);
  }
  const weights = COUNTED_ROLES.map((role) => [
    role,
    named(trainBinary(samples[role], TOGETHER_FEATURES.names.length, PENALTY), TOGETHER_FEATURES),
  ]);
  return Object.fromEntries(weights) as ModelData['figuresTogether'];
}

function addSamples(
  samples: Readonly<Record<CountedRole, Sample[]>>,
  { reading, candidates, label: labelOf, counts }: LabelledCase,
  models: FigureModels,
): void {
  const { numbers, forFinding } = weighNumbers(reading, models);
  for (const { company } of candidates)
    for (const kind of KINDS) {
      const label = labelOf(company.id, kind);
      if (label === null || ROLES_OF[kind] === undefined) continue;
      const { odds, features } = forFinding({ company, kind });
      const together = compareNumbers(numbers, odds);
      for (const [at, number] of numbers.entries())
        for (const [place, role] of COUNTED_ROLES.entries()) {
          if (odds[at]?.[place] === -Infinity) continue;
          const row = joinRows(...(features[at] ?? []), together(at, place));
          samples[role].push({ row, holds: plays(number, role, label), counts });
        }
    }
}
