import { Command, CommanderError, Option } from 'commander';
import type { Config, Environment } from '../config.ts';
import { parseConfig } from '../config.ts';
import { AppError, UsageError } from '../errors.ts';
import { type Io, OutputError, write } from './io.ts';

/** What a command is run with. */
export type Run = {
  readonly io: Io;
  /** Settings from the environment, `--data` over them. Read once, when a command first needs them. */
  readonly config: () => Config;
};

/** Done, failed, wrong use: what a process ends with. */
export type ExitCode = 0 | 1 | 2;

/** Adds one command to the program; `run` gives it its ends and settings, `end` its exit code where that is not 0. */
export type Register = (program: Command, run: Run, end: (code: ExitCode) => void) => void;

/** Columns beside the names of commands; with fewer the terminal breaks the lines as well as we could. */
const NARROWEST_HELP = 16;
const PIPE_COLUMNS = 80;

/**
 * Runs one command line. Errors that are expected are written to standard error in one sentence; wrong use gives 2,
 * anything else that fails gives 1. A bug is not caught here.
 */
export async function runCommandLine(
  words: readonly string[],
  env: Environment,
  io: Io,
  commands: readonly Register[],
): Promise<ExitCode> {
  let code: ExitCode = 0;
  let help = '';
  const output = new AbortController();
  io.stdout.on('error', (error) => {
    output.abort(new OutputError(error));
  });
  // Who cannot be told cannot be told that either.
  io.stderr.on('error', () => undefined);
  const program = new Command('bellwether')
    .description('Watches news and filings for workforce and AI signals about companies.')
    .addOption(
      new Option('--data <folder>', 'where everything is kept (default: DATA_DIR, or data)'),
    )
    .exitOverride()
    .configureHelp({ minWidthToWrap: NARROWEST_HELP })
    .configureOutput({
      writeOut: (text) => {
        help += text;
      },
      getOutHelpWidth: () => io.columns ?? PIPE_COLUMNS,
      // The sentence is written once, below, with its exit code.
      writeErr: () => undefined,
    });
  const run: Run = {
    // What goes on until it is asked to end also ends where nobody can see it any more.
    io: { ...io, signal: AbortSignal.any([io.signal, output.signal]) },
    config: () => {
      const { data } = program.opts<{ data?: string }>();
      if (data?.trim() === '') throw new UsageError('--data is empty; name a folder after it.');
      return parseConfig(data === undefined ? env : { ...env, DATA_DIR: data });
    },
  };
  for (const register of commands) {
    register(program, run, (ended) => {
      code = ended;
    });
  }
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  try {
    await parse(program, words);
    if (help !== '') await write(io.stdout, help);
    output.signal.throwIfAborted();
    return code;
  } catch (error) {
    const { code: ending, says } = endingOf(error);
    if (says !== null) io.stderr.write(`${says}\n`);
    return ending;
  }
}

/** Resolves where help was asked for, too. */
async function parse(program: Command, words: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
  }
}

function endingOf(error: unknown): { readonly code: ExitCode; readonly says: string | null } {
  if (error instanceof CommanderError) {
    const said = error.message === '(outputHelp)' ? 'Say which command.' : sentence(error.message);
    return { code: 2, says: `${said} See bellwether --help.` };
  }
  if (!(error instanceof AppError)) throw error;
  const says = error instanceof OutputError && error.readerLeft ? null : error.message;
  return { code: error instanceof UsageError ? 2 : 1, says };
}

/** Commander writes "error: unknown command 'x'"; people get "Unknown command 'x'." */
function sentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
}
