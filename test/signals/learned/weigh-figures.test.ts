import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../../src/companies/find-companies.ts';
import { seededRegistry } from '../../../src/companies/seeded-registry.ts';
import { extractFromText } from '../../../src/signals/article-signals.ts';
import type { Signal } from '../../../src/signals/signal.ts';

const primary = (title: string, text: string): Signal | undefined =>
  extractFromText({ title, text, publishedAt: null }, (piece) =>
    findCompanies(piece, seededRegistry()),
  ).signals.find((signal) => signal.primary);

describe('figures', () => {
  it.each([
    {
      why: 'before and after are told as a pair, the year before is another matter',
      title: 'Electrolux to have 41,000 people',
      text: 'Electrolux wants to bring its workforce down from 46,000 to 41,000 people. In 2021 it had 52,000.',
      figures: { from: 46_000, to: 41_000 },
    },
    {
      why: 'what has been reached is left again: the plan begins there, not with the way so far',
      title: 'Electrolux to shrink further',
      text: 'Electrolux plans to cut its workforce from 46,000 employees to 41,000. It has already cut its workforce from 52,000 to 46,000 in the past year.',
      figures: { from: 46_000, to: 41_000 },
    },
    {
      why: 'what is left is no number of those who go',
      title: 'Electrolux lays off 3,000',
      text: 'Electrolux lays off 3,000 people. It employs 46,000.',
      figures: { jobs: 3000, from: 46_000 },
    },
    {
      why: 'a share of customers is none of staff',
      title: 'Electrolux lays off 3,000',
      text: 'Electrolux lays off 3,000 people. Its app is used by 12% of customers.',
      figures: { jobs: 3000, percent: null },
    },
    {
      why: 'a count that the others are a share of is the headcount, though nothing beside it says so',
      title: 'Electrolux to shrink',
      text: 'About 420 people are to leave Electrolux. That is some 15%. It had around 2,800.',
      figures: { jobs: 420, percent: 15, from: 2800 },
    },
  ])('$why', ({ title, text, figures }) => {
    expect(primary(title, text)).toMatchObject(figures);
  });

  it('shows only numbers that stand in a quote', () => {
    const signal = primary(
      'Electrolux lays off 3,000',
      'Electrolux lays off 3,000 of its 46,000 people.',
    );
    expect(signal?.facts.length).toBeGreaterThan(0);
    for (const { value, evidence } of signal?.facts ?? [])
      expect(evidence.quote).toContain(value.toLocaleString('en-US'));
  });
});

it('a text with hundreds of numbers is read in no more than a moment of work', () => {
  const numbers = Array.from({ length: 3000 }, (_, at) => `${at * 7 + 11} people`).join(', ');
  expect(
    primary('Electrolux lays off 3,000', `Electrolux lays off 3,000 people: ${numbers}.`)?.kind,
  ).toBe('layoff');
});
