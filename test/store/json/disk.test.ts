import { execFileSync } from 'node:child_process';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disk } from '../../../src/store/json/disk.ts';
import type { Store } from '../../../src/store/store.ts';
import { alertOf, keptOf, storyOf } from '../records.ts';
import { jsonPlace, type JsonPlace } from './place.ts';

let place: JsonPlace;

beforeEach(async () => {
  place = await jsonPlace();
});
afterEach(() => place.remove());

/** The real disk, but as long as `broken` says so every write stops half-way with its code. */
function breakableDisk(): { disk: Disk; broken: { code: string | null } } {
  const broken: { code: string | null } = { code: null };
  const fail = () => Object.assign(new Error(String(broken.code)), { code: broken.code });
  const open: Disk['open'] = async (path, flags, mode) => {
    const handle = await files.open(path, flags, mode);
    const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<unknown>;
    const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
    handle.write = (async (bytes: Buffer, offset: number, length: number, position: number) => {
      if (broken.code === null) return write(bytes, offset, length, position);
      await write(half(bytes), 0, half(bytes).length, position);
      throw fail();
    }) as unknown as typeof handle.write;
    const writeFile = handle.writeFile.bind(handle);
    handle.writeFile = async (data) => {
      if (broken.code === null) return writeFile(data);
      await writeFile(half(data as Buffer));
      throw fail();
    };
    return handle;
  };
  return { disk: { ...files, open }, broken };
}

const read = (store: Store, id: string, version = 1) =>
  store.keepReading({
    kept: keptOf(id, { revision: version }),
    stories: [storyOf(id, { version })],
    deliveries: [alertOf(`${id}-${version}`, 'C1')],
  });

describe.each([
  {
    code: 'ENOSPC',
    is: 'store_full',
    says: /^The disk with the data folder .* is full: free some space/,
  },
  { code: 'EDQUOT', is: 'store_full', says: /is full/ },
  { code: 'EROFS', is: 'store_read_only', says: /cannot be written to/ },
  { code: 'EACCES', is: 'store_read_only', says: /cannot be written to/ },
  { code: 'EIO', is: 'store_write_failed', says: /could not be read or written \(EIO\)/ },
])('a disk that answers $code half-way through a write', ({ code, is, says }) => {
  it('is told in one sentence; nothing of the failed change stays, and writing goes on after', async () => {
    const { disk, broken } = breakableDisk();
    const store = await place.openWith({ disk });
    await read(store, 'a');
    broken.code = code;
    const failures = await Promise.allSettled([
      read(store, 'a', 2),
      read(store, 'b'),
      store.keepSourceState({ id: 'feed', state: {} }),
    ]);
    for (const failure of failures) {
      expect(failure).toMatchObject({ status: 'rejected', reason: { code: is } });
    }
    const reason = failures.map((it) =>
      it.status === 'rejected' ? (it.reason as Error).message : '',
    );
    expect(reason[0]).toMatch(says);
    expect(reason[0]).not.toContain('\n');
    const nothingStayed = async (open: Store) => {
      expect(await open.documentById('b')).toBeNull();
      expect(await open.storyById('a')).toEqual(storyOf('a'));
      expect(await open.deliveryByKey('alert:a-2:C1')).toBeNull();
      expect(await open.sourceStates()).toEqual([]);
    };
    await nothingStayed(store);
    broken.code = null;
    await read(store, 'c');
    await store.close();
    const again = await place.open();
    await nothingStayed(again);
    expect(await again.documentById('a')).not.toBeNull();
    expect(await again.documentById('c')).not.toBeNull();
    await again.close();
    expect(place.warnings).toEqual([]);
  });

  it('keeps the journal where it cannot fold, and folds it later', async () => {
    const { disk, broken } = breakableDisk();
    const store = await place.openWith({ disk });
    await read(store, 'a');
    broken.code = code;
    await store.close();
    expect(place.warnings).toEqual([expect.stringContaining('is kept')]);
    expect(await files.readdir(place.folder)).toEqual(['journal-000001.log']);
    const again = await place.open();
    expect(await again.storyById('a')).toEqual(storyOf('a'));
    await again.close();
    expect(await files.readdir(place.folder)).toContain('stories-2024-08.json');
  });

  it('leaves the old files whole when a fold fails half-way through', async () => {
    const { disk, broken } = breakableDisk();
    const before = await place.open();
    await read(before, 'a');
    await before.close();
    const old = await files.readFile(join(place.folder, 'stories-2024-08.json'));
    const store = await place.openWith({ disk });
    await read(store, 'a', 2);
    broken.code = code;
    await store.close();
    expect(await files.readFile(join(place.folder, 'stories-2024-08.json'))).toEqual(old);
    const again = await place.open();
    expect((await again.storyById('a'))?.version).toBe(2);
    await again.close();
  });
});

it('cuts back a change that was written but not confirmed, so that no restart finds it', async () => {
  let unsure = false;
  const open: Disk['open'] = async (...args) => {
    const handle = await files.open(...args);
    const datasync = handle.datasync.bind(handle);
    handle.datasync = async () => {
      if (unsure) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      await datasync();
    };
    return handle;
  };
  const store = await place.openWith({ disk: { ...files, open } });
  await read(store, 'a');
  unsure = true;
  await expect(read(store, 'b')).rejects.toMatchObject({ code: 'store_write_failed' });
  const asKilled = await jsonPlace();
  await files.cp(place.folder, asKilled.folder, {
    recursive: true,
    filter: (path) => !path.includes('lock-'),
  });
  const restarted = await asKilled.open();
  expect(await restarted.documentById('a')).not.toBeNull();
  expect(await restarted.documentById('b')).toBeNull();
  await restarted.close();
  await asKilled.remove();
  unsure = false;
  await read(store, 'b');
  await store.close();
});

it('decides again on what a failed write undid', async () => {
  const { disk, broken } = breakableDisk();
  const store = await place.openWith({ disk });
  await read(store, 'a');
  broken.code = 'ENOSPC';
  await expect(read(store, 'a', 2)).rejects.toMatchObject({ code: 'store_full' });
  broken.code = null;
  await expect(read(store, 'a', 3)).rejects.toMatchObject({ code: 'stale_story' });
  await read(store, 'a', 2);
  await store.close();
});

it('puts claims back in their order when a write fails', async () => {
  const { disk, broken } = breakableDisk();
  const store = await place.openWith({ disk });
  const now = '2024-09-01T00:00:00.000Z';
  await store.oweDeliveries([alertOf('s1', 'C1'), alertOf('s2', 'C1')]);
  const [claim] = await store.claimDeliveries('slack', now, 1, 1_000);
  const held = { is: 'held', because: 'budget', at: now } as const;
  broken.code = 'ENOSPC';
  const settling = store.settleDelivery('alert:s1:C1', claim?.lease ?? '', held);
  await expect(settling).rejects.toMatchObject({ code: 'store_full' });
  await expect(store.claimDeliveries('slack', '2024-09-02T00:00:00Z', 9, 1)).rejects.toThrow();
  broken.code = null;
  const claims = await store.claimDeliveries('slack', '2024-09-02T00:00:00.000Z', 9, 1_000);
  expect(claims.map(({ delivery }) => delivery.key)).toEqual(['alert:s1:C1']);
  await store.close();
});

/** Mounting needs root, and a container may forbid it even then; the cases above run everywhere. */
function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.runIf(canMount())('a real file system', () => {
  const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'ignore' });

  beforeEach(async () => {
    await files.mkdir(place.folder);
    mount('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', place.folder);
  });
  afterEach(() => {
    execFileSync('umount', [place.folder]);
  });

  it('that is full is told, loses nothing, and takes writes again when there is room', async () => {
    const store = await place.open();
    const kept: string[] = [];
    const fill = async () => {
      for (let index = 0; index < 1_000; index += 1) {
        const id = `d${kept.length}`;
        const document = { ...keptOf(id).document, text: 'x'.repeat(5_000) };
        await store.keepReading({ kept: keptOf(id, { document }), stories: [], deliveries: [] });
        kept.push(id);
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: 'store_full' });
    expect(kept.length).toBeGreaterThan(10);
    expect(await store.documentsByIds(kept)).toHaveLength(kept.length);
    await store.close();
    mount('-o', 'remount,size=4m', place.folder);
    const again = await place.open();
    expect(await again.documentsByIds(kept)).toHaveLength(kept.length);
    await again.keepReading({ kept: keptOf('more'), stories: [], deliveries: [] });
    await again.close();
    expect((await files.readdir(place.folder)).filter((name) => name.endsWith('.log'))).toEqual([]);
  });

  it('that is read-only is told, at the opening and later', async () => {
    const store = await place.open();
    await store.keepSourceState({ id: 'feed', state: {} });
    await store.close();
    mount('-o', 'remount,ro', place.folder);
    await expect(place.open()).rejects.toMatchObject({
      code: 'store_read_only',
      message: expect.stringMatching(/cannot be written to: give this user the right/) as string,
    });
    mount('-o', 'remount,rw', place.folder);
    const again = await place.open();
    expect(await again.sourceStates()).toHaveLength(1);
    await again.close();
  });
});

// Node's own way of making folders tries for ever there.
it.runIf(process.platform === 'linux')('a folder that cannot be made is told at once', async () => {
  await expect(place.openWith({ folder: '/proc/bellwether/data' })).rejects.toMatchObject({
    code: 'store_write_failed',
    message: expect.stringMatching(/cannot be made there: choose another folder/) as string,
  });
});

it('makes the folders above its own', async () => {
  const store = await place.openWith({ folder: join(place.folder, 'deep', 'er') });
  await store.close();
});
