import { stat } from 'node:fs/promises';
import type { App, OpenApp } from '../app.ts';
import type { Card } from '../documents/document.ts';
import { writeCard } from '../documents/card-writer.ts';
import { closestSince, documentCard, storyCard } from '../commands/story-card.ts';
import { UnreadableDocumentError } from '../errors.ts';
import { readPath } from '../sources/read-path.ts';
import { tellStories } from '../stories/tell-stories.ts';
import type { Register } from './command-line.ts';
import { write, writeJson } from './io.ts';

/** `card ID|FILE|COMPANY`: a signal card in the seeds' Markdown format. */
export function cardCommand(openApp: OpenApp): Register {
  return (program, { io, config }, end) => {
    program
      .command('card')
      .description('write a signal card as Markdown')
      .argument('<of...>', 'a file, a story, a company, or the id of a kept document')
      .option('--json', 'write the card as JSON')
      .action(async (words: string[], { json }: { readonly json?: true }) => {
        const app = await openApp(config(), io);
        try {
          const of = words.join(' ');
          const { card, ask } = (await isFile(of))
            ? { card: await cardOfFile(of, app, io.now()), ask: null }
            : await app.card(of);
          if (card === null) {
            await write(io.stderr, `${ask.summary}\n`);
            end(1);
          } else if (json) await writeJson(io.stdout, card);
          else await write(io.stdout, writeCard(card));
        } finally {
          await app.close();
        }
      });
  };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function cardOfFile(path: string, app: App, now: string): Promise<Card> {
  for await (const { documents } of readPath(path, app.fetch)) {
    const [document] = documents;
    if (!document) continue;
    const kept = await app.store.documentsSince(closestSince(now));
    if (document.card) return documentCard(document.card, document.id, kept);
    const { signals } = app.reader.extract(document);
    const changes = tellStories({ document, signals, stories: [], now });
    const story = changes.find(({ primary }) => primary)?.after;
    if (story) return storyCard(story, [document], kept);
  }
  throw new UnreadableDocumentError(`${path} holds no signal to make a card of.`);
}
