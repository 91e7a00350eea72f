import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import { readIfThere, replaceFile, type Disk } from './disk.ts';
import {
  livenessOf,
  ownIdentity,
  PROCESS_IDENTITY,
  type ProcessIdentity,
} from './process-identity.ts';

const NAME = /^lock-\d+-[0-9a-f]+\.json$/;
const LOCK = z.object({ is: z.enum(['asking', 'holding']), by: PROCESS_IDENTITY });
type Lock = z.infer<typeof LOCK>;

const HEARTBEAT_MS = 5_000;
/** A lock of another machine or container counts as left behind when it was not touched for this long. */
const SILENCE_MS = 20_000;
const RETRY_MS = 10;
const ASKING_LIMIT_MS = 3_000;

type Rival = { readonly name: string; readonly lock: Lock };

/**
 * Takes the folder for this process; resolves with what gives it back. Each process writes a lock file of its own and
 * then looks at the others', so that of two that start together at least one sees the other; of those that ask, the
 * first by name stays. A lock whose process is dead is removed at once. Throws `store_in_use`.
 */
export async function lockFolder(disk: Disk, folder: string): Promise<() => Promise<void>> {
  const own = ownIdentity();
  const name = `lock-${own.pid}-${randomBytes(6).toString('hex')}.json`;
  const path = join(folder, name);
  const write = (is: Lock['is']) =>
    replaceFile(disk, path, Buffer.from(JSON.stringify({ is, by: own })));
  const giveBack = () => disk.rm(path, { force: true });

  const deadline = Date.now() + ASKING_LIMIT_MS;
  await write('asking');
  try {
    while (true) {
      const rivals = (await rivalsIn(disk, folder, own)).filter((rival) => rival.name !== name);
      const holder = rivals.find(({ lock }) => lock.is === 'holding');
      if (holder ?? (rivals[0] && Date.now() > deadline)) {
        throw inUse(folder, own, (holder ?? rivals[0])?.lock.by);
      }
      if (rivals.length === 0) break;
      const yields = rivals.some((rival) => rival.name < name);
      if (yields) await giveBack();
      await delay(RETRY_MS);
      if (yields) await write('asking');
    }
    await write('holding');
  } catch (error) {
    await giveBack();
    throw error;
  }

  const heartbeat = setInterval(() => {
    const now = new Date();
    // A beat that fails is missed by nobody on this machine, and the next one is close.
    disk.utimes(path, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    await giveBack();
  };
}

/** The locks of others that may be alive; those left behind are removed. */
async function rivalsIn(disk: Disk, folder: string, own: ProcessIdentity): Promise<Rival[]> {
  const rivals: Rival[] = [];
  for (const name of (await disk.readdir(folder)).filter((it) => NAME.test(it))) {
    const path = join(folder, name);
    const content = await readIfThere(disk, path);
    if (content === null) continue;
    const lock = parseLock(content);
    // A lock appears by rename, whole; one that cannot be read was torn by a power cut.
    const alive = lock !== null && (await isAlive(disk, path, lock.by, own));
    if (alive) rivals.push({ name, lock });
    else await disk.rm(path, { force: true });
  }
  return rivals;
}

async function isAlive(
  disk: Disk,
  path: string,
  other: ProcessIdentity,
  own: ProcessIdentity,
): Promise<boolean> {
  const liveness = livenessOf(other, own);
  if (liveness !== 'unknown') return liveness === 'alive';
  const { mtimeMs } = await disk.stat(path);
  return Date.now() - mtimeMs < SILENCE_MS;
}

function parseLock(content: Buffer): Lock | null {
  try {
    return LOCK.parse(JSON.parse(content.toString()));
  } catch {
    return null;
  }
}

function inUse(folder: string, own: ProcessIdentity, by: ProcessIdentity | undefined): StoreError {
  const where = by && by.host !== own.host ? ` on ${by.host}` : '';
  return new StoreError(
    'store_in_use',
    `The data folder ${folder} is in use by another Bellwether (process ${by?.pid ?? 'unknown'}${where}): stop that one first, or choose another folder with --data.`,
  );
}
