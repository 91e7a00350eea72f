import type { types } from '@slack/bolt';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Desk } from './desk.ts';
import { MOST_TITLE, MOST_VIEW_BLOCKS } from './limits.ts';
import { renderForView } from './render.ts';
import { contextBlock, plainTextObject, shorten } from './view-parts.ts';
import type { FormPlace } from './view-parts.ts';

/** Opens a modal for who asks, within three seconds of the press; resolves with its id, null where Slack names none. */
export async function openModal(
  desk: Desk,
  { destination }: Asker,
  trigger: string,
  view: types.ModalView,
): Promise<string | null> {
  const { client } = await desk.workspaces.accessTo(destination.workspace);
  const opened = await client.views.open({ trigger_id: trigger, view });
  return opened.view?.id ?? null;
}

/** Puts a view in the place of the one with this id. */
export async function replaceModal(
  desk: Desk,
  workspace: string,
  id: string,
  view: types.ModalView,
): Promise<void> {
  const { client } = await desk.workspaces.accessTo(workspace);
  await client.views.update({ view_id: id, view });
}

/** A form; `hidden` comes back with what is handed in. */
export function formModal(form: {
  readonly callback: string;
  readonly title: string;
  readonly submit: string;
  readonly hidden: object;
  readonly blocks: readonly types.KnownBlock[];
}): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.callback,
    title: titleObject(form.title),
    submit: titleObject(form.submit),
    close: titleObject('Cancel'),
    private_metadata: JSON.stringify(form.hidden),
    blocks: [...form.blocks],
  };
}

/** A modal that says something and can only be closed. */
export function textModal(
  title: string,
  blocks: readonly types.KnownBlock[],
  hidden = '',
): types.ModalView {
  return {
    type: 'modal',
    title: titleObject(title),
    close: titleObject('Close'),
    private_metadata: hidden,
    blocks: [...blocks],
  };
}

/** What stands in the place of a form while what was handed in is worked on. */
export function workingModal(title: string): types.ModalView {
  return textModal(title, [contextBlock('One moment.')]);
}

/** An answer in a modal; its buttons act in the place that it is about. */
export function answerModal(
  title: string,
  message: Message,
  { workspace, user, channel }: FormPlace,
): types.ModalView {
  const blocks = renderForView(message);
  const hidden = JSON.stringify({ workspace, user, channel } satisfies FormPlace);
  if (blocks.length <= MOST_VIEW_BLOCKS) return textModal(title, blocks, hidden);
  const rest = contextBlock('There is more than fits here; /signals shows it whole.');
  return textModal(title, [...blocks.slice(0, MOST_VIEW_BLOCKS - 1), rest], hidden);
}

function titleObject(text: string): types.PlainTextElement {
  return plainTextObject(shorten(text, MOST_TITLE));
}
