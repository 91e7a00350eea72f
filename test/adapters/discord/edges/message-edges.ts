import type * as limits from '../../../../adapters/discord/limits.ts';
import { plain, type Block, type Fact } from '../../../../src/messages/message.ts';
import { create, message, sent, TAKEN, texts, WHOLE, type Edge } from './edge.ts';

const AN_EMBED = { title: 'x' };
const field = (name: number, value: number) => ({
  name: 'n'.repeat(name),
  value: 'v'.repeat(value),
});
const facts = (...all: Fact[]) => message({ type: 'facts', facts: all });
const fact = (label: string, value: string): Fact => ({ label, value: plain(value) });

/** What Discord takes of an embed. */
const embed = (what: string, embedOf: (size: number) => object): Edge => ({
  what: `Discord: ${what}`,
  at: (size, stage) => create(stage, { embeds: [embedOf(size)] }),
  is: TAKEN,
});

/** Text of a message and of its embeds. */
export const MESSAGE_EDGES = {
  MOST_CONTENT: [
    {
      what: 'Discord: text',
      at: (size, stage) => create(stage, { content: 'x'.repeat(size) }),
      is: TAKEN,
    },
    {
      what: 'a text where no embeds are shown',
      at: async (size, stage) => {
        await sent(stage, texts(size), /w/g, size, { plain: true });
        return 'whole';
      },
      is: WHOLE,
    },
  ],
  MOST_EMBEDS: [
    {
      what: 'Discord: embeds',
      at: (size, stage) => create(stage, { embeds: Array.from({ length: size }, () => AN_EMBED) }),
      is: TAKEN,
    },
    {
      what: 'stories with figures of their own',
      at: async (size, stage) => {
        const stories = Array.from({ length: size }, (_, at): Block[] => [
          { type: 'heading', level: 1, text: `Story-${at}-told` },
          { type: 'facts', facts: [fact('Jobs', '12')] },
        ]);
        const parts = await sent(stage, message(...stories.flat()), /Story-\d+-told/g, size);
        return parts.length === 1 ? 'one message' : 'several';
      },
      is: ['one message', 'one message', 'several'],
    },
  ],
  MOST_EMBED_TEXT: [
    {
      what: 'Discord: all text of all embeds',
      at: (size, stage) =>
        create(stage, {
          embeds: [
            { description: 'x'.repeat(3_000) },
            { ...AN_EMBED, description: 'x'.repeat(size - 3_001) },
          ],
        }),
      is: TAKEN,
    },
    {
      what: 'Discord: all of it, author, fields and footer counted',
      at: (size, stage) =>
        create(stage, {
          embeds: [
            { author: { name: 'a'.repeat(256) }, fields: [field(256, 1_024)] },
            { footer: { text: 'f'.repeat(2_048) }, description: 'x'.repeat(size - 3_584) },
          ],
        }),
      is: TAKEN,
    },
    {
      what: 'texts',
      at: async (size, stage) => {
        await sent(stage, texts(2_000, 2_000, size - 4_000), /w/g, size);
        return 'whole';
      },
      is: WHOLE,
    },
  ],
  MOST_TITLE: [
    embed('a title', (size) => ({ title: 'x'.repeat(size) })),
    {
      what: 'a heading',
      at: async (size, stage) => {
        const text = 'h'.repeat(size);
        const parts = await sent(stage, message({ type: 'heading', level: 1, text }), /h/g, size);
        return parts[0]?.embeds[0]?.title === text ? 'a title' : 'in the text';
      },
      is: ['a title', 'a title', 'in the text'],
    },
  ],
  MOST_DESCRIPTION: [
    embed('a description', (size) => ({ description: 'x'.repeat(size) })),
    {
      what: 'a text',
      at: async (size, stage) => {
        await sent(stage, texts(size), /w/g, size);
        return 'whole';
      },
      is: WHOLE,
    },
  ],
  MOST_FIELDS: [
    embed('fields', (size) => ({ fields: Array.from({ length: size }, () => field(1, 1)) })),
    {
      what: 'figures',
      at: async (size, stage) => {
        const many = Array.from({ length: size }, (_, at) => fact(`Fact ${at}`, 'vv'));
        const [part] = await sent(stage, facts(...many), /vv/g, size);
        return part?.embeds.length;
      },
      is: [1, 1, 2],
    },
  ],
  MOST_FIELD_NAME: [
    embed('the name of a field', (size) => ({ fields: [field(size, 1)] })),
    {
      what: 'the label of a figure',
      at: async (size, stage) => {
        const [part] = await sent(stage, facts(fact('f'.repeat(size), '1')), /f/g, size);
        return part?.embeds[0]?.fields === undefined ? 'in the text' : 'a field';
      },
      is: ['a field', 'a field', 'in the text'],
    },
  ],
  MOST_FIELD_VALUE: [
    embed('the value of a field', (size) => ({ fields: [field(1, size)] })),
    {
      what: 'a figure',
      at: async (size, stage) => {
        await sent(stage, facts(fact('Jobs', 'v'.repeat(size))), /v/g, size);
        return 'whole';
      },
      is: WHOLE,
    },
  ],
  MOST_FOOTER: [
    embed('a footer', (size) => ({ footer: { text: 'x'.repeat(size) } })),
    {
      what: 'small print',
      at: async (size, stage) => {
        const context: Block = { type: 'context', content: plain('p'.repeat(size)) };
        await sent(stage, message({ type: 'heading', level: 1, text: 'A' }, context), /p/g, size);
        return 'whole';
      },
      is: WHOLE,
    },
  ],
  MOST_IMAGE_URL: [
    embed('the address of an image', (size) => ({ image: { url: addressOf(size) } })),
    {
      what: 'an image',
      at: async (size, stage) => {
        const image: Block = { type: 'image', url: addressOf(size), alt: 'A chart' };
        const [part] = await sent(stage, message(image), /A chart/g, 1);
        return part?.embeds[0]?.image === undefined ? 'a link' : 'an image';
      },
      is: ['an image', 'an image', 'a link'],
    },
  ],
} satisfies Partial<Record<keyof typeof limits, readonly [Edge, ...Edge[]]>>;

/** An author above an embed, which the adapter never sends. */
export const AUTHOR_EDGE = {
  limit: 256,
  ...embed('an author', (size) => ({ author: { name: 'x'.repeat(size) } })),
};

function addressOf(size: number): string {
  return 'https://a.example/'.padEnd(size, 'p');
}
