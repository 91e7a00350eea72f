import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Document } from '../documents/document.ts';
import { loadReader } from '../documents/load-reader.ts';
import { readDocuments } from '../documents/read-documents.ts';
import { AppError } from '../errors.ts';
import { FileReadError } from './fetch-errors.ts';
import type { Fetch } from './guarded-fetch.ts';
import { DOCUMENTS_A_BATCH, inBatches } from './in-batches.ts';
import type { ReadBatch } from './source.ts';

/** A table above this, some 200,000 rows, is read a piece at a time; anything else above it is no document. Bytes. */
export const LARGEST_AT_ONCE = 16 * 1024 * 1024;
// Of a folder's files only these are documents; the rest is editors' and systems' litter.
const READABLE_FILE = /\.(?:md|markdown|txt|text|html?|xhtml|xml|rss|atom|rdf|json|csv|tsv|xlsx)$/i;

/**
 * Reads what a person or a source names: a web address, a file, or a folder with all its folders, in the order of
 * names. A file that cannot be read inside a folder is a problem of its batch, not the end.
 * @throws FileReadError or FetchError where the thing itself cannot be read.
 */
export async function* readPath(target: string, fetch: Fetch): AsyncGenerator<ReadBatch> {
  if (/^https?:\/\//i.test(target)) {
    yield* await readUrl(target, fetch);
    return;
  }
  const found = await reading(target, () => stat(target));
  if (found.isDirectory()) yield* readFolder(target);
  else yield* readFileAt(target);
}

async function readUrl(url: string, fetch: Fetch): Promise<Iterable<ReadBatch>> {
  const fetched = await fetch(url);
  const { bytes, contentType } = fetched;
  if (fetched.status === 304) return [];
  const name = decodeName(basename(new URL(fetched.url).pathname));
  return inBatches(url, await readDocuments(bytes, { url: fetched.url, contentType, name }));
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function* readFolder(folder: string): AsyncGenerator<ReadBatch> {
  const paths = await filesIn(folder);
  for (const [index, path] of paths.entries()) {
    for await (const batch of orProblem(path, readFileAt(path)))
      yield { ...batch, share: (index + (batch.share ?? 1)) / paths.length };
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await reading(folder, () => readdir(folder, { withFileTypes: true }));
  const paths: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const inside of await filesIn(path)) paths.push(inside);
    else if (entry.isFile() && READABLE_FILE.test(entry.name)) paths.push(path);
  }
  return paths;
}

async function* orProblem(
  path: string,
  batches: AsyncGenerator<ReadBatch>,
): AsyncGenerator<ReadBatch> {
  try {
    yield* batches;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield { from: path, documents: [], problems: [error.message] };
  }
}

async function* readFileAt(path: string): AsyncGenerator<ReadBatch> {
  const { size } = await reading(path, () => stat(path));
  const name = basename(path);
  if (size === 0) throw new FileReadError(`${path} is empty; there is nothing to read in it.`);
  if (size <= LARGEST_AT_ONCE) {
    const bytes = await reading(path, () => readFile(path));
    yield* inBatches(path, await readDocuments(bytes, { name }));
  } else if (/\.[ct]sv$/i.test(name)) yield* readLongTable(path, size, name);
  else
    throw new FileReadError(
      `${path} is larger than 16 MiB, which no article or feed is; only tables may be.`,
    );
}

/** A table that is not held as a whole; its rows stay in the order of the file. */
async function* readLongTable(path: string, size: number, name: string): AsyncGenerator<ReadBatch> {
  let done = 0;
  const pieces = (async function* () {
    for await (const piece of createReadStream(path, 'utf8') as AsyncIterable<string>) {
      done += Buffer.byteLength(piece);
      yield piece;
    }
  })();
  const { readCsvTable } = await loadReader.table();
  let documents: Document[] = [];
  let problems: string[] = [];
  for await (const row of readCsvTable(pieces, name)) {
    if ('problem' in row) problems.push(row.problem);
    else documents.push(row.document);
    if (documents.length + problems.length < DOCUMENTS_A_BATCH) continue;
    yield { from: path, documents, problems, share: Math.min(1, done / size) };
    documents = [];
    problems = [];
  }
  yield { from: path, documents, problems, share: 1 };
}

async function reading<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw new FileReadError(explain(path, error), { cause: error });
  }
}

function explain(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `There is no file or folder ${path}; check the path.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${path} may not be read; check its permissions.`;
  return `${path} could not be read (${typeof code === 'string' ? code : 'unknown'}).`;
}
