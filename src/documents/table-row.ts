import { oneLine } from './clean-text.ts';
import { parseDate, parseSerialDay } from './dates.ts';
import type { DayOrder } from './dates.ts';
import { documentId } from './document-id.ts';
import type { Document, TableRow } from './document.ts';
import type { ColumnRole, TableColumns } from './table-columns.ts';

/** What all rows of one table share. */
export type TableLayout = {
  readonly columns: TableColumns;
  readonly kind: 'warn' | 'tracker';
  readonly order: DayOrder;
  /** Whether a share without a sign is a fraction of one (0.05) or already in per cent (5). */
  readonly shares: 'fraction' | 'percent';
  readonly publisher: string | null;
};

/** A row as a document, or one sentence that says why it is none. */
export type RowRead = { readonly document: Document } | { readonly problem: string };

const NOTHING =
  /^(?:null|n\/?a|none|nan|nil|unknown|undisclosed|tbd|tba|-+|–|—|\?+|not (?:provided|available|listed))?$/i;
const MOST_JOBS = 5_000_000;

/**
 * Reads one row.
 * @param cells as written; a spreadsheet's days may be serial numbers.
 * @param number of the row in the file, the header's being 1, for the sentence about it.
 */
export function readRow(cells: readonly string[], number: number, layout: TableLayout): RowRead {
  const cell = (role: ColumnRole): string => {
    const index = layout.columns[role];
    const text = index === undefined ? '' : oneLine(cells[index] ?? '');
    return NOTHING.test(text) ? '' : text;
  };
  const company = cell('company');
  if (company === '' || !/\p{L}|\d/u.test(company))
    return { problem: `Row ${number} was not read: it names no company.` };
  if (/^(?:grand )?totals?:?$/i.test(company))
    return { problem: `Row ${number} was not read: it is a total, not a company.` };

  const problems: string[] = [];
  const read = <Value>(role: ColumnRole, parse: (text: string) => Value | null): Value | null => {
    const text = cell(role);
    const value = text === '' ? null : parse(text);
    if (text !== '' && value === null)
      problems.push(
        `Row ${number}: ${SAID[role] ?? role} "${text.slice(0, 40)}" could not be read.`,
      );
    return value;
  };
  const day = (text: string): string | null => parseDay(text, layout.order);
  const row: TableRow = {
    company,
    jobs: read('jobs', parseCount),
    percent: read('percent', (text) => parsePercent(text, layout.shares)),
    noticeDate: read('noticeDate', day) ?? read('received', day),
    effectiveDate: read('effectiveDate', day),
    closure: /clos|shut/i.test(cell('action')) && !/^no\b/i.test(cell('action')),
    place: placeOf(cell('city'), cell('county')),
    table: layout.kind,
  };
  if (
    row.jobs === null &&
    row.percent === null &&
    row.noticeDate === null &&
    row.effectiveDate === null
  )
    return { problem: `Row ${number} was not read: ${company} has neither a number nor a date.` };
  return { document: toDocument(row, layout, problems) };
}

const SAID: Partial<Record<ColumnRole, string>> = {
  jobs: 'the number of people',
  percent: 'the share of the workforce',
  noticeDate: 'the date of the notice',
  received: 'the date of receipt',
  effectiveDate: 'the date it takes effect',
};

function toDocument(row: TableRow, layout: TableLayout, problems: readonly string[]): Document {
  const facts = [
    row.table,
    row.company,
    row.noticeDate,
    row.effectiveDate,
    row.jobs,
    row.percent,
    row.place,
  ];
  return {
    id: documentId('row', ...facts.map(String)),
    format: 'row',
    url: null,
    title: rowTitle(row),
    publisher: layout.publisher,
    publishedAt: row.noticeDate,
    text: rowSentence(row),
    language: 'en',
    readable: true,
    problems,
    row,
  };
}

function rowTitle(row: TableRow): string {
  const people = row.jobs === null ? '' : ` (${row.jobs.toLocaleString('en')} people)`;
  if (row.table === 'tracker') return `${row.company} lays off staff${people}`;
  return `${row.company} gives notice of ${row.closure ? 'a closure' : 'layoffs'}${people}`;
}

/** One readable sentence: "Atlassian: 500 people laid off, 5% of the workforce, Sydney, 2023-03-06." */
function rowSentence(row: TableRow): string {
  const verb =
    row.table === 'tracker' ? 'laid off' : row.closure ? 'affected by a closure' : 'to be laid off';
  const people =
    row.jobs === null
      ? `staff ${verb}, number not given`
      : `${row.jobs.toLocaleString('en')} ${row.jobs === 1 ? 'person' : 'people'} ${verb}`;
  const parts = [
    people,
    row.percent === null ? null : `${row.percent}% of the workforce`,
    row.place,
    row.table === 'warn' && row.noticeDate !== null
      ? `notice of ${row.noticeDate}`
      : row.noticeDate,
    row.effectiveDate === null ? null : `in effect from ${row.effectiveDate}`,
  ];
  return `${row.company}: ${parts.filter((part) => part !== null).join(', ')}.`;
}

/** Of a range the upper end: `1,200`, `~300`, `300+`, `100-150`. Null for anything else, fractions included. */
function parseCount(text: string): number | null {
  const plain = text
    .toLowerCase()
    .replace(
      /\b(?:about|approx(?:imately)?\.?|around|up to|over|at least|employees?|workers?|people)\b/g,
      '',
    )
    .replace(/[~≈+]/g, '')
    .trim();
  const [, low = '', high] = /^([\d,. ]+?)(?:\s*(?:-|–|to)\s*([\d,. ]+))?$/.exec(plain) ?? [];
  const digits = (high ?? low).trim().replace(/\.0+$/, '');
  if (!/^\d+$|^\d{1,3}(?:[, ]\d{3})+$/.test(digits)) return null;
  const count = Number(digits.replace(/[, ]/g, ''));
  return count <= MOST_JOBS ? count : null;
}

/** A share in per cent, 0 to 100; null for what is none. */
function parsePercent(text: string, shares: TableLayout['shares']): number | null {
  const [, digits = '', sign] =
    /^~?(\d+(?:\.\d+)?|\.\d+)\s*(%|percent|per cent)?$/i.exec(text) ?? [];
  if (digits === '') return null;
  const value = Number(digits) * (sign === undefined && shares === 'fraction' ? 100 : 1);
  return value <= 100 ? Math.round(value * 100) / 100 : null;
}

function parseDay(text: string, order: DayOrder): string | null {
  return (
    parseDate(text, order) ?? (/^\d{5}(?:\.\d+)?$/.test(text) ? parseSerialDay(Number(text)) : null)
  );
}

function placeOf(city: string, county: string): string | null {
  if (city !== '') return city;
  return county === '' ? null : county;
}
