import { safeLine } from '../../src/messages/safe-text.ts';

/** A line as long as there is room for, at a word's end where it is cut; `-` for an empty one. The whole stands elsewhere. */
export function shortened(text: string, most: number): string {
  const line = safeLine(text) || '-';
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S*$/u, '') || cut}\u2026`;
}
