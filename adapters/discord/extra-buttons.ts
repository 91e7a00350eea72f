import type { Button, Message } from '../../src/messages/message.ts';
import { plain } from '../../src/messages/message.ts';
import { commandId } from './custom-id.ts';

/** The words that only this adapter knows, beside the one grammar. */
export const WRONG = 'wrong';
export const SHARE = 'share';
export const MANAGE = 'manage';

/** A sentence as a message. */
export function notice(sentence: string): Message {
  return {
    summary: sentence,
    tone: 'neutral',
    blocks: [{ type: 'text', content: plain(sentence) }],
  };
}

const WRONG_LINE = new RegExp(`^${WRONG} (\\S+)$`);

/** The story that a line says is wrong, or null. */
export function storyOfWrong(line: string): string | null {
  return WRONG_LINE.exec(line)?.[1] ?? null;
}

/** A message with "Wrong?" after each "Why?" that names a story. */
export function withStoryButtons(message: Message): Message {
  return {
    ...message,
    blocks: message.blocks.map((block) =>
      block.type === 'buttons'
        ? { ...block, buttons: block.buttons.flatMap((button) => [button, ...wrongAfter(button)]) }
        : block,
    ),
  };
}

function wrongAfter(button: Button): Button[] {
  const [, story] = 'action' in button ? (/^why (\S+)$/.exec(button.action) ?? []) : [];
  if (story === undefined || button.label !== 'Why?') return [];
  return fitting({ label: 'Wrong?', action: `${WRONG} ${story}` });
}

/** Only this adapter knows the words, so that spelling out a button that is too long would help nobody. */
function fitting(button: Button & { readonly action: string }): Button[] {
  return commandId(99, LONGEST_MARK, button.action) === null ? [] : [button];
}

const LONGEST_MARK = 'x'.repeat(10);
const SHAREABLE = /^(?:signals?|digest(?! empty)|why|card)\b/i;
const LISTS = /^(?:subscriptions?|subs|list|following)$/i;

const HELP = /^help\b/i;
const HOW_HERE =
  'On Discord mute, unmute, pause, resume, budget, quiet and right are parts of /bellwether, and /bellwether say takes any line as it stands here.';

/** An answer to its asker, with what else they can do with it: show it to all, or manage the list. */
export function withAnswerButtons(
  message: Message,
  line: string,
  { canShare }: { readonly canShare: boolean },
): Message {
  const extra: readonly Button[] = LISTS.test(line)
    ? [{ label: 'Manage', action: MANAGE }]
    : canShare && SHAREABLE.test(line)
      ? fitting({ label: 'Share', action: `${SHARE} ${line}` })
      : [];
  const told = withStoryButtons(message);
  const marked: Message = HELP.test(line)
    ? { ...told, blocks: [...told.blocks, { type: 'context', content: plain(HOW_HERE) }] }
    : told;
  return extra.length === 0
    ? marked
    : { ...marked, blocks: [...marked.blocks, { type: 'buttons', buttons: extra }] };
}
