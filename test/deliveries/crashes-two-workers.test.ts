import { expect, it } from 'vitest';
import { runMany } from './fault-harness.ts';

it('two workers on one store, crashing together: every delivery is seen exactly once, none is lost', async () => {
  expect(await runMany(240, 2)).toEqual([]);
}, 120_000);
