import { formatDate } from '../../src/messages/format.ts';
import type { Inline, RichText } from '../../src/messages/message.ts';
import { safeText, safeUrl } from '../../src/messages/safe-text.ts';
import { paint } from './style.ts';
import type { ConsoleStyle } from './style.ts';

/** Running text for the terminal, not yet broken into lines. */
export function renderInline(content: RichText, style: ConsoleStyle): string {
  return content.map((inline) => renderPiece(inline, style)).join('');
}

function renderPiece(inline: Inline, style: ConsoleStyle): string {
  switch (inline.type) {
    case 'text':
      return emphasised(safeText(inline.text), inline.emphasis, style);
    case 'date':
      return safeText(formatDate(inline.at, inline.precision, style.zone));
    case 'link':
      return renderLink(safeText(inline.text), inline.url, style);
  }
}

function emphasised(
  text: string,
  emphasis: 'bold' | 'italic' | 'code' | undefined,
  style: ConsoleStyle,
): string {
  switch (emphasis) {
    case undefined:
      return text;
    case 'bold':
    case 'italic':
      return paint(emphasis, text, style);
    case 'code':
      return style.color ? paint('cyan', text, style) : `\`${text}\``;
  }
}

/** A link as OSC 8 where the terminal knows it, else `text (url)`; text alone where the address is not a web address. */
export function renderLink(text: string, url: string, style: ConsoleStyle): string {
  const address = safeUrl(url);
  if (address === null) return text;
  const shown = paint('underline', text, style);
  if (style.hyperlinks) return `\u001B]8;;${address}\u0007${shown}\u001B]8;;\u0007`;
  return text === address
    ? paint('underline', address, style)
    : `${text} (${paint('underline', address, style)})`;
}
