import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../../src/app.ts';
import { subscriptionsCommand } from '../../src/cli/subscriptions-command.ts';
import { runCommand } from './run-command.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-data-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'notes.txt'), 'A file.');
});

const exportFrom = (data: string) =>
  runCommand(['--data', data, 'subscriptions', 'export'], [subscriptionsCommand(openApp)], {
    env: { DATA_DIR: join(folder, 'default') },
  });

it('refuses an empty --data, and does not take the usual folder instead', async () => {
  for (const empty of ['', ' ']) {
    expect(await exportFrom(empty)).toEqual({
      code: 2,
      stdout: '',
      stderr: '--data is empty; name a folder after it.\n',
    });
  }
});

it('says that a folder is needed where --data names a file, or what would lie in one', async () => {
  for (const path of [join(folder, 'notes.txt'), join(folder, 'notes.txt', 'data')]) {
    const { code, stderr } = await exportFrom(path);
    expect(stderr).toBe(
      `The data folder ${path} is a file, or lies in one, and a folder is needed: choose another with --data.\n`,
    );
    expect(code).toBe(1);
  }
});
