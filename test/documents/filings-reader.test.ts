import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isOfInterest,
  primaryDocumentUrl,
  readFiling,
  readFilingList,
  type Filing,
} from '../../src/documents/filings-reader.ts';
import { UnreadableDocumentError } from '../../src/errors.ts';
import { openReader } from '../../src/reader.ts';

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/filings', name), 'utf8');
const LIST_URL = 'https://www.sec.gov/cgi-bin/browse-edgar?action=getcurrent';
const filings = readFilingList(fixture('current.atom'), LIST_URL);
const [intel] = filings as [Filing];
const PAGE = 'https://www.sec.gov/Archives/edgar/data/50863/000005086326000011/intc-20260116.htm';

describe('the list of current filings', () => {
  it('gives each 8-K once with its filer, items and instant', () => {
    expect(filings.map(({ company, items }) => [company, items.join(' ')])).toEqual([
      ['Intel Corp', '2.02 2.05 9.01'],
      ['Harbour Freight & Rail Co', '5.02'],
      ['Mill Street Media, Inc.', '2.05 2.06'],
    ]);
    expect(intel).toMatchObject({
      accession: '0000050863-26-000011',
      filedAt: '2026-01-16T13:55:12Z',
    });
  });

  it('tells those under items 2.05 and 2.06 from the others', () => {
    expect(filings.map(isOfInterest)).toEqual([true, false, true]);
  });

  it.each(['', '<html><body>Request Rate Threshold Exceeded</body></html>', '{"a":1}'])(
    'says so where it is no such list: %j',
    (text) => {
      expect(() => readFilingList(text, LIST_URL)).toThrow(UnreadableDocumentError);
    },
  );
});

describe('a filing', () => {
  it('is found on its index page behind the viewer, not its exhibits', () => {
    expect(primaryDocumentUrl(fixture('index.htm'), intel.indexUrl)).toBe(PAGE);
    expect(primaryDocumentUrl('<p>Nothing here</p>', intel.indexUrl)).toBeNull();
  });

  it('is read under its item alone, and its signal has the filing’s numbers only', () => {
    const document = readFiling(intel, fixture('intel-8k.htm'), PAGE);
    expect(document).toMatchObject({
      title: 'Intel Corp reports costs of an exit or disposal plan in an 8-K filing',
      url: PAGE,
      publishedAt: '2026-01-16T13:55:12Z',
      problems: [],
    });
    expect(document.text).toMatch(/^Costs Associated .*2026\.$/s);
    expect(document.text).not.toMatch(/12,900|88,000|Pursuant/);
    const { signals } = openReader().extract(document);
    expect(signals).toMatchObject([
      { company: { id: 'intel' }, kind: 'layoff', jobs: 15_000, percent: 15 },
    ]);
  });

  it('of which the sections cannot be told apart is kept with a word about it', () => {
    const document = readFiling(intel, '<p>We cut 20 jobs.</p>', PAGE);
    expect(document.text).toBe('We cut 20 jobs.');
    expect(document.problems).toHaveLength(1);
  });
});
