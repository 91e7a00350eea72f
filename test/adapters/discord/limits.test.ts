import { describe, expect, it } from 'vitest';
import { MOST_THREAD_NAME } from '../../../adapters/discord/limits.ts';
import type { DiscordPart } from '../../../adapters/discord/render.ts';
import { renderMessage } from '../../../adapters/discord/render.ts';
import { shortened } from '../../../adapters/discord/shortened.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Block, Message } from '../../../src/messages/message.ts';
import { safeText } from '../../../src/messages/safe-text.ts';
import { messageProblems } from '../../platforms/discord-message-checks.ts';
import { shownIn } from '../../platforms/discord-shown.ts';
import { objectOf } from '../../platforms/json.ts';

const message = (...blocks: Block[]): Message => ({ summary: 'A sentence', tone: 'loss', blocks });
const problemsIn = (parts: readonly DiscordPart[]) =>
  parts.flatMap((part) => messageProblems(objectOf(part), 'create'));
const shown = (parts: readonly DiscordPart[]) =>
  parts.map((part) => shownIn(objectOf(part))).join('\n');

describe('messages far above the limits', () => {
  const fields = (count: number, size: number): Message =>
    message({
      type: 'facts',
      facts: Array.from({ length: count }, (_, at) => ({
        label: `Fact ${at}`,
        value: plain('v'.repeat(size)),
      })),
    });

  it.each([
    { size: 4_096, why: 'as long as a description' },
    { size: 6_001, why: 'longer than the whole message' },
  ])('a heading of $size characters is whole: $why', ({ size }) => {
    const text = 'h'.repeat(size);
    const parts = renderMessage(message({ type: 'heading', level: 1, text }));
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts).match(/h/g)).toHaveLength(size);
  });

  it.each([
    { count: 25, size: 300 },
    { count: 60, size: 900 },
  ])('$count facts of $size characters are all there', ({ count, size }) => {
    const parts = renderMessage(fields(count, size));
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts).match(/v/g)).toHaveLength(count * size);
  });

  it.each([6_000, 20_000])('a text of %i characters is all there', (size) => {
    const text = 'One two three four. '.repeat(Math.ceil(size / 20)).slice(0, size);
    const parts = renderMessage(message({ type: 'text', content: plain(text) }));
    expect(problemsIn(parts)).toEqual([]);
    expect(
      shown(parts)
        .replaceAll(/\n|Continued \(\d+ of \d+\)/g, '')
        .replaceAll(' ', ''),
    ).toBe(text.replaceAll(' ', ''));
  });

  it('plain text of 9,000 characters is all there', () => {
    const size = 9_000;
    const parts = renderMessage(message({ type: 'text', content: plain('w'.repeat(size)) }), {
      plain: true,
    });
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts).match(/w/g)).toHaveLength(size);
  });

  it.each([26, 60])('%i buttons are all there', (count) => {
    const buttons = Array.from({ length: count }, (_, at) => ({
      label: `Button ${at}`,
      action: `why s${at}`,
    }));
    const parts = renderMessage(message({ type: 'buttons', buttons }));
    expect(problemsIn(parts)).toEqual([]);
    const labels = JSON.stringify(parts).match(/"label":"Button \d+"/g);
    expect(new Set(labels).size).toBe(count);
  });

  it.each([
    { label: 'x'.repeat(81), action: 'why s1', why: 'its label is too long' },
    { label: 'Why?', action: `why ${'s'.repeat(100)}`, why: 'its command is too long' },
    { label: 'Page', url: `https://a.example/${'p'.repeat(600)}`, why: 'its address is too long' },
  ])('a button is spelled out where $why', (button) => {
    const parts = renderMessage(message({ type: 'buttons', buttons: [button] }));
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts)).toContain(button.label);
    expect(parts.flatMap(({ components }) => components)).toEqual([]);
  });

  it('a digest of 60 stories is whole, its buttons under the first part', () => {
    const digest: Message = {
      summary: '60 stories this week',
      tone: 'neutral',
      blocks: [
        { type: 'heading', level: 1, text: 'Week 45' },
        ...Array.from({ length: 60 }, (_, at): Block[] => [
          { type: 'heading', level: 2, text: `Company ${at}` },
          { type: 'facts', facts: [{ label: 'Jobs', value: plain(`${1_000 + at}`) }] },
          { type: 'quote', text: `Company number ${at} said it would cut jobs. `.repeat(4) },
        ]).flat(),
        { type: 'buttons', buttons: [{ label: 'The one before', action: 'digest 2024-W44' }] },
      ],
    };
    const parts = renderMessage(digest);
    expect(problemsIn(parts)).toEqual([]);
    const text = shown(parts);
    for (let at = 0; at < 60; at += 1) expect(text).toContain(`${1_000 + at}`);
    expect(text.match(/Company number/g)).toHaveLength(240);
    expect(parts.map(({ components }) => components.length)).toEqual([
      1,
      ...parts.slice(1).map(() => 0),
    ]);
  });

  it('safe text never comes out empty', () => {
    expect(renderMessage(message())[0]?.embeds[0]?.description).toBe(safeText('A sentence'));
  });

  it.each([99, 100, 101])(
    'a line of %i characters is cut at a word, and only where it must be',
    (size) => {
      const line = 'word '
        .repeat(30)
        .slice(0, size - 1)
        .padEnd(size, 'x');
      const name = shortened(line, MOST_THREAD_NAME);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name === line).toBe(size <= 100);
    },
  );
});
