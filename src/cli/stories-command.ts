import { UsageError } from '../errors.ts';
import type { OpenReader } from '../reader.ts';
import type { Register } from './command-line.ts';
import { answerLines } from './json-lines.ts';

/** `stories --jsonl`: which story each document of standard input tells, without keeping anything. */
export function storiesCommand(openReader: OpenReader): Register {
  return (program, { io }, end) => {
    program
      .command('stories')
      .description('name the story that each document tells')
      .option('--jsonl', 'read one {"id","title","text"} a line, write one {"id","story"} each')
      .action(async (options: { readonly jsonl?: true }) => {
        if (!options.jsonl)
          throw new UsageError('stories needs --jsonl and documents on standard input.');
        const { createStoryTeller } = await import('./story-teller.ts');
        const tell = createStoryTeller(await openReader(), io.now);
        const refused = await answerLines(io, (line) =>
          'error' in line
            ? { id: line.id, story: null, error: line.error }
            : { id: line.id, story: tell(line.document) },
        );
        end(refused > 0 ? 1 : 0);
      });
  };
}
