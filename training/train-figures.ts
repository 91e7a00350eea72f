import {
  FIGURE_FEATURES,
  figureFeatures,
  numberFeatures,
} from '../src/signals/learned/figure-features.ts';
import { FIGURE_SLOTS, visitFigureWords } from '../src/signals/learned/figure-words.ts';
import { BIAS } from '../src/signals/learned/models.ts';
import type { ModelData } from '../src/signals/learned/models.ts';
import {
  COUNTED_ROLES,
  fitsRole,
  ROLES_OF,
  staffNumbers,
} from '../src/signals/learned/staff-numbers.ts';
import type { StaffNumber } from '../src/signals/learned/staff-numbers.ts';
import { EDGE_STEM, isStop, stemOfUnit } from '../src/signals/learned/stems.ts';
import type { CountedRole } from '../src/signals/figure-homes.ts';
import type { LabelledSignal } from '../src/eval/labelled-item.ts';
import { KINDS } from '../src/signals/signal.ts';
import type { LabelledCase } from './labelled-cases.ts';
import { trainBinary } from './logistic-regression.ts';
import { hundredths } from './named-weights.ts';
import { frequentFeatures, joinRows, Numbering } from './samples.ts';
import type { Row, Sample } from './samples.ts';

const PENALTY = 6;
const FEWEST = 3;
const SMALLEST = 0.03;
/** A label of 17 stands for "17.4 %" too. */
const SAME_SHARE = 0.51;

type Example = {
  readonly row: Row;
  readonly number: StaffNumber;
  readonly label: LabelledSignal;
  readonly counts: number;
};

/** Learns which number plays which role for a labelled company and kind: from the words around it and what is known of it. */
export function trainFigures(
  cases: readonly LabelledCase[],
): Pick<ModelData, 'figures' | 'figureWords'> {
  const known = FIGURE_FEATURES.names.length;
  const numbering = new Numbering();
  for (const name of FIGURE_FEATURES.names) numbering.numberOf(`feature ${name}`);
  const examples = cases.flatMap((it) => examplesOf(it, numbering));
  const frequent = frequentFeatures(
    examples.map(({ row }) => row),
    FEWEST,
  );
  const { names } = numbering;
  const figureWords: ModelData['figureWords'] = {};
  const figures = {} as Record<CountedRole, Record<string, number>>;
  for (const [place, role] of COUNTED_ROLES.entries()) {
    const samples = examples.flatMap(({ row, number, label, counts }): Sample[] =>
      fitsRole(number, role) && ROLES_OF[label.kind]?.includes(role) === true
        ? [{ row: only(row, frequent), holds: plays(number, role, label), counts }]
        : [],
    );
    const weights = trainBinary(samples, names.length, PENALTY);
    figures[role] = { [BIAS]: hundredths(weights[names.length] ?? 0) };
    for (const [id, name] of names.entries()) {
      const weight = hundredths(weights[id] ?? 0);
      if (Math.abs(weight) < SMALLEST) continue;
      if (id < known) figures[role][name.slice('feature '.length)] = weight;
      else addWord(figureWords, name, place, weight);
    }
  }
  return { figures, figureWords };
}

function addWord(
  words: ModelData['figureWords'],
  name: string,
  place: number,
  weight: number,
): void {
  const [slot = '', word = ''] = name.split('\t');
  const of = (words[slot] ??= {});
  const row = (of[word] ??= COUNTED_ROLES.map(() => 0));
  row[place] = weight;
}

function examplesOf(it: LabelledCase, numbering: Numbering): Example[] {
  const { read } = it.reading;
  const numbers = staffNumbers(read.units);
  const stems = read.units.map((unit) => {
    const stem = stemOfUnit(unit);
    return { stem, stop: isStop(stem) };
  });
  const edge = { stem: EDGE_STEM, stop: isStop(EDGE_STEM) };
  return numbers.flatMap((number) => {
    const ids = new Set<number>();
    visitFigureWords(read, stems, edge, number, (slot, one, two) => {
      if (one.stem.includes(' ') || two?.stem.includes(' ') === true) return;
      const word = two === undefined ? one.stem : `${one.stem} ${two.stem}`;
      ids.add(numbering.numberOf(`${FIGURE_SLOTS[slot] ?? ''}\t${word}`));
    });
    const words = { ids: [...ids], values: [...ids].map(() => 1) };
    const standing = numberFeatures(number, numbers);
    return it.candidates.flatMap(({ company }) =>
      KINDS.flatMap((kind): Example[] => {
        const label = it.label(company.id, kind);
        if (label === null || ROLES_OF[kind] === undefined) return [];
        const features = figureFeatures(it.reading, { company, kind }, number);
        return [{ row: joinRows(features, standing, words), number, label, counts: it.counts }];
      }),
    );
  });
}

/** True where the label gives the number that role. */
export function plays({ value }: StaffNumber, role: CountedRole, label: LabelledSignal): boolean {
  const told = label[role];
  if (told === null) return false;
  return role === 'percent' ? Math.abs(told - value) < SAME_SHARE : told === value;
}

function only({ ids, values }: Row, frequent: ReadonlySet<number>): Row {
  const kept = Array.from(ids, (id, at) => [id, values[at] ?? 0] as const).filter(([id]) =>
    frequent.has(id),
  );
  return { ids: kept.map(([id]) => id), values: kept.map(([, value]) => value) };
}
