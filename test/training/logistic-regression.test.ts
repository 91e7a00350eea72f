import { describe, expect, it } from 'vitest';
import { product, trainBinary, trainChoice } from '../../training/logistic-regression.ts';
import type { Sample } from '../../training/samples.ts';
import { chanceOf } from '../platforms/chance.ts';

/** Cases that follow known weights: the chance that one holds is what they give. */
function samplesFrom(weights: readonly number[], count: number): Sample[] {
  const chance = chanceOf(7);
  return Array.from({ length: count }, () => {
    const ids = weights.flatMap((_, id) => (chance() < 0.5 ? [id] : []));
    const odds = ids.reduce((sum, id) => sum + (weights[id] ?? 0), -0.5);
    const row = { ids, values: ids.map(() => 1) };
    return { row, holds: chance() < 1 / (1 + Math.exp(-odds)), counts: 1 };
  });
}

describe('trainBinary', () => {
  it('finds the weights that the cases were made with', () => {
    const found = trainBinary(samplesFrom([2, -1, 0], 20_000), 3, 0.1);
    for (const [at, weight] of [2, -1, 0, -0.5].entries())
      expect(Math.abs((found[at] ?? 9) - weight)).toBeLessThan(0.15);
  });

  it('gives the same weights again, and smaller ones the more careful it is', () => {
    const samples = samplesFrom([2, -1, 0], 500);
    const careful = trainBinary(samples, 3, 100);
    expect([...trainBinary(samples, 3, 100)]).toEqual([...careful]);
    expect(Math.abs(careful[0] ?? 9)).toBeLessThan(Math.abs(trainBinary(samples, 3, 1)[0] ?? 0));
  });
});

describe('trainChoice', () => {
  it('puts the chosen ones first', () => {
    const option = (id: number) => ({ ids: [id], values: [1] });
    const choices = [
      { options: [option(0), option(1)], chosen: 1, counts: 1 },
      { options: [option(1), option(2)], chosen: 1, counts: 1 },
      { options: [option(2), option(0)], chosen: 0, counts: 1 },
    ];
    const weights = trainChoice(choices, 3, 0.1);
    const [zero, one, two] = [0, 1, 2].map((id) => product(option(id), weights));
    expect(two).toBeGreaterThan(one ?? 9);
    expect(one).toBeGreaterThan(zero ?? 9);
  });
});
