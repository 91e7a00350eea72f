import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { takeBatches } from '../../src/pipeline/take-batches.ts';

it('tells of more rows that cannot be read than a call can take arguments', async () => {
  const problems = Array.from({ length: 200_000 }, (_, row) => `Row ${row + 2} has no company.`);
  const batches = Readable.from([{ from: 'notices.csv', documents: [], problems }]);
  const nobody = () => Promise.reject(new Error('there is no document'));
  const tally = await takeBatches(batches, nobody, { baseline: true });
  expect(tally.problems).toEqual(problems);
});
