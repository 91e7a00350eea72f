import type { Card } from '../documents/document.ts';
import type { Block, Message } from '../messages/message.ts';
import { plain } from '../messages/message.ts';
import type { CommandContext } from './context.ts';
import { findStory } from './find-story.ts';
import { list } from './say.ts';
import { closestSince, documentCard, storyCard } from './story-card.ts';

/** The card meant, or the question to ask back. */
export type FoundCard =
  { readonly card: Card; readonly ask: null } | { readonly card: null; readonly ask: Message };

/** The card of a kept document (by id), of a story (by id) or of a company's newest story. */
export async function findCard(
  of: string,
  context: Pick<CommandContext, 'companies' | 'store' | 'now'>,
): Promise<FoundCard> {
  const { store, now } = context;
  const since = closestSince(now);
  const kept = await store.documentById(of);
  if (kept?.document.card) {
    const card = documentCard(
      kept.document.card,
      kept.document.id,
      await store.documentsSince(since),
    );
    return { card, ask: null };
  }
  const found = await findStory(of, 'card', context);
  if (found.story === null) return { card: null, ask: found.ask };
  const { story } = found;
  const telling = await store.documentsByIds(story.tellings.map(({ documentId }) => documentId));
  const card = storyCard(
    story,
    telling.map(({ document }) => document),
    await store.documentsSince(since),
  );
  return { card, ask: null };
}

/** `card`: the card as a message; the command line writes the same card as Markdown. */
export async function answerCard(of: string, context: CommandContext): Promise<Message> {
  const { card, ask } = await findCard(of, context);
  return card === null ? ask : cardMessage(card);
}

/** A card as blocks, in the order of its first dialect; empty sections are left out. */
export function cardMessage(card: Card): Message {
  const { title, link, summary, keywords, themes, signals, closest } = card;
  const section = (name: string, blocks: readonly Block[]): Block[] =>
    blocks.length === 0 ? [] : [{ type: 'heading', level: 2, text: name }, ...blocks];
  return {
    summary: title,
    tone: 'neutral',
    blocks: [
      { type: 'heading', level: 1, text: title },
      ...(link === null
        ? []
        : [
            { type: 'text', content: [{ type: 'link', text: link.label, url: link.url }] } as const,
          ]),
      ...section('Summary', summary === null ? [] : [{ type: 'text', content: plain(summary) }]),
      ...section('Keywords', keywords.length === 0 ? [] : [list(keywords)]),
      ...section('Themes', themes.length === 0 ? [] : [list(themes)]),
      ...section(
        'Signals',
        signals.length === 0
          ? []
          : [
              {
                type: 'table',
                columns: ['Signal', 'Change', '10y horizon', 'Driving force'],
                rows: signals.map(({ name, change, horizon, drivingForce }) =>
                  [name, change ?? '', horizon ?? '', drivingForce ?? ''].map(plain),
                ),
              },
            ],
      ),
      ...section(
        'Closest',
        closest.length === 0 ? [] : [list(closest.map((near) => `${near.title} (${near.id})`))],
      ),
    ],
  };
}
