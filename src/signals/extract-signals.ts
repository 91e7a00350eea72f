import type { Document } from '../documents/document.ts';
import { extractFromText } from './article-signals.ts';
import type { Trace } from './article-signals.ts';
import { cardSignals } from './card-signals.ts';
import type { CompanyFinder } from './read-by-rules.ts';
import { rowSignals } from './row-signals.ts';
import type { Signal } from './signal.ts';

export type Extraction = {
  /** Signals, the primary one first. */
  readonly signals: readonly Signal[];
  /** What the document says is not so: kept as knowledge, told to nobody as news. */
  readonly denials: readonly Signal[];
  /** What was seen on the way, for `why`; null for cards and table rows. */
  readonly trace: Trace | null;
};

/**
 * Every workforce and AI signal of a document, with its evidence, by the reader its format asks for. Nothing from a
 * document that is marked unreadable. Pure: the same document and companies give the same signals.
 */
export function extractSignals(document: Document, findCompanies: CompanyFinder): Extraction {
  if (!document.readable) return { signals: [], denials: [], trace: null };
  if (document.card !== undefined)
    return { signals: cardSignals(document, findCompanies), denials: [], trace: null };
  if (document.row !== undefined)
    return { signals: rowSignals(document, findCompanies), denials: [], trace: null };
  return extractFromText(document, findCompanies);
}
