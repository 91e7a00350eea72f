import { findCompanies } from './companies/find-companies.ts';
import type { Registry } from './companies/registry.ts';
import { seededRegistry } from './companies/seeded-registry.ts';
import type { Document } from './documents/document.ts';
import { extractSignals, type Extraction } from './signals/extract-signals.ts';

/** The pure machinery, loaded: the registry of companies, and text to signals. */
export type Reader = {
  readonly registry: Registry;
  readonly extract: (document: Document) => Extraction;
};

/** Made when a command first has text to read. */
export type OpenReader = () => Promise<Reader>;

/** Loads the registry that comes with Bellwether; about a tenth of a second, so once a process. */
export function openReader(): Reader {
  const registry = seededRegistry();
  const find = (text: string) => findCompanies(text, registry);
  return { registry, extract: (document) => extractSignals(document, find) };
}
