import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { createConsoleApp } from '../../../adapters/console/app.ts';
import type { ConsoleOptions } from '../../../adapters/console/app.ts';
import { createConsoleAdapter } from '../../../adapters/console/post.ts';
import { StoreError } from '../../../src/errors.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Message } from '../../../src/messages/message.ts';

const saying = (text: string): Message => ({
  summary: text,
  tone: 'neutral',
  blocks: [{ type: 'text', content: plain(text) }],
});

let input: PassThrough;
let output: PassThrough;
let printed: string;
let stop: AbortController;

beforeEach(() => {
  input = new PassThrough();
  output = new PassThrough();
  printed = '';
  output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  stop = new AbortController();
});

const app = (changes: Partial<ConsoleOptions> = {}) =>
  createConsoleApp({
    input,
    output,
    interactive: false,
    style: () => ({ width: 80, color: false, hyperlinks: false, zone: 'UTC' }),
    historyFile: null,
    answer: (line) => Promise.resolve(saying(`answer to ${line}`)),
    complete: () => Promise.resolve([]),
    signal: stop.signal,
    ...changes,
  });

/** Resolves when the output holds the text. */
const shows = (text: string) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (stripVTControlCharacters(printed).includes(text)) resolve();
    };
    output.on('data', look);
    look();
  });

describe('talking through a pipe', () => {
  it('answers every line in order, the last one too, and ends with the input', async () => {
    const slowFirst = async (line: string) => {
      if (line === 'one') await new Promise((resolve) => setImmediate(resolve));
      return saying(`answer to ${line}`);
    };
    input.end('one\n\ntwo\nthree');
    await app({ answer: slowFirst }).run();
    expect(printed).toBe('answer to one\n\nanswer to two\n\nanswer to three\n\n');
  });

  it('stops at exit', async () => {
    input.write('one\nexit\n');
    await app().run();
    expect(printed).toBe('answer to one\n\n');
  });

  it('says what went wrong and goes on', async () => {
    input.end('one\n');
    await app({
      answer: () => Promise.reject(new StoreError('store_full', 'The disk is full; free some.')),
    }).run();
    expect(printed).toBe('The disk is full; free some.\n\n');
  });

  it('does not hide a bug', async () => {
    input.end('one\n');
    await expect(app({ answer: () => Promise.reject(new TypeError('bug')) }).run()).rejects.toThrow(
      'bug',
    );
  });
});

describe('talking in a terminal', () => {
  it('ends on Ctrl-C, on Ctrl-D and on the signal', async () => {
    for (const end of [
      () => input.write('\u0003'),
      () => input.write('\u0004'),
      () => {
        stop.abort();
      },
    ]) {
      input = new PassThrough();
      output = new PassThrough();
      const running = app({ interactive: true }).run();
      await new Promise((resolve) => output.once('data', resolve));
      end();
      await expect(running).resolves.toBeUndefined();
    }
  });

  it('prints an alert above the line being typed and leaves that line in place', async () => {
    const console = app({ interactive: true });
    const running = console.run();
    await shows('bellwether> ');
    input.write('sig');
    await shows('sig');
    printed = '';
    console.print(saying('An alert'));
    await shows('bellwether> sig');
    expect(stripVTControlCharacters(printed)).toMatch(/An alert\n\nbellwether> sig$/);
    input.write('nals\r');
    await shows('answer to signals');
    stop.abort();
    await running;
  });

  it('completes with the tab key', async () => {
    const running = app({
      interactive: true,
      complete: (line) =>
        Promise.resolve(['signals', 'subscribe'].filter((word) => word.startsWith(line))),
    }).run();
    await shows('bellwether> ');
    input.write('sig\t');
    await shows('signals');
    stop.abort();
    await running;
  });

  it('keeps what is typed where several completions share less than that', async () => {
    const running = app({
      interactive: true,
      complete: () => Promise.resolve(['signals KLA', 'signals Klarna']),
    }).run();
    await shows('bellwether> ');
    input.write('signals kla\t');
    await shows('signals kla');
    input.write('rna\r');
    await shows('answer to signals klarna');
    stop.abort();
    await running;
  });

  it('remembers lines from one time to the next', async () => {
    const historyFile = join(await mkdtemp(join(tmpdir(), 'bellwether-')), 'history');
    await writeFile(historyFile, 'older\n');
    const running = app({ interactive: true, historyFile }).run();
    await shows('bellwether> ');
    input.write('newer\r');
    await shows('answer to newer');
    input.write('\u001B[A\u001B[A');
    await shows('bellwether> older');
    stop.abort();
    await running;
    expect(await readFile(historyFile, 'utf8')).toBe('older\nnewer\n');
  });
});

describe('the terminal as a platform', () => {
  it('prints posts and marks edits', async () => {
    const shown: Message[] = [];
    const adapter = createConsoleAdapter((message) => shown.push(message));
    const here = {
      platform: 'console',
      workspace: 'local',
      channel: 'console',
      person: false,
    } as const;
    const ref = await adapter.post(here, saying('News'), { nonce: 'n1' });
    expect(ref).toEqual({ id: 'n1', thread: null });
    await adapter.edit(here, ref, saying('News, corrected'));
    expect(shown.map(({ summary }) => summary)).toEqual(['News', 'Updated: News, corrected']);
    expect(await adapter.find(here, { nonce: 'n1', since: '2024-11-04T09:00:00Z' })).toBeNull();
  });
});
