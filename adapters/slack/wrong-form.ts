import type { App } from '@slack/bolt';
import { z } from 'zod';
import { WRONG_REASONS } from '../../src/subscriptions/story-report.ts';
import type { WrongReason } from '../../src/subscriptions/story-report.ts';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { Desk } from './desk.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import { answerModal, formModal, openModal, replaceModal, workingModal } from './modals.ts';
import { storyLine } from './story-line.ts';
import {
  FORM_PLACE,
  input,
  NOTE,
  noteInput,
  option,
  placeOfAsker,
  readHidden,
} from './view-parts.ts';

const CALLBACK = 'wrong';
const TITLE = 'Report a story';

const LABELS: Readonly<Record<WrongReason, string>> = {
  wrong_company: 'It is about another company',
  wrong_number: 'A figure is wrong',
  duplicate: 'It was here before',
  not_news: 'It is not news here',
};

const HIDDEN = FORM_PLACE.extend({
  story: z.string(),
  ref: z.object({ id: z.string(), thread: z.string().nullable() }).nullable(),
});

const ANSWERS = z.object({
  reason: z.object({
    reason: z.object({ selected_option: z.object({ value: z.enum(WRONG_REASONS) }).nullable() }),
  }),
  note: NOTE,
});

/** The story that is wrong, and the posted message that shows it; null for an answer that only one person sees. */
export type WrongAbout = { readonly story: string; readonly ref: PostedRef | null };

export async function openWrongForm(
  desk: Desk,
  asker: Asker,
  about: WrongAbout,
  trigger: string,
): Promise<void> {
  const view = formModal({
    callback: CALLBACK,
    title: TITLE,
    submit: 'Report',
    hidden: { ...placeOfAsker(asker), ...about },
    blocks: [
      ...(await storyLine(desk, about.story)),
      input('reason', 'What is wrong?', {
        type: 'radio_buttons',
        action_id: 'reason',
        options: WRONG_REASONS.map((reason) => option(LABELS[reason], reason)),
      }),
      noteInput('What would be right?'),
    ],
  });
  await openModal(desk, asker, trigger, view);
}

export function listenForWrong(app: App, desk: Desk): void {
  app.view(CALLBACK, async ({ ack, view }) => {
    const hidden = readHidden(view.private_metadata, HIDDEN);
    const answers = ANSWERS.safeParse(view.state.values);
    const reason = answers.success ? answers.data.reason.reason.selected_option?.value : undefined;
    if (hidden === null || !answers.success || reason === undefined) {
      await ack({ response_action: 'errors', errors: { reason: 'Choose what is wrong.' } });
      return;
    }
    await ack({ response_action: 'update', view: workingModal(TITLE) });
    await desk.later(async () => {
      const { workspace, user, channel, story, ref } = hidden;
      const asker = await desk.askerOf(workspace, user, channel);
      const note = answers.data.note.note.value ?? '';
      const message = await desk.report({ storyId: story, reason, note, asker, ref });
      await replaceModal(desk, workspace, view.id, answerModal(TITLE, message, hidden));
    });
  });
}
