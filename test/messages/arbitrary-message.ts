import { fc } from '../properties.ts';
import type { Block, Inline, Message } from '../../src/messages/message.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const text = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 400 }),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ type: fc.constant('text'), text }),
  fc.record({
    type: fc.constant('link'),
    text,
    url: fc.webUrl({ withQueryParameters: true, size: 'large' }),
  }),
  fc.constant<Inline>({ type: 'date', at: '2024-08-28', precision: 'day' }),
);
const rich = fc.array(inline, { maxLength: 5 });

/** Any block at all. */
export const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading'), text, level: fc.constantFrom(1, 2) }),
  fc.record({ type: fc.constant('text'), content: rich }),
  fc.record({ type: fc.constant('quote'), text }),
  fc.record({ type: fc.constant('context'), content: rich }),
  fc.record({
    type: fc.constant('facts'),
    facts: fc.array(fc.record({ label: word, value: rich }), { maxLength: 30 }),
  }),
  fc.record({ type: fc.constant('list'), items: fc.array(rich), ordered: fc.boolean() }),
  fc.record({
    type: fc.constant('table'),
    columns: fc.constant(['Company', 'Change']),
    rows: fc.array(fc.tuple(rich, rich), { maxLength: 40 }),
  }),
  fc.record({ type: fc.constant('divider') }),
  fc.record({ type: fc.constant('image'), url: fc.webUrl(), alt: text }),
  fc.record({
    type: fc.constant('buttons'),
    buttons: fc.array(fc.record({ label: word, action: text })),
  }),
);

/** Any message at all. */
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: text,
  tone: fc.constantFrom('loss', 'neutral'),
  blocks: fc.array(anyBlock, { maxLength: 20 }),
});
