import type { Evidence, Signal } from './signal.ts';

const MOST_SENTENCES = 2;

/**
 * Two sentences of the document that tell the most of its signals, in the order of the text; "" where it has none. Each
 * is a verbatim quote. `titleEnd` is where the title ends, whose words a card shows anyway.
 */
export function summaryOf(signals: readonly Signal[], titleEnd: number): string {
  const weights = new Map<string, { evidence: Evidence; weight: number }>();
  for (const signal of signals) {
    const figures = signal.facts.map(({ evidence }) => evidence);
    for (const evidence of [...signal.evidence, ...figures]) {
      if (evidence.start < titleEnd) continue;
      const entry = weights.get(evidence.quote) ?? { evidence, weight: 0 };
      entry.weight += signal.primary ? 2 : 1;
      weights.set(evidence.quote, entry);
    }
  }
  return [...weights.values()]
    .sort((a, b) => b.weight - a.weight || a.evidence.start - b.evidence.start)
    .slice(0, MOST_SENTENCES)
    .sort((a, b) => a.evidence.start - b.evidence.start)
    .map(({ evidence }) => evidence.quote)
    .join(' ');
}
