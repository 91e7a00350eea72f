import { z } from 'zod';
import type { CountedRole } from '../figure-homes.ts';
import { KINDS } from '../signal.ts';
import type { Kind } from '../signal.ts';
import { AI_FEATURES } from './ai-features.ts';
import type { FeatureNames, Weights } from './features.ts';
import { FIGURE_FEATURES } from './figure-features.ts';
import { FIGURE_SLOTS } from './figure-words.ts';
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
  readonly figures: Readonly<Record<CountedRole, Weights>>;
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
export const FIGURE_FROM = 0.6;
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
  primary: named,
  ai: named,
});
export type ModelData = z.infer<typeof modelData>;

/** Makes what is kept ready for use. */
export function modelsOf({ cues, findings, figureWords, figures, primary, ai }: ModelData): Models {
  const by = <Key extends string>(
    keys: readonly Key[],
    of: Readonly<Record<Key, Readonly<Record<string, number>>>>,
    names: FeatureNames,
  ) =>
    Object.fromEntries(keys.map((key) => [key, weightsOf(of[key], names)])) as Record<Key, Weights>;
  return {
    cues: { ...cues, table: wordTable(CUE_SLOTS, CUE_WIDTH, cues.entries) },
    findings: by(KINDS, findings, FINDING_FEATURES),
    figureWords: wordTable(FIGURE_SLOTS, COUNTED_ROLES.length, figureWords),
    figures: by(COUNTED_ROLES, figures, FIGURE_FEATURES),
    primary: weightsOf(primary, PRIMARY_FEATURES),
    ai: weightsOf(ai, AI_FEATURES),
  };
}

function weightsOf(known: Readonly<Record<string, number>>, { names }: FeatureNames): Weights {
  return Float64Array.from([...names, BIAS], (name) => known[name] ?? 0);
}
