import { expect } from 'vitest';
import { renderPlain } from '../../../../adapters/slack/render.ts';
import { plain, type Block } from '../../../../src/messages/message.ts';
import { address, edge, long, many, message, shape, type Edges } from './edge.ts';

const facts = (count: number): Block => ({
  type: 'facts',
  facts: many(count, (at) => ({ label: `Fact ${at}`, value: plain(String(at)) })),
});
const table = (rows: number, columns: number): Block => ({
  type: 'table',
  columns: many(columns, (at) => `C${at}`),
  rows: many(rows, () => many(columns, () => plain('1'))),
});

function messages(...blocks: Block[]): number {
  return shape(...blocks).split(' | ').length;
}

/** How much of a message fits into one, and into each kind of block. */
export const MESSAGE_EDGES = {
  MOST_BLOCKS: edge(
    (size) =>
      messages(...many<Block>(48, (at) => (at < size - 48 ? facts(11) : { type: 'divider' }))) > 1,
    false,
    true,
  ),
  MOST_TEXT_IN_MESSAGE: edge(
    (size) => {
      // Written out, each of these letters of an address takes six characters.
      const link = {
        type: 'link',
        text: 'a',
        url: `https://example.com/${'é'.repeat(300)}`,
      } as const;
      const rest = size - 1 - 20 - 1_800;
      return messages(
        { type: 'text', content: plain(long(4_000)) },
        { type: 'text', content: [link, ...plain(long(rest - 4_000))] },
      );
    },
    1,
    2,
  ),
  MOST_FALLBACK_TEXT: edge(
    (size) => {
      const parts = renderPlain(message({ type: 'text', content: plain(long(size)) }));
      for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(4_000);
      return parts.length;
    },
    1,
    2,
  ),
  MOST_TEXT_OBJECT: edge(
    (size) => shape({ type: 'context', content: plain(long(size)) }),
    'context',
    'rich_text',
  ),
  MOST_FIELDS: edge((size) => shape(facts(size)), 'section', 'section section'),
  WIDEST_FIELD: edge(
    (size) => shape({ type: 'facts', facts: [{ label: 'L', value: plain(long(size)) }] }),
    'section',
    'rich_text',
  ),
  MOST_HEADER: edge(
    (size) => shape({ type: 'heading', level: 1, text: long(size) }),
    'header',
    'rich_text',
  ),
  MOST_ALT_TEXT: edge(
    (size) => shape({ type: 'image', url: address(30), alt: long(size) }),
    'image',
    'rich_text',
  ),
  MOST_TABLE_ROWS: edge((size) => shape(table(size - 1, 2)), 'table', 'rich_text rich_text'),
  MOST_TABLE_COLUMNS: edge((size) => shape(table(2, size)), 'table', 'rich_text'),
  MOST_TABLES: edge(
    (size) => shape({ type: 'divider' }, ...many(size, () => table(2, 2))).includes('rich_text'),
    false,
    true,
  ),
} satisfies Partial<Edges>;
