import { UsageError } from '../errors.ts';
import type { Reader } from '../reader.ts';
import { tellStories } from '../stories/tell-stories.ts';
import type { Story } from '../stories/story.ts';
import type { Document } from '../documents/document.ts';
import type { Register } from './command-line.ts';
import { answerLines } from './json-lines.ts';

/** `stories --jsonl`: which story each document of standard input tells, without keeping anything. */
export function storiesCommand(openReader: () => Reader): Register {
  return (program, { io }, end) => {
    program
      .command('stories')
      .description('name the story that each document tells')
      .option('--jsonl', 'read one {"id","title","text"} a line, write one {"id","story"} each')
      .action(async (options: { readonly jsonl?: true }) => {
        if (!options.jsonl)
          throw new UsageError('stories needs --jsonl and documents on standard input.');
        const tell = createStoryTeller(openReader(), io.now);
        const refused = await answerLines(io, (line) =>
          'error' in line
            ? { id: line.id, story: null, error: line.error }
            : { id: line.id, story: tell(line.document) },
        );
        end(refused > 0 ? 1 : 0);
      });
  };
}

/** Tells documents one after the other; returns the id of the story of each one's primary signal, or null. */
export function createStoryTeller(
  reader: Reader,
  now: () => string,
): (document: Document) => string | null {
  const stories = new Map<string, Map<string, Story>>();
  return (document) => {
    const { signals } = reader.extract(document);
    const companies = new Set(signals.map(({ company }) => company.id));
    const known = [...companies].flatMap((id) => [...(stories.get(id)?.values() ?? [])]);
    const changes = tellStories({ document, signals, stories: known, now: now() });
    for (const { after } of changes) {
      const own = stories.get(after.companyId) ?? new Map<string, Story>();
      stories.set(after.companyId, own.set(after.id, after));
    }
    return changes.find(({ primary }) => primary)?.after.id ?? null;
  };
}
