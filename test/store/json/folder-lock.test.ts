import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  ownIdentity,
  startOf,
  type ProcessIdentity,
} from '../../../src/store/json/process-identity.ts';
import { jsonPlace, type JsonPlace } from './place.ts';

let place: JsonPlace;

beforeEach(async () => {
  place = await jsonPlace();
  await mkdir(place.folder);
});
afterEach(() => place.remove());

async function leaveLock(by: ProcessIdentity): Promise<string> {
  const path = join(place.folder, `lock-${by.pid}-0123456789ab.json`);
  await writeFile(path, JSON.stringify({ is: 'holding', by }));
  return path;
}

/** A process that lives until it is told otherwise, and who it is. */
async function neighbour() {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)']);
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  return { child, identity: { ...ownIdentity(), pid, started: startOf(pid) } };
}

it('refuses a folder that another process holds, with its number and what to do', async () => {
  const { child, identity } = await neighbour();
  await leaveLock(identity);
  await expect(place.open()).rejects.toMatchObject({
    code: 'store_in_use',
    message: expect.stringMatching(
      new RegExp(`in use by another Bellwether \\(process ${identity.pid}\\): stop that one first`),
    ) as string,
  });
  expect(await readdir(place.folder)).toEqual([`lock-${identity.pid}-0123456789ab.json`]);
  child.kill('SIGKILL');
  await once(child, 'close');
});

it('takes over at once from a process that was killed', async () => {
  const { child, identity } = await neighbour();
  await leaveLock(identity);
  child.kill('SIGKILL');
  await once(child, 'close');
  const store = await place.open();
  await store.close();
  expect(await readdir(place.folder)).toEqual([]);
});

it('refuses a second opening in the same process, and lets the next in after the first was closed', async () => {
  const first = await place.open();
  await expect(place.open()).rejects.toMatchObject({ code: 'store_in_use' });
  await first.keepSourceState({ id: 'feed', state: {} });
  await first.close();
  const second = await place.open();
  expect(await second.sourceStates()).toHaveLength(1);
  await second.close();
});

it('lets exactly one of several in that open at once', async () => {
  const opened = await Promise.allSettled(Array.from({ length: 6 }, () => place.open()));
  const stores = opened.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
  expect(stores).toHaveLength(1);
  for (const it of opened) {
    if (it.status === 'rejected') expect(it.reason).toMatchObject({ code: 'store_in_use' });
  }
  await stores[0]?.close();
});

const own = ownIdentity();
const STALE: { why: string; by: ProcessIdentity; olderMs: number }[] = [
  {
    why: 'its process number belongs to another process now',
    by: { ...own, started: '1' },
    olderMs: 0,
  },
  { why: 'no process has its number', by: { ...own, pid: 4_194_303 }, olderMs: 0 },
  { why: 'the machine was started again since', by: { ...own, boot: 'before' }, olderMs: 0 },
  {
    why: 'its container has been silent',
    by: { ...own, namespace: 'pid:[1]', host: 'elsewhere' },
    olderMs: 30_000,
  },
  {
    why: 'its machine has been silent',
    by: { ...own, boot: 'theirs', host: 'elsewhere' },
    olderMs: 30_000,
  },
];

// Who a process is comes from /proc.
it.runIf(process.platform === 'linux').each(STALE)(
  'takes over a lock when $why',
  async ({ by, olderMs }) => {
    const path = await leaveLock(by);
    const then = new Date(Date.now() - olderMs);
    await utimes(path, then, then);
    const store = await place.open();
    await store.close();
  },
);

it.runIf(process.platform === 'linux').each([
  { why: 'another container', by: { ...own, namespace: 'pid:[1]', pid: 4_194_303 } },
  { why: 'another machine', by: { ...own, boot: 'theirs', host: 'elsewhere', pid: 4_194_303 } },
])('refuses a folder in use by $why, though its process cannot be seen', async ({ by }) => {
  await leaveLock(by);
  await expect(place.open()).rejects.toMatchObject({ code: 'store_in_use' });
});

it('takes over a lock that was torn by a power cut', async () => {
  await writeFile(join(place.folder, 'lock-1-0123456789ab.json'), '{"is":"hold');
  const store = await place.open();
  await store.close();
});
