import type { Block, RichText } from '../../src/messages/message.ts';
import { safeLine, safeText } from '../../src/messages/safe-text.ts';
import { escapeMarkdown } from './escape.ts';
import { markdown } from './inline.ts';

/** A block as lines of Discord's markdown; buttons are rendered elsewhere. Empty where there is nothing to show. */
export function markdownBlock(block: Exclude<Block, { type: 'buttons' }>): string {
  switch (block.type) {
    case 'heading': {
      const text = escapeMarkdown(safeLine(block.text));
      return text === '' ? '' : `${block.level === 1 ? '##' : '###'} ${text}`;
    }
    case 'text':
      return markdown(block.content);
    case 'quote':
      return escapeMarkdown(safeText(block.text)).trim() === ''
        ? ''
        : opened('> ', escapeMarkdown(safeText(block.text)));
    case 'context':
      return opened('-# ', markdown(block.content));
    case 'facts':
      return block.facts
        .map(({ label, value }) => `**${escapeMarkdown(safeLine(label))}:** ${oneLine(value)}`)
        .join('\n');
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.ordered ? `${(block.start ?? 1) + at}.` : '-';
          return `${mark} ${oneLine(item)}`;
        })
        .join('\n');
    case 'table':
      return table(block);
    case 'divider':
      return '';
    case 'image':
      return markdown([
        { type: 'link', text: block.alt === '' ? block.url : block.alt, url: block.url },
      ]);
  }
}

/**
 * Discord has no tables: a row becomes a line, with the names of the columns above all. Where cells are empty, each
 * is named by its column instead, and the empty ones are left out.
 */
function table({ columns, rows }: Extract<Block, { type: 'table' }>): string {
  const names = columns.map((column) => escapeMarkdown(safeLine(column)));
  const cells = rows.map((row) => row.map(cell));
  const hasGaps = cells.some((row) => row.some((text) => NOTHING.includes(text)));
  if (hasGaps)
    return cells
      .map((row) =>
        row.flatMap((text, at) => {
          if (at === 0) return [NOTHING.includes(text) ? '\u2013' : text];
          if (NOTHING.includes(text)) return [];
          return [labelled(names[at] ?? '', text)];
        }),
      )
      .map((row) => `- ${row.join(' · ')}`)
      .join('\n');
  return [opened('-# ', names.join(' · ')), ...cells.map((row) => `- ${row.join(' · ')}`)]
    .filter((line) => line !== '')
    .join('\n');
}

/** What stands in a cell that says nothing. */
const NOTHING = ['', '\u2013', '\\-'];

/** `Only: only where …` would say it twice. */
function labelled(name: string, text: string): string {
  const saysItself = name === '' || text.toLowerCase().startsWith(name.toLowerCase());
  return saysItself ? text : `${name}: ${text}`;
}

function cell(content: RichText, at: number): string {
  const text = oneLine(content).trim();
  if (text === '') return '';
  const [only] = content;
  const isBare = content.length === 1 && only?.type === 'text' && only.emphasis === undefined;
  return at === 0 && isBare
    ? markdown([{ type: 'text', text: only.text.replaceAll(/\s+/gu, ' '), emphasis: 'bold' }])
    : text;
}

function oneLine(content: RichText): string {
  return markdown(content).replaceAll(/\s*\n\s*/gu, ' ');
}

function opened(mark: string, text: string): string {
  if (text.trim() === '') return '';
  return text
    .split('\n')
    .map((line) => (line.trim() === '' && mark !== '> ' ? '' : mark + line))
    .join('\n');
}
