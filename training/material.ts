import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const LABELLED = join(import.meta.dirname, '../test/fixtures/labelled');

/** The labelled files that models learn from. `unseen-*` stay out, so that something is left to measure with. */
export function trainingFiles(): {
  /** Read while rules were written: the rules look surer on them than they are. */
  readonly read: string[];
  /** Read by nobody who wrote rules. */
  readonly blind: string[];
  readonly sentences: string[];
} {
  const named = (name: RegExp) =>
    readdirSync(LABELLED)
      .filter((file) => name.test(file))
      .sort()
      .map((file) => join(LABELLED, file));
  return {
    read: named(/^snippets-.*\.jsonl$/),
    blind: named(/^blind-.*\.jsonl$/),
    sentences: named(/^sentences.*\.jsonl$/),
  };
}

/** How much a text counts that rules were written after, beside one that they were not. */
export const READ_COUNTS = 0.4;
