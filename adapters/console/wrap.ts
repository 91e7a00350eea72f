import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Breaks at words to `width` columns. Words too long for a line are broken, but never a web address: it must stay whole to be followed. */
export function wrapLines(text: string, width: number): string[] {
  return wrapAnsi(text, width)
    .split('\n')
    .flatMap((line) =>
      stringWidth(line) <= width || line.includes('://')
        ? [line]
        : wrapAnsi(line, width, { hard: true }).split('\n'),
    );
}

/** Breaks to `width` columns whatever it takes: for cells of a table, where one line too long spoils all. */
export function wrapCell(text: string, width: number): string[] {
  return wrapAnsi(text, width, { hard: true }).split('\n');
}

/** Puts `first` before the first line and as many spaces before the others. */
export function hang(first: string, lines: readonly string[]): string[] {
  const rest = ' '.repeat(stringWidth(first));
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`);
}

/** Spaces on the right up to `width` columns, wide characters counted as two. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Columns of the widest line. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((widest, text) => Math.max(widest, stringWidth(text)), 0);
}
