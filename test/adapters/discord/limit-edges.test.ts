import { describe, expect, it } from 'vitest';
import * as limits from '../../../adapters/discord/limits.ts';
import { COMMAND_EDGES } from './edges/command-edges.ts';
import { COMPONENT_EDGES } from './edges/component-edges.ts';
import type { Edge } from './edges/edge.ts';
import { AUTHOR_EDGE, MESSAGE_EDGES } from './edges/message-edges.ts';
import { POSTING_EDGES } from './edges/posting-edges.ts';
import { TIME_EDGES } from './edges/time-edges.ts';
import { useDiscordStage } from './stage.ts';

/** Every limit of the adapter with what happens at its edge; one that is missing here does not compile. */
const EDGES: Record<keyof typeof limits, readonly [Edge, ...Edge[]]> = {
  ...MESSAGE_EDGES,
  ...COMPONENT_EDGES,
  ...COMMAND_EDGES,
  ...POSTING_EDGES,
  ...TIME_EDGES,
};

const stage = useDiscordStage();

const cases = [
  ...Object.entries(limits).flatMap(([name, limit]) =>
    EDGES[name as keyof typeof limits].map((edge) => ({ name, limit, edge })),
  ),
  { name: 'author', limit: AUTHOR_EDGE.limit, edge: AUTHOR_EDGE },
].flatMap(({ name, limit, edge: { what, at, is } }) =>
  [limit - 1, limit, limit + 1].map((size, side) => ({ name, what, size, at, is: is[side] })),
);

describe('limits: below, at and above', () => {
  it('every limit has an edge', () => {
    expect(Object.keys(EDGES).toSorted()).toEqual(Object.keys(limits).toSorted());
  });

  it.each(cases)('$name, $what: at $size $is', async ({ size, at, is }) => {
    stage.mayBeSilent = true;
    expect(await at(size, stage)).toEqual(is);
  });
});
