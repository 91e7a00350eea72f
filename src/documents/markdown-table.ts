import stringWidth from 'string-width';
import { asTableCell } from './markdown-escape.ts';

/** One column; a column that holds a number is set to the right. */
export type TableColumn<Row> = {
  readonly heading: string;
  readonly cell: (row: Row) => string | number | null;
};

// The publisher's tables are made with Python's tabulate, which pads a heading by at least this much.
const LEAST_PADDING = 2;

/** A table in GitHub's Markdown, every column padded to its widest cell, as the cards' publisher writes them. */
export function writeTable<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): string {
  const laidOut = columns.map(({ heading, cell }) => {
    const values = rows.map(cell);
    const right = values.some((value) => typeof value === 'number');
    const cells = values.map((value) =>
      typeof value === 'string' ? asTableCell(value) : String(value ?? ''),
    );
    const width = Math.max(heading.length + LEAST_PADDING, ...cells.map((c) => stringWidth(c)));
    const pad = (text: string): string => {
      const space = ' '.repeat(width - stringWidth(text));
      return right ? space + text : text + space;
    };
    const rule = right ? `${'-'.repeat(width + 1)}:` : `:${'-'.repeat(width + 1)}`;
    return { heading: pad(heading), rule, cells: cells.map(pad) };
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(laidOut.map(({ heading }) => heading)),
    `|${laidOut.map(({ rule }) => rule).join('|')}|`,
    ...rows.map((_, index) => line(laidOut.map(({ cells }) => cells[index] ?? ''))),
  ].join('\n');
}
