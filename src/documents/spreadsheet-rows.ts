import { readSheet } from 'read-excel-file/node';
import { UnreadableDocumentError } from '../errors.ts';
import type { NumberedRow } from './table-reader.ts';

/**
 * The first sheet of an XLSX file as rows of text; days as ISO dates.
 * @throws UnreadableDocumentError where the file is damaged or no spreadsheet.
 */
export async function spreadsheetRows(bytes: Uint8Array): Promise<NumberedRow[]> {
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((cells, index) => ({ number: index + 1, cells: cells.map(cellText) }));
  } catch (error) {
    throw new UnreadableDocumentError(
      'This spreadsheet cannot be opened; save it again as XLSX or CSV.',
      { cause: error },
    );
  }
}

function cellText(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
