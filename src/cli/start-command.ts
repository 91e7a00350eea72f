import { relative } from 'node:path';
import type { App, OpenApp } from '../app.ts';
import { StoreError } from '../errors.ts';
import { countOf } from '../messages/format.ts';
import type { Register } from './command-line.ts';
import { type Io, write } from './io.ts';
import { tallyLine } from './tally-line.ts';

/** Goes on until the signal, or rejects with what it could not go on after; made by main.ts, which knows the adapters. */
export type Serve = (app: App, io: Io) => Promise<void>;

/**
 * `start [--once]`: the main job. With chat tokens it serves the platforms, without it talks in the terminal; `--once`
 * reads, prints and ends.
 */
export function startCommand(
  openApp: OpenApp,
  { talk, serveChat }: { readonly talk: Serve; readonly serveChat: Serve },
): Register {
  return (program, { io, config }) => {
    program
      .command('start')
      .description('watch, alert, digest and answer; without a chat token, in the terminal')
      .option('--once', 'read all sources once, print what would be posted, and end')
      .action(async ({ once }: { readonly once?: true }) => {
        const app = await openApp(config(), io);
        try {
          const { slack, discord } = app.config;
          if (!once && (slack ?? discord)) {
            await serveChat(app, io);
            return;
          }
          const unsaved: StoreError[] = [];
          let reads = 0;
          await app.watcher.readAll(async (read) => {
            reads += 1;
            if ('failed' in read && read.failed instanceof StoreError) unsaved.push(read.failed);
            const name = shortName(read.name);
            const line =
              'failed' in read ? `${name}: ${read.failed.message}` : tallyLine(name, read.tally);
            const problems = 'failed' in read ? [] : read.tally.problems;
            await write(io.stdout, `${[line, ...problems].join('\n')}\n`);
          }, io.signal);
          if (io.signal.aborted) return;
          const digest = await app.answer('digest');
          await write(io.stdout, `\n${io.show(digest, app.config.timeZone)}\n\n`);
          if (!once) await talk(app, io);
          else if (unsaved[0]) throw notSaved(unsaved[0], unsaved.length, reads);
        } finally {
          await app.close();
        }
      });
  };
}

/** Nobody looks at the lines of each source where this runs by itself. */
function notSaved(cause: StoreError, unsaved: number, reads: number): StoreError {
  const what =
    unsaved === reads
      ? 'Nothing could be saved'
      : `What ${unsaved} of ${countOf(reads, 'source')} brought could not be saved`;
  return new StoreError(cause.code, `${what}: ${cause.message}`, { cause });
}

/** A path as it is seen from here. */
function shortName(name: string): string {
  if (/^https?:/.test(name)) return name;
  const here = relative(process.cwd(), name);
  return here.startsWith('..') ? name : here;
}
