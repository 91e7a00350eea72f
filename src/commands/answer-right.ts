import { markAlert } from '../deliveries/mark-alert.ts';
import type { Message } from '../messages/message.ts';
import type { Story } from '../stories/story.ts';
import { isStanding, type StoryReport } from '../subscriptions/story-report.ts';
import type { CommandContext } from './context.ts';
import { findStory } from './find-story.ts';
import { say } from './say.ts';

/**
 * `right`: takes back what was said here, or by the asker alone, to be wrong with a story. Of a company it is the
 * newest story that something was said of.
 */
export async function answerRight(
  of: string,
  context: Pick<CommandContext, 'store' | 'companies' | 'destination' | 'person' | 'who' | 'now'>,
): Promise<Message> {
  const { store, destination, person, who, now } = context;
  const found = await findStory(of, 'right', context);
  if (found.story === null) return found.ask;
  const reports = [
    ...(await store.reportsAt(destination)),
    ...(destination.person ? [] : await store.reportsAt(person)),
  ].filter(isStanding);
  const story = await reportedStory(found.story, of, reports, context);
  if (story === null)
    return say(`Nothing was said here to be wrong with it: ${found.story.headline}.`);
  let isMarked = false;
  for (const report of reports.filter(({ storyId }) => storyId === story.id)) {
    await store.keepReport({ ...report, takenBack: { by: who, at: now } });
    isMarked = (await markAlert(store, story, report.destination, now)) || isMarked;
  }
  return say(
    `Taken back. What is new of this story comes here again${isMarked ? ', and the message here no longer says that it is wrong' : ''}: ${story.headline}.`,
    [],
    [{ label: 'Why?', action: `why ${story.id}` }],
  );
}

async function reportedStory(
  found: Story,
  of: string,
  reports: readonly StoryReport[],
  { store }: Pick<CommandContext, 'store'>,
): Promise<Story | null> {
  if (reports.some(({ storyId }) => storyId === found.id)) return found;
  if (of.toLowerCase() === found.id) return null;
  const theirs = await store.storiesAbout(found.companyId, '0000-01-01');
  return theirs.find(({ id }) => reports.some(({ storyId }) => storyId === id)) ?? null;
}
