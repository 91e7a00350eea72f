import { add, featureNames, probability, vector } from './features.ts';
import type { FeatureVector } from './features.ts';
import { FIGURE_FEATURES } from './figure-features.ts';
import { COUNTED_ROLES } from './staff-numbers.ts';
import type { StaffNumber } from './staff-numbers.ts';

/** The log-odds that a number plays each of `COUNTED_ROLES`, by itself; -Infinity where it cannot. */
export type RoleOdds = Float64Array;

/** A number that may well play a role is something to measure others by. */
const LIKELY = 0.15;
/** Log-odds beyond these say nothing more. */
const SUREST = 5;
const SMALLEST_RATIO = -6;
const LARGEST_RATIO = 8;

/** All features of a number for a finding, then those of how it stands to what the other numbers are likely to be. */
export const TOGETHER_FEATURES = featureNames(FIGURE_FEATURES.names);
const { feature } = TOGETHER_FEATURES;

const APART = feature('odds by itself');
const LIKELIEST = feature('likeliest of its role');
const AHEAD = feature('ahead of the next');
const BEHIND = feature('behind the likeliest');
const BESIDE = COUNTED_ROLES.map((role) => ({
  count: besides(`count, ${role}`),
  percent: besides(`percent, ${role}`),
  more: feature(`more than ${role}`),
  less: feature(`less than ${role}`),
  equal: feature(`equal to ${role}`),
  ratio: Array.from({ length: LARGEST_RATIO - SMALLEST_RATIO + 1 }, (_, place) =>
    feature(`2^${String(place + SMALLEST_RATIO)} times ${role}`),
  ),
}));

function besides(name: string) {
  return {
    same: feature(`${name} in its sentence`),
    before: feature(`${name} in the sentence before`),
    after: feature(`${name} in the sentence after`),
    far: feature(`${name} elsewhere`),
  };
}

/** Says of the number at a place how likely it is for a role (by its place) beside the others, and how it stands to the likeliest of each. */
export type TogetherFeatures = (at: number, role: number) => FeatureVector;

/** Compares the numbers of a text with the likeliest among them for each role; `odds` by number. */
export function compareNumbers(
  numbers: readonly StaffNumber[],
  odds: readonly RoleOdds[],
): TogetherFeatures {
  const leaders = COUNTED_ROLES.map((_, role) => likeliest(odds, role));
  return (at, role) => featuresOf(numbers, odds, leaders, at, role);
}

function featuresOf(
  numbers: readonly StaffNumber[],
  odds: readonly RoleOdds[],
  leaders: readonly number[],
  at: number,
  role: number,
): FeatureVector {
  const features = vector();
  const number = numbers[at];
  const own = clamp(odds[at]?.[role] ?? 0);
  add(features, APART, own / SUREST);
  const rival = leaders[role] === at ? likeliest(odds, role, at) : (leaders[role] ?? -1);
  const other = clamp(odds[rival]?.[role] ?? -SUREST);
  if (own >= other) {
    add(features, LIKELIEST);
    add(features, AHEAD, (own - other) / SUREST);
  } else add(features, BEHIND, (other - own) / SUREST);
  for (const [place, beside] of BESIDE.entries()) {
    const best = leaders[place] ?? -1;
    const measure = numbers[best];
    const likely = probability(odds[best]?.[place] ?? -Infinity);
    if (best === at || number === undefined || measure === undefined || likely < LIKELY) continue;
    add(features, beside[number.form][whereabouts(number, measure)], likely);
    if (number.form === 'percent' || measure.form === 'percent') continue;
    add(features, beside[order(number.value, measure.value)], likely);
    const ratio = Math.round(Math.log2(number.value / measure.value));
    const bounded = Math.max(SMALLEST_RATIO, Math.min(LARGEST_RATIO, ratio));
    add(features, beside.ratio[bounded - SMALLEST_RATIO] ?? beside.equal, likely);
  }
  return features;
}

/** The number that is likeliest to play the role, other than the one at `except`; -1 where none can. */
function likeliest(odds: readonly RoleOdds[], role: number, except = -1): number {
  let best = -1;
  for (const [at, of] of odds.entries())
    if (at !== except && (of[role] ?? -Infinity) > (odds[best]?.[role] ?? -Infinity)) best = at;
  return best;
}

function clamp(odds: number): number {
  return Math.max(-SUREST, Math.min(SUREST, odds));
}

function whereabouts(
  number: StaffNumber,
  measure: StaffNumber,
): 'same' | 'before' | 'after' | 'far' {
  const gap = measure.sentence - number.sentence;
  if (gap === 0) return 'same';
  return gap === -1 ? 'before' : gap === 1 ? 'after' : 'far';
}

function order(value: number, measure: number): 'more' | 'less' | 'equal' {
  if (value === measure) return 'equal';
  return value > measure ? 'more' : 'less';
}
