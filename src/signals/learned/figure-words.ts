import type { ReadText } from '../text/unit.ts';
import type { TableWord, WordTable } from './word-table.ts';
import type { StaffNumber } from './staff-numbers.ts';

const OFFSETS = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5] as const;
const PAIRS = [-3, -2, -1, 1, 2] as const;
/** Words so far before and after a number are also taken without their place. */
const FARTHEST_BEFORE = 9;
const FARTHEST_AFTER = 7;

/** Where a word stands to a number: at a place, in a pair at a place, anywhere before, anywhere after. */
const PLACES: readonly string[] = [
  ...OFFSETS.map((offset) => `at ${offset}`),
  ...PAIRS.map((offset) => `pair at ${offset}`),
  'before',
  'after',
];
export const FIGURE_SLOTS: readonly string[] = ['count', 'percent'].flatMap((form) =>
  PLACES.map((place) => `${form} ${place}`),
);

/** Any word of a text, or what stands for the edge of its sentence. */
type Wordly = { readonly stop: boolean };

/** Calls `visit` with the words around a number and the slots they stand in; what stands there twice comes twice. */
export function visitFigureWords<Word extends Wordly>(
  { units }: ReadText,
  words: readonly Word[],
  edge: Word,
  { unit, sentence, form }: StaffNumber,
  visit: (slot: number, first: Word, second?: Word) => void,
): void {
  const base = form === 'count' ? 0 : PLACES.length;
  const wordAt = (offset: number): Word =>
    units[unit + offset]?.sentence === sentence ? (words[unit + offset] ?? edge) : edge;
  for (const [place, offset] of OFFSETS.entries()) visit(base + place, wordAt(offset));
  for (const [place, offset] of PAIRS.entries())
    visit(base + OFFSETS.length + place, wordAt(offset), wordAt(offset + 1));
  const before = base + PLACES.length - 2;
  for (let offset = -FARTHEST_BEFORE; offset < 0; offset += 1) {
    const word = wordAt(offset);
    if (!word.stop) visit(before, word);
  }
  for (let offset = 1; offset <= FARTHEST_AFTER; offset += 1) {
    const word = wordAt(offset);
    if (!word.stop) visit(before + 1, word);
  }
}

/** What the words around a number say for each role, in log-odds: one number a role. `words` are all of the text's. */
export function wordsForRoles(
  read: ReadText,
  words: readonly TableWord[],
  table: WordTable,
  number: StaffNumber,
): Float64Array {
  const sums = new Float64Array(table.width);
  const seen = new Set<number>();
  visitFigureWords(read, words, table.edge, number, (slot, first, second) => {
    const row = table.rowOf(slot, first.id, second?.id);
    if (row < 0 || seen.has(row)) return;
    seen.add(row);
    for (let at = 0; at < table.width; at += 1)
      sums[at] = (sums[at] ?? 0) + (table.weights[row + at] ?? 0);
  });
  return sums;
}
