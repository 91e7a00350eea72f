import { lookAt } from './look-at.ts';
import type { FilingsParts } from './read-filings.ts';
import { readPath } from './read-path.ts';
import type { ReadBatch, Source } from './source.ts';

/** What reading a source needs of the world. */
export type ReadParts = FilingsParts;

/** Reads a source once. Throws FileReadError or FetchError where the thing itself cannot be read. */
export function readSource(source: Source, parts: ReadParts): AsyncGenerator<ReadBatch> {
  if (!('url' in source)) return readPath(source.path, parts.fetch);
  if (source.type === 'filings') return readFilings(source.url, parts);
  if (source.type === 'page') return readPage(source.url, parts);
  return readPath(source.url, parts.fetch);
}

async function* readPage(url: string, { fetch }: ReadParts): AsyncGenerator<ReadBatch> {
  const { url: from, documents, problems, unreadable = false } = await lookAt(url, fetch);
  yield { from, documents, problems, unreadable };
}

/** Loaded with the first source of its kind, as the readers of the other formats are (documents/load-reader.ts). */
async function* readFilings(url: string, parts: ReadParts): AsyncGenerator<ReadBatch> {
  const filings = await import('./read-filings.ts');
  yield* filings.readFilings(url, parts);
}
