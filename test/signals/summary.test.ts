import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { extractFromText } from '../../src/signals/article-signals.ts';
import { keywordsOf, themesOf } from '../../src/signals/keywords.ts';
import { summaryOf } from '../../src/signals/summary.ts';

const title = 'Ericsson cuts 300 jobs';
const text =
  'It rained in Stockholm. Ericsson will cut 300 jobs as AI takes over network planning. Network planning is costly. Its revenue fell 6% in the third quarter.';
const { signals } = extractFromText({ title, text, publishedAt: null }, (document) =>
  findCompanies(document, seededRegistry()),
);

describe('summaryOf', () => {
  it('takes the two sentences that tell the signals, word for word', () => {
    expect(summaryOf(signals, title.length)).toBe(
      'Ericsson will cut 300 jobs as AI takes over network planning. Its revenue fell 6% in the third quarter.',
    );
  });

  it('says nothing of a document without signals', () => {
    expect(summaryOf([], 0)).toBe('');
  });
});

describe('keywordsOf and themesOf', () => {
  it('names the company, what happens and the words that recur', () => {
    const keywords = keywordsOf(`${title}\n${text}`, signals);
    expect(keywords).toEqual(expect.arrayContaining(['Ericsson', 'AI', 'job cuts', 'network']));
    expect(keywords.length).toBeLessThanOrEqual(10);
  });

  it('names each theme once', () => {
    const themes = themesOf(signals);
    expect(themes).toContain('Workforce Management');
    expect(new Set(themes).size).toBe(themes.length);
  });
});
