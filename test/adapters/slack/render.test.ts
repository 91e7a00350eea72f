import { fc } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import { answerModal } from '../../../adapters/slack/modals.ts';
import { renderMessage, renderPlain } from '../../../adapters/slack/render.ts';
import type { SlackPart } from '../../../adapters/slack/render.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Block, Message } from '../../../src/messages/message.ts';
import { anyMessage } from '../../messages/arbitrary-message.ts';
import { messageProblems, viewProblems } from '../../platforms/slack-messages.ts';
import { digestSample, storySample } from '../console/sample-messages.ts';
import { textsIn } from './texts-in.ts';

const problemsOf = (parts: readonly SlackPart[]) =>
  parts.flatMap((part) =>
    messageProblems(
      {
        text: part.text,
        ...(part.blocks.length > 0 ? { blocks: part.blocks } : {}),
        unfurl_links: false,
        unfurl_media: false,
      },
      'chat.postMessage',
    ),
  );

const message = (...blocks: Block[]): Message => ({
  summary: 'A summary',
  tone: 'neutral',
  blocks,
});
const blocksOf = (...blocks: Block[]) =>
  renderMessage(message(...blocks)).flatMap((part) => part.blocks);

describe('any message', () => {
  it('is taken by Slack', () => {
    fc.assert(
      fc.property(anyMessage, (sample) => {
        expect(problemsOf(renderMessage(sample))).toEqual([]);
        expect(problemsOf(renderPlain(sample))).toEqual([]);
        expect(
          viewProblems({
            ...answerModal('Answer', sample, { workspace: 'T1', user: 'U1', channel: null }),
          }),
        ).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps every word of its texts and quotes', () => {
    const words = fc.array(fc.stringMatching(/^[a-z&<>*_~`]{1,12}$/), {
      minLength: 1,
      maxLength: 2_500,
    });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (texts) => {
        const sample = message(
          ...texts.map((list, at): Block =>
            at % 2 === 0
              ? { type: 'text', content: plain(list.join(' ')) }
              : { type: 'quote', text: list.join(' ') },
          ),
        );
        const shown = renderMessage(sample).flatMap((part, at) =>
          textsIn(at === 0 ? part.blocks : part.blocks.slice(1)),
        );
        expect(shown.join(' ').split(/\s+/).filter(Boolean)).toEqual(texts.flat());
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is shown as what', () => {
  it.each<{ what: string; block: Block; types: string[] }>([
    {
      what: 'a lesser heading',
      block: { type: 'heading', level: 2, text: 'By company' },
      types: ['rich_text'],
    },
    {
      what: 'a wide fact among narrow ones',
      block: {
        type: 'facts',
        facts: [...facts(2), { label: 'L', value: plain('v'.repeat(46)) }, ...facts(1)],
      },
      types: ['section', 'rich_text'],
    },
    {
      what: 'a narrow fact among wide ones',
      block: {
        type: 'facts',
        facts: [
          ...facts(1),
          ...[1, 2].map((at) => ({ label: `${at}`, value: plain('v'.repeat(99)) })),
        ],
      },
      types: ['rich_text'],
    },
    { what: 'no text', block: { type: 'text', content: [] }, types: ['section'] },
  ])('$what', ({ block, types }) => {
    const parts = renderMessage(message(block));
    expect(problemsOf(parts)).toEqual([]);
    expect(parts[0]?.blocks.map(({ type }) => type)).toEqual(types);
  });

  it.each([
    { blocks: 48, parts: 1 },
    { blocks: 49, parts: 2 },
    { blocks: 200, parts: 5 },
  ])('$blocks blocks go into $parts messages', ({ blocks, parts }) => {
    const rendered = renderMessage(
      message(...Array.from({ length: blocks }, (): Block => ({ type: 'divider' }))),
    );
    expect(problemsOf(rendered)).toEqual([]);
    expect(rendered).toHaveLength(parts);
  });

  it('a table of 150 rows goes into two messages, each with its heading', () => {
    const rendered = renderMessage(message(table(150, 2)));
    expect(problemsOf(rendered)).toEqual([]);
    const all = rendered.flatMap((part) => part.blocks);
    expect(
      all.filter(({ type }) => type === 'table' || type === 'rich_text').length,
    ).toBeGreaterThanOrEqual(2);
    for (let row = 0; row < 150; row += 1) expect(textsIn(all)).toContain(`r${row}c0`);
  });

  it('two tables in a message are told as lists, both', () => {
    expect(blocksOf(table(2, 2), table(2, 2)).map(({ type }) => type)).toEqual([
      'rich_text',
      'rich_text',
    ]);
  });

  it('a summary of any length is shown whole where there is nothing else', () => {
    const summary = 'A long sentence without an end and '.repeat(300).trim();
    const parts = renderMessage({ summary, tone: 'neutral', blocks: [] });
    expect(problemsOf(parts)).toEqual([]);
    const shown = parts
      .flatMap((part, at) => textsIn(at === 0 ? part.blocks : part.blocks.slice(1)))
      .join(' ');
    expect(shown.split(/\s+/).filter(Boolean)).toEqual(summary.split(' '));
  });
});

describe('text from a feed', () => {
  const nasty = 'A&B <!channel> <@U1> *bold* ~500~ _x_ `y` &lt;';

  it('is literal in paragraphs, escaped in fields, small print and notifications', () => {
    const parts = renderMessage({
      summary: nasty,
      tone: 'loss',
      blocks: [
        { type: 'text', content: plain(nasty) },
        { type: 'facts', facts: [{ label: 'Jobs', value: plain('~500~ & <!here>') }] },
        { type: 'context', content: plain(nasty) },
      ],
    });
    expect(problemsOf(parts)).toEqual([]);
    expect(parts[0]?.text).toBe(
      'A&amp;B &lt;!channel&gt; &lt;@U1&gt; *bold* ~500~ _x_ `y` &amp;lt;',
    );
    expect(textsIn(parts[0]?.blocks[0])).toEqual([nasty]);
    expect(textsIn(parts[0]?.blocks[1])).toEqual([
      '*Jobs*\n\u200B~\u200B500\u200B~\u200B &amp; &lt;!here&gt;',
    ]);
  });

  it.each([
    { link: 'javascript:alert(1)', why: 'no web address', shown: [{ type: 'text', text: 'here' }] },
    {
      link: 'https://example.com/a b',
      why: 'a space in it',
      shown: [{ type: 'text', text: 'here' }],
    },
    {
      link: 'https://example.com/a|b>c',
      why: 'marks that would end a link',
      shown: [{ type: 'link', text: 'here', url: 'https://example.com/a|b%3Ec' }],
    },
  ])('a link with $why', ({ link, shown }) => {
    const content = [{ type: 'link', text: 'here', url: link }] as const;
    expect(blocksOf({ type: 'text', content })).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: shown }] },
    ]);
    expect(problemsOf(renderMessage(message({ type: 'context', content })))).toEqual([]);
  });
});

describe('dates', () => {
  it('a moment is shown in the reader\u2019s zone, with a fallback that names its own', () => {
    const content = [{ type: 'date', at: '2024-11-03T09:30:00Z', precision: 'minute' }] as const;
    expect(blocksOf({ type: 'context', content })).toMatchObject([
      {
        elements: [
          { text: '<!date^1730626200^{date_short_pretty} at {time}|3 Nov 2024, 09:30 UTC>' },
        ],
      },
    ]);
    expect(blocksOf({ type: 'text', content })).toMatchObject([
      {
        elements: [
          {
            elements: [
              { type: 'date', timestamp: 1_730_626_200, fallback: '3 Nov 2024, 09:30 UTC' },
            ],
          },
        ],
      },
    ]);
  });

  it('a bare day is the same day for every reader', () => {
    const content = [{ type: 'date', at: '2024-08-28', precision: 'day' }] as const;
    expect(textsIn(blocksOf({ type: 'text', content }))).toEqual(['28 Aug 2024']);
  });
});

describe('what people see', () => {
  it('a story', async () => {
    await expect(JSON.stringify(renderMessage(storySample), null, 2)).toMatchFileSnapshot(
      '../../fixtures/slack/story.json',
    );
  });

  it('a digest', async () => {
    await expect(JSON.stringify(renderMessage(digestSample), null, 2)).toMatchFileSnapshot(
      '../../fixtures/slack/digest.json',
    );
  });
});

function facts(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    label: `Fact ${at}`,
    value: plain(String(at)),
  }));
}

function table(rows: number, columns: number): Block {
  return {
    type: 'table',
    columns: Array.from({ length: columns }, (_, at) => `C${at}`),
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_unused, column) =>
        plain(columns > 10 ? '1' : `r${row}c${column}`),
      ),
    ),
  };
}
