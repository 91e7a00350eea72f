import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/documents/read-documents.ts';
import { createIntake } from '../../src/pipeline/intake.ts';
import { takeBatches } from '../../src/pipeline/take-batches.ts';
import { openReader } from '../../src/reader.ts';
import { inBatches } from '../../src/sources/in-batches.ts';
import type { Store } from '../../src/store/store.ts';
import { jsonPlace } from '../store/json/place.ts';

const reader = openReader();
let place: Awaited<ReturnType<typeof jsonPlace>>;
let store: Store;

beforeEach(async () => {
  place = await jsonPlace();
  store = await place.open();
});

afterEach(async () => {
  await store.close();
  await place.remove();
});

/** Takes the table in, and shows the stories of its employer. */
async function storiesAfter(...lines: string[]) {
  const takeIn = createIntake({
    store,
    extract: (document) => reader.extract(document).signals,
    owe: () => Promise.resolve([]),
    now: () => '2026-03-01T09:00:00.000Z',
  });
  const read = await readDocuments(Buffer.from(lines.join('\n')), { name: 'warn.csv' });
  expect(read.problems).toEqual([]);
  await takeBatches(batchesOf(read), takeIn, { baseline: true });
  const stories = await store.storiesBetween('', '9999-01-01');
  return stories.map(({ stage, lead, tellings, corrections }) => ({
    stage,
    jobs: lead.jobs,
    tellings: tellings.length,
    corrections: corrections.map(({ was, is }) => [was, is]),
  }));
}

async function* batchesOf(read: Awaited<ReturnType<typeof readDocuments>>) {
  yield* inBatches('warn.csv', await Promise.resolve(read));
}

const HEADER = 'Company,Notice Date,Effective Date,Employees Affected,City,Notice Type';
const NOTICE = 'Harbour Foods Inc,2026-01-05,2026-03-06,120,Leeds,Layoff';

describe('a notice that is changed or taken back', () => {
  it.each([
    [
      'in what the notice is called',
      HEADER,
      'Harbour Foods Inc,2026-02-01,2026-03-06,120,Leeds,Rescission',
    ],
    [
      'beside the name',
      HEADER,
      'Harbour Foods Inc (RESCINDED),2026-02-01,2026-03-06,120,Leeds,Layoff',
    ],
    [
      'in the same row, later',
      HEADER,
      'Harbour Foods Inc,2026-01-05,2026-03-06,120,Leeds,Layoff - notice withdrawn',
    ],
    [
      'in a column of its own',
      `${HEADER},Rescinded`,
      'Harbour Foods Inc,2026-01-05,2026-03-06,120,Leeds,Layoff,2/1/2026',
    ],
    [
      'without its number',
      `${HEADER},Notes`,
      'Harbour Foods Inc,2026-01-05,2026-03-06,,Leeds,Layoff,Rescinded 2/1/26',
    ],
  ])('is one story that is taken back: %s', async (_where, header, row) => {
    expect(await storiesAfter(HEADER, NOTICE)).toMatchObject([{ stage: 'filed', jobs: 120 }]);
    const after = await storiesAfter(header, row);
    expect(after).toMatchObject([{ stage: 'reversed', jobs: 120, tellings: 2 }]);
    expect(await storiesAfter(header, row)).toEqual(after);
  });

  it('has its number put right by an amendment, also where both stand in one table, the newest first', async () => {
    const amended = 'Harbour Foods Inc,2026-01-05,2026-04-10,300,Leeds,Amendment';
    const after = await storiesAfter(HEADER, amended, NOTICE);
    expect(after).toEqual([{ stage: 'filed', jobs: 300, tellings: 1, corrections: [[120, 300]] }]);
    expect(await storiesAfter(HEADER, amended, NOTICE)).toEqual(after);
  });

  it('is left as it is by what names another site, or none for certain', async () => {
    const other = 'Harbour Foods Inc,2025-11-01,2026-01-02,45,Leeds,Layoff';
    await storiesAfter(HEADER, NOTICE, other);
    const stories = await storiesAfter(
      HEADER,
      'Harbour Foods Inc,2026-02-01,2026-03-06,120,York,Rescission',
      'Harbour Foods Inc,2026-02-01,2026-05-01,80,Leeds,Amendment',
    );
    expect(stories.map(({ stage, jobs }) => `${jobs} ${stage}`).sort()).toEqual([
      '120 filed',
      '120 reversed',
      '45 filed',
      '80 filed',
    ]);
  });

  it.each(['Not rescinded', 'No', ''])(
    'stays a notice where the column says "%s"',
    async (said) => {
      expect(await storiesAfter(`${HEADER},Rescinded`, `${NOTICE},${said}`)).toMatchObject([
        { stage: 'filed' },
      ]);
    },
  );
});
