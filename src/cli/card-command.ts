import { stat } from 'node:fs/promises';
import type { OpenApp } from '../app.ts';
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
        const { cardOfFile } = await import('./card-of-file.ts');
        const { writeCard } = await import('../documents/card-writer.ts');
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
