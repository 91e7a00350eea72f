import type { Message } from '../messages/message.ts';
import type { Story } from '../stories/story.ts';
import type { CommandContext } from './context.ts';
import { findCompany } from './find-company.ts';
import { say } from './say.ts';

/** The story meant, or the question to ask back. */
export type FoundStory =
  { readonly story: Story; readonly ask: null } | { readonly story: null; readonly ask: Message };

/** A story by its id, by the id of a document that tells it, or the newest one of a company. */
export async function findStory(
  words: string,
  command: string,
  context: Pick<CommandContext, 'companies' | 'store'>,
): Promise<FoundStory> {
  const byId = await context.store.storyById(words.toLowerCase());
  if (byId !== null) return { story: byId, ask: null };
  const telling = await storyToldBy(words, context);
  if (telling !== null) return { story: telling, ask: null };
  const found = await findCompany(words, command, context);
  if (found.company === null) return { story: null, ask: found.ask };
  const [newest] = await context.store.storiesAbout(found.company.id, '0000-01-01');
  if (newest !== undefined) return { story: newest, ask: null };
  return {
    story: null,
    ask: say(`I know ${found.company.name}, but have read nothing about it yet.`),
  };
}

/** The story of a kept document: the one of its main signal's company that it tells; null where it is none. */
async function storyToldBy(
  documentId: string,
  { store }: Pick<CommandContext, 'store'>,
): Promise<Story | null> {
  const kept = await store.documentById(documentId);
  const main = kept?.signals.find(({ primary }) => primary);
  if (main === undefined) return null;
  const stories = await store.storiesAbout(main.company.id, '0000-01-01');
  const told = stories.filter(({ tellings }) =>
    tellings.some((telling) => telling.documentId === documentId),
  );
  return told.find(({ kinds }) => kinds.includes(main.kind)) ?? told[0] ?? null;
}
