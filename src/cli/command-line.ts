import { Command, CommanderError, Option } from 'commander';
import type { Config, Environment } from '../config.ts';
import { parseConfig } from '../config.ts';
import { AppError, UsageError } from '../errors.ts';
import { type Io, write } from './io.ts';

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
  const program = new Command('bellwether')
    .description('Watches news and filings for workforce and AI signals about companies.')
    .addOption(
      new Option('--data <folder>', 'where everything is kept (default: DATA_DIR, or data)'),
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // The sentence is written once, below, with its exit code.
      writeErr: () => undefined,
    });
  const run: Run = {
    io,
    config: () => {
      const { data } = program.opts<{ data?: string }>();
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
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return await ended(error, io);
  }
}

async function ended(error: unknown, { stderr }: Io): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const said = error.message === '(outputHelp)' ? 'Say which command.' : sentence(error.message);
    await write(stderr, `${said} See bellwether --help.\n`);
    return 2;
  }
  if (!(error instanceof AppError)) throw error;
  await write(stderr, `${error.message}\n`);
  return error instanceof UsageError ? 2 : 1;
}

/** Commander writes "error: unknown command 'x'"; people get "Unknown command 'x'." */
function sentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
}
