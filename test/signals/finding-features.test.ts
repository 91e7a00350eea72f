import { expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { candidatesOf } from '../../src/signals/learned/candidates.ts';
import { findingFeatures } from '../../src/signals/learned/finding-features.ts';
import { scoreKinds } from '../../src/signals/learned/kind-scores.ts';
import { learnedModels } from '../../src/signals/learned/learned-models.ts';
import { readByRules } from '../../src/signals/read-by-rules.ts';

/** More than fit among the arguments of one call, as a page of five megabytes holds. */
const VERY_MANY = 300_000;

it.each([
  ['owned', 'Klarna cuts 40 jobs.'],
  ['loose', 'About 40 jobs are to be cut. Klarna has a view of it.'],
])('a text that tells one kind very often is weighed like any other: %s', (which, text) => {
  const document = { title: '', text, publishedAt: null };
  const once = readByRules(document, (read) => findCompanies(read, seededRegistry()));
  const often = <Entry>(entries: readonly Entry[]): Entry[] =>
    Array.from({ length: VERY_MANY }, () => entries).flat();
  const reading = {
    ...once,
    owned: which === 'owned' ? often(once.owned) : [],
    triggers: often(once.triggers),
  };
  expect(reading.triggers.length).toBeGreaterThanOrEqual(VERY_MANY);
  const scores = scoreKinds(once.read, once.triggers, learnedModels().cues);
  const [candidate] = candidatesOf(reading);
  if (candidate === undefined) throw new Error('The text names Klarna.');
  const { byKind } = findingFeatures(reading, candidate, scores);
  expect(byKind.flatMap(({ ids }) => ids).length).toBeGreaterThan(0);
});
