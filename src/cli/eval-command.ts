import type { OpenReader } from '../reader.ts';
import type { Register } from './command-line.ts';
import { write, writeJson } from './io.ts';

type Options = { readonly misses?: true; readonly json?: true };

/** `eval FILE.jsonl`: scores extraction and grouping against labelled text. */
export function evalCommand(openReader: OpenReader): Register {
  return (program, { io }) => {
    program
      .command('eval')
      .description('score extraction and grouping against labelled text')
      .argument('<file>', 'one labelled item a line (docs/extraction.md shows the shape)')
      .option('--misses', 'also list every miss')
      .option('--json', 'write the measures as JSON')
      .action(async (file: string, { misses, json }: Options) => {
        const { evaluateFile } = await import('./evaluate-file.ts');
        const { measuresOf, renderReport } = await import('../eval/evaluate.ts');
        const evaluation = await evaluateFile(file, openReader, io.now);
        if (json) await writeJson(io.stdout, measuresOf(evaluation));
        else await write(io.stdout, `${renderReport(evaluation, { misses: misses ?? false })}\n`);
      });
  };
}
