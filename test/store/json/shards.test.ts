import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { makeFolder, REAL_DISK } from '../../../src/store/json/disk.ts';
import { PartCache } from '../../../src/store/json/part-cache.ts';
import { Shards } from '../../../src/store/json/shards.ts';
import { jsonPlace } from './place.ts';

// More than a call can take arguments on the stack that Node gives itself.
const RECORDS = 150_000;

it('lists a group with more records than a call can take arguments', async () => {
  const { folder, remove } = await jsonPlace();
  onTestFinished(remove);
  await makeFolder(REAL_DISK, folder);
  const shards = new Shards<string>({
    disk: REAL_DISK,
    log: { warn: () => undefined },
    folder,
    cache: new PartCache(Infinity),
    partBytes: Infinity,
    shape: {
      name: 'rows',
      id: (row) => row,
      month: () => '2024-08',
      at: () => 0,
      groups: () => ['all'],
    },
    record: z.string(),
  });
  for (let row = 0; row < RECORDS; row += 1) shards.put(String(row));
  shards.freeze();
  await shards.fold();
  expect((await shards.select({ group: 'all' })).length).toBe(RECORDS);
});
