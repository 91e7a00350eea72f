import type { types } from '@slack/bolt';
import type { Block, Button, RichText } from '../../src/messages/message.ts';
import { plain } from '../../src/messages/message.ts';
import { safeLine, safeText } from '../../src/messages/safe-text.ts';
import { renderFacts } from './facts.ts';
import { linkUrl, mrkdwn, richElements } from './inline.ts';
import {
  MOST_ALT_TEXT,
  MOST_BUTTONS_IN_ROW,
  MOST_BUTTON_LABEL,
  MOST_BUTTON_VALUE,
  MOST_HEADER,
  MOST_MENU_OPTIONS,
  MOST_OPTION_VALUE,
  MOST_TABLE_COLUMNS,
  MOST_TABLE_ROWS,
  MOST_TEXT_OBJECT,
} from './limits.ts';

/** Buttons carry a command in the one grammar as their value; their action_id begins with this. */
export const COMMAND_ACTION = 'command';
/** Buttons that open a page; Slack reports presses of these too, and they must be acknowledged. */
export const LINK_ACTION = 'link';

/** How many tables may still be placed: Slack takes one in a message, and none in a view. */
export type Tables = { left: number };

/**
 * One neutral block as Block Kit blocks: none where there is nothing to show, several where Slack takes less in one.
 * Running text becomes rich text, which Slack shows literally; only fields and small print are mrkdwn.
 */
export function renderBlock(block: Block, tables: Tables): types.KnownBlock[] {
  switch (block.type) {
    case 'heading':
      return renderHeading(safeLine(block.text), block.level);
    case 'text':
      return richBlock(block.content, 'rich_text_section');
    case 'quote':
      return richBlock(plain(block.text), 'rich_text_quote');
    case 'facts':
      return renderFacts(block.facts);
    case 'table':
      return renderTable(block.columns, block.rows, tables);
    case 'list':
      return renderList(block.items, block.ordered ? (block.start ?? 1) : null);
    case 'context':
      return renderContext(block.content);
    case 'divider':
      return [{ type: 'divider' }];
    case 'image':
      return renderImage(block.url, block.alt);
    case 'buttons':
      return renderButtons(block.buttons);
  }
}

function renderHeading(text: string, level: 1 | 2): types.KnownBlock[] {
  if (text === '') return [];
  if (level === 1 && text.length <= MOST_HEADER)
    return [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
  return richBlock([{ type: 'text', text, emphasis: 'bold' }], 'rich_text_section');
}

function richBlock(
  content: RichText,
  type: 'rich_text_section' | 'rich_text_quote',
): types.KnownBlock[] {
  const elements = richElements(content);
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements: [{ type, elements }] }];
}

function renderTable(
  columns: readonly string[],
  rows: readonly (readonly RichText[])[],
  tables: Tables,
): types.KnownBlock[] {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  if (rows.length === 0 || width === 0) return [];
  if (tables.left === 0 || width > MOST_TABLE_COLUMNS || rows.length >= MOST_TABLE_ROWS)
    return renderList(
      rows.map((row) => spellRow(columns, row)),
      null,
    );
  tables.left -= 1;
  const cell = (content: RichText): types.RichTextBlock => {
    const elements = richElements(content);
    // Slack refuses an empty cell.
    return {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: elements.length === 0 ? [{ type: 'text', text: ' ' }] : elements,
        },
      ],
    };
  };
  const places = Array.from({ length: width }, (_, at) => at);
  const heading = places.map((at) =>
    cell([{ type: 'text', text: safeLine(columns[at] ?? ''), emphasis: 'bold' }]),
  );
  return [
    {
      type: 'table',
      column_settings: places.map((at) => ({
        align: isFigures(rows.map((row) => row[at] ?? [])) ? 'right' : 'left',
        is_wrapped: true,
      })),
      rows: [heading, ...rows.map((row) => places.map((at) => cell(row[at] ?? [])))],
    },
  ];
}

/** True for a column of nothing but figures, which read best flush right. */
function isFigures(cells: readonly RichText[]): boolean {
  return cells.every((cell) =>
    cell.every((piece) => piece.type === 'text' && /^[\d.,%+\s-]*$/.test(piece.text)),
  );
}

function spellRow(columns: readonly string[], row: readonly RichText[]): RichText {
  return row.flatMap((cell, at): RichText => {
    if (cell.length === 0) return [];
    const column = columns[at];
    return [
      ...plain(at === 0 ? '' : ' · '),
      ...(column === undefined || at === 0 ? [] : plain(`${column}: `)),
      ...cell,
    ];
  });
}

function renderList(items: readonly RichText[], start: number | null): types.KnownBlock[] {
  const sections = items
    .map((item) => richElements(item))
    .filter((elements) => elements.length > 0)
    .map((elements) => ({ type: 'rich_text_section' as const, elements }));
  if (sections.length === 0) return [];
  const list = {
    type: 'rich_text_list' as const,
    style: start === null ? ('bullet' as const) : ('ordered' as const),
    elements: sections,
  };
  // `offset` is documented for ordered lists, but not in the package's types.
  const offset = start === null || start === 1 ? {} : { offset: start - 1 };
  return [{ type: 'rich_text', elements: [{ ...list, ...offset }] }];
}

function renderContext(content: RichText): types.KnownBlock[] {
  const text = mrkdwn(content);
  if (text.trim() === '') return [];
  if (text.length > MOST_TEXT_OBJECT) return richBlock(content, 'rich_text_section');
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];
}

function renderImage(url: string, alt: string): types.KnownBlock[] {
  const address = linkUrl(url);
  const text = safeLine(alt);
  if (address === null || text === '' || text.length > MOST_ALT_TEXT)
    return richBlock([{ type: 'link', text: alt, url }], 'rich_text_section');
  return [{ type: 'image', image_url: address, alt_text: text }];
}

/**
 * Rows of buttons. A few more than fit in one are a menu at its end; one that Slack would refuse is spelled out
 * beneath, so that nothing is lost.
 */
function renderButtons(buttons: readonly Button[]): types.KnownBlock[] {
  const elements: types.Button[] = [];
  const spelled: RichText[] = [];
  for (const button of buttons) {
    const element = renderButton(button, elements.length);
    if (element === null) spelled.push(spellButton(button));
    else elements.push(element);
  }
  const menu = menuOf(elements.slice(MOST_BUTTONS_IN_ROW - 1));
  if (elements.length > MOST_BUTTONS_IN_ROW && menu !== null)
    return [
      { type: 'actions', elements: [...elements.slice(0, MOST_BUTTONS_IN_ROW - 1), menu] },
      ...renderList(spelled, null),
    ];
  const rows: types.KnownBlock[] = [];
  for (let at = 0; at < elements.length; at += MOST_BUTTONS_IN_ROW)
    rows.push({ type: 'actions', elements: elements.slice(at, at + MOST_BUTTONS_IN_ROW) });
  return [...rows, ...renderList(spelled, null)];
}

/** The buttons as a menu; null where they do not fit into one. */
function menuOf(buttons: readonly types.Button[]): types.Overflow | null {
  const options = buttons.flatMap(({ text, value = '', url }) =>
    url === undefined && value.length <= MOST_OPTION_VALUE ? [{ text, value }] : [],
  );
  const distinct = new Set(options.map(({ value }) => value)).size === buttons.length;
  if (!distinct || options.length > MOST_MENU_OPTIONS) return null;
  return { type: 'overflow', action_id: `${COMMAND_ACTION}.more`, options };
}

function renderButton(button: Button, at: number): types.Button | null {
  const label = safeLine(button.label);
  if (label === '' || label.length > MOST_BUTTON_LABEL) return null;
  const text = { type: 'plain_text' as const, text: label, emoji: false };
  if ('url' in button) {
    const url = linkUrl(button.url);
    return url === null ? null : { type: 'button', action_id: `${LINK_ACTION}.${at}`, text, url };
  }
  if (button.action === '' || button.action.length > MOST_BUTTON_VALUE) return null;
  return {
    type: 'button',
    action_id: `${COMMAND_ACTION}.${at}`,
    text,
    value: button.action,
    ...(button.style === undefined ? {} : { style: button.style }),
  };
}

function spellButton(button: Button): RichText {
  if ('url' in button) return [{ type: 'link', text: button.label, url: button.url }];
  return [
    ...plain(`${button.label}: `),
    { type: 'text', text: safeText(button.action), emphasis: 'code' },
  ];
}
