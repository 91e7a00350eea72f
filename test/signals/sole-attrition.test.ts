import { expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { extractFromText } from '../../src/signals/article-signals.ts';

it.each([
  {
    why: 'cuts without dismissals are people who leave',
    text: 'Siemens sheds 1,800 jobs, and wants to do it without dismissals. Natural attrition should suffice.',
    kinds: ['attrition'],
  },
  {
    why: 'a means that is taken back is none',
    text: 'No dismissals, no voluntary departure plan: Siemens will cut 1,800 jobs by natural attrition.',
    kinds: ['attrition'],
  },
  {
    why: 'a means that stands beside it is one',
    text: 'Siemens will cut 1,800 jobs by natural attrition and buyouts.',
    kinds: ['layoff'],
  },
])('$why', ({ text, kinds }) => {
  const { signals } = extractFromText(
    { title: 'Siemens sheds 1,800 jobs', text, publishedAt: null },
    (piece) => findCompanies(piece, seededRegistry()),
  );
  const found = signals.map(({ kind }) => kind).filter((kind) => /layoff|attrition/.test(kind));
  expect(found.toSorted()).toEqual(kinds.toSorted());
});
