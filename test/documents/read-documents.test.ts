import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/documents/read-documents.ts';
import { FIRST_DIALECT, SECOND_DIALECT } from './card-fixtures.ts';

const HTML =
  '<!doctype html><html><head><title>T</title></head><body><p>Jobs go.</p></body></html>';
const RSS =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>W</title><item><title>One</title></item><item><title>Two</title></item></channel></rss>';
const JSON_FEED =
  '{"version":"https://jsonfeed.org/version/1.1","title":"W","items":[{"id":"1","title":"One"}]}';

describe('readDocuments', () => {
  it.each([
    { why: 'a card', text: FIRST_DIALECT, formats: ['card'] },
    {
      why: 'a card of the second dialect with a byte order mark',
      text: `\uFEFF${SECOND_DIALECT}`,
      formats: ['card'],
    },
    { why: 'RSS', text: RSS, formats: ['article', 'article'] },
    {
      why: 'RSS that the server calls HTML',
      text: RSS,
      contentType: 'text/html',
      formats: ['article', 'article'],
    },
    { why: 'JSON Feed', text: JSON_FEED, formats: ['article'] },
    { why: 'a page', text: HTML, formats: ['article'] },
    {
      why: 'a page that the server calls plain text',
      text: HTML,
      contentType: 'text/plain',
      formats: ['article'],
    },
    {
      why: 'a table without a name',
      text: 'company,laid_off,date\nA,1,2023-01-01\n',
      formats: ['row'],
    },
    { why: 'plain text', text: 'Bank cuts jobs\n\nIt said so.', formats: ['article'] },
    {
      why: 'plain text with commas',
      text: 'Company, jobs, date: words\n\nIt said so, twice, on Tuesday.',
      formats: ['article'],
    },
  ])('reads $why', async ({ text, contentType, formats }) => {
    const read = await readDocuments(Buffer.from(text), { contentType: contentType ?? null });
    expect(read.documents.map(({ format }) => format)).toEqual(formats);
    expect(read.problems).toEqual([]);
  });

  it('reads the first sheet of a spreadsheet, days included', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../fixtures/warn.xlsx'));
    const { documents, problems } = await readDocuments(bytes, { name: 'warn.xlsx' });
    expect(problems).toEqual([]);
    expect(documents.map(({ text }) => text)).toEqual([
      'Dock Co: 206 people to be laid off, Post, notice of 2022-03-01, in effect from 2022-05-01.',
    ]);
  });

  it('takes title and text of a page from its markup', async () => {
    const { documents } = await readDocuments(Buffer.from(HTML), { url: 'https://n.example/a' });
    expect(documents).toMatchObject([{ title: 'T', text: 'Jobs go.', url: 'https://n.example/a' }]);
  });

  it.each([
    {
      why: 'bytes that are no text',
      bytes: Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 29),
      name: 'x.bin',
    },
    { why: 'a PDF', bytes: Buffer.from('%PDF-1.7 ...'), name: 'x.pdf' },
    {
      why: 'a damaged spreadsheet',
      bytes: Buffer.from('PK\u0003\u0004 not a zip'),
      name: 'x.xlsx',
    },
    { why: 'a table without a header', bytes: Buffer.from('1,2\n3,4'), name: 'x.csv' },
  ])('says in one sentence that it cannot read $why', async ({ bytes, name }) => {
    const { documents, problems } = await readDocuments(bytes, { name });
    expect(documents).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('says that a document is empty', async () => {
    const { documents } = await readDocuments(new Uint8Array(), { name: 'empty.txt' });
    expect(documents).toMatchObject([
      { title: 'empty.txt', text: '', problems: ['The document is empty.'] },
    ]);
  });

  it('never crashes, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ unit: 'binary' }).map((s) => Buffer.from(s, 'utf16le')),
        ),
        fc.constantFrom(
          '',
          '# T\n\n## Signals\n\n| a |',
          '<html><p>',
          'company,jobs\n',
          RSS.slice(0, 80),
        ),
        async (bytes, start) => {
          const read = await readDocuments(Buffer.concat([Buffer.from(start), bytes]));
          expect(read.documents.length + read.problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
