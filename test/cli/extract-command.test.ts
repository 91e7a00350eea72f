import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evalCommand } from '../../src/cli/eval-command.ts';
import { extractCommand } from '../../src/cli/extract-command.ts';
import { EXTRACT_LINE, EXTRACTED, STORY_LINE } from '../../src/cli/json-shapes.ts';
import { storiesCommand } from '../../src/cli/stories-command.ts';
import { openReader } from '../../src/reader.ts';
import { runCommand } from './run-command.ts';

const reader = openReader();
const commands = [
  evalCommand(() => Promise.resolve(reader)),
  extractCommand(() => Promise.resolve(reader)),
  storiesCommand(() => Promise.resolve(reader)),
];

const NEWS = {
  id: 'n1',
  title: 'Ericsson cuts 1,200 jobs in Sweden',
  text: 'Ericsson said on Monday that it will lay off 1,200 employees in Sweden.',
};

function lines(stdout: string): unknown[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

async function extractLines(items: readonly object[]) {
  const stdin = items.map((item) => JSON.stringify(item)).join('\n');
  const { stdout, code } = await runCommand(['extract', '--jsonl'], commands, { stdin });
  return { code, answers: z.array(EXTRACT_LINE).parse(lines(stdout)) };
}

describe('extract --jsonl', () => {
  it('answers in order, with quotes that stand at their offsets', async () => {
    const { code, answers } = await extractLines([
      NEWS,
      { id: 'n2', title: 'Rain', text: 'It rained.' },
    ]);
    expect(code).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(['n1', 'n2']);
    expect(answers[0]?.signals[0]).toMatchObject({
      company: 'Ericsson',
      kind: 'layoff',
      jobs: 1200,
    });
    expect(answers[1]?.signals).toEqual([]);
    const read = `${NEWS.title}\n${NEWS.text}`;
    for (const { quote, start, end } of answers[0]?.signals[0]?.evidence ?? []) {
      expect(read.slice(start, end)).toBe(quote);
    }
  });

  it.each([
    { why: 'nothing', text: '' },
    { why: 'control characters', text: 'Acme\u0000\u0007 lays\u001b[31m off 40 people.' },
    { why: 'emoji', text: '😀 Acme lays off 40 people 🙈🙈.' },
    { why: 'half of a surrogate pair', text: 'Acme \ud83d lays off \udc00 40 people.' },
    {
      why: 'right-to-left text',
      text: 'חברת אקמה מפטרת 40 עובדים. \u202eAcme lays off 40 people.',
    },
    { why: 'one word for ever', text: 'a'.repeat(100_000) },
  ])('survives $why', async ({ text }) => {
    const { code, answers } = await extractLines([{ id: 'x', title: 'Acme', text }]);
    expect(code).toBe(0);
    expect(answers).toHaveLength(1);
  });

  it('survives a text of a million characters', async () => {
    const text = 'Ericsson said that it will lay off 1,200 employees in Sweden. '.repeat(16_500);
    const { answers } = await extractLines([{ ...NEWS, text }]);
    expect(answers[0]?.signals[0]).toMatchObject({ company: 'Ericsson', jobs: 1200 });
  });

  it('gives the same answer for any text, whose quotes always stand at their offsets', async () => {
    const word = fc.constantFrom(
      'Ericsson',
      'lays off',
      '1,200',
      'AI',
      '“',
      'jobs',
      '\n',
      '.',
      '%',
      '\ud800',
      'é',
    );
    const items = fc.array(
      fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 20 }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    await fc.assert(
      fc.asyncProperty(items, async (texts) => {
        const asked = texts.map((words, at) => ({
          id: String(at),
          title: 'Ericsson',
          text: words.join(' '),
        }));
        const { answers } = await extractLines(asked);
        for (const [at, { signals }] of answers.entries()) {
          const read = `Ericsson\n${asked[at]?.text ?? ''}`;
          for (const { quote, start, end } of signals.flatMap(({ evidence }) => evidence)) {
            expect(read.slice(start, end)).toBe(quote);
          }
        }
        expect((await extractLines(asked)).answers).toEqual(answers);
      }),
      { numRuns: 60 },
    );
  });

  it('answers a line that is no JSON or lacks its id, and goes on', async () => {
    const stdin = `{"id":"a","text":"x"}\nnot json\n\n{"title":"no id"}\n${JSON.stringify(NEWS)}\n`;
    const { code, stdout } = await runCommand(['extract', '--jsonl'], commands, { stdin });
    const answers = z.array(EXTRACT_LINE).parse(lines(stdout));
    expect(code).toBe(1);
    expect(answers.map(({ id, error }) => [id, error?.slice(0, 7)])).toEqual([
      ['a', undefined],
      [null, 'Line 2 '],
      [null, 'Line 4:'],
      ['n1', undefined],
    ]);
  });
});

describe('extract FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-'));
  const file = join(folder, 'news.txt');
  writeFileSync(file, `${NEWS.title}\n\n${NEWS.text}\n`);
  const large = join(folder, 'large.txt');
  writeFileSync(large, '');
  // Its bytes take no room on the disk, and none of them is read.
  truncateSync(large, 16 * 1024 * 1024 + 1);

  it('writes documents with their signals as JSON', async () => {
    const { stdout } = await runCommand(['extract', file, '--json'], commands);
    const [found] = z.array(EXTRACTED).parse(JSON.parse(stdout));
    expect(found?.document.title).toBe(NEWS.title);
    expect(found?.signals[0]).toMatchObject({ company: 'Ericsson', kind: 'layoff', primary: true });
  });

  it('shows them to people, from standard input too', async () => {
    const { stdout } = await runCommand(['extract', '-'], commands, {
      stdin: `${NEWS.title}\n\n${NEWS.text}\n`,
    });
    expect(stdout).toContain('Ericsson');
    expect(stdout).toContain('1,200');
  });

  it.each([
    { words: ['extract'], code: 2, said: 'Name the files to read, or - for standard input.' },
    {
      words: ['extract', '/nowhere/x'],
      code: 1,
      said: '/nowhere/x cannot be read; check the path',
    },
    { words: ['extract', tmpdir()], code: 1, said: 'is a folder; name the files in it.' },
    { words: ['extract', large], code: 1, said: 'large.txt is larger than 16 MiB' },
    { words: ['eval', tmpdir()], code: 1, said: 'is a folder; name a JSONL file' },
    { words: ['eval', devNull], code: 1, said: 'holds no labelled items' },
    { words: ['extract', '--jsonl', 'x'], code: 2, said: 'extract --jsonl reads standard input' },
    { words: ['extract', '--colour'], code: 2, said: "Unknown option '--colour'" },
    { words: ['stories'], code: 2, said: 'stories needs --jsonl' },
    { words: ['dance'], code: 2, said: "Unknown command 'dance'" },
    { words: [], code: 2, said: 'Say which command.' },
  ])('$words ends with $code and one sentence', async ({ words, code, said }) => {
    const ran = await runCommand(words, commands);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(said);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
    expect(ran.stdout).toBe('');
  });
});

it.each([60, 100])('help fits a terminal of %i columns', async (columns) => {
  const { stdout } = await runCommand(['--help'], commands, { columns });
  expect(stdout).toContain('Commands:');
  const widths = stdout.split('\n').map((line) => line.length);
  expect(widths.filter((width) => width > columns)).toEqual([]);
});

describe('stories --jsonl', () => {
  it('gives one story to two tellings and none to the weather', async () => {
    const again = { ...NEWS, id: 'n3', title: '1,200 posts to go at Ericsson in Sweden' };
    const stdin = [NEWS, { id: 'n2', title: 'Rain', text: 'It rained.' }, again]
      .map((item) => JSON.stringify(item))
      .join('\n');
    const { stdout } = await runCommand(['stories', '--jsonl'], commands, { stdin });
    const [first, second, third] = z.array(STORY_LINE).parse(lines(stdout));
    expect(first?.story).toMatch(/^ericsson-/);
    expect(second?.story).toBeNull();
    expect(third?.story).toBe(first?.story);
  });
});
