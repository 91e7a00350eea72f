import { oldestFirst } from '../documents/oldest-first.ts';
import type { DocumentsRead } from '../documents/read-documents.ts';
import type { ReadBatch } from './source.ts';

/** So many are taken in at once, and kept when somebody stops it. */
export const DOCUMENTS_A_BATCH = 1000;

/**
 * What was read of one file or address, the oldest first, a thousand documents at a time: stories begin with what came
 * first and go on with what came later, and what is stored together belongs to few months.
 */
export function* inBatches(from: string, read: DocumentsRead): Generator<ReadBatch> {
  const { documents: given, ...rest } = read;
  const documents = oldestFirst(given);
  let batch: ReadBatch = { ...rest, from, documents: documents.slice(0, DOCUMENTS_A_BATCH) };
  for (let at = DOCUMENTS_A_BATCH; at < documents.length; at += DOCUMENTS_A_BATCH) {
    yield { ...batch, share: at / documents.length };
    batch = { from, documents: documents.slice(at, at + DOCUMENTS_A_BATCH), problems: [] };
  }
  yield { ...batch, share: 1 };
}
