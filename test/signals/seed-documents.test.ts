import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { readableText } from '../../src/documents/document.ts';
import type { Document } from '../../src/documents/document.ts';
import { readCardDocument } from '../../src/documents/card-document.ts';
import { extractSignals } from '../../src/signals/extract-signals.ts';
import type { Signal } from '../../src/signals/signal.ts';
import { tellStories } from '../../src/stories/tell-stories.ts';

const find = (text: string) => findCompanies(text, seededRegistry());
const seed = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../seeds/documents', name), 'utf8');

const [title = '', ...lines] = seed('klarna-halves-its-workforce.txt').split('\n');
const article: Document = {
  id: 'article',
  format: 'article',
  url: null,
  title,
  publisher: null,
  publishedAt: '2024-09-03',
  text: lines.join('\n').trim(),
  language: 'en',
  readable: true,
  problems: [],
};
const { signals } = extractSignals(article, find);
const facts = (kinds: readonly Signal['kind'][]) =>
  signals.filter(({ kind }) => kinds.includes(kind)).flatMap((signal) => signal.facts);

describe('the seed article', () => {
  it('puts the plan first: from 3,800 to 2,000, nearly half, by people who leave, with AI as means', () => {
    expect(signals[0]).toMatchObject({
      company: { name: 'Klarna' },
      kind: 'attrition',
      primary: true,
      percent: 50,
      from: 3800,
      to: 2000,
      ai: true,
      title: 'Klarna plans to go from 3,800 to 2,000 people',
    });
    expect(signals.some(({ kind }) => kind === 'layoff')).toBe(false);
  });

  it.each([
    ['the suppliers', 'share', 25, '%', 'external marketing suppliers'],
    ['the run rate', 'money', 4_000_000, 'USD', null],
    ['sales and marketing', 'share', 11, '%', 'sales and marketing'],
    ['the part of AI', 'share', 37, '%', 'cost savings'],
    ['a year of it', 'money', 10_000_000, 'USD', 'cost savings'],
    ['the pictures', 'money', 6_000_000, 'USD', 'image production'],
    ['one quarter of them', 'money', 1_500_000, 'USD', 'image production'],
    ['the time before', 'duration', 6, 'weeks', null],
    ['the time now', 'duration', 7, 'days', null],
  ])('finds %s among the AI savings', (_why, role, value, unit, of) => {
    expect(facts(['ai_savings'])).toContainEqual(
      expect.objectContaining({ role, value, unit, of }),
    );
  });

  it.each([
    ['share', 27, '%'],
    ['money', 13_300_000_000, 'SEK'],
    ['money', 990_000_000, 'GBP'],
  ])('finds the revenue in the results: %s %d %s', (role, value, unit) => {
    expect(facts(['results'])).toContainEqual(
      expect.objectContaining({ role, value, unit, of: 'revenue' }),
    );
  });

  it('keeps the earlier way from 5,000 to 3,800 beside the plan', () => {
    const steps = facts(['attrition']).filter(({ role }) => role === 'from' || role === 'to');
    expect(steps.map(({ role, value, of }) => [role, value, of])).toEqual(
      expect.arrayContaining([
        ['from', 5000, 'headcount'],
        ['to', 3800, 'headcount'],
      ]),
    );
  });

  it('finds the listing of 2025 with the sentence that dates it', () => {
    const ipo = signals.find(({ kind }) => kind === 'ipo');
    expect(ipo?.evidence.map(({ quote }) => quote).join(' ')).toContain('2025');
  });

  it('takes no tool, bank or broadcaster for the company', () => {
    expect(new Set(signals.map(({ company }) => company.name))).toEqual(new Set(['Klarna']));
  });

  it('shows no figure that does not stand in one of its quotes, each quote word for word', () => {
    const text = readableText(article);
    for (const { evidence, facts: figures } of signals) {
      for (const { quote, start, end } of evidence) expect(text.slice(start, end)).toBe(quote);
      for (const figure of figures) expect(evidence).toContainEqual(figure.evidence);
    }
  });
});

const card = readCardDocument(seed('klarna-halves-its-workforce.md'));
const rows = extractSignals(card, find).signals;

describe('the seed card', () => {
  it('gives one signal a row, in order, with the fields of the card', () => {
    expect(
      rows.map(({ title: name, change, horizon, drivingForce }) => ({
        name,
        change,
        horizon: horizon?.text,
        drivingForce: drivingForce?.text,
      })),
    ).toEqual(
      card.card?.signals.map(({ name, change, horizon, drivingForce }) => ({
        name,
        change,
        horizon,
        drivingForce,
      })),
    );
    expect(rows).toHaveLength(6);
    expect(new Set(rows.flatMap((row) => [row.horizon?.basis, row.drivingForce?.basis]))).toEqual(
      new Set(['source']),
    );
  });

  it('tells each row by its main clause', () => {
    expect(rows.map(({ kind }) => kind)).toEqual([
      'attrition',
      'ai_replacement',
      'ai_savings',
      'results',
      'ai_adoption',
      'ipo',
    ]);
    expect(rows.filter(({ primary }) => primary)).toHaveLength(1);
  });

  it('tells the story that the article tells', () => {
    const now = '2024-11-03T09:00:00.000Z';
    const first = tellStories({ document: article, signals, stories: [], now });
    const stories = first.map(({ after }) => after);
    const second = tellStories({ document: card, signals: rows, stories, now });
    expect(second.map(({ after }) => after.id)).toEqual([stories[0]?.id]);
    expect(second[0]?.after.tellings).toHaveLength(2);
  });
});
