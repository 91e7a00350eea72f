import { join } from 'node:path';
import { StoreError } from '../../errors.ts';
import type { Change } from './changes.ts';
import { makeFolder, REAL_DISK, storeFailure, type Disk } from './disk.ts';
import type { StoreLog } from './durable-file.ts';
import { lockFolder } from './folder-lock.ts';
import { journalName, journalNumbers, readJournal } from './journal-file.ts';
import { Journal } from './journal.ts';
import { Memory } from './memory.ts';

export type JsonStoreOptions = {
  readonly folder: string;
  readonly log: StoreLog;
  /** The file system; the real one unless a test says otherwise. */
  readonly disk?: Disk;
  /** A checkpoint is made when the journal has reached this size, bytes; 8 MB. */
  readonly journalBytes?: number;
  /** A month goes on in a next file when its file has reached this size, bytes; 2 MB. */
  readonly partBytes?: number;
  /** How much of the files may stand in memory, in bytes on disk; 32 MB. */
  readonly cacheBytes?: number;
};

/** What is to change, and what the caller is answered once that is durable. */
export type Plan<R> = { readonly changes: readonly Change[]; readonly result: R };

const MB = 1024 * 1024;

/**
 * Holds the folder; runs changes one after another, each journaled durably before its caller hears of it, and folds the
 * journal into the files from time to time.
 */
export class Engine {
  readonly memory: Memory;
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #log: StoreLog;
  readonly #journal: Journal;
  readonly #journalBytes: number;
  readonly #release: () => Promise<void>;
  #turn: Promise<unknown> = Promise.resolve();
  #checkpoint: Promise<void> | null = null;
  #closed = false;

  private constructor(
    parts: Readonly<{ memory: Memory; journal: Journal; release: () => Promise<void> }>,
    options: Required<JsonStoreOptions>,
  ) {
    this.memory = parts.memory;
    this.#journal = parts.journal;
    this.#release = parts.release;
    this.#folder = options.folder;
    this.#disk = options.disk;
    this.#log = options.log;
    this.#journalBytes = options.journalBytes;
  }

  /** Takes the folder, reads it, and replays what a crash left in the journal. */
  static async open(given: JsonStoreOptions): Promise<Engine> {
    const options = {
      disk: REAL_DISK,
      journalBytes: 8 * MB,
      partBytes: 2 * MB,
      cacheBytes: 32 * MB,
      ...given,
    };
    const { disk, folder } = options;
    let release = () => Promise.resolve();
    try {
      await makeFolder(disk, folder);
      release = await lockFolder(disk, folder);
      const names = await disk.readdir(folder);
      // Left by a crash in the middle of a write that was never confirmed; a lock's belongs to somebody who asks just now.
      for (const name of names.filter(
        (it) => /\.(?:json|bak)\.tmp$/.test(it) && !it.startsWith('lock-'),
      )) {
        await disk.rm(join(folder, name), { force: true });
      }
      const memory = new Memory(options);
      await memory.load(names);
      const numbers = journalNumbers(names);
      for (const number of numbers) {
        for (const change of await readJournal(options, number)) memory.apply(change);
      }
      const journal = new Journal({ disk, folder, number: (numbers.at(-1) ?? 0) + 1 });
      const engine = new Engine({ memory, journal, release }, options);
      if (numbers.length > 0) await engine.#checkpointNow();
      return engine;
    } catch (error) {
      await release().catch(() => undefined);
      throw storeFailure(folder, error);
    }
  }

  /** Runs a look-up. Throws StoreError. */
  async read<R>(look: () => R | Promise<R>): Promise<R> {
    this.#refuseClosed();
    try {
      return await look();
    } catch (error) {
      throw storeFailure(this.#folder, error);
    }
  }

  /**
   * Runs `plan` alone, makes its changes, and resolves with its result when they are durable. `plan` changes nothing
   * itself: it is asked again where changes that it saw could not be written.
   */
  async change<R>(plan: () => Plan<R> | Promise<Plan<R>>): Promise<R> {
    this.#refuseClosed();
    try {
      // A journal that grows faster than it is folded would grow in memory as well.
      if (this.#journal.bytes > 4 * this.#journalBytes) await this.#checkpoint;
      const { result, durable } = await this.#alone(async () => {
        const { changes, result } = await this.#settle(plan);
        const undos = changes.map((change) => this.memory.apply(change));
        const undo = () => {
          for (const takeBack of undos.toReversed()) takeBack();
        };
        return { result, durable: this.#journal.commit(changes, undo) };
      });
      await durable;
      if (this.#journal.bytes > this.#journalBytes && !this.#closed) this.#startCheckpoint();
      return result;
    } catch (error) {
      throw storeFailure(this.#folder, error);
    }
  }

  /** Waits for what is being written, folds the journal into the files, and gives the folder back. */
  async close(): Promise<void> {
    this.#refuseClosed();
    this.#closed = true;
    await this.#checkpoint;
    await this.#checkpointNow();
    await this.#release();
  }

  async #settle<R>(plan: () => Plan<R> | Promise<Plan<R>>): Promise<Plan<R>> {
    while (true) {
      const { epoch } = this.#journal;
      const settled = await plan();
      if (epoch === this.#journal.epoch) return settled;
    }
  }

  /** One at a time, in the order of the calls. */
  #alone<R>(work: () => Promise<R>): Promise<R> {
    const run = this.#turn.then(work);
    this.#turn = run.catch(() => undefined);
    return run;
  }

  #startCheckpoint(): void {
    this.#checkpoint ??= this.#checkpointNow().finally(() => {
      this.#checkpoint = null;
    });
  }

  /** Folds the journal so far into the files. A failure is told and loses nothing: the journal stays. */
  async #checkpointNow(): Promise<void> {
    try {
      const upTo = await this.#alone(async () => {
        await this.#journal.settled();
        this.memory.freeze();
        return this.#journal.rotate();
      });
      await this.memory.fold();
      await this.#discardJournals(upTo);
    } catch (error) {
      const reason = storeFailure(this.#folder, error);
      this.#log.warn(
        `The journal could not be folded into the files yet, and is kept: ${reason instanceof Error ? reason.message : String(reason)}`,
      );
    }
  }

  async #discardJournals(upTo: number): Promise<void> {
    const numbers = journalNumbers(await this.#disk.readdir(this.#folder));
    for (const number of numbers.filter((it) => it <= upTo)) {
      await this.#disk.rm(join(this.#folder, journalName(number)), { force: true });
    }
  }

  #refuseClosed(): void {
    if (!this.#closed) return;
    throw new StoreError(
      'store_closed',
      `The data folder ${this.#folder} was given back already: open it again to use it.`,
    );
  }
}
