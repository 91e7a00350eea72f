import { stripVTControlCharacters } from 'node:util';
import { fc } from '../../properties.ts';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../adapters/console/render.ts';
import type { ConsoleStyle } from '../../../adapters/console/style.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Block, Message } from '../../../src/messages/message.ts';
import { digestSample, storySample } from './sample-messages.ts';

const BARE: ConsoleStyle = {
  width: 80,
  color: false,
  hyperlinks: false,
  zone: 'Europe/Stockholm',
};
const message = (...blocks: Block[]): Message => ({
  summary: 'A summary',
  tone: 'neutral',
  blocks,
});

describe('a message in the terminal', () => {
  it.each([
    { name: 'story', sample: storySample },
    { name: 'digest', sample: digestSample },
  ])('shows a $name at 80 and 120 columns as agreed', async ({ name, sample }) => {
    for (const width of [80, 120])
      await expect(renderMessage(sample, { ...BARE, width })).toMatchFileSnapshot(
        `../../fixtures/console/${name}-${width}.txt`,
      );
    await expect(
      JSON.stringify(renderMessage(sample, { ...BARE, color: true }).split('\n'), null, 1),
    ).toMatchFileSnapshot(`../../fixtures/console/${name}-80-color.json`);
  });

  it('says the same with colour as without', () => {
    const colored = renderMessage(storySample, { ...BARE, color: true });
    expect(colored).toContain('\u001B[');
    expect(stripVTControlCharacters(colored)).toBe(renderMessage(storySample, BARE));
  });

  it('makes links of the terminal where it knows them, and writes addresses out where not', () => {
    const linked = message({
      type: 'text',
      content: [{ type: 'link', text: 'source', url: 'https://example.com/a' }],
    });
    expect(renderMessage(linked, { ...BARE, hyperlinks: true })).toBe(
      '\u001B]8;;https://example.com/a\u0007source\u001B]8;;\u0007',
    );
    expect(renderMessage(linked, BARE)).toBe('source (https://example.com/a)');
  });

  it('shows the summary of a message without blocks', () => {
    expect(renderMessage(message(), BARE)).toBe('A summary');
  });

  it.each([
    { text: 'a\u001B[31mred\u001B[0m b', shown: 'ared b', why: 'colour codes' },
    { text: 'a\u001B]0;title\u0007b', shown: 'ab', why: 'the window title' },
    { text: 'a\u001B]8;;https://evil.example\u0007b\u001B]8;;\u0007', shown: 'ab', why: 'a link' },
    { text: 'a\u0007\u0008\u007F\u009Bb', shown: 'ab', why: 'bell, backspace, delete, C1' },
    { text: 'a\u202Ecba\u2069', shown: 'acba', why: 'letters in reverse order' },
    { text: 'a\uD800b', shown: 'a\uFFFDb', why: 'half a character' },
    { text: 'a\rb', shown: 'a\nb', why: 'a return that would overwrite the line' },
  ])('neutralises $why in feed text', ({ text, shown }) => {
    expect(renderMessage(message({ type: 'text', content: plain(text) }), BARE)).toBe(shown);
  });

  it.each(['javascript:alert(1)', 'https://example.com/\u001B]8;;x\u0007 y', 'no address'])(
    'does not link to %j',
    (url) => {
      const linked = message({ type: 'text', content: [{ type: 'link', text: 'here', url }] });
      expect(renderMessage(linked, { ...BARE, hyperlinks: true })).toBe('here');
    },
  );

  it('turns a table with too many columns into one short list a row', () => {
    const columns = Array.from({ length: 12 }, (_, at) => `Column ${at + 1}`);
    const shown = renderMessage(
      message({ type: 'table', columns, rows: [columns.map((column) => plain(`of ${column}`))] }),
      BARE,
    );
    expect(shown.split('\n')).toHaveLength(12);
    expect(shown).toContain('Column 12: of Column 12');
  });

  it('keeps every line within the width and every control character out, whatever the content', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    const rich = text.map(plain);
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ type: fc.constant('heading'), text, level: fc.constantFrom(1, 2) }),
      fc.record({ type: fc.constant('text'), content: rich }),
      fc.record({ type: fc.constant('quote'), text }),
      fc.record({
        type: fc.constant('facts'),
        facts: fc.array(fc.record({ label: text, value: rich })),
      }),
      fc.record({
        type: fc.constant('list'),
        items: fc.array(rich),
        ordered: fc.boolean(),
      }),
      fc.record({
        type: fc.constant('table'),
        columns: fc.constant(['One', 'Two', 'Three']),
        rows: fc.array(fc.array(rich, { minLength: 3, maxLength: 3 })),
      }),
    );
    fc.assert(
      fc.property(fc.array(block), fc.integer({ min: 40, max: 120 }), (blocks, width) => {
        const lines = renderMessage(message(...blocks), { ...BARE, width }).split('\n');
        for (const line of lines) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/);
        }
      }),
      { numRuns: 100 },
    );
  });
});
