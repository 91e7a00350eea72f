import type { FeatureVector } from '../src/signals/learned/features.ts';

/** Features of one case, by number, with their values. */
export type Row = { readonly ids: ArrayLike<number>; readonly values: ArrayLike<number> };

/** One case: what is known of it, whether it holds, and how much it counts. */
export type Sample = { readonly row: Row; readonly holds: boolean; readonly counts: number };

/** Numbers for features that are made up while texts are read. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  get names(): string[] {
    return [...this.#numbers.keys()];
  }

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

export function joinRows(...rows: readonly FeatureVector[]): Row {
  return { ids: rows.flatMap(({ ids }) => ids), values: rows.flatMap(({ values }) => values) };
}

/** Features that occur in at least so many rows; the others teach nothing that holds elsewhere. */
export function frequentFeatures(rows: readonly Row[], fewest: number): ReadonlySet<number> {
  const seen = new Map<number, number>();
  for (const { ids } of rows)
    for (const id of new Set(Array.from(ids))) seen.set(id, (seen.get(id) ?? 0) + 1);
  return new Set([...seen].flatMap(([id, count]) => (count >= fewest ? [id] : [])));
}
