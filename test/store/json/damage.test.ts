import { appendFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alertOf, channel, keptOf, storyOf, subscriptionOf } from '../records.ts';
import { jsonPlace, type JsonPlace } from './place.ts';

let place: JsonPlace;

beforeEach(async () => {
  place = await jsonPlace();
});
afterEach(() => place.remove());

const FILES = [
  'documents-2024-08.json',
  'stories-2024-08.json',
  'deliveries-2024-08.json',
  'open-deliveries.json',
  'settings.json',
];

/** One record in each file. */
async function fill(): Promise<void> {
  const store = await place.open();
  const held = { is: 'held', because: 'budget', at: '2024-08-29T06:00:00Z' } as const;
  await store.keepReading({
    kept: keptOf('d'),
    stories: [storyOf('s')],
    deliveries: [alertOf('s', 'C1'), { ...alertOf('s', 'C2'), state: held }],
  });
  await store.keepSubscription(subscriptionOf('1', { type: 'all' }));
  await store.close();
  expect((await readdir(place.folder)).toSorted()).toEqual(
    FILES.flatMap((file) => [file, `${file}.bak`]).toSorted(),
  );
}

async function expectAllThere(): Promise<void> {
  const store = await place.open();
  expect(await store.documentById('d')).toEqual(keptOf('d'));
  expect(await store.storyById('s')).toEqual(storyOf('s'));
  expect(await store.deliveriesTo(channel('C1'), '')).toHaveLength(1);
  expect(await store.deliveriesTo(channel('C2'), '')).toHaveLength(1);
  expect(await store.allSubscriptions()).toHaveLength(1);
  await store.close();
}

const tear = async (path: string) => truncate(path, (await readFile(path)).length - 40);
const DAMAGES: { how: string; damage: (path: string) => Promise<void> }[] = [
  { how: 'cut in the middle', damage: tear },
  { how: 'empty', damage: (path) => truncate(path, 0) },
  { how: 'cut in the head', damage: (path) => truncate(path, 25) },
  {
    how: 'changed in one letter',
    damage: async (path) => {
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace(/"(id|key|type)":"./, '"$1":"#'));
    },
  },
  { how: 'overwritten with zeros', damage: (path) => writeFile(path, Buffer.alloc(900)) },
  { how: 'gone', damage: (path) => rm(path) },
];

it.each(FILES.flatMap((file) => DAMAGES.map((damage) => ({ file, ...damage }))))(
  'restores $file from its last good copy when it is $how, and says so',
  async ({ file, damage, how }) => {
    await fill();
    const path = join(place.folder, file);
    const good = await readFile(path);
    await damage(path);
    const damaged = how === 'gone' ? null : await readFile(path);
    await expectAllThere();
    expect(place.warnings).toHaveLength(1);
    expect(place.warnings[0]).toContain(file);
    expect(await readFile(path)).toEqual(good);
    if (damaged) expect(await readFile(`${path}.damaged`)).toEqual(damaged);
    await expectAllThere();
    expect(place.warnings).toHaveLength(1);
  },
);

it.each(FILES)(
  'refuses to open where %s and its copy are damaged, and deletes nothing',
  async (file) => {
    await fill();
    const path = join(place.folder, file);
    await tear(path);
    await tear(`${path}.bak`);
    const before = await readdir(place.folder);
    await expect(place.open()).rejects.toMatchObject({
      code: 'store_damaged',
      message: expect.stringContaining(path) as string,
    });
    expect(await readdir(place.folder)).toEqual(before);
  },
);

it.each(FILES)('refuses a %s of a newer schema and leaves it alone', async (file) => {
  await fill();
  const path = join(place.folder, file);
  const newer = (await readFile(path, 'utf8')).replace('"schema":1', '"schema":2');
  await writeFile(path, newer);
  await expect(place.open()).rejects.toMatchObject({
    code: 'store_newer',
    message: expect.stringContaining('update Bellwether') as string,
  });
  expect(await readFile(path, 'utf8')).toBe(newer);
});

/** A folder as a SIGKILL leaves it: what was written is in the journal only. */
async function killed(): Promise<string> {
  const store = await place.open();
  await store.keepReading({ kept: keptOf('d1'), stories: [], deliveries: [] });
  await store.keepReading({ kept: keptOf('d2'), stories: [], deliveries: [] });
  const name = (await readdir(place.folder)).find((it) => it.endsWith('.log')) ?? '';
  const journal = await readFile(join(place.folder, name));
  await store.close();
  for (const file of await readdir(place.folder)) await rm(join(place.folder, file));
  await writeFile(join(place.folder, name), journal);
  return join(place.folder, name);
}

it('replays the journal and folds it into the files', async () => {
  await killed();
  const store = await place.open();
  expect(await store.documentById('d2')).toEqual(keptOf('d2'));
  await store.close();
  expect((await readdir(place.folder)).filter((name) => name.endsWith('.log'))).toEqual([]);
  expect(place.warnings).toEqual([]);
});

it('leaves out a last write that was cut off before it was confirmed', async () => {
  const path = await killed();
  await tear(path);
  const store = await place.open();
  expect(await store.documentById('d1')).toEqual(keptOf('d1'));
  expect(await store.documentById('d2')).toBeNull();
  await store.close();
  expect(place.warnings).toEqual([expect.stringContaining('was cut off')]);
});

it('leaves out a last write of which only some blocks reached the disk', async () => {
  const path = await killed();
  await appendFile(path, `${'\0'.repeat(50)}\nhalf a line`);
  const store = await place.open();
  expect(await store.documentById('d2')).toEqual(keptOf('d2'));
  await store.close();
});

it('refuses a journal in which confirmed writes follow a damaged one', async () => {
  const path = await killed();
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"d1"', '"dX"'));
  await expect(place.open()).rejects.toMatchObject({ code: 'store_damaged' });
  expect(await readFile(path, 'utf8')).toContain('"d2"');
});

it('refuses a journal of a newer schema', async () => {
  const path = await killed();
  await writeFile(path, '00000000 {"schema":7}\n');
  await expect(place.open()).rejects.toMatchObject({ code: 'store_newer' });
});

it('takes away what a crash left of a write that was never confirmed', async () => {
  await fill();
  await writeFile(join(place.folder, 'settings.json.tmp'), 'half');
  await expectAllThere();
  expect(await readdir(place.folder)).not.toContain('settings.json.tmp');
});
