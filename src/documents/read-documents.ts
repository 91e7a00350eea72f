import { AppError } from '../errors.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { Document } from './document.ts';
import { loadReader } from './load-reader.ts';
import { type BytesOrigin, textFormat } from './sniff-format.ts';
import type { RowRead } from './table-row.ts';

/** What bytes turned into, and in plain sentences what of them could not be read. */
export type DocumentsRead = {
  readonly documents: readonly Document[];
  readonly problems: readonly string[];
  /** Nothing of it could be read; `problems` says why. */
  readonly unreadable?: boolean;
  /** The publisher's wish not to be asked again sooner, ms. */
  readonly askAgainAfterMs?: number | null;
};

/**
 * Reads bytes as what they are: a signal card, a feed, an HTML page, a table (CSV or XLSX) or plain text, found from
 * the bytes first, then from the content type and the name. Never throws for what the bytes hold; what could not be
 * read is in `problems`. For tables too long to hold see `readCsvTable`.
 */
export async function readDocuments(
  bytes: Uint8Array,
  origin: BytesOrigin = {},
): Promise<DocumentsRead> {
  try {
    return await readAs(bytes, origin);
  } catch (error) {
    if (error instanceof AppError)
      return { documents: [], problems: [error.message], unreadable: true };
    throw error;
  }
}

async function readAs(bytes: Uint8Array, origin: BytesOrigin): Promise<DocumentsRead> {
  if (isZip(bytes)) return readSpreadsheet(bytes, tableName(origin));
  const text = decodeBytes(bytes, { contentType: origin.contentType ?? null, html: true });
  const format = await textFormat(text, origin);
  switch (format) {
    case 'card':
      return { documents: [(await loadReader.card()).readCardDocument(text)], problems: [] };
    case 'feed':
      return (await loadReader.feed()).readFeed(text, origin);
    case 'html':
      return {
        documents: [(await loadReader.article()).readHtmlArticle(text, origin)],
        problems: [],
      };
    case 'table':
      return collect((await loadReader.table()).readCsvTable([text], tableName(origin)));
    case 'binary':
      return {
        documents: [],
        problems: ['This is no text, page, feed, table or card that can be read.'],
        unreadable: true,
      };
    case 'text':
      return { documents: [(await loadReader.text()).readPlainText(text, origin)], problems: [] };
    default:
      return format satisfies never;
  }
}

/** Reads every sheet that is a table; the others, such as a summary or notes, only where there is no such sheet. */
async function readSpreadsheet(
  bytes: Uint8Array,
  publisher: string | null,
): Promise<DocumentsRead> {
  const { spreadsheetRows } = await loadReader.spreadsheet();
  const { hasHeader, readTable } = await loadReader.table();
  const sheets = await spreadsheetRows(bytes);
  const tables = sheets.filter(hasHeader);
  const read = tables.length > 0 ? tables : sheets.slice(0, 1);
  const all: DocumentsRead[] = [];
  for (const rows of read) all.push(await collect(readTable(rows, publisher)));
  return {
    documents: all.flatMap(({ documents }) => documents),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** Reads all rows of a table that fits into memory. */
async function collect(rows: AsyncIterable<RowRead>): Promise<DocumentsRead> {
  const documents: Document[] = [];
  const problems: string[] = [];
  for await (const row of rows) {
    if ('problem' in row) problems.push(row.problem);
    else documents.push(row.document);
  }
  return { documents, problems };
}

function tableName({ publisher, name }: BytesOrigin): string | null {
  return publisher ?? name ?? null;
}

function isZip([a, b, c, d]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04;
}
