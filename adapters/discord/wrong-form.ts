import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import { WRONG_REASONS, type WrongReason } from '../../src/subscriptions/story-report.ts';
import { MOST_CUSTOM_ID } from './limits.ts';

const LABELS: Readonly<Record<WrongReason, string>> = {
  wrong_company: 'It is about another company',
  wrong_number: 'A figure is wrong',
  duplicate: 'It was here before',
  not_news: 'It is no news for this channel',
};

/** `w1.<message or 0>.<story>`: all that the form has to remember. */
const FORM_ID = /^w1\.(\d+)\.(.+)$/s;

/** The form behind "Wrong?"; null for a story whose id is too long for one. */
export function wrongForm(
  story: string,
  message: string | null,
): APIModalInteractionResponseCallbackData | null {
  const id = `w1.${message ?? '0'}.${story}`;
  if (id.length > MOST_CUSTOM_ID) return null;
  return {
    custom_id: id,
    title: 'What is wrong?',
    components: [
      {
        type: ComponentType.Label,
        label: 'What is wrong with this story?',
        component: {
          type: ComponentType.StringSelect,
          custom_id: 'reason',
          options: WRONG_REASONS.map((reason) => ({ label: LABELS[reason], value: reason })),
        },
      },
      {
        type: ComponentType.Label,
        label: 'What would be right?',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'note',
          style: TextInputStyle.Paragraph,
          required: false,
          max_length: 500,
        },
      },
    ],
  };
}

/** The story and the message that a form was opened for, or null where the id is none of ours. */
export function readWrongForm(
  customId: string,
): { readonly story: string; readonly message: string | null } | null {
  const [, message, story] = FORM_ID.exec(customId) ?? [];
  if (message === undefined || story === undefined) return null;
  return { story, message: message === '0' ? null : message };
}

export function isWrongReason(value: string | undefined): value is WrongReason {
  return WRONG_REASONS.some((reason) => reason === value);
}
