import { parse } from 'csv-parse';
import { UnreadableDocumentError } from '../errors.ts';
import { cleanText } from './clean-text.ts';
import { orderShownBy } from './dates.ts';
import type { ColumnRole } from './table-column-names.ts';
import { findColumns, isCompanyHeader, tableKind } from './table-columns.ts';
import type { TableColumns } from './table-columns.ts';
import { parseCount, parseDay } from './table-cells.ts';
import { readRow } from './table-row.ts';
import type { RowRead, TableLayout } from './table-row.ts';

// Titles and notes stand above the header of many published tables.
const HEADER_WITHIN_ROWS = 15;
// Enough rows to see from a day above twelve which way round a table writes its dates.
const ROWS_TO_LEARN_FROM = 300;
const LONGEST_ROW = 1_000_000;

/** A row taken apart, or why it could not be; the header's number is 1 where it is the first row. */
export type NumberedRow = {
  readonly number: number;
  readonly cells: readonly string[];
  readonly problem?: string;
};

/** Whether text is a table with a header that is understood; only its first rows are looked at. */
export async function looksLikeTable(text: string): Promise<boolean> {
  const head = text.slice(0, 20_000);
  if (!/[,;\t|]/.test(head)) return false;
  try {
    let seen = 0;
    for await (const { cells } of csvRows([head])) {
      if (cells.length > 1 && findColumns(cells, 'known') !== null) return true;
      seen += 1;
      if (seen >= HEADER_WITHIN_ROWS) return false;
    }
  } catch {
    return false;
  }
  return false;
}

/** Whether one of the first rows names columns that are understood. */
export function hasHeader(rows: readonly NumberedRow[]): boolean {
  return rows.slice(0, HEADER_WITHIN_ROWS).some((row) => headerOf(row) !== null);
}

/**
 * Reads a table of WARN notices or layoffs as CSV, a piece at a time, so that a table of any length needs little
 * memory. Columns are found by name; columns that are not known, and empty ones, are ignored.
 * @param pieces of the text, cut anywhere.
 * @param publisher of the table, as its rows' documents name it.
 * @throws UnreadableDocumentError where no header is found.
 */
export async function* readCsvTable(
  pieces: Iterable<string> | AsyncIterable<string>,
  publisher: string | null = null,
): AsyncGenerator<RowRead> {
  yield* readTable(csvRows(pieces), publisher);
}

/** As `readCsvTable`, for rows that are already taken apart, such as a spreadsheet's. */
export async function* readTable(
  rows: Iterable<NumberedRow> | AsyncIterable<NumberedRow>,
  publisher: string | null = null,
): AsyncGenerator<RowRead> {
  let header: TableHeader | null = null;
  let layout: TableLayout | null = null;
  const waiting: NumberedRow[] = [];
  for await (const row of rows) {
    const next: TableHeader | null =
      header === null || isHeaderAgain(row, header) ? headerOf(row) : null;
    if (next !== null) {
      // Tables that stand under each other on one page, such as one for each month, each have a header.
      if (header !== null)
        yield* readRows(waiting.splice(0), layout ?? learnLayout(header, waiting, publisher));
      header = next;
      layout = null;
    } else if (header === null) {
      if (row.number >= HEADER_WITHIN_ROWS) break;
    } else if (layout === null) {
      waiting.push(row);
      if (waiting.length >= ROWS_TO_LEARN_FROM) {
        layout = learnLayout(header, waiting, publisher);
        yield* readRows(waiting.splice(0), layout);
      }
    } else {
      yield* readRows([row], layout);
    }
  }
  if (header === null)
    throw new UnreadableDocumentError(
      'This table has no header with a company and a number or a date; name its columns, for example company, jobs, date.',
    );
  yield* readRows(waiting, layout ?? learnLayout(header, waiting, publisher));
}

type TableHeader = { readonly cells: readonly string[]; readonly columns: TableColumns };

function headerOf({ cells }: NumberedRow): TableHeader | null {
  const columns = findColumns(cells);
  return columns === null ? null : { cells, columns };
}

function isHeaderAgain({ cells }: NumberedRow, { columns }: TableHeader): boolean {
  const company = columns.company === undefined ? '' : (cells[columns.company] ?? '');
  return isCompanyHeader(company);
}

function* readRows(rows: readonly NumberedRow[], layout: TableLayout): Generator<RowRead> {
  for (const { number, cells, problem } of rows) {
    if (problem !== undefined) yield { problem };
    else if (cells.some((cell) => cell.trim() !== '')) yield readRow(cells, number, layout);
  }
}

/** What only several rows together tell: which columns hold what they say, how dates are written, and how shares are. */
function learnLayout(
  header: TableHeader,
  rows: readonly NumberedRow[],
  publisher: string | null,
): TableLayout {
  const column = (index: number | undefined): string[] =>
    index === undefined ? [] : rows.map(({ cells }) => cells[index]?.trim() ?? '');
  const named = header.columns;
  const orders = [named.noticeDate, named.received, named.effectiveDate]
    .flatMap(column)
    .map(orderShownBy);
  const order = orders.find((shown) => shown !== null) ?? 'month_first';
  const columns = withoutMisnamed(named, (index) => column(index), order);
  const shares = column(columns.percent).map(Number);
  const action = columns.action === undefined ? '' : (header.cells[columns.action] ?? '');
  return {
    columns,
    kind: tableKind(columns),
    order,
    isClosureColumn: /clos/i.test(action) && !/layoff|lay-off|type|\//i.test(action),
    standingHeader: columns.standing === undefined ? '' : (header.cells[columns.standing] ?? ''),
    shares: shares.some((share) => share > 1) ? 'percent' : 'fraction',
    publisher,
  };
}

// Fewer readable cells than this prove nothing: a short table may well lack a number everywhere.
const LEAST_CELLS_TO_JUDGE = 3;

/** Leaves out a column that is named like a date or a number and holds none: a "Notice" may be a link, not a day. */
function withoutMisnamed(
  columns: TableColumns,
  column: (index: number) => readonly string[],
  order: TableLayout['order'],
): TableColumns {
  const isDay = (cell: string): boolean => parseDay(cell, order) !== null;
  const isCount = (cell: string): boolean => parseCount(cell) !== null;
  const checks: readonly [ColumnRole, (cell: string) => boolean][] = [
    ['noticeDate', isDay],
    ['received', isDay],
    ['effectiveDate', isDay],
    ['jobs', isCount],
  ];
  const isMisnamed = ([role, isRight]: (typeof checks)[number]): boolean => {
    const index = columns[role];
    const filled = index === undefined ? [] : column(index).filter((cell) => cell !== '');
    return filled.length >= LEAST_CELLS_TO_JUDGE && !filled.some(isRight);
  };
  const misnamed = checks.filter(isMisnamed).map(([role]) => role);
  return Object.fromEntries(
    Object.entries(columns).filter(([role]) => !misnamed.some((one) => one === role)),
  );
}

/** Rows of CSV with any of the usual delimiters; a row that is not well-formed is reported. */
async function* csvRows(
  pieces: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<NumberedRow> {
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const first = await iterator.next();
  const head = first.done === true ? '' : first.value;
  const skipped: NumberedRow[] = [];
  let number = 0;
  const parser = parse({
    delimiter: delimiterOf(head),
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      number += 1;
      skipped.push({
        number,
        cells: [],
        problem: `Row ${number} was not read: it is not well-formed CSV (${error?.code ?? 'unknown'}).`,
      });
      return undefined;
    },
    max_record_size: LONGEST_ROW,
    bom: true,
  });
  const feeding = feed(parser, head, iterator);
  for await (const cells of parser as AsyncIterable<string[]>) {
    yield* skipped.splice(0);
    number += 1;
    yield { number, cells };
  }
  yield* skipped;
  await feeding;
}

async function feed(
  parser: NodeJS.WritableStream,
  head: string,
  rest: Iterator<string> | AsyncIterator<string>,
): Promise<void> {
  for (let piece: string | null = head; piece !== null;) {
    if (!parser.write(cleanText(piece)))
      await new Promise((resolve) => parser.once('drain', resolve));
    const next = await rest.next();
    piece = next.done === true ? null : next.value;
  }
  parser.end();
}

/** The delimiter of which the first lines have most. */
function delimiterOf(head: string): string {
  const lines = head.split('\n', HEADER_WITHIN_ROWS).join('\n');
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, count: lines.split(mark).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}
