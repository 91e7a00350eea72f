import type { APIEmbed } from 'discord.js';
import { breakText } from '../../src/messages/break-text.ts';
import { plain } from '../../src/messages/message.ts';
import type { Block, Button, Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import { safeText } from '../../src/messages/safe-text.ts';
import { splitMessage } from '../../src/messages/split.ts';
import { markdownBlock } from './blocks.ts';
import { buttonRows, unfitButtons, type Row } from './buttons.ts';
import { embedsOf, embedSize } from './embeds.ts';
import { escapedLength, escapeMarkdown } from './escape.ts';
import { MOST_CONTENT, MOST_EMBEDS, MOST_EMBED_TEXT, MOST_ROWS } from './limits.ts';

/** One message for Discord. `content` is empty where there are embeds. */
export type DiscordPart = {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
};

/** `plain`: the channel shows no embeds. `mark`: the delivery's, put into the buttons with the number of parts. */
export type RenderOptions = { readonly plain?: boolean; readonly mark?: string };

/** Room in one part, tried in order until Discord would take every part. */
const EMBED_TRIES = [
  { characters: 5_200, text: 3_800, blocks: 60, items: 25 },
  { characters: 3_600, text: 1_800, blocks: 24, items: 20 },
  { characters: 1_800, text: 900, blocks: 8, items: 10 },
  { characters: 900, text: 400, blocks: 3, items: 5 },
  { characters: 300, text: 130, blocks: 3, items: 2 },
];
const PLAIN_TRIES = [
  { characters: 1_900, text: 1_500, blocks: 40, items: 25 },
  { characters: 1_000, text: 450, blocks: 8, items: 8 },
  { characters: 300, text: 130, blocks: 3, items: 2 },
];

/**
 * A message as Discord messages, the first for the channel and the others for its thread: each within every limit,
 * nothing left out. At least one part.
 */
export function renderMessage(given: Message, options: RenderOptions = {}): readonly DiscordPart[] {
  const { mark = '' } = options;
  const message = spellUnfitButtons(given, mark);
  const bare = withoutButtons(message);
  const rows = rowsOf(message, mark);
  const [tries, render] =
    options.plain === true ? [PLAIN_TRIES, plainPart] : [EMBED_TRIES, embedPart];
  for (const room of tries) {
    const limits = { ...room, cost: escapedLength };
    const whole = splitMessage(message, limits);
    // People see the first part; the others are in its thread.
    const gather = whole.length > 1 && rows !== null;
    const pieces = gather ? splitMessage(bare, limits) : whole;
    const stamp = mark === '' ? '' : `${mark}${pieces.length.toString(36)}`;
    const parts = pieces.map((part) => render(part, stamp));
    if (!parts.every((part) => part !== null)) continue;
    if (!gather) return parts;
    const components = rowsOf(message, stamp) ?? [];
    return parts.map((part, at) => (at === 0 ? { ...part, components } : part));
  }
  return bareParts(message);
}

function embedPart(message: Message, mark: string): DiscordPart | null {
  const embeds = embedsOf(message.blocks, message.tone);
  const components = rowsOf(message, mark);
  if (embeds === null || components === null) return null;
  if (embeds.length > MOST_EMBEDS) return null;
  if (embeds.reduce((sum, embed) => sum + embedSize(embed), 0) > MOST_EMBED_TEXT) return null;
  if (embeds.length > 0) return { content: '', embeds, components };
  return embedsOfSummary(message, components);
}

/** A message whose blocks show nothing still has its sentence. */
function embedsOfSummary(message: Message, components: readonly Row[]): DiscordPart | null {
  const text = safeText(message.summary).trim() || 'A message from Bellwether';
  const embeds = embedsOf([{ type: 'text', content: plain(text) }], message.tone);
  return embeds === null ? null : { content: '', embeds, components };
}

function plainPart(message: Message, mark: string): DiscordPart | null {
  const components = rowsOf(message, mark);
  const text = message.blocks
    .flatMap((block) => (block.type === 'buttons' ? [] : [markdownBlock(block)]))
    .filter((lines) => lines.trim() !== '')
    .join('\n');
  const content =
    text || escapeMarkdown(safeText(message.summary)).trim() || 'A message from Bellwether';
  if (components === null || content.length > MOST_CONTENT) return null;
  return { content, embeds: [], components };
}

/** The buttons of all blocks, or null where they are too many for one message. */
function rowsOf({ blocks }: Message, mark: string): readonly Row[] | null {
  const rows = buttonRows(blocks, mark);
  return rows.length > MOST_ROWS ? null : rows;
}

function withoutButtons(message: Message): Message {
  return { ...message, blocks: message.blocks.filter(({ type }) => type !== 'buttons') };
}

/** Buttons that Discord would refuse become the words that do the same. */
function spellUnfitButtons(message: Message, mark: string): Message {
  return {
    ...message,
    blocks: message.blocks.flatMap((block): Block[] => {
      if (block.type !== 'buttons') return [block];
      // The mark grows by the number of parts.
      const unfit = unfitButtons(block.buttons, `${mark}0`);
      if (unfit.length === 0) return [block];
      return [
        ...unfit.map((button): Block => ({ type: 'text', content: wordsOf(button) })),
        { type: 'buttons', buttons: block.buttons.filter((button) => !unfit.includes(button)) },
      ];
    }),
  };
}

function wordsOf(button: Button) {
  return 'url' in button
    ? ([{ type: 'link', text: button.label, url: button.url }] as const)
    : ([
        { type: 'text', text: `${button.label}: ` },
        { type: 'text', text: button.action, emphasis: 'code' },
      ] as const);
}

/** The words alone, for a message that nothing else can hold, or a Discord that refuses how it is made. */
export function bareParts(message: Message): readonly DiscordPart[] {
  const whole = safeText(plainText(message, 'UTC')).trim() || safeText(message.summary).trim();
  const pieces = breakText(whole || 'A message from Bellwether', MOST_CONTENT - 100, escapedLength);
  return pieces
    .map((piece) => escapeMarkdown(piece))
    .filter((content) => content.trim() !== '')
    .map((content) => ({ content, embeds: [], components: [] }));
}
