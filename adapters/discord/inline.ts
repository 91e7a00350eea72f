import { formatDate } from '../../src/messages/format.ts';
import type { Inline, RichText } from '../../src/messages/message.ts';
import { safeLine, safeText, safeUrl } from '../../src/messages/safe-text.ts';
import { escapeMarkdown } from './escape.ts';

/** Takes no room; keeps two marks from running together. */
const ZERO_WIDTH_SPACE = '\u200B';

/** Running text as Discord's markdown. */
export function markdown(content: RichText): string {
  let written = '';
  for (const inline of content) {
    const piece = markdownPiece(inline);
    // `**a****b**` would be read as something else, and so would a backslash before a mark.
    const runsInto = /[*_`~|[\\<(!]$/.test(written) && /^[*_`~|[<(]/.test(piece);
    written += `${runsInto ? ZERO_WIDTH_SPACE : ''}${piece}`;
  }
  return written;
}

function markdownPiece(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return emphasised(safeText(inline.text), inline.emphasis);
    case 'link':
      return maskedLink(inline.text, inline.url);
    case 'date':
      return date(inline);
  }
}

/** Emphasis only where Discord can show it: on one line, with no space against the marks. */
function emphasised(text: string, emphasis: 'bold' | 'italic' | 'code' | undefined): string {
  const isPlain = emphasis === undefined || text.trim() === '' || text.includes('\n');
  if (isPlain || (emphasis === 'code' && text.includes('`'))) return escapeMarkdown(text);
  const mark = { bold: '**', italic: '*', code: '`' }[emphasis];
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/u.exec(text) ?? [];
  return before + mark + (emphasis === 'code' ? core : escapeMarkdown(core)) + mark + after;
}

function maskedLink(text: string, url: string): string {
  const address = linkUrl(url);
  const label = safeLine(text);
  if (address === null) return escapeMarkdown(label);
  // Discord does not mask a link behind what looks like another address.
  if (label === '' || /https?:\/\//i.test(label)) return `<${address}>`;
  return `[${escapeMarkdown(label)}](${address})`;
}

/** The address with nothing in it that could end the link; null where it is none. */
export function linkUrl(url: string): string | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  return new URL(safe).href.replaceAll(/[()<>[\]\\|`\s]/g, percentEncoded);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** A moment in the reader's own zone. A bare day is the same day everywhere and must not move with it. */
function date({ at, precision }: Extract<Inline, { type: 'date' }>): string {
  const moment = at.includes('T') ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(moment)) return escapeMarkdown(safeLine(formatDate(at, precision, 'UTC')));
  return `<t:${Math.floor(moment / 1_000)}:${precision === 'minute' ? 'f' : 'D'}>`;
}

/** Running text without any markup, for a footer, which Discord shows as it is; null where it holds more than text. */
export function footerText(content: RichText): string | null {
  if (content.some(({ type }) => type !== 'text')) return null;
  return safeText(content.map((inline) => (inline.type === 'text' ? inline.text : '')).join(''));
}
