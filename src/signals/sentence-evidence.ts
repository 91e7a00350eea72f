import type { Evidence } from './signal.ts';
import type { ReadText } from './text/unit.ts';

/** The whole sentence as a quote. */
export function sentenceEvidence(sentence: number, read: ReadText): Evidence {
  const span = read.sentences[sentence];
  const start = span?.startOffset ?? 0;
  const end = span?.endOffset ?? 0;
  return { quote: read.text.slice(start, end), start, end };
}
