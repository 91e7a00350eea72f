import type { Unit } from '../text/unit.ts';
import { EDGE_STEM, isStop, isTelling, stemOf, stemOfUnit } from './stems.ts';

/** A word as a table knows it: `id` is that of its stem, 0 where the table has no such word. */
export type TableWord = { readonly id: number; readonly telling: boolean; readonly stop: boolean };

/** What was learned of words: "job" or "job go" in a slot to a row of weights, in log-odds. */
export type WordTable = {
  readonly wordOf: (unit: Unit) => TableWord;
  readonly edge: TableWord;
  /** The first index of the row of one word, or of two, in `weights`; -1 where nothing was learned. */
  readonly rowOf: (slot: number, first: number, second?: number) => number;
  readonly weights: Float32Array;
  /** Weights a row has. */
  readonly width: number;
};

/** Slot to its entries; an entry is one stem or two with a space between. */
export type WordEntries = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** Two ids fit into one small integer, which a map finds faster than anything else. */
const SECOND_FROM = 1 << 14;
/** Texts say the same words again; more different ones than this are looked up anew. */
const MOST_KEPT = 50_000;

/**
 * Makes a table of its entries; the slots get the numbers of their places in `slots`. Throws RangeError where the
 * entries have more stems than fit.
 */
export function wordTable(
  slots: readonly string[],
  width: number,
  entries: WordEntries,
): WordTable {
  const ids = new Map<string, number>();
  const idOf = (stem: string): number => {
    const known = ids.get(stem);
    if (known !== undefined) return known;
    ids.set(stem, ids.size + 1);
    if (ids.size >= SECOND_FROM) throw new RangeError('The learned tables have too many words.');
    return ids.size;
  };
  const rows: number[] = [];
  const maps = slots.map((slot) => {
    const map = new Map<number, number>();
    for (const [words, row] of Object.entries(entries[slot] ?? {})) {
      const [first = '', second] = words.split(' ');
      const key = idOf(first) * SECOND_FROM + (second === undefined ? 0 : idOf(second));
      map.set(key, rows.length);
      for (let at = 0; at < width; at += 1) rows.push(row[at] ?? 0);
    }
    return map;
  });
  const tableWord = (stem: string): TableWord => ({
    id: ids.get(stem) ?? 0,
    telling: isTelling(stem),
    stop: isStop(stem),
  });
  const kept = new Map<string, TableWord>();
  const wordOf = (unit: Unit): TableWord => {
    const isWord = unit.mention === null && unit.quantity === null;
    const name = isWord ? unit.norm : stemOfUnit(unit);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const word = tableWord(isWord ? stemOf(name) : name);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(name, word);
    return word;
  };
  return {
    wordOf,
    edge: tableWord(EDGE_STEM),
    rowOf: (slot, first, second = 0) => maps[slot]?.get(first * SECOND_FROM + second) ?? -1,
    weights: Float32Array.from(rows),
    width,
  };
}
