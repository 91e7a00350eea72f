import type { types } from '@slack/bolt';
import { plain } from '../../src/messages/message.ts';
import type { Block, Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import { breakText } from '../../src/messages/break-text.ts';
import { safeLine, safeText } from '../../src/messages/safe-text.ts';
import { splitMessage } from '../../src/messages/split.ts';
import { renderBlock } from './blocks.ts';
import { escapeText, escapedLength } from './escape.ts';
import { MOST_BLOCKS, MOST_FALLBACK_TEXT, MOST_TABLES, MOST_TEXT_IN_MESSAGE } from './limits.ts';

/** One message for Slack. `text` is what notifications and screen readers say. */
export type SlackPart = { readonly text: string; readonly blocks: readonly types.KnownBlock[] };

/** A part with the neutral message it was made of. */
export type RenderedPart = { readonly part: SlackPart; readonly message: Message };

/** Room for text in one part, and neutral blocks in it; tried in order until Slack would take every part. */
const TRIES = [
  { characters: 9_000, blocks: 48 },
  { characters: 8_000, blocks: 16 },
  { characters: 6_000, blocks: 5 },
  { characters: 2_500, blocks: 3 },
];

/** Facts, rows, items or buttons in one block: what a table takes beside its heading. */
const MOST_ITEMS = 99;

/**
 * A message as Slack messages, the first for the channel and the others for its thread: each within every limit,
 * nothing left out. At least one part; its blocks may be shown in a modal or after a response_url too.
 */
export function renderMessage(message: Message): readonly SlackPart[] {
  return renderParts(message).map(({ part }) => part);
}

/** The same, each part with what it was made of. */
export function renderParts(given: Message): readonly RenderedPart[] {
  const message = { ...given, blocks: blocksOf(given) };
  let parts: readonly RenderedPart[] = [];
  for (const { characters, blocks } of TRIES) {
    const limits = {
      blocks,
      characters,
      text: characters - 500,
      items: MOST_ITEMS,
      cost: escapedLength,
    };
    parts = splitMessage(message, limits).map((each) => ({
      part: renderPart(each),
      message: each,
    }));
    if (parts.every(({ part }) => fits(part))) return parts;
  }
  return parts;
}

function renderPart(message: Message): SlackPart {
  // Where one has to be told as a list, the others are too: they are there to be read alike.
  const count = message.blocks.filter(({ type }) => type === 'table').length;
  const tables = { left: count > MOST_TABLES ? 0 : MOST_TABLES };
  const blocks = message.blocks.flatMap((block) => renderBlock(block, tables));
  const text = fallbackOf(message);
  if (blocks.length > 0) return { text, blocks };
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }] };
}

/** The blocks of a view, which goes on in no thread: all in one piece, tables as lists, since views take none. */
export function renderForView(message: Message): readonly types.KnownBlock[] {
  const blocks = blocksOf(message).flatMap((block) => renderBlock(block, { left: 0 }));
  return blocks.length > 0 ? blocks : renderPart(message).blocks;
}

function blocksOf({ blocks, summary }: Message): readonly Block[] {
  return blocks.length > 0 ? blocks : [{ type: 'text', content: plain(summary) }];
}

/** The summary; what is over the limit of one text is in the blocks, so the sentence may end there. */
function fallbackOf({ summary }: Message): string {
  const text = safeLine(summary);
  const [first = ''] = breakText(text, 2_900, escapedLength);
  return escapeText(
    first === ''
      ? 'A message from Bellwether'
      : first === text
        ? first
        : `${first.trimEnd()}\u2026`,
  );
}

function fits({ blocks }: SlackPart): boolean {
  return blocks.length <= MOST_BLOCKS && textSize(blocks) <= MOST_TEXT_IN_MESSAGE;
}

const TEXT_KEYS = ['text', 'url', 'value', 'alt_text', 'fallback', 'image_url'];

/** Characters of all text in blocks, addresses and values included. */
function textSize(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textSize(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    if (typeof item !== 'string') return sum + textSize(item);
    return TEXT_KEYS.includes(key) ? sum + item.length : sum;
  }, 0);
}

/** The same message without blocks, for a Slack that refuses them all the same. */
export function renderPlain(message: Message): readonly SlackPart[] {
  const whole =
    safeText(plainText(message, 'UTC')).trim() || safeText(message.summary).trim() || '-';
  return breakText(whole, MOST_FALLBACK_TEXT, escapedLength).map((text) => ({
    text: escapeText(text),
    blocks: [],
  }));
}
