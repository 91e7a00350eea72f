/** How a kind of record is named, dated and looked up. */
export type Shape<T> = {
  /** First part of the file names: `stories` in stories-2024-08.json. */
  readonly name: string;
  readonly id: (record: T) => string;
  /** YYYY-MM: the file the record belongs to. */
  readonly month: (record: T) => string;
  /** The moment by which records are selected and ordered, ms since 1970. */
  readonly at: (record: T) => number;
  /** What lists are asked by: `company:klarna`. */
  readonly groups: (record: T) => readonly string[];
};

/** Records in memory, by id and by group: the content of one file, or the changes since the last checkpoint. */
export class Layer<T> {
  readonly #shape: Shape<T>;
  readonly #records = new Map<string, T>();
  readonly #groups = new Map<string, Set<string>>();

  constructor(shape: Shape<T>, records: Iterable<T> = []) {
    this.#shape = shape;
    for (const record of records) this.put(record);
  }

  get size(): number {
    return this.#records.size;
  }

  get(id: string): T | undefined {
    return this.#records.get(id);
  }

  has(id: string): boolean {
    return this.#records.has(id);
  }

  ids(): IterableIterator<string> {
    return this.#records.keys();
  }

  records(): IterableIterator<T> {
    return this.#records.values();
  }

  groups(): IterableIterator<string> {
    return this.#groups.keys();
  }

  inGroup(group: string): T[] {
    return [...(this.#groups.get(group) ?? [])].flatMap((id) => this.#records.get(id) ?? []);
  }

  /** Adds the record or replaces the one of the same id; returns what stood there. */
  put(record: T): T | undefined {
    const id = this.#shape.id(record);
    const before = this.remove(id);
    this.#records.set(id, record);
    for (const group of this.#shape.groups(record)) {
      const ids = this.#groups.get(group);
      if (ids) ids.add(id);
      else this.#groups.set(group, new Set([id]));
    }
    return before;
  }

  remove(id: string): T | undefined {
    const before = this.#records.get(id);
    if (before === undefined) return undefined;
    this.#records.delete(id);
    for (const group of this.#shape.groups(before)) {
      const ids = this.#groups.get(group);
      ids?.delete(id);
      if (ids?.size === 0) this.#groups.delete(group);
    }
    return before;
  }
}
