import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../../bin/bellwether.js');
const folder = mkdtempSync(join(tmpdir(), 'bellwether-start-'));
// Following a company starts the seeds' news search for it, and no test asks the internet.
const noSources = join(folder, 'sources.json');
writeFileSync(noSources, '[]');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the program as a newcomer would: no settings, no terminal. */
function bellwether(data: string, ...words: readonly string[]) {
  const env = {
    PATH: process.env.PATH ?? '',
    DATA_DIR: join(folder, data),
    LOG_LEVEL: 'warn',
    ...(data === 'talk' ? { SOURCES: noSources } : {}),
  };
  const child = spawn(process.execPath, [bin, ...words], { env, stdio: 'pipe' });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  return { child, ended, stdout: text(child.stdout), stderr: text(child.stderr) };
}

describe('start', () => {
  it('--once says what it read, shows the newest week and ends; the second time nothing is new', async () => {
    const first = bellwether('once', 'start', '--once');
    expect(await first.ended).toBe(0);
    expect(await first.stderr).toBe('');
    const shown = await first.stdout;
    expect(shown).toMatch(/seed-wire\.xml: \d+ documents; \d+ signals in \d+ stories\./);
    expect(shown).toMatch(/Week 47, 17 to 23 November 2025/);
    expect(shown).toMatch(/Verizon/);

    const second = bellwether('once', 'start', '--once');
    expect(await second.ended).toBe(0);
    const again = await second.stdout;
    expect(again).toMatch(
      /seed-wire\.xml: (\d+) documents, \1 of them known before; nothing new\./,
    );
    expect(again.split('\n').slice(-40).join()).toContain('Verizon');
  });

  it('without a terminal answers each line of its input, then ends', async () => {
    const { child, ended, stdout } = bellwether('talk', 'start');
    child.stdin.end('signals klrana\nsubscribe klarna weekly\nsubscriptions\n');
    expect(await ended).toBe(0);
    const said = await stdout;
    expect(said).toContain('Did you mean Klarna');
    expect(said).toContain('every Monday at 09:00 (UTC)');

    const later = bellwether('talk', 'subscriptions', 'export');
    expect(await later.ended).toBe(0);
    const exported = await later.stdout;
    expect(JSON.parse(exported)).toMatchObject([{ target: { companyId: 'klarna' } }]);

    const copy = bellwether('copy', 'subscriptions', 'import');
    copy.child.stdin.end(exported);
    expect(await copy.ended).toBe(0);
    const copied = bellwether('copy', 'subscriptions', 'export');
    expect(JSON.parse(await copied.stdout)).toEqual(JSON.parse(exported));
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s while it waits', async (signal) => {
    const { child, ended, stdout, stderr } = bellwether(signal, 'start');
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('sources healthy')) child.kill(signal);
    });
    expect(await ended).toBe(0);
    expect(await stderr).toBe('');
    expect(await stdout).toContain('sources healthy');
    expect(readdirSync(join(folder, signal)).filter((name) => name.includes('lock'))).toEqual([]);
  });

  it('reports settings that cannot be used in one sentence', async () => {
    const wrong = spawn(process.execPath, [bin, 'start'], {
      env: { PATH: process.env.PATH ?? '', POLL_INTERVAL: 'soon', TIME_ZONE: 'Mars' },
    });
    const said = await text(wrong.stderr);
    expect(said).toContain('POLL_INTERVAL must be a number');
    expect(said).toContain('TIME_ZONE must be an IANA time zone');
    expect(said).not.toContain('    at ');
  });
});
