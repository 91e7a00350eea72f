import { expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import type { Document, TableRow } from '../../src/documents/document.ts';
import { rowSignals } from '../../src/signals/row-signals.ts';

function signalOf(row: Partial<TableRow>) {
  const document: Document = {
    id: 'row',
    format: 'row',
    url: null,
    title: 'Notice',
    publisher: null,
    publishedAt: null,
    text: 'Notice.',
    language: 'en',
    readable: true,
    problems: [],
    row: {
      company: 'Walmart',
      jobs: 200,
      percent: null,
      noticeDate: null,
      effectiveDate: null,
      closure: false,
      place: null,
      table: 'warn',
      ...row,
    },
  };
  return rowSignals(document, (text) => findCompanies(text, seededRegistry()))[0];
}

it.each([
  { company: 'Walmart', id: 'walmart', why: 'as it is' },
  { company: 'Walmart #5931', id: 'walmart', why: 'a branch by its number' },
  { company: 'Walmart Store 214', id: 'walmart', why: 'a branch by its number in words' },
  { company: 'Macy’s - Sunvalley', id: 'macys', why: 'a branch by its place' },
  {
    company: 'Hotel Managers Group at the Palms',
    id: 'hotel-managers-group-at-the-palms',
    why: 'no listed company',
  },
])('$company is filed under $id: $why', ({ company, id }) => {
  expect(signalOf({ company })?.company.id).toBe(id);
});

it.each([
  { table: 'warn', stage: 'filed' },
  { table: 'tracker', stage: 'executed' },
] as const)('a row of a $table is $stage', ({ table, stage }) => {
  expect(signalOf({ table })?.stage).toBe(stage);
});

it('keeps how exact a number is, and headcounts where the table has them', () => {
  const signal = signalOf({ qualifier: 'up_to', headcountBefore: 1000, headcountAfter: 800 });
  expect(signal).toMatchObject({ jobs: 200, from: 1000, to: 800 });
  expect(signal?.title).toContain('up to 200');
  expect(signal?.facts.map(({ role, value, qualifier }) => [role, value, qualifier])).toEqual([
    ['jobs', 200, 'up_to'],
    ['from', 1000, 'exactly'],
    ['to', 800, 'exactly'],
  ]);
});
