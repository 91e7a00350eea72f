import { Low } from 'lowdb';
import { DurableFile, type DurableFileOptions } from './durable-file.ts';
import { fingerprint, Fingerprints } from './fingerprints.ts';
import { GroupLines } from './group-lines.ts';
import { Layer, type Shape } from './layer.ts';
import type { PartCache } from './part-cache.ts';
import type { Summary } from './record-file.ts';

export type PartOptions<T> = Pick<DurableFileOptions<T>, 'disk' | 'log' | 'path' | 'record'> & {
  readonly shape: Shape<T>;
  readonly cache: PartCache;
  /** YYYY-MM. */
  readonly month: string;
};

/**
 * One file of a month. A month that outgrows its file goes on in a next one, so that neither reading nor writing a file
 * ever takes long. In memory stand its fingerprints; its records only while the cache has room for them.
 */
export class Part<T> {
  readonly month: string;
  readonly #shape: Shape<T>;
  readonly #cache: PartCache;
  readonly #file: DurableFile<T>;
  #ids = Fingerprints.of([]);
  #groups = Fingerprints.of([]);
  #oldest = Infinity;
  #newest = -Infinity;
  #layer: Promise<Layer<T>> | null = null;
  /** Known once the file was read or written; stays when the records go. */
  #groupLines: GroupLines | null = null;

  constructor({ shape, cache, month, ...file }: PartOptions<T>) {
    this.month = month;
    this.#shape = shape;
    this.#cache = cache;
    this.#file = new DurableFile({
      ...file,
      summarise: (records) => summarise(new Layer(shape, records), shape),
    });
  }

  /** Size of the file, bytes. */
  get bytes(): number {
    return this.#file.bytes;
  }

  /** Checks the file and takes its fingerprints. Throws `store_damaged`, `store_newer`. */
  async open(): Promise<void> {
    const summary = await this.#file.readSummary();
    if (summary) this.#take(summary);
  }

  mayHold(mark: number): boolean {
    return this.#ids.mayHave(mark);
  }

  /** Whether a record of the group (its fingerprint; null: any) from a moment on and before another, ms, may be here. */
  mayHoldBetween(groupMark: number | null, from: number, before: number): boolean {
    if (this.#newest < from || this.#oldest >= before) return false;
    return groupMark === null || this.#groups.mayHave(groupMark);
  }

  /** The records, from the cache or from disk. The layer is shared: read it, do not change it. */
  async load(): Promise<Layer<T>> {
    this.#layer ??= this.#read().catch((error: unknown) => {
      this.forget();
      throw error;
    });
    const layer = await this.#layer;
    this.#cache.used(this);
    return layer;
  }

  /** The records of a group: from memory, else only their own lines from the file, else from the whole file. */
  async inGroup(group: string): Promise<readonly T[]> {
    const lines = this.#layer === null ? this.#groupLines?.of(fingerprint(group)) : undefined;
    const some = lines && (await this.#file.readSome(lines));
    if (!some) return (await this.load()).inGroup(group);
    return some.filter((record) => this.#shape.groups(record).includes(group));
  }

  /** Lets go of the records; called by the cache. */
  forget(): void {
    this.#layer = null;
  }

  /** Puts and removes records, durably; on failure the file and what is read here stay as they were. */
  async change(puts: readonly T[], removals: readonly string[]): Promise<void> {
    const layer = new Layer(this.#shape, (await this.load()).records());
    for (const id of removals) layer.remove(id);
    for (const record of puts) layer.put(record);
    this.#groupLines = null;
    const db = new Low<readonly T[]>(this.#file, [...layer.records()]);
    await db.write();
    this.#groupLines = GroupLines.of(layer);
    this.#layer = Promise.resolve(layer);
    this.#take(summarise(layer, this.#shape));
    this.#cache.used(this);
  }

  async #read(): Promise<Layer<T>> {
    const { version } = this.#file;
    const db = new Low<readonly T[]>(this.#file, []);
    await db.read();
    const layer = new Layer(this.#shape, db.data);
    if (version === this.#file.version) this.#groupLines = GroupLines.of(layer);
    return layer;
  }

  #take(summary: Summary): void {
    this.#ids = Fingerprints.fromBase64(summary.ids);
    this.#groups = Fingerprints.fromBase64(summary.groups);
    this.#oldest = summary.oldest ?? Infinity;
    this.#newest = summary.newest ?? -Infinity;
  }
}

function summarise<T>(layer: Layer<T>, shape: Shape<T>): Summary {
  let oldest = Infinity;
  let newest = -Infinity;
  for (const record of layer.records()) {
    const at = shape.at(record);
    oldest = Math.min(oldest, at);
    newest = Math.max(newest, at);
  }
  return {
    ids: Fingerprints.of(layer.ids()).toBase64(),
    groups: Fingerprints.of(layer.groups()).toBase64(),
    oldest: layer.size > 0 ? oldest : null,
    newest: layer.size > 0 ? newest : null,
  };
}
