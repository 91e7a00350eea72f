import { formatDate } from './format.ts';
import type { Block, Button, Inline, Message, RichText } from './message.ts';

/** Running text without emphasis; a link is `text (url)`, a date stands as in `zone` (IANA name). */
export function plainInline(content: RichText, zone: string): string {
  return content.map((inline) => plainPiece(inline, zone)).join('');
}

function plainPiece(inline: Inline, zone: string): string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'link':
      return inline.text === inline.url ? inline.url : `${inline.text} (${inline.url})`;
    case 'date':
      return formatDate(inline.at, inline.precision, zone);
  }
}

/** A block as plain lines. */
export function plainBlock(block: Block, zone: string): string {
  switch (block.type) {
    case 'heading':
    case 'quote':
      return block.text;
    case 'text':
    case 'context':
      return plainInline(block.content, zone);
    case 'facts':
      return block.facts
        .map(({ label, value }) => `${label}: ${plainInline(value, zone)}`)
        .join('\n');
    case 'table':
      return [
        block.columns.join(' | '),
        ...block.rows.map((row) => row.map((cell) => plainInline(cell, zone)).join(' | ')),
      ].join('\n');
    case 'list':
      return block.items
        .map((item, index) => {
          const bullet = block.ordered ? `${(block.start ?? 1) + index}.` : '-';
          return `${bullet} ${plainInline(item, zone)}`;
        })
        .join('\n');
    case 'divider':
      return '---';
    case 'image':
      return `${block.alt} (${block.url})`;
    case 'buttons':
      return block.buttons.map(plainButton).join('\n');
  }
}

function plainButton(button: Button): string {
  return `${button.label}: ${'url' in button ? button.url : button.action}`;
}

/**
 * The whole message as plain text, blocks a line apart: the fallback of notifications, screen readers and platforms
 * that refuse the rich form. Feed text is not escaped; the adapter does that for its platform.
 */
export function plainText(message: Message, zone: string): string {
  return message.blocks.map((block) => plainBlock(block, zone)).join('\n\n');
}
