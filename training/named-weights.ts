import type { FeatureNames } from '../src/signals/learned/features.ts';
import { BIAS } from '../src/signals/learned/models.ts';

/** Weights by name, those that say something; the bias is the last of them. */
export function named(weights: Float64Array, { names }: FeatureNames): Record<string, number> {
  return Object.fromEntries(
    [...names, BIAS].flatMap((name, at) => {
      const weight = hundredths(weights[at] ?? 0);
      return weight === 0 ? [] : [[name, weight]];
    }),
  );
}

/** As weights are kept. */
export function hundredths(weight: number): number {
  return Math.round(weight * 100) / 100;
}
