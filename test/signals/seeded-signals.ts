import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { extractFromText } from '../../src/signals/article-signals.ts';
import type { Kind, Signal } from '../../src/signals/signal.ts';

/** What is extracted from a text about companies of the seeded registry. */
export function seededSignals(
  title: string,
  text: string,
  publishedAt: string | null = '2025-03-12',
) {
  return extractFromText({ title, text, publishedAt }, (document) =>
    findCompanies(document, seededRegistry()),
  );
}

export const signalsOf = (title: string, text: string): readonly Signal[] =>
  seededSignals(title, text).signals;

export function find(signals: readonly Signal[], company: string, kind: Kind): Signal | undefined {
  return signals.find((signal) => signal.company.name === company && signal.kind === kind);
}
