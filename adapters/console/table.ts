import stringWidth from 'string-width';
import { paint } from './style.ts';
import type { ConsoleStyle } from './style.ts';
import { hang, padRight, widest, wrapCell, wrapLines } from './wrap.ts';

const GUTTER = '  ';
/** A column narrower than this breaks most words; then rows are shown one below the other. */
const LEAST_COLUMN = 8;

/** A table that fits the width: cells wrap; with too many columns each row becomes a short list of its own. */
export function renderTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  style: ConsoleStyle,
): string[] {
  const widths = fitColumns(columns, rows, style.width);
  if (widths === null) return renderRecords(columns, rows, style);
  const line = (cells: readonly string[]): string[] => {
    const wrapped = widths.map((width, at) => wrapCell(cells[at] ?? '', width));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, at) => padRight(lines[row] ?? '', widths[at] ?? 0))
        .join(GUTTER)
        .trimEnd(),
    );
  };
  const tall = rows.some((row) => line(row).length > 1);
  return [
    ...line(columns.map((column) => paint('bold', column, style))),
    paint('dim', widths.map((width) => '─'.repeat(width)).join(GUTTER), style),
    ...rows.flatMap((row, at) => (tall && at > 0 ? ['', ...line(row)] : line(row))),
  ];
}

/** Column widths that together fit: the widest columns give way first. Null where they cannot. */
function fitColumns(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] | null {
  const room = width - GUTTER.length * (columns.length - 1);
  const natural = columns.map((column, at) =>
    widest([column, ...rows.map((row) => row[at] ?? '')].flatMap((cell) => cell.split('\n'))),
  );
  if (columns.length * LEAST_COLUMN > room && total(natural) > room) return null;
  let cap = Math.max(...natural);
  while (total(natural.map((one) => Math.min(one, cap))) > room) cap -= 1;
  const widths = natural.map((one) => Math.min(one, cap));
  let spare = room - total(widths);
  return widths.map((one, at) => {
    if (spare === 0 || (natural[at] ?? 0) <= one) return one;
    spare -= 1;
    return one + 1;
  });
}

function renderRecords(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  style: ConsoleStyle,
): string[] {
  return rows.flatMap((row, at) => [
    ...(at === 0 ? [] : ['']),
    ...columns.flatMap((column, index) => {
      const label = `${paint('bold', column, style)}: `;
      const room = Math.max(LEAST_COLUMN, style.width - stringWidth(label));
      return hang(label, wrapLines(row[index] ?? '', room));
    }),
  ]);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
