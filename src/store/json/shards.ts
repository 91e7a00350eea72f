import { join } from 'node:path';
import type { z } from 'zod';
import type { Disk } from './disk.ts';
import type { StoreLog } from './durable-file.ts';
import { fingerprint } from './fingerprints.ts';
import { GroupLists } from './group-lists.ts';
import { Layer, type Shape } from './layer.ts';
import type { PartCache } from './part-cache.ts';
import { Part } from './part.ts';

export type ShardsOptions<T> = {
  readonly disk: Disk;
  readonly log: StoreLog;
  readonly folder: string;
  readonly cache: PartCache;
  /** A part that has reached this many bytes takes no further records. */
  readonly partBytes: number;
  readonly shape: Shape<T>;
  readonly record: z.ZodType<T>;
};

/** Which records are wanted: from a moment on and up to, not including, another; ms since 1970. */
export type Selection = {
  readonly group?: string;
  readonly from?: number;
  readonly before?: number;
};

type Edit<T> = { readonly puts: T[]; readonly removals: string[] };

/**
 * Records of one kind in files by month. Changes stand in memory (and in the journal) until a checkpoint: `freeze`
 * closes the changes so far, `fold` writes them into the files. A record in memory always wins over one in a file, so
 * a fold that was cut off, with a record in both its old month and its new one, is put right by repeating it.
 */
export class Shards<T> {
  readonly #options: ShardsOptions<T>;
  readonly #parts: Part<T>[] = [];
  #changed: Layer<T>;
  #frozen: Layer<T> | null = null;
  readonly #lists = new GroupLists<T>();

  constructor(options: ShardsOptions<T>) {
    this.#options = options;
    this.#changed = new Layer(options.shape);
  }

  /** Takes up the files of this kind among the folder's names. Throws `store_damaged`, `store_newer`. */
  async open(names: readonly string[]): Promise<void> {
    const { shape } = this.#options;
    const pattern = new RegExp(`^${shape.name}-(\\d{4}-\\d{2})(?:-(\\d+))?\\.json(?:\\.bak)?$`);
    const found = new Map<string, { month: string; number: number }>();
    for (const name of names) {
      const [, month, number = '1'] = pattern.exec(name) ?? [];
      if (month) found.set(`${month}-${number}`, { month, number: Number(number) });
    }
    const inOrder = [...found.values()].sort((a, b) =>
      a.month === b.month ? a.number - b.number : a.month < b.month ? -1 : 1,
    );
    for (const { month, number } of inOrder) {
      const part = this.#addPart(month, number);
      await part.open();
    }
  }

  async get(id: string): Promise<T | null> {
    const layers = this.#layers();
    const inMemory = () => layers.map((layer) => layer.get(id)).find((it) => it !== undefined);
    const now = inMemory();
    if (now !== undefined) return now;
    const mark = fingerprint(id);
    for (const part of this.#parts.filter((it) => it.mayHold(mark))) {
      const record = (await part.load()).get(id);
      if (record !== undefined) return inMemory() ?? record;
    }
    return inMemory() ?? null;
  }

  /** The records that match, newest first. */
  async select({ group, from = -Infinity, before = Infinity }: Selection): Promise<T[]> {
    const { shape } = this.#options;
    const layers = this.#layers();
    const found = new Map<string, T>();
    const take = (records: Iterable<T>, hidden: readonly Layer<T>[]) => {
      for (const record of records) {
        const at = shape.at(record);
        const id = shape.id(record);
        if (at >= from && at < before && !hidden.some((newer) => newer.has(id)))
          found.set(id, record);
      }
    };
    if (group === undefined) {
      const parts = this.#parts.filter((part) => part.mayHoldBetween(null, from, before));
      for (const part of parts) take((await part.load()).records(), []);
    } else {
      const all = from === -Infinity && before === Infinity;
      const read = () => this.#filed(group, from, before);
      take(all ? await this.#lists.of(group, read) : await read(), []);
    }
    for (const id of found.keys()) if (layers.some((layer) => layer.has(id))) found.delete(id);
    layers.forEach((layer, index) => {
      const records = group === undefined ? layer.records() : layer.inGroup(group);
      take(records, layers.slice(0, index));
    });
    return [...found.values()].sort((a, b) => shape.at(b) - shape.at(a) || byId(shape, a, b));
  }

  /** The records of a group in the files that may have one of that time. */
  async #filed(group: string, from: number, before: number): Promise<T[]> {
    const mark = fingerprint(group);
    const records: T[] = [];
    for (const part of this.#parts.filter((it) => it.mayHoldBetween(mark, from, before))) {
      // One at a time: a group may have more records than a call can take arguments.
      for (const record of await part.inGroup(group)) records.push(record);
    }
    return records;
  }

  /** Changes a record in memory; returns what takes the change back. */
  put(record: T): () => void {
    const layer = this.#changed;
    const before = layer.put(record);
    return () => {
      if (before === undefined) layer.remove(this.#options.shape.id(record));
      else layer.put(before);
    };
  }

  /** Closes the changes so far for the next fold; those of a fold that failed are taken along. */
  freeze(): void {
    const frozen = this.#frozen;
    if (frozen) for (const record of this.#changed.records()) frozen.put(record);
    else this.#frozen = this.#changed;
    this.#changed = new Layer(this.#options.shape);
  }

  /** Writes the frozen changes into the files, one file at a time; until it has come to its end they stay in memory too. */
  async fold(): Promise<void> {
    const frozen = this.#frozen;
    if (!frozen) return;
    this.#lists.foldBegins();
    const edits = new Map<Part<T>, Edit<T>>();
    const added = new Map<Part<T>, number>();
    for (const record of frozen.records()) await this.#place(record, edits, added);
    for (const [part, { puts, removals }] of edits) await part.change(puts, removals);
    this.#frozen = null;
    this.#lists.foldEnds(frozen.groups());
  }

  async #place(
    record: T,
    edits: Map<Part<T>, Edit<T>>,
    added: Map<Part<T>, number>,
  ): Promise<void> {
    const { shape } = this.#options;
    const id = shape.id(record);
    const month = shape.month(record);
    const mark = fingerprint(id);
    const editOf = (part: Part<T>) => {
      const edit = edits.get(part) ?? { puts: [], removals: [] };
      edits.set(part, edit);
      return edit;
    };
    let home: Part<T> | null = null;
    for (const part of this.#parts.filter((it) => it.mayHold(mark))) {
      if (!(await part.load()).has(id)) continue;
      if (part.month === month && !home) home = part;
      else editOf(part).removals.push(id);
    }
    if (!home) {
      home = this.#roomIn(month, added);
      added.set(home, (added.get(home) ?? 0) + JSON.stringify(record).length);
    }
    editOf(home).puts.push(record);
  }

  #roomIn(month: string, added: ReadonlyMap<Part<T>, number>): Part<T> {
    const ofMonth = this.#parts.filter((part) => part.month === month);
    const last = ofMonth.at(-1);
    const hasRoom = last && last.bytes + (added.get(last) ?? 0) < this.#options.partBytes;
    return hasRoom ? last : this.#addPart(month, ofMonth.length + 1);
  }

  #addPart(month: string, number: number): Part<T> {
    const { disk, log, folder, cache, shape, record } = this.#options;
    const suffix = number === 1 ? '' : `-${number}`;
    const path = join(folder, `${shape.name}-${month}${suffix}.json`);
    const part = new Part({ disk, log, path, record, shape, cache, month });
    this.#parts.push(part);
    return part;
  }

  /** Newest first. Held by a reader while it waits for files, so that a fold meanwhile cannot hide a record from it. */
  #layers(): readonly Layer<T>[] {
    return this.#frozen ? [this.#changed, this.#frozen] : [this.#changed];
  }
}

function byId<T>(shape: Shape<T>, a: T, b: T): number {
  return shape.id(a) < shape.id(b) ? -1 : 1;
}
