import { add, featureNames, vector } from './features.ts';
import type { FeatureNames, FeatureVector } from './features.ts';
import type { StaffNumber } from './staff-numbers.ts';

/** Two shares are the same where they differ by no more, in points or in parts of the share. */
const POINTS_APART = 0.6;
const PART_APART = 0.04;

export type SumFeatures = (number: StaffNumber, numbers: readonly StaffNumber[]) => FeatureVector;

/** Makes the features of how a number stands to the others: the largest, the difference of two, the base of a share. */
export function sumFeatures({ feature }: FeatureNames = featureNames()): SumFeatures {
  const TWICE = feature('told twice');
  const LARGEST = feature('the largest count');
  const ONLY = feature('the only count');
  const FIRST = feature('the first count');
  const COUNTS = [0, 1, 2, 3, 4].map((counts) => feature(`among counts ${counts}`));
  const SHARES = [0, 1, 2, 3].map((shares) => feature(`among shares ${shares}`));
  const REST = feature('part of a sum');
  const SUM = feature('sum of others');
  const DIFFERENCE = feature('difference of others');
  const HAS_SHARE = feature('its share is told');
  const IS_BASE = feature('base of a share');
  const SHARE_OF_COUNTS = feature('share of two counts');
  const FALL = feature('fall between two counts');

  const addCount = (
    features: FeatureVector,
    { unit, value }: StaffNumber,
    numbers: readonly StaffNumber[],
    counts: readonly number[],
    shares: readonly number[],
  ): void => {
    if (value === Math.max(...counts)) add(features, counts.length > 1 ? LARGEST : ONLY);
    if (numbers.find(({ form }) => form === 'count')?.unit === unit) add(features, FIRST);
    add(features, COUNTS[Math.min(4, counts.length)] ?? 0);
    const known = new Set(counts);
    const others = counts.filter((other) => other !== value);
    if (others.some((it) => it > value && it - value !== value && known.has(it - value)))
      add(features, REST);
    if (others.some((it) => it < value && value - it !== it && known.has(value - it)))
      add(features, SUM);
    if (others.some((it) => others.some((less) => it - less === value))) add(features, DIFFERENCE);
    if (others.some((it) => shares.some((share) => it > value && isShare(value, it, share))))
      add(features, HAS_SHARE);
    if (others.some((it) => shares.some((share) => it < value && isShare(it, value, share))))
      add(features, IS_BASE);
  };

  return (number, numbers) => {
    const features = vector();
    const { value, form } = number;
    const of = (wanted: StaffNumber['form']) => [
      ...new Set(numbers.flatMap((it) => (it.form === wanted ? [it.value] : []))),
    ];
    const counts = of('count');
    const shares = of('percent');
    if (numbers.filter((it) => it.value === value && it.form === form).length > 1)
      add(features, TWICE);
    if (form === 'count') {
      addCount(features, number, numbers, counts, shares);
      return features;
    }
    add(features, SHARES[Math.min(3, shares.length)] ?? 0);
    const pairs = counts.flatMap((part) =>
      counts.flatMap((whole) => (whole > part ? [[part, whole] as const] : [])),
    );
    if (pairs.some(([part, whole]) => isShare(part, whole, value))) add(features, SHARE_OF_COUNTS);
    if (pairs.some(([part, whole]) => isShare(whole - part, whole, value))) add(features, FALL);
    return features;
  };
}

function isShare(part: number, whole: number, share: number): boolean {
  const told = (part / whole) * 100;
  return whole > 0 && Math.abs(told - share) <= Math.max(POINTS_APART, PART_APART * share);
}
