import { join } from 'node:path';
import { config as loadDotEnv } from 'dotenv';
import { createConsoleAdapter } from '../adapters/console/post.ts';
import { renderMessage } from '../adapters/console/render.ts';
import { entryFor, styleFor, type Terminal } from '../adapters/console/terminal.ts';
import { createConsoleApp } from '../adapters/console/app.ts';
import type { App, OpenApp } from './app.ts';
import { answerCommands } from './cli/answer-commands.ts';
import { cardCommand } from './cli/card-command.ts';
import { doctorCommand } from './cli/doctor-command.ts';
import { ingestCommand } from './cli/ingest-command.ts';
import { startCommand } from './cli/start-command.ts';
import { subscriptionsCommand } from './cli/subscriptions-command.ts';
import { runCommandLine } from './cli/command-line.ts';
import { evalCommand } from './cli/eval-command.ts';
import { extractCommand } from './cli/extract-command.ts';
import type { Io } from './cli/io.ts';
import { storiesCommand } from './cli/stories-command.ts';
import type { OpenReader } from './reader.ts';

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
  columns: process.stdout.columns,
  show: (message, zone) => renderMessage(message, styleFor(terminal(), zone)),
  entry: (lead, text) => entryFor(terminal(), lead, text),
  signal: ending.signal,
  now: () => new Date().toISOString(),
};

// Loaded by the command that needs them: they are most of the code, and help needs neither.
const openApp: OpenApp = async (...given) => (await import('./app.ts')).openApp(...given);
const openReader: OpenReader = async () => (await import('./reader.ts')).openReader();

/** No chat token: the terminal is where people ask. */
async function talk(app: App, { stdin, stdout, interactive, signal }: Io): Promise<void> {
  const terminalApp = createConsoleApp({
    input: stdin,
    output: stdout,
    interactive,
    style: () => styleFor(terminal(), app.config.timeZone),
    historyFile: join(app.config.dataDir, 'history'),
    answer: (line) => app.answer(line),
    complete: (line) => app.complete(line),
    signal,
  });
  const ended = new AbortController();
  const chat = createConsoleAdapter((message) => {
    terminalApp.print(message);
  });
  const serving = app.serve(() => [{ chat, listen: () => Promise.resolve() }], {
    signal: AbortSignal.any([signal, ended.signal]),
    readFirst: false,
  });
  await terminalApp.run();
  ended.abort();
  await serving;
}

/** Chat tokens: the platforms are where people ask, and nothing is said here but the log. */
async function serveChat(app: App, { signal }: Io): Promise<void> {
  // Loaded only here: the platforms' packages are large, and no other command needs them.
  const { chatPlatforms } = await import('./platforms.ts');
  await app.serve(chatPlatforms(app), { signal, readFirst: true });
}

process.exitCode = await runCommandLine(process.argv.slice(2), process.env, io, [
  startCommand(openApp, { talk, serveChat }),
  extractCommand(openReader),
  storiesCommand(openReader),
  ingestCommand(openApp),
  answerCommands(openApp),
  cardCommand(openApp),
  subscriptionsCommand(openApp),
  evalCommand(openReader),
  doctorCommand(openApp, async (parts) => {
    const { checkPlatforms } = await import('./platforms.ts');
    return checkPlatforms(parts);
  }),
]);
