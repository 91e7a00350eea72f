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

describe('limits: at, below and above', () => {
  const fields = (count: number, size: number): Message =>
    message({
      type: 'facts',
      facts: Array.from({ length: count }, (_, at) => ({
        label: `Fact ${at}`,
        value: plain('v'.repeat(size)),
      })),
    });

  it.each([
    { size: 255, why: 'below the title' },
    { size: 256, why: 'at the title' },
    { size: 257, why: 'above the title' },
    { size: 4_096, why: 'at the description' },
    { size: 6_001, why: 'above the whole message' },
  ])('a heading of $size characters is whole: $why', ({ size }) => {
    const text = 'h'.repeat(size);
    const parts = renderMessage(message({ type: 'heading', level: 1, text }));
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts).match(/h/g)).toHaveLength(size);
  });

  it.each([
    { count: 24, size: 10 },
    { count: 25, size: 10 },
    { count: 26, size: 10 },
    { count: 1, size: 1_024 },
    { count: 1, size: 1_025 },
    { count: 25, size: 300 },
    { count: 60, size: 900 },
  ])('$count facts of $size characters are all there', ({ count, size }) => {
    const parts = renderMessage(fields(count, size));
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts).match(/v/g)).toHaveLength(count * size);
  });

  it.each([4_095, 4_096, 4_097, 6_000, 20_000])('a text of %i characters is all there', (size) => {
    const text = 'One two three four. '.repeat(Math.ceil(size / 20)).slice(0, size);
    const parts = renderMessage(message({ type: 'text', content: plain(text) }));
    expect(problemsIn(parts)).toEqual([]);
    expect(
      shown(parts)
        .replaceAll(/\n|Continued \(\d+ of \d+\)/g, '')
        .replaceAll(' ', ''),
    ).toBe(text.replaceAll(' ', ''));
  });

  it.each([1_999, 2_000, 2_001, 9_000])('plain text of %i characters is all there', (size) => {
    const parts = renderMessage(message({ type: 'text', content: plain('w'.repeat(size)) }), {
      plain: true,
    });
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts).match(/w/g)).toHaveLength(size);
  });

  it.each([5, 25, 26, 60])('%i buttons are all there', (count) => {
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

  it.each([
    { part: 'label', size: 255 },
    { part: 'label', size: 256 },
    { part: 'label', size: 257 },
    { part: 'value', size: 1_023 },
    { part: 'value', size: 1_024 },
    { part: 'value', size: 1_025 },
  ])('a fact with a $part of $size characters is whole', ({ part, size }) => {
    const text = 'f'.repeat(size);
    const fact =
      part === 'label' ? { label: text, value: plain('1') } : { label: 'A', value: plain(text) };
    const parts = renderMessage(message({ type: 'facts', facts: [fact] }));
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts).match(/f/g)).toHaveLength(size);
  });

  it.each([2_047, 2_048, 2_049])('small print of %i characters is whole', (size) => {
    const text: Block = { type: 'text', content: plain('A text') };
    const parts = renderMessage(
      message(text, { type: 'context', content: plain('p'.repeat(size)) }),
    );
    expect(problemsIn(parts)).toEqual([]);
    expect(shown(parts).match(/p/g)).toHaveLength(size);
  });

  it.each([9, 10, 11, 25])('%i stories with figures of their own are all there', (count) => {
    const stories = Array.from({ length: count }, (_, at): Block[] => [
      { type: 'heading', level: 1, text: `Story-${at}-told` },
      { type: 'facts', facts: [{ label: 'Jobs', value: plain('12') }] },
    ]);
    const parts = renderMessage(message(...stories.flat()));
    expect(problemsIn(parts)).toEqual([]);
    expect(parts.length === 1).toBe(count <= 10);
    for (let at = 0; at < count; at += 1) expect(shown(parts)).toContain(`Story-${at}-told`);
  });

  it.each([
    { what: 'a label of 79', button: { label: 'x'.repeat(79), action: 'why s1' }, fits: true },
    { what: 'a label of 80', button: { label: 'x'.repeat(80), action: 'why s1' }, fits: true },
    { what: 'a label of 81', button: { label: 'x'.repeat(81), action: 'why s1' }, fits: false },
    { what: 'an address of 512', button: { label: 'Page', url: addressOf(512) }, fits: true },
    { what: 'an address of 513', button: { label: 'Page', url: addressOf(513) }, fits: false },
  ])('a button with $what is shown as one: $fits', ({ button, fits }) => {
    const parts = renderMessage(message({ type: 'buttons', buttons: [button] }));
    expect(problemsIn(parts)).toEqual([]);
    expect(parts.flatMap(({ components }) => components)).toHaveLength(fits ? 1 : 0);
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

function addressOf(size: number): string {
  return 'https://a.example/'.padEnd(size, 'p');
}
