import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { readDocuments } from '../../src/documents/read-documents.ts';

const folder = join(import.meta.dirname, '../fixtures/tables');
const read = (name: string) =>
  readDocuments(new Uint8Array(readFileSync(join(folder, name))), { name });
const told = ({ text }: Document) => text;

describe('the states’ layouts of WARN notices', () => {
  it.each([
    {
      file: 'ny.csv',
      rows: [
        'Harbour Logistics, LLC: 120 people affected by a closure, Kings, notice of 2024-03-01, in effect from 2024-06-02.',
        'Mill Street Media Inc.: 45 people to be laid off, Erie, notice of 2024-03-04, in effect from 2024-06-10.',
        'Pier One Foods: staff to be laid off, number not given, Monroe, notice of 2024-03-05.',
      ],
    },
    {
      file: 'fl.csv',
      rows: [
        'Harbour Logistics, LLC: 120 people to be laid off, Miami, notice of 2023-08-31, in effect from 2023-10-30.',
        'Mill Street Media: 45 people to be laid off, notice of 2023-08-25, in effect from 2023-10-24.',
        'The Pier at Orange Beach: 8 people to be laid off, notice of 2023-08-22, in effect from 2023-11-01.',
      ],
    },
    {
      file: 'wa.csv',
      rows: [
        'Harbour Logistics: 120 people affected by a closure, Kent, notice of 2024-02-28, in effect from 2024-04-30.',
        'Mill Street Media: 45 people to be laid off, Seattle, notice of 2024-02-27, in effect from 2024-05-13.',
        'Pier One Foods: 1,004 people to be laid off, Spokane, notice of 2024-02-20, in effect from 2024-04-21.',
      ],
    },
    {
      file: 'nj.csv',
      rows: [
        'Harbour Logistics: 120 people to be laid off, Newark, in effect from 2024-03-31.',
        'Mill Street Media: 45 people to be laid off, Trenton, in effect from 2024-04-15.',
        'Pier One Foods: 72 people to be laid off, Edison, in effect from 2024-05-03.',
      ],
    },
    {
      file: 'oh.csv',
      rows: [
        'Harbour Logistics: 120 people to be laid off, Columbus/Franklin, notice of 2024-01-05, in effect from 2024-03-01.',
        'Mill Street Media: up to 60 people to be laid off, Lima/Allen, notice of 2024-01-09, in effect from 2024-03-15.',
        'Pier One Foods: at least 200 people to be laid off, Toledo/Lucas, notice of 2024-01-11.',
      ],
    },
    {
      file: 'il.csv',
      rows: [
        'Harbour Logistics: 120 people affected by a closure, Chicago, notice of 2024-01-31, in effect from 2024-03-29.',
        'Mill Street Media: 45 people to be laid off, Peoria, notice of 2024-01-12, in effect from 2024-03-15.',
      ],
    },
    {
      file: 'md.csv',
      rows: [
        'Harbour Logistics: 120 people to be laid off, Baltimore, notice of 2024-02-06, in effect from 2024-04-05.',
        'Mill Street Media: 45 people affected by a closure, Frederick, notice of 2024-02-09, in effect from 2024-04-12.',
      ],
    },
    {
      file: 'ct.csv',
      rows: [
        'Harbour Logistics: 120 people affected by a closure, Hartford, notice of 2024-01-08, in effect from 2024-03-08.',
        'Mill Street Media: about 45 people to be laid off, Danbury, notice of 2024-01-17, in effect from 2024-03-17.',
      ],
    },
    {
      file: 'ga.csv',
      rows: [
        'Harbour Logistics: 120 people to be laid off, Savannah, in effect from 2024-04-01.',
        'Mill Street Media: 45 people to be laid off, Macon, in effect from 2024-05-15.',
      ],
    },
    {
      file: 'va.csv',
      rows: [
        'Harbour Logistics: 120 people affected by a closure, Norfolk, notice of 2024-02-01, in effect from 2024-04-01.',
        'Mill Street Media: 45 people to be laid off, Reston, notice of 2024-02-12, in effect from 2024-04-12.',
      ],
    },
    {
      file: 'in.csv',
      rows: [
        'Harbour Logistics: 120 people affected by a closure, Gary, notice of 2024-03-01, in effect from 2024-05-01.',
        'Mill Street Media: 45 people to be laid off, Muncie, notice of 2024-03-08, in effect from 2024-05-10.',
      ],
    },
  ])('$file', async ({ file, rows }) => {
    const { documents, problems } = await read(file);
    expect(documents.map(told)).toEqual(rows);
    expect(problems).toEqual([]);
    expect(documents.map(({ row }) => row?.table)).toEqual(rows.map(() => 'warn'));
    expect(documents.flatMap((document) => document.problems)).toEqual([]);
  });
});

describe('trackers', () => {
  it('with links, signs and a date of entry', async () => {
    const { documents } = await read('tracker-links.csv');
    expect(documents.map(({ text, url }) => [text, url])).toEqual([
      [
        'Harbour Bank: 500 people laid off, 5% of the workforce, Leeds, 2024-02-08.',
        'https://news.example/harbour-bank',
      ],
      [
        'Mill Street: staff laid off, number not given, 100% of the workforce, Oslo, 2024-02-07.',
        null,
      ],
    ]);
  });

  it('with headcounts before and after', async () => {
    const { documents } = await read('tracker-headcounts.csv');
    expect(documents[0]?.row).toMatchObject({ headcountBefore: 1000, headcountAfter: 900 });
    expect(documents.map(told)).toEqual([
      'Harbour Bank: 100 people laid off, 10% of the workforce, from 1,000 to 900 employed, Leeds, 2023-11-02.',
      'Mill Street: 40 people laid off, 80 employed before it, Oslo, 2023-11-03.',
    ]);
  });
});
