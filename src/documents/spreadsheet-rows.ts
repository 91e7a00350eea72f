import readSheets from 'read-excel-file/node';
import { UnreadableDocumentError } from '../errors.ts';
import type { NumberedRow } from './table-reader.ts';

// Far more than any published list of notices; a file made to unfold beyond it is made to do harm.
const MOST_UNFOLDED_BYTES = 200 * 1024 * 1024;

/**
 * The sheets of an XLSX file as rows of text; days as ISO dates.
 * @throws UnreadableDocumentError where the file is damaged, no spreadsheet, or unfolds to more than 200 MiB.
 */
export async function spreadsheetRows(bytes: Uint8Array): Promise<NumberedRow[][]> {
  if (unfoldedBytes(bytes) > MOST_UNFOLDED_BYTES)
    throw new UnreadableDocumentError('This spreadsheet is too large; save it as CSV.');
  try {
    const sheets = await readSheets(Buffer.from(bytes));
    return sheets.map(({ data }) =>
      data.map((cells, index) => ({ number: index + 1, cells: cells.map(cellText) })),
    );
  } catch (error) {
    throw new UnreadableDocumentError(
      'This spreadsheet cannot be opened; save it again as XLSX or CSV.',
      { cause: error },
    );
  }
}

// The parts of a ZIP file's directory, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12 and 4.3.16.
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const ENTRY_BYTES = 46;
const END_BYTES = 22;

/** How large a ZIP file's own directory says that its files are together; infinite where it cannot be read. */
function unfoldedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END) end -= 1;
  if (end < 0) return Infinity;
  let at = view.getUint32(end + 16, true);
  let sum = 0;
  for (let files = view.getUint16(end + 10, true); files > 0; files -= 1) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      return Infinity;
    sum += view.getUint32(at + 24, true);
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += ENTRY_BYTES + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return sum;
}

function cellText(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
