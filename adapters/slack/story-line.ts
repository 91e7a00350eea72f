import type { types } from '@slack/bolt';
import type { Desk } from './desk.ts';
import { contextBlock } from './view-parts.ts';

/** Which story a form is about, which covers the message; nothing where the story is no longer known. */
export async function storyLine(desk: Desk, storyId: string): Promise<types.KnownBlock[]> {
  const story = await desk.core.story(storyId);
  return story === null ? [] : [contextBlock(story.summary)];
}
