import { afterEach, describe, it } from 'vitest';
import * as limits from '../../../adapters/slack/limits.ts';
import { BUTTON_EDGES } from './edges/button-edges.ts';
import type { Edges } from './edges/edge.ts';
import { MESSAGE_EDGES } from './edges/message-edges.ts';
import { TIME_EDGES } from './edges/time-edges.ts';
import { VIEW_EDGES } from './edges/view-edges.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

/** Every limit of the adapter with what happens at its edge; one that is missing here does not compile. */
const EDGES: Edges = { ...MESSAGE_EDGES, ...BUTTON_EDGES, ...VIEW_EDGES, ...TIME_EDGES };

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});

const open = async () => (stage ??= await openStage('socket'));

describe('the adapter just below a limit, at it and above it', () => {
  it.each(Object.entries(limits))('%s: %i', async (name, most) => {
    await EDGES[name as keyof typeof limits](most, open);
  });
});
