import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { readDocuments } from '../../src/documents/read-documents.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const seeds = join(import.meta.dirname, '../../seeds/feeds');
const RUNS = { numRuns: 150, seed: 20_260_116 };

const read = (text: string | Uint8Array, name: string) =>
  readDocuments(typeof text === 'string' ? new TextEncoder().encode(text) : text, {
    name,
    url: 'https://wire.example/feed',
  });

/** What holds of every document, whatever it was read from. */
function expectSound(documents: readonly Document[]): void {
  expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  for (const { title, url, publishedAt, text } of documents) {
    expect(title.trim()).not.toBe('');
    expect(`${title}${text}`).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
    if (url !== null) expect(url).toMatch(/^https?:\/\//);
    if (publishedAt !== null) expect(Number.isNaN(Date.parse(publishedAt))).toBe(false);
  }
}

/** A cut, a doubling or some noise at any place of a text, several times over. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 60 }),
    put: fc.oneof(
      fc.constant(''),
      fc.constantFrom(
        '<',
        '>',
        '"',
        '&',
        ']]>',
        '<![CDATA[',
        '<!--',
        '</item>',
        '<item>',
        '\u0000',
        '\n',
        ',',
        ';',
        '{',
        '}',
        '&#0;',
        '&#x110000;',
        '<!ENTITY a "b">',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    keep: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

function damaged(
  text: string,
  hits: readonly { at: number; length: number; put: string; keep: boolean }[],
): string {
  return hits.reduce((rest, { at, length, put, keep }) => {
    const place = Math.floor(at * rest.length);
    return rest.slice(0, place) + put + rest.slice(keep ? place : place + length);
  }, text);
}

describe('malformed feeds', () => {
  const ITEM =
    '<item><title>Acme lays off 200</title><link>https://wire.example/1</link><pubDate>Thu, 15 Jan 2026 09:00:00 GMT</pubDate><description>Acme lays off 200 people.</description></item>';
  const rss = (inside: string, head = '') =>
    `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>Wire</title>${inside}</channel></rss>`;
  const laughs = `<!DOCTYPE rss [<!ENTITY a "lol">${'bcdefghij'
    .split('')
    .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
    .join('')}]>`;

  it.each([
    [
      'ends in the middle of an item',
      rss(`${ITEM}<item><title>Beta cl`).replace(/<\/channel>.*/, ''),
      0,
    ],
    ['ends in the middle of a tag', rss(ITEM).slice(0, -20), 0],
    ['never ends a CDATA section', rss(`${ITEM}<item><title><![CDATA[Beta closes`), 0],
    ['has bare ampersands', rss(ITEM.replace('Acme lays', 'Acme & Co lays')), 1],
    ['has entities nobody knows', rss(ITEM.replace('Acme lays', '&nbsp;&bogus; Acme lays')), 1],
    ['has text before the declaration', `\n\n  ${rss(ITEM)}`, 1],
    [
      'has a byte order mark and a stray one',
      `\uFEFF${rss(ITEM.replace('Acme', '\uFEFFAcme'))}`,
      1,
    ],
    ['has control characters', rss(ITEM.replace('Acme', 'A\u0007cme\u0000')), 1],
    ['has no channel', `<rss version="2.0">${ITEM}</rss>`, null],
    [
      'has its items after the channel',
      `<rss version="2.0"><channel><title>Wire</title></channel>${ITEM}</rss>`,
      null,
    ],
    [
      'has two channels',
      `<rss version="2.0"><channel><title>A</title>${ITEM}</channel><channel><title>B</title></channel></rss>`,
      null,
    ],
    ['says that it is another version', rss(ITEM).replace('2.0', '0.92'), 1],
    ['has no version', rss(ITEM).replace(' version="2.0"', ''), 1],
    [
      'has tags in capitals',
      rss(ITEM).replace(
        /<(\/?)(title|item|link)>/g,
        (_, end: string, name: string) => `<${end}${name.toUpperCase()}>`,
      ),
      null,
    ],
    [
      'has titles with markup',
      rss(ITEM.replace('Acme lays off 200', '&lt;b&gt;Acme&lt;/b&gt; lays off 200')),
      1,
    ],
    [
      'has links of its own making',
      rss(ITEM.replace('https://wire.example/1', 'javascript:alert(1)')),
      1,
    ],
    ['has a relative link', rss(ITEM.replace('https://wire.example/1', '/1')), 1],
    ['has dates of no day', rss(ITEM.replace('Thu, 15 Jan 2026', 'Thu, 35 Jan 2026')), 1],
    ['has empty items', rss(`${'<item/>'.repeat(3)}${ITEM}<item></item>`), 1],
    ['has one item a hundred times', rss(ITEM.repeat(100)), 1],
    ['has items in items', rss(`<item>${ITEM}<title>Beta closes</title></item>`), null],
    [
      'is a hundred thousand tags deep',
      rss(`<item><title>${'<b>'.repeat(100_000)}Deep</title></item>`),
      null,
    ],
    ['expands its entities a billion times', rss('<item><title>&j;</title></item>', laughs), null],
    [
      'reads a file',
      rss(
        '<item><title>&x;</title></item>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
      ),
      null,
    ],
    [
      'has a title of a million letters',
      rss(`<item><title>${'A'.repeat(1_000_000)}</title></item>`),
      null,
    ],
    [
      'is Atom without entries',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title></feed>',
      0,
    ],
    [
      'is Atom with a text of no type',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title/><entry><title type="xhtml"><div>Acme lays off 200</div></title><link/><content/></entry></feed>',
      null,
    ],
    [
      'is Atom with an entry of nothing',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry/><entry><id>x</id></entry></feed>',
      0,
    ],
    [
      'is RDF without items',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>W</title></channel></rdf:RDF>',
      null,
    ],
    [
      'is JSON cut off',
      '{"version":"https://jsonfeed.org/version/1.1","title":"W","items":[{"id":"1","title":"Acme',
      0,
    ],
    [
      'is JSON with items of no kind',
      '{"version":"https://jsonfeed.org/version/1.1","items":[null,1,"x",[],{"id":"1","title":"Acme lays off 200"}]}',
      null,
    ],
    [
      'is JSON with fields of other kinds',
      '{"version":"https://jsonfeed.org/version/1.1","title":{},"items":[{"id":1,"title":["a"],"url":5,"content_text":{},"date_published":false}]}',
      null,
    ],
    ['is JSON with no items', '{"version":"https://jsonfeed.org/version/1.1","title":"W"}', 0],
    [
      'is a page that says that there is no feed',
      '<!doctype html><html><title>404</title><body><p>Not found &lt;rss&gt;</p></body></html>',
      null,
    ],
    ['is empty', '', null],
    ['is one angle bracket', '<', null],
  ])('%s', async (_why, text, expected) => {
    const { documents, problems } = await read(text, 'feed');
    expectSound(documents);
    if (expected !== null) expect(documents).toHaveLength(expected);
    if (expected === 0) expect(problems.length).toBeGreaterThan(0);
    const shown = JSON.stringify(documents);
    expect(shown).not.toContain('lollol');
    expect(shown).not.toContain('javascript:');
  });

  const originals = readdirSync(seeds).map((name) =>
    readFileSync(join(seeds, name), 'utf8').slice(0, 6000),
  );
  const atom = readFileSync(join(fixtures, 'filings/current.atom'), 'utf8');

  it('in hundreds of ways are read soundly or refused in a sentence', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...originals, atom),
      damage,
      async (text, hits) => {
        const { documents, problems } = await read(damaged(text, hits), 'feed');
        expectSound(documents);
        expect(documents.length + problems.length).toBeGreaterThan(0);
      },
    );
    await fc.assert(property, RUNS);
  });

  it('of any bytes are no crash', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom('feed.xml', 'feed.json', 'list.csv', 'list.xlsx', 'page.html'),
      fc.constantFrom(
        '',
        '<rss>',
        '<?xml version="1.0" encoding="utf-16"?><feed>',
        '{"version":"https://jsonfeed.org/',
        'PK\u0003\u0004',
        'company,date,',
      ),
      fc.uint8Array({ maxLength: 400 }),
      async (name, head, bytes) => {
        expectSound((await read(Buffer.concat([Buffer.from(head), bytes]), name)).documents);
      },
    );
    await fc.assert(property, RUNS);
  });
});

describe('malformed tables', () => {
  const tables = readdirSync(join(fixtures, 'tables')).map((name) =>
    readFileSync(join(fixtures, 'tables', name), 'utf8'),
  );
  const workbook = readFileSync(join(fixtures, 'warn.xlsx'));
  const digits = (text: string) => text.replaceAll(/\D/g, '');

  it('in hundreds of ways give no company and no number that does not stand in them', async () => {
    const property = fc.asyncProperty(fc.constantFrom(...tables), damage, async (text, hits) => {
      const broken = damaged(text, hits);
      const { documents, problems } = await read(broken, 'list.csv');
      expectSound(documents);
      expect(documents.length + problems.length).toBeGreaterThan(0);
      const plain = broken.replaceAll(/[^\p{L}\p{N}]/gu, '');
      for (const { row } of documents) {
        expect(plain).toContain(row?.company.replaceAll(/[^\p{L}\p{N}]/gu, ''));
        expect(digits(broken)).toContain(String(row?.jobs ?? ''));
      }
    });
    await fc.assert(property, RUNS);
  });

  it('as broken workbooks are refused in a sentence', async () => {
    const bytes = fc.array(fc.tuple(fc.nat({ max: workbook.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    const property = fc.asyncProperty(
      bytes,
      fc.nat({ max: workbook.length }),
      async (hits, length) => {
        const broken = Buffer.from(workbook);
        for (const [at, value] of hits) broken[at] = value;
        for (const cut of [broken, broken.subarray(0, length)])
          expectSound((await read(cut, 'list.xlsx')).documents);
      },
    );
    await fc.assert(property, { ...RUNS, numRuns: 60 });
  });

  it('that say they unfold to gigabytes are not unfolded', async () => {
    const bomb = Buffer.from(workbook);
    const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bomb.writeUInt32LE(0xfffffff0, entry + 24);
    expect(await read(bomb, 'list.xlsx')).toMatchObject({
      documents: [],
      problems: ['This spreadsheet is too large; save it as CSV.'],
    });
  });

  it.each([
    [
      'a quote that never ends',
      'company,jobs,date\nA,1,2026-01-02\n"B,2,2026-01-03\nC,3,2026-01-04',
    ],
    ['quotes in the middle', 'company,jobs,date\nA "the" B,1,2026-01-02\n'],
    ['rows of other lengths', 'company,jobs,date\nA\nB,2\nC,3,2026-01-04,x,y\n,,,,,,\n'],
    ['line ends of every kind', 'company,jobs,date\rA,1,2026-01-02\r\nB,2,2026-01-03\n'],
    ['a header alone', 'company,jobs,date\n'],
    ['a header twice', 'company,jobs,date\ncompany,jobs,date\nA,1,2026-01-02'],
    ['columns twice', 'company,company,jobs,jobs,date,date\nA,B,1,2,2026-01-02,2026-01-03'],
    [
      'numbers too large',
      'company,jobs,date\nA,99999999999999999999,2026-01-02\nB,1e9,2026-01-02\nC,-5,2026-01-02',
    ],
    ['days that are none', 'company,jobs,date\nA,1,2026-02-30\nB,2,0000-00-00\nC,3,99999'],
    ['formulas', 'company,jobs,date\n=HYPERLINK("x"),1,2026-01-02\n@A,1,2026-01-02\n'],
    [
      'a thousand columns',
      `company,${'x,'.repeat(1000)}jobs,date\nA,${','.repeat(1000)}1,2026-01-02`,
    ],
    [
      'a cell of a megabyte',
      `company,jobs,date\n${'A'.repeat(1_100_000)},1,2026-01-02\nB,2,2026-01-03`,
    ],
  ])('with %s', async (_why, text) => {
    const { documents, problems } = await read(text, 'list.csv');
    expectSound(documents);
    for (const { row } of documents) expect(row?.jobs ?? 0).toBeLessThan(10);
    for (const problem of problems) expect(problem).toMatch(/^.{10,200}[.;]$/);
  });
});
