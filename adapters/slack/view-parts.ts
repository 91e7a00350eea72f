import type { types } from '@slack/bolt';
import type { Message } from '../../src/messages/message.ts';
import { z } from 'zod';
import { renderBlock } from './blocks.ts';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { destinationOf } from './desk.ts';
import { MOST_OPTION_TEXT, MOST_TEXT_OBJECT, MOST_VIEW_BLOCKS } from './limits.ts';
import { renderParts } from './render.ts';

/** Labels only: what they stand for is whole elsewhere. */
export function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}\u2026` : text;
}

export function contextBlock(text: string): types.ContextBlock {
  return { type: 'context', elements: [plainTextObject(shorten(text, MOST_TEXT_OBJECT))] };
}

export function plainTextObject(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
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
    title: plainTextObject(form.title),
    submit: plainTextObject(form.submit),
    close: plainTextObject('Cancel'),
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
    title: plainTextObject(title),
    close: plainTextObject('Close'),
    private_metadata: hidden,
    blocks: [...blocks],
  };
}

export function workingModal(title: string): types.ModalView {
  return textModal(title, [contextBlock('One moment.')]);
}

/** A message as the blocks of a view: tables as lists, since views take none. */
export function viewBlocks(message: Message): readonly types.KnownBlock[] {
  return renderParts(message)
    .flatMap((part) => part.message.blocks.flatMap((block) => renderBlock(block, { left: 0 })))
    .slice(0, MOST_VIEW_BLOCKS);
}

/** Where a form was opened, hidden in it. `channel` null: the person alone. */
export const FORM_PLACE = z.object({
  workspace: z.string(),
  user: z.string(),
  channel: z.string().nullable(),
});
export type FormPlace = z.infer<typeof FORM_PLACE>;

export function placeOfAsker({ who, destination }: Asker): FormPlace {
  return {
    workspace: destination.workspace,
    user: who,
    channel: destination.person ? null : destination.channel,
  };
}

/** What a form hid in itself; null where somebody else wrote it. */
export function readHidden<T>(hidden: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(hidden));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function destinationOfPlace({ workspace, user, channel }: FormPlace): Destination {
  return channel === null
    ? destinationOf(workspace, user, true)
    : destinationOf(workspace, channel, false);
}

/** A select option; text that is too long for one is shortened with an ellipsis, its value never is. */
export function option(text: string, value: string): types.PlainTextOption {
  return { text: plainTextObject(shorten(text, MOST_OPTION_TEXT)), value };
}
