import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openApp } from '../../src/app.ts';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { ingestCommand } from '../../src/cli/ingest-command.ts';
import { progressLines } from '../../src/cli/ingest-progress.ts';
import { parseConfig } from '../../src/config.ts';

let folder = '';
let env: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-ingest-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'sources.json'), '[]');
  env = {
    DATA_DIR: join(folder, 'data'),
    SOURCES: join(folder, 'sources.json'),
    LOG_LEVEL: 'silent',
  };
});

const NOW = '2026-01-15T09:00:00.000Z';

async function ingest(path: string, signal = new AbortController().signal) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const ends = [text(stdout), text(stderr)];
  let clock = Date.parse(NOW);
  const code = await runCommandLine(
    ['ingest', path],
    env,
    {
      stdin: Readable.from([]),
      stdout,
      stderr,
      interactive: false,
      columns: undefined,
      entry: (lead: string, text: string) => lead + text,
      show: () => '',
      signal,
      // Each look at the clock is a little later.
      now: () => new Date((clock += 2)).toISOString(),
    },
    [ingestCommand(openApp)],
  );
  stdout.end();
  stderr.end();
  const [said = '', complained = ''] = await Promise.all(ends);
  return { code, said, complained };
}

async function kept<Result>(look: (app: Awaited<ReturnType<typeof openApp>>) => Promise<Result>) {
  const app = await openApp(parseConfig(env), { now: () => NOW });
  try {
    return await look(app);
  } finally {
    await app.close();
  }
}

function table(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `Firm number ${index % 1500} of the long list of all firms that let people go in those years whether they wanted to or not as the list has it,${index + 10},0${1 + (index % 9)}/1${index % 9}/20${10 + Math.floor(index / 1000)}`,
  );
  return ['company,laid_off,date', ...lines].join('\n');
}

describe('ingest', () => {
  it('gives each company its history and headcounts from a tracker, and alerts nobody', async () => {
    const path = join(folder, 'tracker.csv');
    await writeFile(
      path,
      'Company,Laid_Off,Date,Percentage,Company_Size_before_Layoffs,Company_Size_after_layoffs\n' +
        'Klarna,700,2022-05-23,10,7000,6300\nKlarna,100,2022-09-19,,,\nEricsson,8500,2023-02-24,8,,\n',
    );
    await kept((app) => app.answer('subscribe klarna'));
    const { code, said } = await ingest(path);
    expect(code).toBe(0);
    expect(said).toContain('3 documents; 3 signals in 3 stories.');
    await kept(async ({ store, answer }) => {
      const stories = await store.storiesAbout('klarna', '');
      expect(
        stories.map(({ happenedOn, lead }) => [happenedOn, lead.jobs, lead.from, lead.to]),
      ).toEqual([
        ['2022-09-19', 100, null, null],
        ['2022-05-23', 700, 7000, 6300],
      ]);
      const [subscription] = await store.allSubscriptions();
      if (!subscription) throw new Error('the subscription is gone');
      expect(await store.deliveriesTo(subscription.destination, '')).toEqual([]);
      expect(JSON.stringify(await answer('signals klarna'))).toContain('700');
    });
  });

  it('stops when it is told to, keeps what it has, goes on from there and shows how', async () => {
    const path = join(folder, 'long.csv');
    await writeFile(path, table(2300));
    const stop = new AbortController();
    stop.abort();
    const stopped = await ingest(path, stop.signal);
    expect(stopped.code).toBe(1);
    expect(stopped.complained).toContain('Stopped. What was read is kept');
    expect(stopped.said).toContain(': 1,000 documents; 1,000 signals');
    const finished = await ingest(path);
    expect(finished.code).toBe(0);
    expect(finished.said).toContain('2,300 documents, 1,000 of them known before; 1,300 signals');
    expect(finished.complained).toMatch(
      /^2,\d{3} documents, [\d,]+ a second; \d+% done, the end at about 09:0\d\.$/m,
    );
  });

  it('loses and doubles nothing where it is killed in the middle and run again', async () => {
    // Newest first, as public lists are, so that a second run must still begin each story with its first notice.
    const rows = Array.from(
      { length: ROWS },
      (_, index) => `Firm ${index % 600},${10 + index},${isoDay(ROWS - index)}`,
    );
    const path = join(folder, 'notices.csv');
    await writeFile(path, ['company,laid_off,date', ...rows].join('\n'));
    const inOneGo = await whole(path);

    env = { ...env, DATA_DIR: join(folder, 'killed') };
    const child = spawn(process.execPath, ['bin/bellwether.js', 'ingest', path], { env });
    const ended = once(child, 'exit');
    const journal = join(folder, 'killed', 'journal-000001.log');
    // Some of it is on disk in whole lines, and most of it is not read yet.
    await vi.waitFor(
      async () => {
        const lines = (await readFile(journal, 'utf8')).split('\n');
        expect(lines.length).toBeGreaterThan(2);
      },
      { timeout: 60_000, interval: 5 },
    );
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    const { said, told } = await whole(path);
    const [, known = '0'] = /([\d,]+) of them known before/.exec(said) ?? [];
    expect(Number(known.replace(',', ''))).toBeGreaterThan(0);
    expect(Number(known.replace(',', ''))).toBeLessThan(ROWS);
    expect(told).toEqual(inOneGo.told);
  });
});

const ROWS = 3_000;

function isoDay(day: number): string {
  return new Date(Date.UTC(2010, 0, day)).toISOString().slice(0, 10);
}

/** Takes in the file to its end; what it said, and what the stories tell then. */
async function whole(path: string) {
  const { said } = await ingest(path);
  const told = await kept(async ({ store }) =>
    (await store.storiesBetween('', '9999-01-01')).map(
      ({ id, happenedOn, version, tellings, links }) => ({
        id,
        happenedOn,
        version,
        links,
        tellings: tellings.map(({ documentId }) => documentId),
      }),
    ),
  );
  return { said, told };
}

describe('the progress line', () => {
  const tally = {
    fresh: 0,
    known: 0,
    revised: 0,
    unread: 0,
    signals: 0,
    stories: new Set<string>(),
    problems: [],
  };

  it('waits until there is something to say, and comes now and then', () => {
    let now = Date.parse(NOW);
    const lineOf = progressLines(() => now, 'Europe/Stockholm');
    const at = (ms: number, documents: number, share: number | null) => {
      now = Date.parse(NOW) + ms;
      return lineOf({ tally: { ...tally, documents }, share });
    };
    expect(at(1_900, 1_000, 0.01)).toBeNull();
    expect(at(5_000, 1_000, 0.01)).toBe('1,000 documents, 200 a second.');
    expect(at(10_000, 4_000, 0.01)).toBe('4,000 documents, 400 a second.');
    expect(at(11_000, 5_000, 0.05)).toBeNull();
    expect(at(60_000, 24_000, 0.25)).toBe(
      '24,000 documents, 400 a second; 25% done, the end at about 10:04.',
    );
    expect(at(70_000, 28_000, null)).toBe('28,000 documents, 400 a second.');
  });
});
