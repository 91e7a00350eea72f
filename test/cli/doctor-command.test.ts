import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { checkPlatforms } from '../../src/platforms.ts';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { doctorCommand } from '../../src/cli/doctor-command.ts';
import type { Io } from '../../src/cli/io.ts';
import { parseConfig, type Environment } from '../../src/config.ts';
import { loopbackServer } from '../sources/loopback-server.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Clocks are checked against the day of installation, so this is the day of the test. */
const now = (): string => new Date().toISOString();

async function doctor(env: Environment): Promise<{ readonly code: number; readonly said: string }> {
  const stdout = new PassThrough();
  const said = text(stdout);
  const io: Io = {
    stdin: new PassThrough(),
    stdout,
    stderr: new PassThrough(),
    interactive: false,
    columns: undefined,
    entry: (lead: string, text: string) => lead + text,
    show: () => '',
    signal: new AbortController().signal,
    now,
  };
  const command = doctorCommand(openApp, checkPlatforms);
  const code = await runCommandLine(['doctor'], env, io, [command]);
  stdout.end();
  return { code, said: await said };
}

it('says of each source what is wrong, since when, and when it is asked again', async () => {
  const base = await loopbackServer((request, response) => {
    if (request.url === '/well')
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end('<rss version="2.0"><channel><title>Wire</title></channel></rss>');
    else response.writeHead(410).end();
  });
  const sources = [
    { type: 'feed', url: `${base}/well` },
    { type: 'feed', url: `${base}/gone?token=s3cret` },
  ];
  await writeFile(join(folder, 'sources.json'), JSON.stringify(sources));
  const env = {
    DATA_DIR: join(folder, 'data'),
    SOURCES: join(folder, 'sources.json'),
    ALLOW_PRIVATE_ADDRESSES: 'on',
    LOG_LEVEL: 'silent',
  };
  const app = await openApp(parseConfig(env), { now });
  await app.watcher.readAll(() => Promise.resolve(), new AbortController().signal);
  await app.close();
  const { code, said } = await doctor(env);
  expect(code).toBe(1);
  expect(said).toContain('ok       sources: 1 of 2 healthy, 1 read so far');
  expect(said).toMatch(
    /problem {2}source: \S+\/gone\?token=hidden failed once since \d{4}-\d\d-\d\d \d\d:\d\d UTC, and is asked again at .+ UTC: \S+\/gone is gone for good; take it off the sources \(status 410\)\./,
  );
  expect(said).not.toContain('s3cret');
});

it('puts a list of sources that cannot be read down to the settings, and leaves the store free', async () => {
  const path = join(folder, 'sources.json');
  await writeFile(path, '{bad');
  const env = { DATA_DIR: join(folder, 'data'), SOURCES: path };
  const { code, said } = await doctor(env);
  expect(code).toBe(1);
  expect(said).toMatch(/^problem +settings: The sources in .*sources\.json need attention/);
  const { code: after } = await doctor({ DATA_DIR: env.DATA_DIR });
  expect(after).toBe(0);
});

it('looks beside a running bot at all that the bot does not hold', async () => {
  const base = await loopbackServer((_request, response) => {
    response
      .writeHead(401, { 'content-type': 'application/json' })
      .end('{"message":"401: Unauthorized","code":0}');
  });
  const env = {
    DATA_DIR: join(folder, 'data'),
    DISCORD_TOKEN: 'FAKE-token',
    DISCORD_API_URL: `${base}/api`,
    LOG_LEVEL: 'silent',
  };
  const running = await openApp(parseConfig(env), { now });
  try {
    const { said } = await doctor(env);
    expect(said).toContain(`ok       store: a running Bellwether holds ${env.DATA_DIR}, so `);
    expect(said.split('\n').map((line) => /^\S+ +([a-z ]+):/.exec(line)?.[1])).toEqual([
      'settings',
      'store',
      'disk',
      'clock',
      'discord token',
      undefined,
    ]);
  } finally {
    await running.close();
  }
});
