/** Features that hold for one case, by their numbers, each with its value (mostly 1). */
export type FeatureVector = { readonly ids: number[]; readonly values: number[] };

/** The named features of a model; a feature's number is its place among them. */
export type FeatureNames = {
  readonly names: readonly string[];
  /** Makes a feature known; call while modules are loaded, each name once. */
  readonly feature: (name: string) => number;
};

/** Begins a model's features, after those `known` to another model, which keep their numbers. */
export function featureNames(known: readonly string[] = []): FeatureNames {
  const names = [...known];
  return { names, feature: (name) => names.push(name) - 1 };
}

export function vector(): FeatureVector {
  return { ids: [], values: [] };
}

export function add({ ids, values }: FeatureVector, feature: number, value = 1): void {
  ids.push(feature);
  values.push(value);
}

/** What each feature speaks for, in log-odds, by its number; the last place is that of the bias. */
export type Weights = Float64Array;

/** The log-odds that the features of all vectors give together. */
export function logOdds(weights: Weights, ...vectors: readonly FeatureVector[]): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (const { ids, values } of vectors)
    for (let at = 0; at < ids.length; at += 1)
      sum += (weights[ids[at] ?? -1] ?? 0) * (values[at] ?? 0);
  return sum;
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
