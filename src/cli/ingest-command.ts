import type { Writable } from 'node:stream';
import { UsageError } from '../errors.ts';
import type { OpenApp } from '../app.ts';
import { takeBatches, type Tally } from '../pipeline/take-batches.ts';
import { readPath } from '../sources/read-path.ts';
import type { Register } from './command-line.ts';
import { write } from './io.ts';
import { tallyLine } from './tally-line.ts';

/** A table of this many rows takes a while; from then on progress is shown. */
const PROGRESS_FROM = 2_000;

/** `ingest PATH|URL…`: reads documents into the store without telling anybody. */
export function ingestCommand(openApp: OpenApp): Register {
  return (program, { io, config }, end) => {
    program
      .command('ingest')
      .description('read documents into the store; nobody is alerted')
      .argument('<paths...>', 'files, folders, tables, feeds or web addresses')
      .action(async (paths: string[]) => {
        if (paths.includes('-'))
          throw new UsageError('ingest reads files, folders and addresses, not standard input.');
        const app = await openApp(config(), io);
        try {
          for (const path of paths) {
            const progress = progressOn(io.stderr, Date.parse(io.now()), () =>
              Date.parse(io.now()),
            );
            const tally = await takeBatches(readPath(path, app.fetch), app.takeIn, {
              baseline: true,
              onBatch: progress,
            });
            for (const problem of tally.problems) await write(io.stderr, `${path}: ${problem}\n`);
            await write(io.stdout, `${tallyLine(path, tally)}\n`);
            if (tally.problems.length > 0) end(1);
          }
        } finally {
          await app.close();
        }
      });
  };
}

function progressOn(
  stderr: Writable,
  startedMs: number,
  nowMs: () => number,
): (tally: Tally) => void {
  return ({ documents }) => {
    if (documents < PROGRESS_FROM) return;
    const seconds = (nowMs() - startedMs) / 1000;
    const rate = seconds > 0 ? Math.round(documents / seconds).toLocaleString('en-US') : '…';
    stderr.write(`${documents.toLocaleString('en-US')} documents read, ${rate} a second\n`);
  };
}
