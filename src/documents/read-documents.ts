import { AppError } from '../errors.ts';
import { readHtmlArticle } from './article-reader.ts';
import { readCardDocument } from './card-document.ts';
import { looksLikeCard } from './card-reader.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { Document } from './document.ts';
import { looksLikeFeed, readFeed } from './feed-reader.ts';
import { spreadsheetRows } from './spreadsheet-rows.ts';
import { hasHeader, looksLikeTable, readCsvTable, readTable } from './table-reader.ts';
import type { RowRead } from './table-row.ts';
import { readPlainText } from './text-reader.ts';
import type { Origin } from './text-reader.ts';

/** What bytes turned into, and in plain sentences what of them could not be read. */
export type DocumentsRead = {
  readonly documents: readonly Document[];
  readonly problems: readonly string[];
  /** Nothing of it could be read; `problems` says why. */
  readonly unreadable?: boolean;
  /** The publisher's wish not to be asked again sooner, ms. */
  readonly askAgainAfterMs?: number | null;
};

/** What is known of bytes before they are read. */
export type BytesOrigin = Origin & {
  /** The Content-Type header. */
  readonly contentType?: string | null;
};

/** What bytes were taken for. */
export type BytesFormat = 'card' | 'feed' | 'html' | 'table' | 'spreadsheet' | 'text' | 'binary';

const SNIFFED_CHARACTERS = 4096;

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
      return { documents: [readCardDocument(text)], problems: [] };
    case 'feed':
      return readFeed(text, origin);
    case 'html':
      return { documents: [readHtmlArticle(text, origin)], problems: [] };
    case 'table':
      return collect(readCsvTable([text], tableName(origin)));
    case 'binary':
      return {
        documents: [],
        problems: ['This is no text, page, feed, table or card that can be read.'],
        unreadable: true,
      };
    case 'text':
      return { documents: [readPlainText(text, origin)], problems: [] };
    default:
      return format satisfies never;
  }
}

/** What decoded text is, see `readDocuments`. */
export async function textFormat(
  text: string,
  { name, contentType }: BytesOrigin = {},
): Promise<Exclude<BytesFormat, 'spreadsheet'>> {
  const head = text.slice(0, SNIFFED_CHARACTERS).trimStart();
  const type = (contentType ?? '').toLowerCase();
  const extension = /\.(\w+)$/.exec(name ?? '')?.[1]?.toLowerCase() ?? '';
  if (isBinary(head)) return 'binary';
  if (looksLikeCard(text)) return 'card';
  if (looksLikeFeed(text)) return 'feed';
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)[\s>]/i.test(head)
  )
    return 'html';
  if (extension === 'csv' || extension === 'tsv' || /\b(?:csv|tab-separated)/.test(type))
    return 'table';
  if (await looksLikeTable(text)) return 'table';
  if (/\bx?html\b/.test(type) || /^x?html?$/.test(extension)) return 'html';
  return /^<[a-z!?]/i.test(head) && /<\/?(?:p|div|article|h1|section|main)[\s>]/i.test(head)
    ? 'html'
    : 'text';
}

/** Reads every sheet that is a table; the others, such as a summary or notes, only where there is no such sheet. */
async function readSpreadsheet(
  bytes: Uint8Array,
  publisher: string | null,
): Promise<DocumentsRead> {
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

/** More than a tenth of what stands at the start is nothing that text holds. */
function isBinary(head: string): boolean {
  const odd = head.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  return head.startsWith('%PDF-') || odd > Math.max(4, head.length / 10);
}
