import { StaleStoryError } from '../../errors.ts';
import type { Reading } from '../store.ts';
import type { Change } from './changes.ts';
import { owePlan } from './delivery-plans.ts';
import type { Plan } from './engine.ts';
import type { Memory } from './memory.ts';

/**
 * All that a reading changes, for one frame of the journal: after a crash all of it is there or nothing. Throws
 * StaleStoryError where a story's version is not one above the stored one (0 where there is none).
 */
export async function readingPlan(memory: Memory, reading: Reading): Promise<Plan<undefined>> {
  const versions = new Map<string, number>();
  for (const { id, version } of reading.stories) {
    const stored = versions.get(id) ?? (await memory.stories.get(id))?.version ?? 0;
    if (version !== stored + 1) throw new StaleStoryError(id);
    versions.set(id, version);
  }
  const owed = await owePlan(memory, reading.deliveries);
  const changes: Change[] = [
    { type: 'document', record: reading.kept },
    ...reading.stories.map((record): Change => ({ type: 'story', record })),
    ...owed.map((record): Change => ({ type: 'delivery', record })),
  ];
  return { changes, result: undefined };
}
