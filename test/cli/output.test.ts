import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin/bellwether.js');
// A device that is always full; not every system has one.
const FULL = '/dev/full';

async function emptyFolder(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-output-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'sources.json'), '[]');
  return {
    PATH: process.env.PATH ?? '',
    DATA_DIR: join(folder, 'data'),
    SOURCES: join(folder, 'sources.json'),
  };
}

it.runIf(existsSync(FULL)).each([['signals', 'klarna'], ['--help']])(
  'says in one sentence that the disk which its output goes to is full (%s)',
  async (...words) => {
    const full = await open(FULL, 'w');
    onTestFinished(() => full.close());
    const child = spawn(process.execPath, [BIN, ...words], {
      env: await emptyFolder(),
      stdio: ['ignore', full.fd, 'pipe'],
    });
    if (child.stderr === null) throw new Error('it was asked for a pipe');
    const [said, ended] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(said).toBe(
      'The output could not be written, as the disk that it goes to is full: free some space and try again.\n',
    );
    expect(ended).toEqual([1, null]);
  },
);

it.each([['signals', 'klarna'], ['start']])(
  'ends without a word where whoever read its output has gone (%s)',
  async (...words) => {
    const child = spawn(process.execPath, [BIN, ...words], {
      env: await emptyFolder(),
      stdio: 'pipe',
    });
    // Its input stays open: what waits for more of it has to end all the same.
    child.stdout.destroy();
    const [said, ended] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(said).toBe('');
    expect(ended).toEqual([1, null]);
  },
);
