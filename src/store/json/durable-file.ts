import type { Adapter } from 'lowdb';
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import { nameOf, readIfThere, replaceFile, type Disk } from './disk.ts';
import {
  encodeFile,
  lineStarts,
  readRecordLine,
  readRecords,
  readSummary,
  type Summary,
} from './record-file.ts';

/** Told what a person should know: a repair, a write that will be tried again. */
export type StoreLog = { readonly warn: (sentence: string) => void };

export type DurableFileOptions<T> = {
  readonly disk: Disk;
  readonly log: StoreLog;
  readonly path: string;
  readonly record: z.ZodType<T>;
  readonly summarise: (records: readonly T[]) => Summary;
};

/**
 * lowdb's adapter for one store file. A write lands in the file and then, with the same content, in `.bak`; both are
 * durable when the promise resolves. A read that finds the file damaged or gone takes the last good copy, puts the
 * damaged one aside as `.damaged` and says so. Throws `store_damaged` where neither is whole.
 */
export class DurableFile<T> implements Adapter<readonly T[]> {
  readonly #options: DurableFileOptions<T>;
  /** Size of the file as last read or written, bytes. */
  bytes = 0;
  /** Rises as a write begins and again as it ends: what was read at two different versions may not belong together. */
  version = 0;
  /** Of its lines, at this version; null where they are not known. */
  #starts: Uint32Array | null = null;

  constructor(options: DurableFileOptions<T>) {
    this.#options = options;
  }

  async read(): Promise<readonly T[] | null> {
    const { path, record } = this.#options;
    const { version } = this;
    const records = await this.#readWhole((file, content) => {
      const whole = readRecords(file, content);
      if (whole !== null && version === this.version) this.#starts = lineStarts(content);
      return whole;
    });
    if (records === null) return null;
    const parsed = z.array(record).safeParse(records);
    if (parsed.success) return parsed.data;
    throw new StoreError(
      'store_damaged',
      `${path} holds a record that Bellwether does not understand (${firstProblem(parsed.error)}): restore the folder from a backup, or move this file and its .bak away to go on without what is in them.`,
    );
  }

  /**
   * Some of the records, by their places among those last read or written (0 is the first), without reading the others.
   * Null where they cannot be had that way, as when the file is being replaced: read it whole then.
   */
  async readSome(places: readonly number[]): Promise<readonly T[] | null> {
    const starts = this.#starts;
    const { version } = this;
    if (starts === null) return null;
    const { disk, path, record } = this.#options;
    const handle = await disk.open(path, 'r');
    const records: unknown[] = [];
    try {
      for (const place of places) {
        const [from = 0, to = 0] = [starts[place + 1], starts[place + 2]];
        const line = Buffer.alloc(to - from);
        await handle.read(line, 0, line.length, from);
        records.push(readRecordLine(line));
      }
    } finally {
      await handle.close();
    }
    const parsed = z.array(record).safeParse(records);
    return parsed.success && version === this.version ? parsed.data : null;
  }

  /** Checks all of the file and reads its head only; null where there is no such file. */
  async readSummary(): Promise<Summary | null> {
    return this.#readWhole(readSummary);
  }

  async write(records: readonly T[]): Promise<void> {
    const { disk, path, summarise } = this.#options;
    const content = encodeFile(summarise(records), records);
    this.version += 1;
    this.#starts = null;
    try {
      await replaceFile(disk, path, content);
      await replaceFile(disk, `${path}.bak`, content);
      this.#starts = lineStarts(content);
    } finally {
      this.version += 1;
    }
    this.bytes = content.length;
  }

  async #readWhole<R>(decode: (path: string, content: Buffer) => R | null): Promise<R | null> {
    const { disk, log, path } = this.#options;
    const content = await readIfThere(disk, path);
    const decoded = content && decode(path, content);
    if (content && decoded !== null) {
      this.bytes = content.length;
      return decoded;
    }
    const copy = await readIfThere(disk, `${path}.bak`);
    if (content === null && copy === null) return null;
    const restored = copy && decode(`${path}.bak`, copy);
    if (copy === null || restored === null) {
      throw new StoreError(
        'store_damaged',
        `${path} is damaged and there is no good copy in ${nameOf(path)}.bak: restore the folder from a backup, or move both files away to go on without what was in them; nothing was deleted.`,
      );
    }
    if (content) await replaceFile(disk, `${path}.damaged`, content);
    await replaceFile(disk, path, copy);
    log.warn(
      content
        ? `${path} was damaged and has been restored from its last good copy; the damaged file is kept as ${nameOf(path)}.damaged.`
        : `${path} was missing and has been restored from its last good copy.`,
    );
    this.bytes = copy.length;
    return restored;
  }
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown';
}
