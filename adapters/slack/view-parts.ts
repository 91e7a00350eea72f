import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { destinationOf } from './desk.ts';
import { MOST_OPTION_TEXT, MOST_SPOKEN_LABEL, MOST_TEXT_OBJECT } from './limits.ts';

/** Characters of what somebody says about a story. */
const MOST_NOTE = 500;

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

/** A button in a view; `about` is added to what a screen reader says where several are labelled alike. */
export function viewButton(button: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly about?: string;
  readonly style?: 'primary' | 'danger';
}): types.Button {
  const { id, label, value, about, style } = button;
  return {
    type: 'button',
    action_id: id,
    text: plainTextObject(label),
    value,
    ...(about === undefined
      ? {}
      : { accessibility_label: shorten(`${label} ${about}`, MOST_SPOKEN_LABEL) }),
    ...(style === undefined ? {} : { style }),
  };
}

/** A field that has to be filled in. */
export function input(
  id: string,
  label: string,
  element: types.InputBlock['element'],
): types.InputBlock {
  return { type: 'input', block_id: id, label: plainTextObject(label), optional: false, element };
}

export function optionalInput(
  id: string,
  label: string,
  element: types.InputBlock['element'],
): types.InputBlock {
  return { ...input(id, label, element), optional: true };
}

/** A field for a few words; what was written is read with `NOTE`. */
export function noteInput(label: string): types.InputBlock {
  return optionalInput('note', label, {
    type: 'plain_text_input',
    action_id: 'note',
    multiline: true,
    max_length: MOST_NOTE,
  });
}

export const NOTE = z.object({ note: z.object({ value: z.string().nullish() }) });

/** A select option; text that is too long for one is shortened with an ellipsis, its value never is. */
export function option(text: string, value: string): types.PlainTextOption {
  return { text: plainTextObject(shorten(text, MOST_OPTION_TEXT)), value };
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
