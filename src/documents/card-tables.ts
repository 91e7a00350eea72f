import type { Table } from 'mdast';
import type { CardItem, CardSignal } from './document.ts';
import { plainText } from './markdown.ts';

type Column = 'name' | 'description' | 'change' | 'horizon' | 'drivingForce' | 'relevancy';
type Row = Partial<Record<Column, string>>;

// What the two dialects, and people who write cards by hand, call a column.
const COLUMNS: Record<string, Column> = {
  signal: 'name',
  name: 'name',
  description: 'description',
  change: 'change',
  '10y horizon': 'horizon',
  '10-year horizon': 'horizon',
  '10-year': 'horizon',
  '10 year': 'horizon',
  horizon: 'horizon',
  'driving force': 'drivingForce',
  'driving-force': 'drivingForce',
  driver: 'drivingForce',
  relevancy: 'relevancy',
  relevance: 'relevancy',
};

/**
 * The rows of a Signals table, columns found by name in any order.
 * @param problems gets a sentence for each row or column that could not be read.
 * @returns `dialect` as the header tells it, null where it does not.
 */
export function signalsOf(
  tables: readonly Table[],
  problems: string[],
): { readonly rows: CardSignal[]; readonly dialect: 1 | 2 | null } {
  const rows = rowsOf('Signals', tables, problems).map((row) => ({
    name: row.name ?? '',
    description: row.description ?? null,
    change: row.change ?? null,
    horizon: row.horizon ?? null,
    drivingForce: row.drivingForce ?? null,
    relevancy: relevancyOf(row, problems),
  }));
  const header =
    tables[0]?.children[0]?.children.map((cell) => plainText(cell).toLowerCase()) ?? [];
  return { rows, dialect: header.includes('name') ? 2 : header.includes('signal') ? 1 : null };
}

/** The rows of a Concerns, Behaviors, Technologies or Issues table. */
export function itemsOf(section: string, tables: readonly Table[], problems: string[]): CardItem[] {
  return rowsOf(section, tables, problems).map((row) => ({
    name: row.name ?? '',
    description: row.description ?? null,
    relevancy: relevancyOf(row, problems),
  }));
}

function rowsOf(section: string, tables: readonly Table[], problems: string[]): Row[] {
  return tables.flatMap((table) => {
    const [header, ...rows] = table.children;
    const names = header?.children.map((cell) => plainText(cell)) ?? [];
    const columns = names.map((name) => COLUMNS[name.toLowerCase()]);
    for (const [index, name] of names.entries()) {
      if (columns[index] === undefined)
        problems.push(
          `The column "${name}" of the ${section} table is not known and was left out.`,
        );
    }
    return rows.flatMap((row, index) => {
      const cells = row.children.map(plainText);
      if (cells.length !== names.length)
        problems.push(
          `Row ${index + 1} of the ${section} table has ${cells.length} of ${names.length} cells.`,
        );
      const read: Row = {};
      for (const [nth, column] of columns.entries()) {
        const cell = cells[nth];
        if (column !== undefined && cell) read[column] ??= cell;
      }
      if (cells.every((cell) => cell === '')) return [];
      if (read.name === undefined)
        problems.push(`Row ${index + 1} of the ${section} table has no name.`);
      return [read];
    });
  });
}

function relevancyOf(row: Row, problems: string[]): number | null {
  if (row.relevancy === undefined) return null;
  const value = Number(row.relevancy);
  if (Number.isFinite(value)) return value;
  problems.push(`The relevancy "${row.relevancy}" of "${row.name ?? ''}" is not a number.`);
  return null;
}
