import type { App } from '../app.ts';
import { closestSince, documentCard, storyCard } from '../commands/story-card.ts';
import type { Card } from '../documents/document.ts';
import { UnreadableDocumentError } from '../errors.ts';
import { readPath } from '../sources/read-path.ts';
import { tellStories } from '../stories/tell-stories.ts';

/**
 * The card in a file, or one made of the first document there that tells a story.
 * @throws UnreadableDocumentError where there is none.
 */
export async function cardOfFile(path: string, app: App, now: string): Promise<Card> {
  for await (const { documents } of readPath(path, app.fetch)) {
    const [document] = documents;
    if (!document) continue;
    const kept = await app.store.documentsSince(closestSince(now));
    if (document.card) return documentCard(document.card, document.id, kept);
    const { signals } = await app.extract(document);
    const changes = tellStories({ document, signals, stories: [], now });
    const story = changes.find(({ primary }) => primary)?.after;
    if (story) return storyCard(story, [document], kept);
  }
  throw new UnreadableDocumentError(`${path} holds no signal to make a card of.`);
}
