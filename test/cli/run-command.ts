import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderMessage } from '../../adapters/console/render.ts';
import type { Environment } from '../../src/config.ts';
import { runCommandLine, type Register } from '../../src/cli/command-line.ts';

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs one command line in this process, with its ends held; `now` stands still. */
export async function runCommand(
  words: readonly string[],
  commands: readonly Register[],
  {
    stdin = '',
    env = {},
    columns,
  }: { readonly stdin?: string; readonly env?: Environment; readonly columns?: number } = {},
): Promise<Ran> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const [written, complained] = [text(stdout), text(stderr)];
  const io = {
    stdin: Readable.from([stdin]),
    stdout,
    stderr,
    interactive: false,
    columns,
    entry: (lead: string, text: string) => lead + text,
    show: (message: Parameters<typeof renderMessage>[0], zone: string) =>
      renderMessage(message, { width: 80, color: false, hyperlinks: false, zone }),
    signal: new AbortController().signal,
    now: () => '2026-01-15T09:00:00.000Z',
  };
  const code = await runCommandLine(words, env, io, commands);
  stdout.end();
  stderr.end();
  return { code, stdout: await written, stderr: await complained };
}
