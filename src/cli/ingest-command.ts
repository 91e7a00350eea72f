import { UsageError } from '../errors.ts';
import type { OpenApp } from '../app.ts';
import { takeBatches } from '../pipeline/take-batches.ts';
import { readPath } from '../sources/read-path.ts';
import type { Register } from './command-line.ts';
import { progressLines } from './ingest-progress.ts';
import { write } from './io.ts';
import { tallyLine } from './tally-line.ts';

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
            const lineOf = progressLines(() => Date.parse(io.now()), app.config.timeZone);
            const tally = await takeBatches(readPath(path, app.fetch), app.takeIn, {
              baseline: true,
              signal: io.signal,
              onBatch: (progress) => {
                const line = lineOf(progress);
                if (line !== null) io.stderr.write(`${line}\n`);
              },
            });
            for (const problem of tally.problems) await write(io.stderr, `${path}: ${problem}\n`);
            await write(io.stdout, `${tallyLine(path, tally)}\n`);
            if (tally.problems.length > 0) end(1);
            if (io.signal.aborted) {
              await write(
                io.stderr,
                'Stopped. What was read is kept; the same command again goes on from there.\n',
              );
              end(1);
              break;
            }
          }
        } finally {
          await app.close();
        }
      });
  };
}
