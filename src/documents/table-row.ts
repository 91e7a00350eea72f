import type { DayOrder } from './dates.ts';
import { canonicalUrl } from './canonical-url.ts';
import { documentId } from './document-id.ts';
import type { Document, TableRow } from './document.ts';
import { cellText, parseCount, parseDay, parsePercent, splitAddress } from './table-cells.ts';
import { standingIn, standingInColumn, withoutMark, type Standing } from './notice-standing.ts';
import type { ColumnRole } from './table-column-names.ts';
import type { TableColumns } from './table-columns.ts';

/** What all rows of one table share. */
export type TableLayout = {
  readonly columns: TableColumns;
  readonly kind: 'warn' | 'tracker';
  readonly order: DayOrder;
  /** The action's column is one for closures alone, which says yes or no. */
  readonly isClosureColumn: boolean;
  /** The name of the column that says what became of a notice; empty where there is none. */
  readonly standingHeader: string;
  /** Whether a share without a sign is a fraction of one (0.05) or already in per cent (5). */
  readonly shares: 'fraction' | 'percent';
  readonly publisher: string | null;
};

/** A row as a document, or one sentence that says why it is none. */
export type RowRead = { readonly document: Document } | { readonly problem: string };

/**
 * Reads one row.
 * @param cells as written; a spreadsheet's days may be serial numbers.
 * @param number of the row in the file, the header's being 1, for the sentence about it.
 */
export function readRow(cells: readonly string[], number: number, layout: TableLayout): RowRead {
  const written = (role: ColumnRole): string => {
    const index = layout.columns[role];
    return index === undefined ? '' : (cells[index] ?? '');
  };
  const cell = (role: ColumnRole): string => cellText(written(role));
  const { company: given, town } = splitAddress(written('company'));
  const company = layout.kind === 'warn' ? withoutMark(given) : given;
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
  const jobs = read('jobs', parseCount);
  const before = read('headcountBefore', parseCount);
  const after = read('headcountAfter', parseCount);
  const standing = layout.kind === 'warn' ? standingOf(given, cell, layout) : null;
  const row: TableRow = {
    company,
    jobs: jobs?.count ?? null,
    ...(jobs?.qualifier && { qualifier: jobs.qualifier }),
    ...(before && { headcountBefore: before.count }),
    ...(after && { headcountAfter: after.count }),
    percent: read('percent', (text) => parsePercent(text, layout.shares)),
    noticeDate: read('noticeDate', day) ?? read('received', day),
    effectiveDate: read('effectiveDate', day),
    closure: isClosure(cell('action'), layout),
    place: placeOf(cell('city'), town, cell('county')),
    ...(standing && { standing }),
    table: layout.kind,
  };
  if (
    row.jobs === null &&
    row.percent === null &&
    row.noticeDate === null &&
    row.effectiveDate === null
  )
    return { problem: `Row ${number} was not read: ${company} has neither a number nor a date.` };
  const url = canonicalUrl(cell('link'));
  return { document: toDocument(row, url, layout, problems) };
}

const SAID: Partial<Record<ColumnRole, string>> = {
  jobs: 'the number of people',
  percent: 'the share of the workforce',
  noticeDate: 'the date of the notice',
  received: 'the date of receipt',
  effectiveDate: 'the date it takes effect',
  headcountBefore: 'the headcount before',
  headcountAfter: 'the headcount after',
};

function toDocument(
  row: TableRow,
  url: string | null,
  layout: TableLayout,
  problems: readonly string[],
): Document {
  const facts = [
    row.table,
    row.company,
    row.noticeDate,
    row.effectiveDate,
    row.jobs,
    row.percent,
    row.place,
    // Its own item, so that the notice that it changes is still the same when the table is read again.
    ...(row.standing ? [row.standing] : []),
  ];
  return {
    id: documentId('row', ...facts.map(String)),
    format: 'row',
    url,
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
  const people = row.jobs === null ? '' : ` (${peopleWords(row.jobs, row)})`;
  if (row.table === 'tracker') return `${row.company} lays off staff${people}`;
  if (row.standing === 'rescinded')
    return `${row.company} takes back its notice of ${row.closure ? 'a closure' : 'layoffs'}${people}`;
  if (row.standing === 'amended')
    return `${row.company} changes its notice of ${row.closure ? 'a closure' : 'layoffs'}${people}`;
  return `${row.company} gives notice of ${row.closure ? 'a closure' : 'layoffs'}${people}`;
}

/** One readable sentence: "Atlassian: 500 people laid off, 5% of the workforce, Sydney, 2023-03-06." */
function rowSentence(row: TableRow): string {
  const verb =
    row.table === 'tracker' ? 'laid off' : row.closure ? 'affected by a closure' : 'to be laid off';
  const people =
    row.jobs === null ? `staff ${verb}, number not given` : `${peopleWords(row.jobs, row)} ${verb}`;
  const parts = [
    row.standing === undefined ? null : `notice ${row.standing}`,
    people,
    row.percent === null ? null : `${row.percent}% of the workforce`,
    headcountWords(row),
    row.place,
    row.table === 'warn' && row.noticeDate !== null
      ? `notice of ${row.noticeDate}`
      : row.noticeDate,
    row.effectiveDate === null ? null : `in effect from ${row.effectiveDate}`,
  ];
  return `${row.company}: ${parts.filter((part) => part !== null).join(', ')}.`;
}

/** Said in the column for it, else in what the notice is called, else beside the company's name. */
function standingOf(
  company: string,
  cell: (role: ColumnRole) => string,
  { standingHeader }: TableLayout,
): Standing | null {
  const marked = company === withoutMark(company) ? null : standingIn(company);
  return standingInColumn(cell('standing'), standingHeader) ?? standingIn(cell('action')) ?? marked;
}

const QUALIFIED = { about: 'about ', up_to: 'up to ', at_least: 'at least ' } as const;

function peopleWords(jobs: number, { qualifier }: Pick<TableRow, 'qualifier'>): string {
  const said = qualifier === undefined ? '' : QUALIFIED[qualifier];
  return `${said}${jobs.toLocaleString('en')} ${jobs === 1 ? 'person' : 'people'}`;
}

function headcountWords({
  headcountBefore: before,
  headcountAfter: after,
}: TableRow): string | null {
  if (before === undefined)
    return after === undefined ? null : `${numberOf(after)} employed after it`;
  return after === undefined
    ? `${numberOf(before)} employed before it`
    : `from ${numberOf(before)} to ${numberOf(after)} employed`;
}

function numberOf(people: number): string {
  return people.toLocaleString('en');
}

/** Some tables name the action, in words or as CL and LO; others have a column for closures that says yes or no. */
function isClosure(action: string, { isClosureColumn }: TableLayout): boolean {
  if (isClosureColumn && /^(?:y|yes|true|x)$/i.test(action)) return true;
  return /clos|shut|^cl$/i.test(action) && !/^no\b/i.test(action);
}

function placeOf(city: string, town: string, county: string): string | null {
  const bare = city.replace(/,?\s+[A-Z]{2},?\s+\d{5}(?:-\d{4})?$/, '');
  return [bare, town, county].find((place) => place !== '') ?? null;
}
