import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../../src/chat/chat-core.ts';
import { plain } from '../../src/messages/message.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Desk } from './desk.ts';
import { withStoryButtons } from './extra-buttons.ts';
import { formModal, openModal } from './modals.ts';
import { storyLine } from './story-line.ts';
import {
  FORM_PLACE,
  input,
  NOTE,
  noteInput,
  placeOfAsker,
  plainTextObject,
  readHidden,
} from './view-parts.ts';

const CALLBACK = 'share';
const HIDDEN = FORM_PLACE.extend({ story: z.string() });
const ANSWERS = z.object({ note: NOTE });

/**
 * Opens the form that shows a story in another conversation. Slack lets people choose what they can write to, and
 * answers with an address for that conversation, so that the bot need not be a member of it.
 */
export async function openShareForm(
  desk: Desk,
  asker: Asker,
  story: string,
  trigger: string,
): Promise<void> {
  const view = formModal({
    callback: CALLBACK,
    title: 'Share a story',
    submit: 'Share',
    hidden: { ...placeOfAsker(asker), story },
    blocks: [
      ...(await storyLine(desk, story)),
      input('to', 'Where', {
        type: 'conversations_select',
        action_id: 'to',
        placeholder: plainTextObject('A channel or a person'),
        filter: { include: ['public', 'private', 'mpim', 'im'], exclude_bot_users: true },
        response_url_enabled: true,
      }),
      noteInput('What you want to say about it'),
    ],
  });
  await openModal(desk, asker, trigger, view);
}

export function listenForShare(app: App, desk: Desk): void {
  app.view(CALLBACK, async ({ ack, view, respond }) => {
    const hidden = readHidden(view.private_metadata, HIDDEN);
    const answers = ANSWERS.safeParse(view.state.values);
    await ack();
    if (hidden === null || !answers.success) return;
    await desk.later(async () => {
      const { workspace, user, channel, story } = hidden;
      const { person } = await desk.askerOf(workspace, user, channel);
      const message = await desk.core.story(story);
      const name = (await desk.people.person(workspace, user))?.name ?? null;
      const note = answers.data.note.note.value ?? '';
      await (message === null
        ? desk.say(person, gone(), null)
        : desk.reply.respond(sharedBy(message, name, note), { respond, shared: true, person }));
    });
  });
}

/** Who shared it, and what they say, are told above the story in plain text: nobody is pinged. */
function sharedBy(message: Message, name: string | null, note: string): Message {
  const who = name === null ? 'Shared' : `Shared by ${name}`;
  const shown = withStoryButtons(message);
  return {
    ...shown,
    blocks: [
      { type: 'context', content: plain(note === '' ? who : `${who}: ${note}`) },
      ...shown.blocks,
    ],
  };
}

function gone(): Message {
  const summary = 'That story is no longer known; it was not shared.';
  return { summary, tone: 'neutral', blocks: [{ type: 'text', content: plain(summary) }] };
}
