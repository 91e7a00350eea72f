import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fc } from '../properties.ts';
import { damage, damaged, expectSound, read, RUNS } from './damage.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

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
