import type { types } from '@slack/bolt';
import { formatDate } from '../../src/messages/format.ts';
import type { Inline, RichText } from '../../src/messages/message.ts';
import { safeText, safeUrl } from '../../src/messages/safe-text.ts';
import { escapeMrkdwn, escapeText } from './escape.ts';
import { MOST_URL } from './limits.ts';

/** Running text as rich text elements. Slack shows their text as it is: there is nothing to escape and nobody to ping. */
export function richElements(content: RichText): types.RichTextElement[] {
  return content.flatMap((inline): types.RichTextElement[] => {
    switch (inline.type) {
      case 'text': {
        const text = safeText(inline.text);
        if (text === '') return [];
        return [{ type: 'text', text, ...styleOf(inline.emphasis) }];
      }
      case 'link': {
        const url = linkUrl(inline.url);
        const text = safeText(inline.text);
        if (url === null) return text === '' ? [] : [{ type: 'text', text }];
        return [{ type: 'link', url, ...(text === '' ? {} : { text }) }];
      }
      case 'date':
        return [richDate(inline)];
    }
  });
}

function styleOf(emphasis: 'bold' | 'italic' | 'code' | undefined): {
  style?: Partial<Record<'bold' | 'italic' | 'code', true>>;
} {
  return emphasis === undefined ? {} : { style: { [emphasis]: true } };
}

function richDate(date: Extract<Inline, { type: 'date' }>): types.RichTextElement {
  const moment = momentOf(date);
  const fallback = fallbackDate(date);
  if (moment === null) return { type: 'text', text: fallback };
  return { type: 'date', timestamp: moment, format: formatOf(date), fallback };
}

/** Running text as mrkdwn, for the places that take no rich text: fields and small print. */
export function mrkdwn(content: RichText): string {
  return content.map(mrkdwnPiece).join('');
}

function mrkdwnPiece(inline: Inline): string {
  switch (inline.type) {
    case 'text': {
      const text = escapeMrkdwn(safeText(inline.text));
      return emphasised(text, inline.emphasis);
    }
    case 'link': {
      const url = linkUrl(inline.url);
      // A bar would end the label, a line break the link.
      const label = escapeMrkdwn(
        safeText(inline.text).replaceAll('|', '\u00A6').replaceAll(/\s+/g, ' ').trim(),
      );
      if (url === null) return label;
      return label === '' ? `<${escapeUrl(url)}>` : `<${escapeUrl(url)}|${label}>`;
    }
    case 'date': {
      const moment = momentOf(inline);
      const fallback = escapeText(fallbackDate(inline));
      return moment === null ? fallback : `<!date^${moment}^${formatOf(inline)}|${fallback}>`;
    }
  }
}

/** Emphasis only where Slack can show it: on one line, with no space against the marks. */
function emphasised(text: string, emphasis: 'bold' | 'italic' | 'code' | undefined): string {
  const mark = { bold: '*', italic: '_', code: '`' }[emphasis ?? 'bold'];
  if (emphasis === undefined || text.trim() === '' || text.includes('\n')) return text;
  return text.replace(
    /^(\s*)(.*?)(\s*)$/u,
    (_all, before: string, core: string, after: string) => before + mark + core + mark + after,
  );
}

/** The address where Slack takes it as one: http or https, 3,000 characters. */
export function linkUrl(url: string): string | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  // Written out by the URL parser, so that nothing in it can end the link.
  const written = new URL(safe).href;
  return escapeUrl(written).length > MOST_URL ? null : written;
}

function escapeUrl(url: string): string {
  return escapeText(url).replaceAll('|', '%7C');
}

/** Seconds since 1970; null for a bare day, which is the same day everywhere and must not move with the reader's zone. */
function momentOf({ at }: Extract<Inline, { type: 'date' }>): number | null {
  if (!at.includes('T')) return null;
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? null : Math.floor(moment / 1_000);
}

function formatOf({ precision }: Extract<Inline, { type: 'date' }>): string {
  return precision === 'minute' ? '{date_short_pretty} at {time}' : '{date_short}';
}

/** What a client without Slack's dates shows; a moment is then told in UTC and says so. */
function fallbackDate({ at, precision }: Extract<Inline, { type: 'date' }>): string {
  const text = safeText(formatDate(at, precision, 'UTC'));
  return precision === 'minute' && at.includes('T') && !Number.isNaN(Date.parse(at))
    ? `${text} UTC`
    : text || '-';
}
