import { minimise } from './lbfgs.ts';
import type { Row, Sample } from './samples.ts';

/**
 * Logistic regression with an L2 penalty (not on the bias) over features numbered below `size`; the answer has the bias
 * in its last place. The larger the penalty, the more careful.
 */
export function trainBinary(
  samples: readonly Sample[],
  size: number,
  penalty: number,
): Float64Array {
  return minimise((weights, gradient) => {
    let loss = startOf(weights, gradient, size, penalty);
    gradient[size] = 0;
    for (const { row, holds, counts } of samples) {
      const sign = holds ? 1 : -1;
      const margin = sign * (product(row, weights) + (weights[size] ?? 0));
      const miss = 1 / (1 + Math.exp(margin));
      loss +=
        counts *
        (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
      addRow(gradient, row, -sign * counts * miss);
      gradient[size] = (gradient[size] ?? 0) - sign * counts * miss;
    }
    return loss;
  }, size + 1);
}

/** Cases of which one among several is the right one. */
export type Choice = {
  readonly options: readonly Row[];
  readonly chosen: number;
  readonly counts: number;
};

/** Weights that make the chosen option of each choice the likeliest (conditional logit), with an L2 penalty. */
export function trainChoice(
  choices: readonly Choice[],
  size: number,
  penalty: number,
): Float64Array {
  return minimise((weights, gradient) => {
    let loss = startOf(weights, gradient, size, penalty);
    gradient[size] = 0;
    for (const { options, chosen, counts } of choices) {
      const scores = options.map((row) => product(row, weights));
      const top = Math.max(...scores);
      const sum = scores.reduce((total, score) => total + Math.exp(score - top), 0);
      loss += counts * (Math.log(sum) + top - (scores[chosen] ?? 0));
      for (const [at, row] of options.entries()) {
        const share = Math.exp((scores[at] ?? 0) - top) / sum;
        addRow(gradient, row, counts * (share - (at === chosen ? 1 : 0)));
      }
    }
    return loss;
  }, size + 1);
}

function startOf(
  weights: Float64Array,
  gradient: Float64Array,
  size: number,
  penalty: number,
): number {
  let loss = 0;
  for (let at = 0; at < size; at += 1) {
    const weight = weights[at] ?? 0;
    loss += (penalty / 2) * weight * weight;
    gradient[at] = penalty * weight;
  }
  return loss;
}

export function product({ ids, values }: Row, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < ids.length; at += 1)
    sum += (weights[ids[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function addRow(to: Float64Array, { ids, values }: Row, times: number): void {
  for (let at = 0; at < ids.length; at += 1) {
    const place = ids[at] ?? 0;
    to[place] = (to[place] ?? 0) + times * (values[at] ?? 0);
  }
}
