import type { Adapter } from 'lowdb';
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import { nameOf, readIfThere, replaceFile, type Disk } from './disk.ts';
import { encodeFile, readRecords, readSummary, type Summary } from './record-file.ts';

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

  constructor(options: DurableFileOptions<T>) {
    this.#options = options;
  }

  async read(): Promise<readonly T[] | null> {
    const { path, record } = this.#options;
    const records = await this.#readWhole(readRecords);
    if (records === null) return null;
    const parsed = z.array(record).safeParse(records);
    if (parsed.success) return parsed.data;
    throw new StoreError(
      'store_damaged',
      `${path} holds a record that Bellwether does not understand (${firstProblem(parsed.error)}): restore the folder from a backup, or move this file and its .bak away to go on without what is in them.`,
    );
  }

  /** Checks all of the file and reads its head only; null where there is no such file. */
  async readSummary(): Promise<Summary | null> {
    return this.#readWhole(readSummary);
  }

  async write(records: readonly T[]): Promise<void> {
    const { disk, path, summarise } = this.#options;
    const content = encodeFile(summarise(records), records);
    await replaceFile(disk, path, content);
    await replaceFile(disk, `${path}.bak`, content);
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
