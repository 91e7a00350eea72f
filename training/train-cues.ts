import { CUE_SLOTS, ruleStrengths, visitCues } from '../src/signals/learned/kind-scores.ts';
import type { ModelData } from '../src/signals/learned/models.ts';
import { isStop, isTelling, stemOfUnit } from '../src/signals/learned/stems.ts';
import { KINDS } from '../src/signals/signal.ts';
import type { ReadText } from '../src/signals/text/unit.ts';
import type { LabelledCase } from './labelled-cases.ts';
import type { LabelledSentence } from './labelled-sentences.ts';
import { product, trainBinary } from './logistic-regression.ts';
import { frequentFeatures, Numbering } from './samples.ts';
import type { Row, Sample } from './samples.ts';

/** From this strength of a rule on a sentence of a text that has the kind is taken to tell it. */
const TELLS_FROM = 1.5;
/** A sentence of a text is a weaker example than one that was labelled by itself. */
const OF_A_TEXT = 0.5;
const FEWEST = 4;
const SENTENCE_PENALTY = 3;
const TEXT_PENALTY = 1;
/** Weights closer to nothing than this are left out of the table. */
const SMALLEST = 0.1;
/** The feature of the rules, before all cues. */
const RULES = 0;

/** What is learned from: each text's and each sentence's cues as rows, read once for all rounds of training. */
export type CueMaterial = {
  readonly names: readonly string[];
  readonly sentences: readonly {
    readonly it: LabelledSentence;
    readonly cues: readonly number[];
    readonly strengths: Float64Array;
    readonly kinds: ReadonlySet<number>;
  }[];
  readonly texts: readonly {
    readonly it: LabelledCase;
    readonly cues: readonly (readonly number[])[];
    readonly strengths: Float64Array;
  }[];
};

export function cueMaterial(
  sentences: readonly LabelledSentence[],
  cases: readonly LabelledCase[],
): CueMaterial {
  const numbering = new Numbering();
  numbering.numberOf('the rules');
  const raw = {
    sentences: sentences.map(({ read }) => cuesOf(read, numbering).flat()),
    texts: cases.map(({ reading }) => cuesOf(reading.read, numbering)),
  };
  const rows = [...raw.sentences, ...raw.texts.flat()].map((ids): Row => ({ ids, values: ids }));
  const { names, keep } = frequentOnly(numbering.names, rows);
  return {
    names,
    sentences: sentences.map((it, at) => ({
      it,
      cues: keep(raw.sentences[at] ?? []),
      strengths: strongestOf(ruleStrengths(it.triggers, it.read.sentences.length)),
      kinds: new Set(it.kinds.map((kind) => KINDS.indexOf(kind))),
    })),
    texts: cases.map((it, at) => ({
      it,
      cues: (raw.texts[at] ?? []).map(keep),
      strengths: ruleStrengths(it.reading.triggers, it.reading.read.sentences.length),
    })),
  };
}

/** Leaves out what is too rare and numbers the rest anew, the rules first. */
function frequentOnly(
  all: readonly string[],
  rows: readonly Row[],
): Pick<CueMaterial, 'names'> & { readonly keep: (cues: readonly number[]) => number[] } {
  const frequent = [RULES, ...frequentFeatures(rows, FEWEST)];
  const places = new Map(frequent.map((cue, place) => [cue, place]));
  const keep = (cues: readonly number[]) =>
    [...new Set(cues)].flatMap((cue) => {
      const place = places.get(cue);
      return place === undefined ? [] : [place];
    });
  return { names: frequent.map((cue) => all[cue] ?? ''), keep };
}

function cuesOf(read: ReadText, numbering: Numbering): number[][] {
  const words = read.units.map((unit) => {
    const stem = stemOfUnit(unit);
    return { stem, telling: isTelling(stem), stop: isStop(stem) };
  });
  return read.sentences.map(({ first, end }) => {
    const cues: number[] = [];
    visitCues(words, first, end, (slot, one, two) => {
      // A stem with a space in it could not be told from two.
      if (one.stem.includes(' ') || two?.stem.includes(' ') === true) return;
      const name = two === undefined ? one.stem : `${one.stem} ${two.stem}`;
      cues.push(numbering.numberOf(`${slot} ${name}`));
    });
    return cues;
  });
}

/** Over all sentences, the strongest rule of each kind. */
function strongestOf(strengths: Float64Array): Float64Array {
  const strongest = new Float64Array(KINDS.length);
  for (const [at, strength] of strengths.entries())
    strongest[at % KINDS.length] = Math.max(strongest[at % KINDS.length] ?? 0, strength);
  return strongest;
}

/** Learns from the texts and sentences that `uses` lets through. */
export function trainCues(
  material: CueMaterial,
  uses: (it: LabelledCase | LabelledSentence) => boolean,
): ModelData['cues'] {
  const size = material.names.length;
  const sentences = material.sentences.filter(({ it }) => uses(it));
  const texts = material.texts.filter(({ it }) => uses(it));
  const bias: number[] = [];
  const rules: number[] = [];
  const ofSentence: Float64Array[] = [];
  const ofText: Float64Array[] = [];
  for (const kind of KINDS.keys()) {
    const weights = trainSentences(sentences, texts, kind, size);
    ofSentence.push(weights);
    bias[kind] = weights[size] ?? 0;
    rules[kind] = weights[RULES] ?? 0;
    const whole = trainTexts(texts, kind, size);
    ofText.push(whole);
    bias[KINDS.length + kind] = whole[size] ?? 0;
  }
  const entries: Record<string, Record<string, number[]>> = {};
  for (const slot of CUE_SLOTS) entries[slot] = {};
  for (const [cue, name] of material.names.entries()) {
    if (cue === RULES) continue;
    const row = [...ofSentence, ...ofText].map((weights) => rounded(weights[cue] ?? 0));
    if (row.every((weight) => weight === 0)) continue;
    const [slot = '', ...words] = name.split(' ');
    const of = entries[CUE_SLOTS[Number(slot)] ?? ''];
    if (of !== undefined) of[words.join(' ')] = row;
  }
  return { bias: bias.map(rounded), rules: rules.map(rounded), entries };
}

/**
 * Words of a sentence to a kind. A kind that a text does not have is told by none of its sentences; one that it has is
 * told by those in which a strong rule fires, else by the one that speaks most of it as far as was learned without.
 */
function trainSentences(
  sentences: CueMaterial['sentences'],
  texts: CueMaterial['texts'],
  kind: number,
  size: number,
): Float64Array {
  const known: Sample[] = sentences.map(({ cues, strengths, kinds }) => ({
    row: rowOf(cues, strengths[kind] ?? 0),
    holds: kinds.has(kind),
    counts: 1,
  }));
  const unsure: Row[][] = [];
  for (const { it, cues, strengths } of texts) {
    const has = it.item.gold.some((gold) => gold.kind === KINDS[kind]);
    const rows = cues.map((words, at) => {
      const strength = strengths[at * KINDS.length + kind] ?? 0;
      return { row: rowOf(words, strength), strength };
    });
    const ruled = rows.filter(({ strength }) => strength >= TELLS_FROM);
    for (const { row } of has ? ruled : rows) known.push({ row, holds: has, counts: OF_A_TEXT });
    if (has && ruled.length === 0) unsure.push(rows.map(({ row }) => row));
  }
  const first = trainBinary(known, size, SENTENCE_PENALTY);
  const found = unsure.flatMap((rows): Sample[] => {
    const [best] = [...rows].sort((a, b) => product(b, first) - product(a, first));
    return best === undefined ? [] : [{ row: best, holds: true, counts: OF_A_TEXT }];
  });
  return trainBinary([...known, ...found], size, SENTENCE_PENALTY);
}

/** Words of a whole text to a kind of the company that it is about. */
function trainTexts(texts: CueMaterial['texts'], kind: number, size: number): Float64Array {
  const samples = texts.map(({ it, cues }): Sample => {
    const focus = it.reading.focus;
    const of = KINDS[kind];
    return {
      row: rowOf([...new Set(cues.flat())], 0),
      holds: focus !== null && of !== undefined && it.label(focus.id, of) !== null,
      counts: 1,
    };
  });
  return trainBinary(samples, size, TEXT_PENALTY);
}

function rowOf(cues: readonly number[], strength: number): Row {
  return { ids: [RULES, ...cues], values: [strength, ...cues.map(() => 1)] };
}

function rounded(weight: number): number {
  return Math.abs(weight) < SMALLEST ? 0 : Math.round(weight * 100) / 100;
}
