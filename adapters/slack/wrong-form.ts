import type { App } from '@slack/bolt';
import { z } from 'zod';
import { WRONG_REASONS } from '../../src/subscriptions/story-report.ts';
import type { WrongReason } from '../../src/subscriptions/story-report.ts';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { Desk } from './desk.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import {
  FORM_PLACE,
  option,
  placeOfAsker,
  formModal,
  plainTextObject,
  readHidden,
  textModal,
  viewBlocks,
  workingModal,
} from './view-parts.ts';

const CALLBACK = 'wrong';
const TITLE = 'What is wrong?';

const LABELS: Readonly<Record<WrongReason, string>> = {
  wrong_company: 'It is about another company',
  wrong_number: 'A figure is wrong',
  duplicate: 'It was here before',
  not_news: 'It is no news for this channel',
};

const HIDDEN = FORM_PLACE.extend({
  story: z.string(),
  ref: z.object({ id: z.string(), thread: z.string().nullable() }).nullable(),
});

const ANSWERS = z.object({
  reason: z.object({
    reason: z.object({ selected_option: z.object({ value: z.enum(WRONG_REASONS) }).nullable() }),
  }),
  note: z.object({ note: z.object({ value: z.string().nullish() }) }),
});

/** The story that is wrong, and the posted message that shows it; null for an answer that only one person sees. */
export type WrongAbout = { readonly story: string; readonly ref: PostedRef | null };

export async function openWrongForm(
  desk: Desk,
  asker: Asker,
  about: WrongAbout,
  trigger: string,
): Promise<void> {
  const place = placeOfAsker(asker);
  const { client } = await desk.workspaces.accessTo(place.workspace);
  await client.views.open({
    trigger_id: trigger,
    view: formModal({
      callback: CALLBACK,
      title: TITLE,
      submit: 'Report',
      hidden: { ...place, ...about },
      blocks: [
        {
          type: 'input',
          block_id: 'reason',
          label: plainTextObject('What is wrong with this story?'),
          element: {
            type: 'radio_buttons',
            action_id: 'reason',
            options: WRONG_REASONS.map((reason) => option(LABELS[reason], reason)),
          },
        },
        {
          type: 'input',
          block_id: 'note',
          optional: true,
          label: plainTextObject('What would be right?'),
          element: {
            type: 'plain_text_input',
            action_id: 'note',
            multiline: true,
            max_length: 500,
          },
        },
      ],
    }),
  });
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
      const { client } = await desk.workspaces.accessTo(workspace);
      await client.views.update({ view_id: view.id, view: textModal(TITLE, viewBlocks(message)) });
    });
  });
}
