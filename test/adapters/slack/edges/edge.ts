import { expect } from 'vitest';
import type * as limits from '../../../../adapters/slack/limits.ts';
import { renderMessage } from '../../../../adapters/slack/render.ts';
import type { Block, Button, Message } from '../../../../src/messages/message.ts';
import { messageProblems } from '../../../platforms/slack-messages.ts';
import type { Stage } from '../stage.ts';

/** Opens the stage of the running test, once. */
export type OpenStage = () => Promise<Stage>;

/** For every limit what is done just below it, at it and just above. */
export type Edges = Readonly<
  Record<keyof typeof limits, (most: number, open: OpenStage) => unknown>
>;

export const long = (length: number) => 'x'.repeat(length);
export const address = (length: number) => `https://example.com/${long(length - 20)}`;
export const many = <T>(count: number, item: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => item(at));
export const buttons = (count: number): Button[] =>
  many(count, (at) => ({ label: `Button ${at}`, action: `signals ${at}` }));
export const row = (...given: Button[]): Block => ({ type: 'buttons', buttons: given });
export const message = (...blocks: Block[]): Message => ({
  summary: 'News',
  tone: 'neutral',
  blocks,
});

/** What a message becomes: the blocks of each part, and in a row of buttons what stands there. Slack has to take it. */
export function shape(...blocks: Block[]): string {
  const parts = renderMessage(message(...blocks));
  for (const part of parts)
    expect(
      messageProblems({ ...part, unfurl_links: false, unfurl_media: false }, 'chat.postMessage'),
    ).toEqual([]);
  return parts
    .map((part) =>
      part.blocks
        .map((block) =>
          block.type === 'actions'
            ? `[${block.elements.map(({ type }) => type).join(' ')}]`
            : block.type,
        )
        .join(' '),
    )
    .join(' | ');
}

/** Looks at something one smaller than the limit, as large, and one larger. */
export function edge<T>(show: (size: number) => T, fits: T, over: T) {
  return (most: number) => {
    expect([most - 1, most, most + 1].map(show)).toEqual([fits, fits, over]);
  };
}

export const isShortened = (text: string) => text.endsWith('\u2026');
