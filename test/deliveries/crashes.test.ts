import { expect, it } from 'vitest';
import { runMany } from './fault-harness.ts';

it('one process, crashing, on a clock that jumps: every delivery is seen exactly once, none is lost', async () => {
  expect(await runMany(260, 1)).toEqual([]);
}, 120_000);
