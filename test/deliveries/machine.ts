import { rm, readdir } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../src/clock.ts';
import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import { REAL_DISK, type Disk } from '../../src/store/json/disk.ts';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/**
 * One life of a process, which ends without warning after so many steps: calls of the file system, of an adapter or of
 * the clock. The call at which it ends happens, half happens or does not, and nothing is ever answered again.
 */
export class Machine {
  readonly #chance: () => number;
  readonly #handles = new Set<FileHandle>();
  readonly #waiting: (() => void)[] = [];
  #steps: number;
  #dead = false;
  #busy = 0;

  constructor(steps: number, chance: () => number) {
    this.#steps = steps;
    this.#chance = chance;
  }

  get isDead(): boolean {
    return this.#dead;
  }

  /** Resolves true when the real disk has finished what it was doing for it, in life or after; false at once where nothing. */
  async waitForDisk(): Promise<boolean> {
    if (this.#busy === 0) return false;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return true;
  }

  /** Runs `call`, or dies: before it, after it, or half-way through by running `half`. */
  async step<T>(call: () => Promise<T>, half: () => Promise<unknown> = call): Promise<T> {
    if (this.isDead) return never();
    this.#steps -= 1;
    if (this.#steps > 0) return this.#whileAlive(this.#work(call));
    this.#dead = true;
    const fate = this.#chance();
    if (fate < 0.7) await this.#work(fate < 0.35 ? half : call).catch(() => undefined);
    return never();
  }

  async #work<T>(call: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await call();
    } finally {
      this.#busy -= 1;
      if (this.#busy === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  disk(): Disk {
    // The overloads of the file system's calls do not survive wrapping.
    const guarded = <F>(call: F): F => {
      const known = call as (...args: unknown[]) => Promise<unknown>;
      return ((...args: unknown[]) => this.step(() => known(...args))) as F;
    };
    return {
      ...REAL_DISK,
      open: async (...args: Parameters<Disk['open']>) => {
        const handle = await this.step(async () => {
          const opened = await REAL_DISK.open(...args);
          this.#handles.add(opened);
          return opened;
        });
        return this.#guardHandle(handle);
      },
      readFile: guarded(REAL_DISK.readFile),
      readdir: guarded(REAL_DISK.readdir),
      rename: guarded(REAL_DISK.rename),
      rm: guarded(REAL_DISK.rm),
      mkdir: guarded(REAL_DISK.mkdir),
      // The heart of the folder's lock beats in real time, which must not count as a step.
      utimes: () => (this.#dead ? never() : Promise.resolve()),
    };
  }

  #guardHandle(handle: FileHandle): FileHandle {
    const close = () => {
      this.#handles.delete(handle);
      return handle.close();
    };
    const guards: Record<string, (...args: never[]) => Promise<unknown>> = {
      close: () => this.step(close),
      sync: () => this.step(() => handle.sync()),
      datasync: () => this.step(() => handle.datasync()),
      truncate: (size: number) => this.step(() => handle.truncate(size)),
      writeFile: (bytes: Buffer) =>
        this.step(
          () => handle.writeFile(bytes),
          () => handle.writeFile(bytes.subarray(0, this.#part(bytes))),
        ),
      write: (bytes: Buffer, offset: number, length: number, position: number) =>
        this.step(
          () => handle.write(bytes, offset, length, position),
          () => handle.write(bytes, offset, Math.min(length, this.#part(bytes)), position),
        ),
    };
    return new Proxy(handle, {
      get: (target, name): unknown => guards[String(name)] ?? Reflect.get(target, name, target),
    });
  }

  #part(bytes: Buffer): number {
    return Math.floor(bytes.length * this.#chance());
  }

  adapter(real: ChatAdapter): ChatAdapter {
    // What the adapter throws is an answer too; only what it never answers is not waited for.
    const call = <T>(send: () => Promise<T>): Promise<T> => {
      if (this.#dead) return never();
      this.#steps -= 1;
      if (this.#steps > 0) return this.#whileAlive(send());
      this.#dead = true;
      if (this.#chance() < 0.5) send().catch(() => undefined);
      return never();
    };
    return {
      platform: real.platform,
      pace: real.pace,
      post: (...args) => call(() => real.post(...args)),
      edit: (...args) => call(() => real.edit(...args)),
      find: (...args) => call(() => real.find(...args)),
    };
  }

  clock(real: Clock): Clock {
    return {
      now: () => real.now(),
      sleep: (ms, signal) => this.#whileAlive(real.sleep(ms, signal)),
    };
  }

  async #whileAlive<T>(answer: Promise<T>): Promise<T> {
    try {
      const value = await answer;
      return this.isDead ? await never<T>() : value;
    } catch (error) {
      if (this.isDead) return never();
      throw error;
    }
  }

  /** What the system does when a process has died: closes its files. Its locks are then known to be of a dead one. */
  async bury(folder: string): Promise<void> {
    for (const handle of this.#handles) await handle.close().catch(() => undefined);
    for (const name of await readdir(folder).catch(() => [])) {
      if (name.startsWith('lock-')) await rm(join(folder, name), { force: true });
    }
  }
}
