import { LIKENESS } from './table-column-likeness.ts';
import { NAMES } from './table-column-names.ts';
import type { ColumnRole } from './table-column-names.ts';

/** Where each role's value stands in a row. */
export type TableColumns = Readonly<Partial<Record<ColumnRole, number>>>;

const ROLES = Object.keys(NAMES) as ColumnRole[];

const LONGEST_LIKENESS_WORDS = 6;

/**
 * Finds columns by their names: those that a list has, and unless `known` is asked for, those whose words say it.
 * @returns null where the row is no header: a header names a company and at least one of a number, a share or a date.
 */
export function findColumns(
  header: readonly string[],
  names: 'known' | 'alike' = 'alike',
): TableColumns | null {
  const given = header.map(plainName);
  const columns: Partial<Record<ColumnRole, number>> = {};
  const taken = new Set<number>();
  const take = (role: ColumnRole, index: number | undefined): void => {
    if (index === undefined || index === -1) return;
    columns[role] = index;
    taken.add(index);
  };
  for (const role of ROLES) {
    const places = NAMES[role].map((name) =>
      given.findIndex((other, index) => other === name && !taken.has(index)),
    );
    take(
      role,
      places.find((index) => index !== -1),
    );
  }
  for (const { role, all, not } of names === 'alike' ? LIKENESS : []) {
    if (columns[role] !== undefined) continue;
    const isAlike = (name: string): boolean =>
      name.split(' ').length <= LONGEST_LIKENESS_WORDS &&
      all.every((pattern) => pattern.test(name)) &&
      !not.test(name);
    take(
      role,
      given.findIndex((name, index) => !taken.has(index) && isAlike(name)),
    );
  }
  const { company, jobs, percent, noticeDate, received, effectiveDate } = columns;
  const facts = [jobs, percent, noticeDate, received, effectiveDate];
  return company !== undefined && facts.some((index) => index !== undefined) ? columns : null;
}

/** Whether a cell is the name of the column that it stands in: then its row is the header once more. */
export function isCompanyHeader(cell: string): boolean {
  return NAMES.company.includes(plainName(cell));
}

/** WARN lists have notices, counties and dates on which jobs end; trackers have shares, trades and countries. */
export function tableKind(columns: TableColumns): 'warn' | 'tracker' {
  const { percent, country, county, action, received, effectiveDate } = columns;
  if (percent !== undefined || country !== undefined) return 'tracker';
  const ofWarn = [county, action, received, effectiveDate];
  return ofWarn.some((index) => index !== undefined) ? 'warn' : 'tracker';
}

/** `NOTICE_DATE`, `Notice Date:` and `noticeDate` are `notice date`; `# Affected` is `number affected`. */
function plainName(name: string): string {
  return name
    .slice(0, 80)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/#/g, ' number ')
    .replace(/%/g, ' percent ')
    .replace(/[^a-z]+/g, ' ')
    .replace(/\blay off/g, 'layoff')
    .trim();
}
