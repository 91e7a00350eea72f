import { join } from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change } from './changes.ts';
import { syncFolder, type Disk } from './disk.ts';
import { encodeFrame, JOURNAL_HEAD, journalName } from './journal-file.ts';

type Waiting = {
  readonly changes: readonly Change[];
  readonly undo: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

export type JournalOptions = {
  readonly disk: Disk;
  readonly folder: string;
  /** Number of the first file this journal may write; none with it or above exists. */
  readonly number: number;
};

/**
 * Makes changes durable, in the order in which they were made. All that is committed while the disk is busy shares the
 * next write and its fsync (group commit). Where a write fails, everything not yet durable is undone, newest first, and
 * told so; the file is cut back to its last good end before anything more is written to it.
 */
export class Journal {
  readonly #disk: Disk;
  readonly #folder: string;
  #number: number;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #file: { readonly handle: FileHandle; end: number; whole: boolean } | null = null;
  /** Rises whenever changes were undone: what was decided on them has to be decided again. */
  epoch = 0;

  constructor({ disk, folder, number }: JournalOptions) {
    this.#disk = disk;
    this.#folder = folder;
    this.#number = number;
  }

  /** Size of the file being written, bytes. */
  get bytes(): number {
    return this.#file?.end ?? 0;
  }

  /** Resolves when these changes, and all that were made before them, are durable. */
  commit(changes: readonly Change[], undo: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ changes, undo, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is waiting; failures belong to those who committed. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Ends the current file; call it when settled. What comes later goes into a next one. Returns the ended one's number. */
  async rotate(): Promise<number> {
    const ended = this.#number;
    await this.#file?.handle.close();
    this.#file = null;
    this.#number += 1;
    return ended;
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that all callers of one moment share the first write as well.
    await nextTurn();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      const changes = batch.flatMap((it) => it.changes);
      try {
        if (changes.length > 0) await this.#append(changes);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        this.#fail([...batch, ...this.#waiting.splice(0)], error);
      }
    }
    this.#running = null;
  }

  #fail(failed: readonly Waiting[], error: unknown): void {
    this.epoch += 1;
    for (const { undo } of failed.toReversed()) undo();
    for (const { reject } of failed) reject(error);
  }

  async #append(changes: readonly Change[]): Promise<void> {
    const frame = encodeFrame(changes);
    const file = (this.#file ??= await this.#create());
    if (!file.whole) {
      await file.handle.truncate(file.end);
      await file.handle.datasync();
      file.whole = true;
    }
    try {
      await writeAll(file.handle, frame, file.end);
      await file.handle.datasync();
      file.end += frame.length;
    } catch (error) {
      file.whole = false;
      await file.handle.truncate(file.end).catch(() => undefined);
      throw error;
    }
  }

  async #create(): Promise<{ handle: FileHandle; end: number; whole: boolean }> {
    const handle = await this.#disk.open(join(this.#folder, journalName(this.#number)), 'w');
    try {
      await writeAll(handle, JOURNAL_HEAD, 0);
      await handle.sync();
      await syncFolder(this.#disk, this.#folder);
      return { handle, end: JOURNAL_HEAD.length, whole: true };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(
      bytes,
      written,
      bytes.length - written,
      position + written,
    );
    written += bytesWritten;
  }
}
