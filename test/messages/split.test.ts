import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/messages/break-block.ts';
import { plain } from '../../src/messages/message.ts';
import type { Block, Message, RichText } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import { blockSize } from '../../src/messages/size.ts';
import { splitMessage } from '../../src/messages/split.ts';
import type { PartLimits } from '../../src/messages/split.ts';
import { anyMessage } from './arbitrary-message.ts';

const message = (...blocks: Block[]): Message => ({ summary: 'Sum', tone: 'neutral', blocks });
const limits: PartLimits = { blocks: 5, characters: 200, text: 80, items: 10 };

/** Every text of a message that must come through, in order. */
function textsOf({ blocks }: Message): string[] {
  const rich = (content: RichText) =>
    content.flatMap((inline) => {
      if (inline.type === 'date') return [];
      return inline.type === 'link' ? [inline.text, inline.url] : [inline.text];
    });
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'heading':
      case 'quote':
        return [block.text];
      case 'text':
      case 'context':
        return rich(block.content);
      case 'facts':
        return block.facts.flatMap(({ label, value }) => [label, ...rich(value)]);
      case 'list':
        return block.items.flatMap(rich);
      case 'table':
        return block.rows.flat().flatMap(rich);
      case 'image':
        return [block.alt, block.url];
      case 'buttons':
        return block.buttons.map((button) => ('action' in button ? button.action : button.url));
      case 'divider':
        return [];
    }
  });
}

const packed = (text: string) => text.replaceAll(/\s/gu, '');

describe('splitting a message', () => {
  it('loses nothing and keeps every part within the limits', () => {
    fc.assert(
      fc.property(
        anyMessage,
        fc.record({
          blocks: fc.integer({ min: 3, max: 20 }),
          characters: fc.integer({ min: 120, max: 1500 }),
          text: fc.integer({ min: 40, max: 500 }),
          items: fc.integer({ min: 1, max: 20 }),
        }),
        (sample, within) => {
          const cost = (character: string) => (character === '&' ? 5 : character.length);
          const parts = splitMessage(sample, { ...within, cost });
          for (const part of parts) {
            expect(part.blocks.length).toBeLessThanOrEqual(within.blocks);
            const sizes = part.blocks.map((block) => blockSize(block, cost));
            expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(within.text);
            expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(within.characters);
            expect(Math.max(0, ...part.blocks.map(itemsOf))).toBeLessThanOrEqual(within.items);
          }
          const whole = parts
            .map((part, at) => ({ ...part, blocks: part.blocks.slice(at === 0 ? 0 : 1) }))
            .map((part) => packed(plainText(part, 'UTC')))
            .join('');
          let from = 0;
          for (const text of textsOf(sample).map(packed)) {
            const at = whole.indexOf(text, from);
            expect(at, `${JSON.stringify(text)} is there`).toBeGreaterThanOrEqual(0);
            from = at + text.length;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves a message that fits as it is', () => {
    const short = message({ type: 'text', content: plain('short') });
    expect(splitMessage(short, limits)).toEqual([short]);
  });

  it('says that a part continues', () => {
    const parts = splitMessage(
      message(...['a', 'b', 'c'].map((c): Block => ({ type: 'quote', text: c.repeat(70) }))),
      limits,
    );
    expect(parts.map(({ summary }) => summary)).toEqual(['Sum', 'Sum (2 of 2)']);
    expect(parts[1]?.blocks[0]).toEqual({
      type: 'context',
      content: plain('Continued (2 of 2)'),
    });
  });

  it('moves a heading along with what it heads', () => {
    const parts = splitMessage(
      message(
        { type: 'quote', text: 'a'.repeat(75) },
        { type: 'quote', text: 'b'.repeat(70) },
        { type: 'heading', level: 2, text: 'Head' },
        { type: 'quote', text: 'c'.repeat(70) },
      ),
      limits,
    );
    expect(parts.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
      ['quote', 'quote'],
      ['context', 'heading', 'quote'],
    ]);
  });

  it('repeats the columns of a table that goes on, and counts on in a list', () => {
    const rows = Array.from({ length: 12 }, (_, at) => [plain(`row ${at}`)]);
    const items = Array.from({ length: 12 }, (_, at) => plain(`item ${at}`));
    const blocks = splitMessage(
      message({ type: 'table', columns: ['Name'], rows }, { type: 'list', ordered: true, items }),
      { blocks: 10, characters: 1000, text: 500, items: 10 },
    ).flatMap((part) => part.blocks);
    expect(blocks.filter(({ type }) => type === 'table')).toMatchObject([
      { columns: ['Name'] },
      { columns: ['Name'] },
    ]);
    expect(blocks.filter(({ type }) => type === 'list')).toMatchObject([
      { start: 1 },
      { start: 11 },
    ]);
  });

  it('breaks text between sentences, and a link that is too long by spelling it out', () => {
    const [first] = splitMessage(
      message({
        type: 'text',
        content: plain(
          'The first sentence says one thing. The second sentence says quite another thing. The third is there too.',
        ),
      }),
      limits,
    );
    expect(first?.blocks).toMatchObject([
      { content: plain('The first sentence says one thing. ') },
      { content: plain('The second sentence says quite another thing. The third is there too.') },
    ]);
  });

  it.each([{ blocks: 2 }, { characters: 100 }, { text: 10 }])('refuses limits of %j', (less) => {
    expect(() => splitMessage(message(), { ...limits, ...less })).toThrow(RangeError);
  });
});
