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
  const found = await findCompany(words, command, context);
  if (found.company === null) return { story: null, ask: found.ask };
  const [newest] = await context.store.storiesAbout(found.company.id, '0000-01-01');
  if (newest !== undefined) return { story: newest, ask: null };
  return {
    story: null,
    ask: say(`I know ${found.company.name}, but have read nothing about it yet.`),
  };
}
