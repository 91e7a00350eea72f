import { config as loadDotEnv } from 'dotenv';
import { renderMessage } from '../adapters/console/render.ts';
import { styleFor, type Terminal } from '../adapters/console/terminal.ts';
import { runCommandLine } from './cli/command-line.ts';
import { evalCommand } from './cli/eval-command.ts';
import { extractCommand } from './cli/extract-command.ts';
import type { Io } from './cli/io.ts';
import { storiesCommand } from './cli/stories-command.ts';
import { openReader } from './reader.ts';

loadDotEnv({ quiet: true });

const terminal = (): Terminal => ({
  isTTY: process.stdout.isTTY,
  columns: process.stdout.columns,
  noColor: process.env.NO_COLOR,
  forceColor: process.env.FORCE_COLOR,
  term: process.env.TERM,
  termProgram: process.env.TERM_PROGRAM,
  vteVersion: process.env.VTE_VERSION,
});

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    ending.abort();
  });
}

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  interactive: process.stdin.isTTY && process.stdout.isTTY,
  show: (message, zone) => renderMessage(message, styleFor(terminal(), zone)),
  signal: ending.signal,
  now: () => new Date().toISOString(),
};

process.exitCode = await runCommandLine(process.argv.slice(2), process.env, io, [
  extractCommand(openReader),
  storiesCommand(openReader),
  evalCommand(openReader),
]);
