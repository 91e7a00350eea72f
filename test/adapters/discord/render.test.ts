import { fc } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../adapters/discord/escape.ts';
import { markdown } from '../../../adapters/discord/inline.ts';
import type { DiscordPart } from '../../../adapters/discord/render.ts';
import { bareParts, renderMessage } from '../../../adapters/discord/render.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Block, Message } from '../../../src/messages/message.ts';
import { anyMessage } from '../../messages/arbitrary-message.ts';
import { messageProblems } from '../../platforms/discord-message-checks.ts';
import { seenIn } from '../../platforms/discord-markdown.ts';
import { objectOf } from '../../platforms/json.ts';

const message = (...blocks: Block[]): Message => ({ summary: 'A sentence', tone: 'loss', blocks });
const problemsIn = (parts: readonly DiscordPart[]) =>
  parts.flatMap((part) => messageProblems(objectOf(part), 'create'));

describe('any message', () => {
  it('renders to payloads that Discord takes', () => {
    fc.assert(
      fc.property(anyMessage, fc.boolean(), (any, isPlain) => {
        const parts = renderMessage(any, { plain: isPlain, mark: 'abcdefgh' });
        expect(parts.length).toBeGreaterThan(0);
        expect(problemsIn(parts)).toEqual([]);
        expect(problemsIn(bareParts(any))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('with text full of markup renders to payloads that Discord takes', () => {
    const hostile = fc
      .array(fc.constantFrom('*', '_', '`', '\n', '- ', '# ', '[a](http://b.example)', 'x', '|'), {
        minLength: 500,
        maxLength: 3_000,
      })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        const all = message(
          { type: 'heading', level: 1, text },
          { type: 'quote', text },
          { type: 'facts', facts: [{ label: text, value: plain(text) }] },
          { type: 'list', ordered: true, items: [plain(text)] },
          { type: 'context', content: plain(text) },
        );
        expect(problemsIn(renderMessage(all))).toEqual([]);
        expect(problemsIn(renderMessage(all, { plain: true }))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

describe('text from a feed', () => {
  it.each([
    ['# Cuts ahead', 'a heading'],
    ['### Cuts ahead', 'a small heading'],
    ['-# small', 'small print'],
    ['- one\n- two', 'a list'],
    ['* one', 'a list with stars'],
    ['1. one\n2. two', 'a numbered list'],
    ['> said', 'a quote'],
    ['>>> said', 'a long quote'],
    ['[free money](https://bad.example)', 'a masked link'],
    ['https://bad.example/a_b_c', 'an address'],
    ['**bold** and __more__ _so_', 'emphasis'],
    ['~~400~~ 40 jobs', 'a struck figure'],
    ['||secret||', 'a spoiler'],
    ['`code` and ```block```', 'code'],
    ['@everyone @here <@123> <@&456> <#789>', 'mentions'],
    [':smile: <:a:123456> <t:1700000000:R> </why:123>', 'emoji, times and commands'],
    ['back\\slash \\* and \\', 'backslashes'],
  ])('%j shows as it is: %s', (text) => {
    expect(seenIn(escapeMarkdown(text))).toEqual({ text, marks: [] });
    expect(seenIn(markdown(plain(text)))).toEqual({ text, marks: [] });
  });

  it('shows as it is, whatever it is', () => {
    const piece = fc.constantFrom(...'*_~`|[]()<>@#:-+.\\ \nab1/'.split(''), 'http://', '-# ');
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          expect(seenIn(escapeMarkdown(text))).toEqual({ text, marks: [] });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('an alert', () => {
  const alert: Message = {
    summary: 'Example cuts 500 jobs',
    tone: 'loss',
    blocks: [
      { type: 'heading', level: 1, text: 'Example cuts 500 jobs' },
      {
        type: 'facts',
        facts: [
          { label: 'People', value: plain('500') },
          {
            label: 'When',
            value: [{ type: 'date', at: '2024-08-28T09:00:00Z', precision: 'minute' }],
          },
        ],
      },
      { type: 'quote', text: 'We will *reduce* our staff by 500.' },
      {
        type: 'text',
        content: [
          ...plain('Source: '),
          { type: 'link', text: 'The [Example] Times', url: 'https://times.example/a_(b)' },
        ],
      },
      { type: 'context', content: plain('Relevance 4 of 5 · story s1') },
      { type: 'buttons', buttons: [{ label: 'Why?', action: 'why s1' }] },
    ],
  };

  it('is one embed: title, figures as fields, evidence, masked source, footer, colour', () => {
    expect(renderMessage(alert, { mark: 'm' })).toEqual([
      {
        content: '',
        embeds: [
          {
            color: 0xd55e00,
            title: 'Example cuts 500 jobs',
            fields: [
              { name: 'People', value: '500', inline: true },
              { name: 'When', value: '<t:1724835600:f>', inline: true },
              { name: '\u200B', value: '> We will \\*reduce\\* our staff by 500.', inline: false },
              {
                name: '\u200B',
                value: 'Source: [The \\[Example\\] Times](https://times.example/a_%28b%29)',
                inline: false,
              },
            ],
            footer: { text: 'Relevance 4 of 5 · story s1' },
          },
        ],
        components: [
          {
            type: 1,
            components: [{ type: 2, style: 2, label: 'Why?', custom_id: 'c1.0.m1.why s1' }],
          },
        ],
      },
    ]);
  });

  it('is text where the channel shows no embeds, with the same words', () => {
    const [part] = renderMessage(alert, { plain: true });
    expect(part?.embeds).toEqual([]);
    expect(seenIn(part?.content ?? '').text).toBe(
      [
        'Example cuts 500 jobs',
        'People: 500',
        'When: ',
        'We will *reduce* our staff by 500.',
        'Source: The [Example] Times',
        'Relevance 4 of 5 · story s1',
      ].join('\n'),
    );
  });
});

describe('a list of stories', () => {
  it('has the small print of each beneath it, though buttons stand between', () => {
    const story = (at: number): Block[] => [
      { type: 'heading', level: 1, text: `Story ${at}` },
      { type: 'context', content: plain(`Relevance ${at} of 5`) },
      { type: 'buttons', buttons: [{ label: 'Why?', action: `why s${at}` }] },
    ];
    const [part] = renderMessage(message(...story(1), ...story(2)));
    expect(part?.embeds).toMatchObject([
      { title: 'Story 1', footer: { text: 'Relevance 1 of 5' } },
      { title: 'Story 2', footer: { text: 'Relevance 2 of 5' } },
    ]);
  });
});

describe('a table', () => {
  const shownAs = (...rows: readonly (readonly string[])[]) => {
    const columns = ['What', 'When', 'Only'];
    const table: Block = { type: 'table', columns, rows: rows.map((row) => row.map(plain)) };
    return renderMessage(message(table))[0]?.embeds[0]?.description;
  };

  it('has the names of its columns above, where every cell says something', () => {
    expect(shownAs(['Klarna', 'at once', 'AI'], ['BT', 'weekly', 'AI'])).toBe(
      '-# What · When · Only\n- **Klarna** · at once · AI\n- **BT** · weekly · AI',
    );
  });

  it('names each cell where some are empty, and nothing twice', () => {
    expect(shownAs(['Klarna', 'at once', ''], ['BT', '–', 'only with AI'])).toBe(
      '- **Klarna** · When: at once\n- **BT** · only with AI',
    );
  });
});

describe('buttons that are named alike', () => {
  const stories = (count: number): Message =>
    message(
      ...Array.from({ length: count }, (_, at): Block[] => [
        { type: 'heading', level: 2, text: `Story ${at}` },
        { type: 'buttons', buttons: [{ label: 'Why?', action: `why s${at}` }] },
      ]).flat(),
      { type: 'buttons', buttons: [{ label: 'Follow', action: 'subscribe klarna' }] },
    );
  const rowsOf = (parts: readonly DiscordPart[]) =>
    parts.flatMap(({ components }) => components.flatMap((row) => row.components));

  it('are a list to choose from, by the headings that they stand under', () => {
    expect(rowsOf(renderMessage(stories(3), { mark: 'm' }))).toMatchObject([
      { label: 'Follow', custom_id: 'c1.0.m1.subscribe klarna' },
      {
        placeholder: 'Why? Choose one',
        custom_id: 'c1.1.m1.',
        options: [
          { label: 'Story 0', value: 'why s0' },
          { label: 'Story 1', value: 'why s1' },
          { label: 'Story 2', value: 'why s2' },
        ],
      },
    ]);
  });

  it.each([1, 24, 25, 26, 50, 60])('%i of them are all there', (count) => {
    const parts = renderMessage(stories(count));
    expect(problemsIn(parts)).toEqual([]);
    expect(new Set(JSON.stringify(parts).match(/why s\d+/g)).size).toBe(count);
  });
});
