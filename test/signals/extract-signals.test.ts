import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import type { Document } from '../../src/documents/document.ts';
import { extractSignals } from '../../src/signals/extract-signals.ts';

const find = (text: string) => findCompanies(text, seededRegistry());

function article(title: string, text: string, extra: Partial<Document> = {}): Document {
  return {
    id: 'd1',
    format: 'article',
    url: null,
    title,
    publisher: null,
    publishedAt: '2024-08-28',
    text,
    language: 'en',
    readable: true,
    problems: [],
    ...extra,
  };
}

describe('extractSignals', () => {
  it('finds the cut, its numbers and their quotes', () => {
    const document = article(
      'Ericsson cuts 1,200 jobs',
      'Around 1,200 of its 7,000 employees in Sweden will be laid off, Ericsson said on Monday.',
    );
    const [signal] = extractSignals(document, find).signals;
    expect(signal).toMatchObject({
      company: { name: 'Ericsson' },
      kind: 'layoff',
      primary: true,
      jobs: 1200,
      from: 7000,
      ai: false,
    });
    const text = `${document.title}\n${document.text}`;
    for (const { quote, start, end } of signal?.evidence ?? [])
      expect(text.slice(start, end)).toBe(quote);
  });

  it.each([
    ['The lender Klarna employs 2,907 people, down from 5,527 in 2022.', 'executed'],
    ['Klarna has reduced its staff from 5,527 to about 2,907 people.', 'executed'],
    ['Klarna plans to reduce its staff from 5,527 to about 2,907 people.', 'announced'],
    ['Klarna is to cut its staff from 5,527 to 2,907 people.', 'announced'],
    ['Klarna has reversed its decision to make 45 people redundant.', 'reversed'],
    ['Klarna takes back 45 job cuts.', 'reversed'],
    ['Klarna takes its time and cuts 45 jobs back home.', 'announced'],
  ])('knows how far it has come: %s', (text, stage) => {
    const [signal] = extractSignals(article('', text), find).signals;
    expect(signal).toMatchObject({ company: { name: 'Klarna' }, stage });
  });

  it('credits those who put money in with no raising of money', () => {
    const text =
      'Microsoft will invest up to $5 billion and Nvidia up to $10 billion in Anthropic, they said.';
    const title = 'Microsoft and Nvidia put up to 15 billion dollars into Anthropic';
    const kinds = extractSignals(article(title, text), find).signals.map(({ kind }) => kind);
    expect(kinds).toContain('ai_investment');
    expect(kinds).not.toContain('funding');
  });

  it('reads nothing from a document that is marked unread', () => {
    const document = article('Ericsson cuts 1,200 jobs', 'It does.', { readable: false });
    expect(extractSignals(document, find).signals).toEqual([]);
  });

  it('takes a row of WARN notices as filed, straight from its columns', () => {
    const document = article('Bed Bath & Beyond', '240 employees, Passaic', {
      format: 'row',
      row: {
        company: 'Bed Bath & Beyond',
        jobs: 240,
        percent: null,
        noticeDate: '2023-04-26',
        effectiveDate: '2023-07-31',
        closure: true,
        place: 'Passaic',
        table: 'warn',
      },
    });
    const { signals } = extractSignals(document, find);
    expect(signals).toHaveLength(1);
    expect(signals[0]).toMatchObject({ kind: 'closure', jobs: 240, stage: 'filed', primary: true });
  });

  it.each([
    ['nothing at all', ''],
    ['lone surrogates and controls', '\ud800\u0000\u0007 Klarna \udfff cuts \u202e 5 jobs'],
    ['emoji and right-to-left', '\ud83e\udd94 Klarna \u05d7\u05d1\u05e8\u05d4 cuts 50 jobs \u0634'],
  ])('does not crash on %s', (_why, text) => {
    expect(() => extractSignals(article('', text), find)).not.toThrow();
  });

  it('comes to an end with a megabyte', { timeout: 120_000 }, () => {
    const text = 'Klarna will cut 1,800 jobs as AI takes over, the bank said. '.repeat(17_000);
    const { signals } = extractSignals(article('Klarna', text), find);
    expect(signals[0]).toMatchObject({ kind: 'layoff', jobs: 1800 });
  });
});
