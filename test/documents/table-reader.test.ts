import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { looksLikeTable, readCsvTable } from '../../src/documents/table-reader.ts';
import { UnreadableDocumentError } from '../../src/errors.ts';

async function read(...pieces: string[]): Promise<{ documents: Document[]; problems: string[] }> {
  const documents: Document[] = [];
  const problems: string[] = [];
  for await (const row of readCsvTable(pieces, 'Test table')) {
    if ('problem' in row) problems.push(row.problem);
    else documents.push(row.document);
  }
  return { documents, problems };
}

const TRACKER = `company,location,industry,total_laid_off,percentage_laid_off,date,stage,country
Harbour Bank,Leeds,Finance,500,0.05,3/6/2023,Post-IPO,United Kingdom
Mill Street,Oslo,Media,NULL,0.125,3/7/2023,Seed,Norway
Pier One,Lagos,Retail,"1,400",NULL,3/8/2023,Series B,Nigeria`;

describe('readCsvTable', () => {
  it('reads a tracker: fractions as per cent, NULL as nothing, one sentence a row', async () => {
    const { documents, problems } = await read(TRACKER);
    expect(problems).toEqual([]);
    expect(documents.map(({ text }) => text)).toEqual([
      'Harbour Bank: 500 people laid off, 5% of the workforce, Leeds, 2023-03-06.',
      'Mill Street: staff laid off, number not given, 12.5% of the workforce, Oslo, 2023-03-07.',
      'Pier One: 1,400 people laid off, Lagos, 2023-03-08.',
    ]);
    expect(documents[0]).toMatchObject({
      format: 'row',
      publisher: 'Test table',
      publishedAt: '2023-03-06',
      row: { company: 'Harbour Bank', jobs: 500, percent: 5, place: 'Leeds', table: 'tracker' },
    });
  });

  it.each([
    {
      why: 'underscored names and junk columns at the end',
      csv: 'NOTICE_DATE,JOB_SITE_NAME,COUNTY_NAME,TOTAL_LAYOFF_NUMBER,LayOff_Date,CITY_NAME,,,\n2022-03-01 00:00:00,Dock Co,Garza,206,2022-05-01 00:00:00,Post,,,',
    },
    {
      why: 'words, other order, semicolons',
      csv: 'Employer;City;# Affected;Date of Notice;Effective Date\nDock Co;Post;206;01.03.2022;01.05.2022\nX;Y;1;28.03.2022;29.05.2022',
    },
    {
      why: 'a title above the header and tabs',
      csv: 'WARN notices 2022\n\nCompany Name\tLocation\tNumber of Workers Affected\tNotice Received\tLayoff Date\nDock Co\tPost\t206 employees\tMarch 1, 2022\t5/1/2022 - 5/14/2022',
    },
    {
      why: 'a byte order mark, quoted line ends',
      csv: '\uFEFF"Company","City","Employees\nAffected","Notice Date","Effective Date"\r\n"Dock Co","Post","206","3/1/2022","5/1/2022"\r\n',
    },
    {
      why: 'days as a spreadsheet counts them',
      csv: 'Business Name,Job Site City,Total Employees Affected,WARN Date,Separation Date\nDock Co,Post,206,44621,44682',
    },
  ])('finds the columns of a notice list with $why', async ({ csv }) => {
    const { documents } = await read(csv);
    expect(documents[0]?.row).toEqual({
      company: 'Dock Co',
      jobs: 206,
      percent: null,
      noticeDate: '2022-03-01',
      effectiveDate: '2022-05-01',
      closure: false,
      place: 'Post',
      table: 'warn',
    });
  });

  it('tells a closure from a layoff', async () => {
    const { documents } = await read(
      'company,notice_date,num_employees,layoff_or_closure,county\nA,3/1/2022,5,Closure Permanent,X\nB,3/1/2022,1,Layoff Temporary,Y',
    );
    expect(documents.map(({ row, text }) => [row?.closure, text])).toEqual([
      [true, 'A: 5 people affected by a closure, X, notice of 2022-03-01.'],
      [false, 'B: 1 person to be laid off, Y, notice of 2022-03-01.'],
    ]);
  });

  it('reports each row and each cell that cannot be read, and skips none silently', async () => {
    const { documents, problems } = await read(
      'company,jobs affected,notice date,county\n,40,3/1/2022,X\nA,many,3/1/2022,X\nB,TBD,,X\nTotal,40,,\nC,12.5,13/13/2022,X\nD,7,3/1/2022,X,extra\n,,,\n',
    );
    expect(problems).toEqual([
      'Row 2 was not read: it names no company.',
      'Row 4 was not read: B has neither a number nor a date.',
      'Row 5 was not read: it is a total, not a company.',
      'Row 6 was not read: C has neither a number nor a date.',
    ]);
    expect(documents.map(({ row, problems: odd }) => [row?.company, row?.jobs, odd])).toEqual([
      ['A', null, ['Row 3: the number of people "many" could not be read.']],
      ['D', 7, []],
    ]);
  });

  it.each([
    { why: 'a table in per cent', cells: ['1', '15', '7.5'], expected: [1, 15, 7.5] },
    { why: 'a table in fractions', cells: ['1', '0.15', '0.075'], expected: [100, 15, 7.5] },
    { why: 'signs decide for themselves', cells: ['1%', '0.5%', '15%'], expected: [1, 0.5, 15] },
    { why: 'more than everybody is no share', cells: ['150', '50'], expected: [null, 50] },
  ])('reads shares: $why', async ({ cells, expected }) => {
    const rows = cells.map((cell, index) => `C${index},10,${cell},3/1/2022`).join('\n');
    const { documents } = await read(`company,laid_off,percentage,date\n${rows}`);
    expect(documents.map(({ row }) => row?.percent)).toEqual(expected);
  });

  it('learns from later rows which way round the dates are', async () => {
    const { documents } = await read('company,laid off,date\nA,1,3/4/2022\nB,2,25/4/2022');
    expect(documents.map(({ publishedAt }) => publishedAt)).toEqual(['2022-04-03', '2022-04-25']);
  });

  it('gives the same row the same id wherever it stands', async () => {
    const [first] = (await read(TRACKER)).documents;
    const lines = TRACKER.split('\n');
    const turned = [lines[0], lines[3], lines[1]].join('\n');
    expect((await read(turned)).documents[1]?.id).toBe(first?.id);
  });

  it('reads a table cut into pieces anywhere, and holds only a few rows of it', async () => {
    const header = 'company,laid_off,date\n';
    const row = (index: number): string => `Firm ${index},${index + 1},2023-03-06\n`;
    let handedOut = 0;
    const pieces = (function* () {
      yield header;
      for (; handedOut < 8000; handedOut += 1) {
        const line = row(handedOut);
        yield line.slice(0, 5);
        yield line.slice(5);
      }
    })();
    let seen = 0;
    let farthestAhead = 0;
    for await (const read of readCsvTable(pieces)) {
      expect('document' in read).toBe(true);
      seen += 1;
      farthestAhead = Math.max(farthestAhead, handedOut - seen);
    }
    expect(seen).toBe(8000);
    expect(farthestAhead).toBeLessThan(4000);
  });

  it('says what a table needs where no header is found', async () => {
    await expect(read('a,b\n1,2')).rejects.toThrow(UnreadableDocumentError);
  });
});

describe('looksLikeTable', () => {
  it.each([
    [TRACKER, true],
    ['Harbour Bank, a company of Leeds, cuts jobs.\nThe date is not known.', false],
    ['company\nA', false],
    ['', false],
  ])('%#', async (text, expected) => {
    expect(await looksLikeTable(text)).toBe(expected);
  });
});
