import { z } from 'zod';
import type { CountedRole } from '../figure-homes.ts';
import { KINDS } from '../signal.ts';
import type { Kind } from '../signal.ts';
import { AI_FEATURES } from './ai-features.ts';
import type { FeatureNames, Weights } from './features.ts';
import { FIGURE_FEATURES } from './figure-features.ts';
import { FIGURE_SLOTS } from './figure-words.ts';
import { TOGETHER_FEATURES } from './figures-together.ts';
import { FINDING_FEATURES } from './finding-features.ts';
import { CUE_SLOTS, CUE_WIDTH } from './kind-scores.ts';
import type { CueModel } from './kind-scores.ts';
import { PRIMARY_FEATURES } from './primary-features.ts';
import { COUNTED_ROLES } from './staff-numbers.ts';
import { wordTable } from './word-table.ts';
import type { WordTable } from './word-table.ts';

/** Everything that was learned from labelled text, ready for use. */
export type Models = {
  readonly cues: CueModel;
  readonly findings: Readonly<Record<Kind, Weights>>;
  /** A row of the table has a weight for each of `COUNTED_ROLES`. */
  readonly figureWords: WordTable;
  /** For a number by itself. */
  readonly figures: Readonly<Record<CountedRole, Weights>>;
  /** For a number in view of what the others are likely to be. */
  readonly figuresTogether: Readonly<Record<CountedRole, Weights>>;
  readonly primary: Weights;
  readonly ai: Weights;
};

/** From this likelihood on a finding is told: where F1 was best on texts that were not learned from. */
export const FINDING_FROM = 0.35;
/** The same for a text whose genre the rules take for no report of anything (advert, how-to, opinion). */
export const UNFIT_FINDING_FROM = 0.8;
/** Several firms share a deal or a round, and the words that tell it stand beside one of them: less is enough for each. */
export const DEAL_FROM = 0.25;
export const DEALS: ReadonlySet<Kind> = new Set(['ai_investment', 'merger', 'ipo', 'funding']);
/** A wrong number is worse than none, so it has to be likelier than a finding. */
export const FIGURE_FROM = 0.65;
export const AI_FROM = 0.5;

/** The name under which the bias stands among the weights of named features. */
export const BIAS = 'bias';

const entries = z.record(z.string(), z.record(z.string(), z.array(z.number())));
const named = z.record(z.string(), z.number());

/** What was learned, as it is kept: words and named features with what each speaks for, in log-odds. */
export const modelData = z.object({
  cues: z.object({
    /** As a row of the entries: the kinds for a sentence, then the kinds for the whole text. */
    bias: z.array(z.number()).length(CUE_WIDTH),
    rules: z.array(z.number()).length(KINDS.length),
    entries,
  }),
  findings: z.record(z.enum(KINDS), named),
  figureWords: entries,
  figures: z.record(z.enum(COUNTED_ROLES), named),
  figuresTogether: z.record(z.enum(COUNTED_ROLES), named),
  primary: named,
  ai: named,
});
export type ModelData = z.infer<typeof modelData>;

/** Makes what is kept ready for use. */
export function modelsOf(data: ModelData): Models {
  const { cues, findings, figuresTogether, primary, ai } = data;
  return {
    cues: { ...cues, table: wordTable(CUE_SLOTS, CUE_WIDTH, cues.entries) },
    findings: weightsBy(KINDS, findings, FINDING_FEATURES),
    ...figureModels(data),
    figuresTogether: weightsBy(COUNTED_ROLES, figuresTogether, TOGETHER_FEATURES),
    primary: weightsOf(primary, PRIMARY_FEATURES),
    ai: weightsOf(ai, AI_FEATURES),
  };
}

/** What a number is weighed with by itself. */
export type FigureModels = Pick<Models, 'figures' | 'figureWords'>;

export function figureModels(data: Pick<ModelData, 'figures' | 'figureWords'>): FigureModels {
  return {
    figureWords: wordTable(FIGURE_SLOTS, COUNTED_ROLES.length, data.figureWords),
    figures: weightsBy(COUNTED_ROLES, data.figures, FIGURE_FEATURES),
  };
}

function weightsBy<Key extends string>(
  keys: readonly Key[],
  of: Readonly<Record<Key, Readonly<Record<string, number>>>>,
  names: FeatureNames,
): Record<Key, Weights> {
  return Object.fromEntries(keys.map((key) => [key, weightsOf(of[key], names)])) as Record<
    Key,
    Weights
  >;
}

function weightsOf(known: Readonly<Record<string, number>>, { names }: FeatureNames): Weights {
  return Float64Array.from([...names, BIAS], (name) => known[name] ?? 0);
}
