import type { Block, Button, Message } from '../../src/messages/message.ts';

/** The words that only this adapter knows, beside the one grammar: forms and sharing. */
export const WRONG = 'wrong';
export const SHARE = 'share';
export const MANAGE = 'manage';

/** A message with "Wrong?" beside each "Why?", as far as it is about a story. */
export function withWrongButtons(message: Message): Message {
  return {
    ...message,
    blocks: message.blocks.map((block) => (block.type === 'buttons' ? addWrong(block) : block)),
  };
}

function addWrong(block: Extract<Block, { type: 'buttons' }>): Block {
  if (block.buttons.some((button) => 'action' in button && button.action.startsWith(`${WRONG} `)))
    return block;
  const stories = block.buttons.flatMap((button) => {
    const [, story] = 'action' in button ? (/^why (\S+)$/.exec(button.action) ?? []) : [];
    return story === undefined ? [] : [{ label: 'Wrong?', action: `${WRONG} ${story}` }];
  });
  return { ...block, buttons: [...block.buttons, ...stories] };
}

const SHAREABLE = /^(?:signals?|digest|why|card)\b/i;
const LISTS = /^(?:subscriptions?|subs|list|following)$/i;
const SETTINGS =
  /^(?:subscribe|unsubscribe|follow|unfollow|pause|resume|mute|unmute|budget|quiet|missed|help|hi|hello)\b/i;

/** An answer that only its asker sees, with what else they can do with it: show it to all, or manage the list. */
export function withAnswerButtons(message: Message, line: string): Message {
  const extra: Button[] = [];
  if (LISTS.test(line))
    extra.push(
      { label: 'Manage', action: MANAGE },
      { label: 'Follow a company', action: 'subscribe' },
    );
  else if (line !== '' && (SHAREABLE.test(line) || !SETTINGS.test(line)))
    extra.push({ label: 'Share with the channel', action: `${SHARE} ${line}` });
  const marked = withWrongButtons(message);
  return extra.length === 0
    ? marked
    : { ...marked, blocks: [...marked.blocks, { type: 'buttons', buttons: extra }] };
}
