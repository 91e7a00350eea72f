import { fingerprint } from './fingerprints.ts';
import type { Layer } from './layer.ts';

/**
 * On which lines of a file the records of a group stand: 12 bytes a record and group, so that a company's few stories
 * are read without all others of their month.
 */
export class GroupLines {
  readonly #marks: Float64Array;
  readonly #lines: Uint32Array;

  private constructor(marks: Float64Array, lines: Uint32Array) {
    this.#marks = marks;
    this.#lines = lines;
  }

  /** Of records that stand in the file in the order of the layer. */
  static of<T>(layer: Layer<T>): GroupLines {
    const lineOf = new Map([...layer.records()].map((record, line) => [record, line]));
    const pairs = [...layer.groups()]
      .flatMap((group) => {
        const mark = fingerprint(group);
        return layer.inGroup(group).map((record) => ({ mark, line: lineOf.get(record) ?? 0 }));
      })
      .sort((a, b) => a.mark - b.mark || a.line - b.line);
    return new GroupLines(
      Float64Array.from(pairs, ({ mark }) => mark),
      Uint32Array.from(pairs, ({ line }) => line),
    );
  }

  /** In rising order; among them may be a line of another group with the same fingerprint. */
  of(mark: number): number[] {
    let low = 0;
    let high = this.#marks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#marks[middle] ?? Infinity) < mark) low = middle + 1;
      else high = middle;
    }
    const lines: number[] = [];
    for (let at = low; this.#marks[at] === mark; at += 1) lines.push(this.#lines[at] ?? 0);
    return lines;
  }
}
