import * as files from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { AppError, StoreError, type StoreErrorCode } from '../../errors.ts';

/** The calls the store makes on the file system; handed in, so that a full or read-only disk can be tested. */
export type Disk = Pick<
  typeof files,
  'open' | 'readFile' | 'readdir' | 'rename' | 'rm' | 'mkdir' | 'stat' | 'utimes'
>;

export const REAL_DISK: Disk = files;

const CODES: Readonly<Record<string, StoreErrorCode>> = {
  ENOSPC: 'store_full',
  EDQUOT: 'store_full',
  EROFS: 'store_read_only',
  EACCES: 'store_read_only',
  EPERM: 'store_read_only',
};

/** Turns what the file system says into a StoreError in one sentence; any other failure is given back as it is. */
export function storeFailure(folder: string, cause: unknown): unknown {
  const systemCode = systemCodeOf(cause);
  if (cause instanceof AppError || systemCode === '') return cause;
  if (systemCode === 'ENOTDIR') {
    return new StoreError(
      'store_write_failed',
      `The data folder ${folder} is a file, or lies in one, and a folder is needed: choose another with --data.`,
      { cause },
    );
  }
  const code = CODES[systemCode] ?? 'store_write_failed';
  const sentences: Partial<Record<StoreErrorCode, string>> = {
    store_full: `The disk with the data folder ${folder} is full: free some space and try again; everything kept before is safe.`,
    store_read_only: `The data folder ${folder} cannot be written to: give this user the right to write there, or choose another folder with --data.`,
  };
  const sentence =
    sentences[code] ??
    `The data folder ${folder} could not be read or written (${systemCode}): check the disk and try again; everything kept before is safe.`;
  return new StoreError(code, sentence, { cause });
}

/** The system's name of a failure (`ENOENT`), or an empty string. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** The file's content, or null where there is no such file; every other failure is thrown. */
export async function readIfThere(disk: Disk, path: string): Promise<Buffer | null> {
  try {
    return await disk.readFile(path);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Replaces a file so that a crash or power cut leaves the old content or the new one, never half: temporary file,
 * fsync, rename, fsync of the folder. On failure the old file stays whole and the temporary file is taken away.
 */
export async function replaceFile(disk: Disk, path: string, content: Buffer): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const handle = await disk.open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await disk.rename(temporary, path);
  } catch (error) {
    await disk.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(disk, dirname(path));
}

/**
 * Makes a folder and those above it where they are not there. Not Node's recursive way: that tries for ever where a
 * file system such as /proc says of a folder that is there that nothing can be made in it because it is not.
 */
export async function makeFolder(disk: Disk, folder: string): Promise<void> {
  const make = async (): Promise<boolean> => {
    try {
      await disk.mkdir(folder);
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return false;
      if (systemCodeOf(error) !== 'EEXIST') throw error;
    }
    return true;
  };
  if (await make()) return;
  if (dirname(folder) !== folder) await makeFolder(disk, dirname(folder));
  if (await make()) return;
  throw new StoreError(
    'store_write_failed',
    `The data folder ${folder} cannot be made there: choose another folder with --data.`,
  );
}

/** Makes the folder's list of names durable. Windows cannot open a folder for that, and does without. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file's own name, for sentences. */
export function nameOf(path: string): string {
  return basename(path);
}
