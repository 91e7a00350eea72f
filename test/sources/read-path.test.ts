import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createGuardedFetch } from '../../src/sources/guarded-fetch.ts';
import { readPath } from '../../src/sources/read-path.ts';
import type { ReadBatch } from '../../src/sources/source.ts';
import { loopbackServer } from './loopback-server.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-read-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

async function read(target: string): Promise<ReadBatch[]> {
  const guarded = createGuardedFetch({ allowPrivateAddresses: true, totalMs: 3000 });
  const batches: ReadBatch[] = [];
  try {
    for await (const batch of readPath(target, guarded.fetch)) batches.push(batch);
  } finally {
    await guarded.close();
  }
  return batches;
}

describe('readPath', () => {
  it('reads a folder with its folders in the order of names, and leaves litter alone', async () => {
    await mkdir(join(folder, 'b'));
    await writeFile(join(folder, 'c.txt'), 'Third story\n\nText.');
    await writeFile(
      join(folder, 'a.html'),
      '<html><body><h1>First story</h1><p>Text.</p></body></html>',
    );
    await writeFile(join(folder, 'b', 'x.md'), '# Second story\n\nText.');
    await writeFile(join(folder, '.hidden.txt'), 'x');
    await writeFile(join(folder, 'photo.png'), 'x');
    const batches = await read(folder);
    expect(batches.map(({ from }) => from.slice(folder.length + 1))).toEqual([
      'a.html',
      'b/x.md',
      'c.txt',
    ]);
    expect(batches.flatMap(({ documents }) => documents.map(({ title }) => title))).toEqual([
      'First story',
      'Second story',
      'Third story',
    ]);
  });

  it('goes on after a file of a folder that cannot be read', async () => {
    await writeFile(join(folder, 'a.csv'), 'x,y\n1,2');
    await writeFile(join(folder, 'b.txt'), 'Story\n\nText.');
    const batches = await read(folder);
    expect(batches.map(({ documents, problems }) => [documents.length, problems.length])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('says in one sentence that there is no such file', async () => {
    const path = join(folder, 'missing.txt');
    await expect(read(path)).rejects.toMatchObject({
      code: 'file_unreadable',
      message: `There is no file or folder ${path}; check the path.`,
    });
  });

  it('says that an empty file is empty, and goes on after one in a folder', async () => {
    const path = join(folder, 'a.txt');
    await writeFile(path, '');
    const says = `${path} is empty; there is nothing to read in it.`;
    await expect(read(path)).rejects.toMatchObject({ code: 'file_unreadable', message: says });
    await writeFile(join(folder, 'b.txt'), 'Acme cuts 40 jobs\n\nText.');
    expect(await read(folder)).toMatchObject([
      { documents: [], problems: [says] },
      { documents: [{ title: 'Acme cuts 40 jobs' }] },
    ]);
  });

  it('reads a long table in batches', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `Firm number ${index} of a list of companies that let people go this year and have long names so that the file is large enough to be read a piece at a time,${index + 1},2023-03-06`,
    );
    const path = join(folder, 'long.csv');
    await writeFile(path, ['company,laid_off,date', ...rows].join('\n'));
    const batches = await read(path);
    expect(batches.length).toBeGreaterThan(15);
    expect(batches.reduce((sum, { documents }) => sum + documents.length, 0)).toBe(20_000);
  });

  it('reads a url: address after redirects, charset from the header', async () => {
    const base = await loopbackServer((request, response) => {
      if (request.url === '/old')
        response.writeHead(301, { location: '/caf%C3%A9?utm_source=x' }).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' })
          .end(
            Buffer.from(
              '<html><title>Café shuts</title><body><p>It shuts.</p></body></html>',
              'latin1',
            ),
          );
    });
    const [batch] = await read(`${base}/old`);
    expect(batch?.documents).toMatchObject([
      { title: 'Café shuts', text: 'It shuts.', url: `${base}/caf%C3%A9` },
    ]);
  });

  it('reads a page whose header lies about its charset', async () => {
    const base = await loopbackServer((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          Buffer.from(
            '<html><title>Café “shuts”</title><body><p>x</p></body></html>'.replaceAll(/[“”]/g, ''),
            'latin1',
          ),
        );
    });
    const [batch] = await read(base);
    expect(batch?.documents[0]?.title).toBe('Café shuts');
  });
});
