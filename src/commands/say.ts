import type { Block, Button, Message } from '../messages/message.ts';
import { plain } from '../messages/message.ts';

/** A short answer: one sentence that is also the summary, further blocks, and what to do next. */
export function say(
  sentence: string,
  more: readonly Block[] = [],
  buttons: readonly Button[] = [],
): Message {
  return {
    summary: sentence,
    tone: 'neutral',
    blocks: [
      { type: 'text', content: plain(sentence) },
      ...more,
      ...(buttons.length === 0 ? [] : [{ type: 'buttons', buttons } as const]),
    ],
  };
}

/** A block of text. */
export function text(content: string): Block {
  return { type: 'text', content: plain(content) };
}

/** Small print. */
export function note(content: string): Block {
  return { type: 'context', content: plain(content) };
}

/** A list of plain items. */
export function list(items: readonly string[]): Block {
  return { type: 'list', ordered: false, items: items.map(plain) };
}
