import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import type { Document } from '../../src/documents/document.ts';
import { parseSources } from '../../src/sources/parse-sources.ts';
import { readSource } from '../../src/sources/read-source.ts';

const folder = join(import.meta.dirname, '../../seeds');
const noNetwork = (): Promise<never> => Promise.reject(new Error('the seeds need no network'));
const documents: Document[] = [];
const problems: string[] = [];

beforeAll(async () => {
  const text = readFileSync(join(folder, 'sources.json'), 'utf8');
  for (const source of parseSources(text, 'sources.json', folder).listed) {
    for await (const batch of readSource(source, {
      fetch: noNetwork,
      isKnown: () => Promise.resolve(false),
      takenInAt: null,
      clock: SYSTEM_CLOCK,
    })) {
      documents.push(...batch.documents);
      problems.push(...batch.problems, ...batch.documents.flatMap((document) => document.problems));
    }
  }
});

describe('the seeds', () => {
  it('are read without a problem, each with a date, in English and once', () => {
    expect(problems).toEqual([]);
    expect(documents.length).toBeGreaterThan(40);
    expect(
      documents.filter(({ publishedAt, readable }) => publishedAt === null || !readable),
    ).toEqual([]);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  });

  it('come from several publishers and fill the newest week', () => {
    const days = documents.map(({ publishedAt }) => (publishedAt ?? '').slice(0, 10)).sort();
    expect(new Set(documents.map(({ publisher }) => publisher)).size).toBeGreaterThan(3);
    expect(days.filter((day) => day >= '2025-11-17' && day <= '2025-11-23').length).toBeGreaterThan(
      8,
    );
    expect(days.at(-1)).toBe('2025-11-21');
  });

  it('tell of Klarna in both forms with the same facts', () => {
    const card = documents.find(
      ({ format, title }) => format === 'card' && title.includes('Klarna'),
    );
    expect(card?.card?.signals).toHaveLength(6);
    expect(card?.card?.dialect).toBe(1);
    const article = documents.find(({ title }) => title.startsWith('Klarna to make do with half'));
    for (const fact of [
      '3,800',
      '2,000',
      '5,000',
      '25%',
      '11%',
      '37%',
      '27%',
      '£990 million',
      '2025',
    ])
      expect(article?.text).toContain(fact);
  });

  it('hold a card of the second dialect', () => {
    expect(documents.find(({ card }) => card?.dialect === 2)?.card?.signals[0]?.relevancy).toBe(5);
  });
});
