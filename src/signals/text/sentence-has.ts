import type { ReadText } from './unit.ts';
import { wordTest } from './word-test.ts';

/** Words that put a sentence into the past of what is told. */
export const isLongAgo = wordTest('ago earlier previously');

/** True where a word of the sentence (its index) passes the test. */
export function sentenceHas(
  read: ReadText,
  sentence: number,
  test: ReturnType<typeof wordTest>,
): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
    if (test(read.units[at])) return true;
  return false;
}
