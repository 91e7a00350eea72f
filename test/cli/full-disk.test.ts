import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin/bellwether.js');

/** Runs the program where no file may be larger than 100 to 200 KB, as on a disk that fills up while it writes. */
async function confined(folder: string, ...words: readonly string[]) {
  const child = spawn(
    'sh',
    ['-c', 'ulimit -f 200; exec "$@"', 'sh', process.execPath, BIN, ...words],
    {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: folder },
      stdio: 'pipe',
    },
  );
  const [stdout, stderr, ended] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, ended };
}

it.skipIf(process.platform === 'win32')(
  'start --once fails in one sentence where not all could be saved, and doctor tries',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-full-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { stderr, ended } = await confined(folder, 'start', '--once');
    expect(stderr).toMatch(
      /^(?:Nothing could be saved|What \d of 4 sources brought could not be saved): The data folder \S+ could not be read or written \(EFBIG\): check the disk and try again; everything kept before is safe\.\n$/,
    );
    expect(ended).toEqual([1, null]);

    const doctor = await confined(folder, 'doctor');
    expect(doctor.stdout).toMatch(
      /^problem  disk: [\d,]+ MB free, but a trial MB could not be written \(EFBIG\);/m,
    );
    expect(doctor.ended).toEqual([1, null]);
  },
);
