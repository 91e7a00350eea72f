import { LRUCache } from 'lru-cache';

// About 80 MB of stories that tell of one notice each.
const MOST_RECORDS = 12_000;

/**
 * The records of whole groups as the files have them, those asked for last: a company of which every third row of a
 * long table tells is not read from its files for each of them. Lists that may have been read in the middle of a fold
 * are not kept.
 */
export class GroupLists<T> {
  readonly #lists = new LRUCache<string, readonly T[]>({
    maxSize: MOST_RECORDS,
    sizeCalculation: (records) => records.length + 1,
  });
  #folding = false;
  #folds = 0;

  /** The list of a group, read with `read` where it is not at hand. */
  async of(group: string, read: () => Promise<readonly T[]>): Promise<readonly T[]> {
    const known = this.#lists.get(group);
    if (known !== undefined) return known;
    const folds = this.#folds;
    const records = await read();
    if (!this.#folding && folds === this.#folds) this.#lists.set(group, records);
    return records;
  }

  foldBegins(): void {
    this.#folding = true;
  }

  /** @param changed the groups of all records that were written, removed or replaced. */
  foldEnds(changed: Iterable<string>): void {
    for (const group of changed) this.#lists.delete(group);
    this.#folding = false;
    this.#folds += 1;
  }
}
