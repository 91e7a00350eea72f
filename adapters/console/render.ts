import stringWidth from 'string-width';
import type { Block, Button, Message } from '../../src/messages/message.ts';
import { safeLine } from '../../src/messages/safe-text.ts';
import { renderInline, renderLink } from './inline.ts';
import { paint, TONE_COLOR } from './style.ts';
import type { ConsoleStyle } from './style.ts';
import { renderTable } from './table.ts';
import { hang, padRight, widest, wrapLines } from './wrap.ts';

/** Labels longer than this stand on a line of their own, so that one does not push all values to the right. */
const LONGEST_LABEL = 24;

/**
 * A message as terminal text, without a line break at the end. No line is wider than `style.width`, but for web
 * addresses, which stay whole. Escape sequences in the content are taken out; only the style's own remain.
 */
export function renderMessage(message: Message, style: ConsoleStyle): string {
  const parts: string[] = [];
  for (const [at, block] of message.blocks.entries()) {
    const lines = renderBlock(block, message.tone, style);
    if (lines.length === 0) continue;
    if (parts.length > 0 && !joins(message.blocks[at - 1])) parts.push('');
    for (const line of lines) parts.push(line);
  }
  if (parts.length === 0) return wrapLines(safeLine(message.summary), style.width).join('\n');
  return parts.map((line) => line.trimEnd()).join('\n');
}

/** A heading belongs to what follows it: no empty line between. */
function joins(previous: Block | undefined): boolean {
  return previous?.type === 'heading';
}

function renderBlock(block: Block, tone: Message['tone'], style: ConsoleStyle): string[] {
  switch (block.type) {
    case 'heading':
      return renderHeading(block.text, block.level, tone, style);
    case 'text':
      return wrapLines(renderInline(block.content, style), style.width);
    case 'quote':
      return wrapLines(`“${safeLine(block.text)}”`, style.width - 4).map(
        (line) => `  ${paint('dim', '│', style)} ${paint('italic', line, style)}`,
      );
    case 'facts':
      return renderFacts(
        block.facts.map(({ label, value }) => ({
          label: safeLine(label),
          value: renderInline(value, style),
        })),
        style,
      );
    case 'table':
      return renderTable(
        block.columns.map(safeLine),
        block.rows.map((row) => row.map((cell) => renderInline(cell, style))),
        style,
      );
    case 'list':
      return block.items.flatMap((item, index) => {
        const bullet = block.ordered ? `${(block.start ?? 1) + index}.` : '•';
        const room = style.width - stringWidth(bullet) - 3;
        return hang(`  ${bullet} `, wrapLines(renderInline(item, style), room));
      });
    case 'context':
      return wrapLines(renderInline(block.content, style), style.width).map((line) =>
        paint('dim', line, style),
      );
    case 'divider':
      return [paint('dim', '─'.repeat(style.width), style)];
    case 'image':
      return wrapLines(renderLink(`Image: ${safeLine(block.alt)}`, block.url, style), style.width);
    case 'buttons':
      return renderButtons(block.buttons, style);
  }
}

function renderHeading(
  text: string,
  level: 1 | 2,
  tone: Message['tone'],
  style: ConsoleStyle,
): string[] {
  const lines = wrapLines(safeLine(text), style.width);
  const format = level === 1 ? TONE_COLOR[tone] : 'bold';
  const rule = (level === 1 ? '═' : '─').repeat(Math.min(widest(lines), style.width));
  return [...lines.map((line) => paint(format, line, style)), paint('dim', rule, style)];
}

function renderFacts(
  facts: readonly { readonly label: string; readonly value: string }[],
  style: ConsoleStyle,
): string[] {
  const short = facts
    .map(({ label }) => label)
    .filter((label) => stringWidth(label) <= LONGEST_LABEL);
  const column = Math.min(widest(short), Math.floor(style.width / 3)) + 2;
  return facts.flatMap(({ label, value }) => {
    const lines = wrapLines(value, style.width - column - 2);
    const shown = paint('dim', label, style);
    if (stringWidth(label) + 2 > column)
      return [
        ...hang('  ', wrapLines(shown, style.width - 2)),
        ...hang(' '.repeat(column + 2), lines),
      ];
    return hang(`  ${padRight(shown, column)}`, lines);
  });
}

/** A terminal has nothing to press, so a button says what to type. */
function renderButtons(buttons: readonly Button[], style: ConsoleStyle): string[] {
  const actions = buttons.flatMap((button) =>
    'action' in button ? [paint('cyan', safeLine(button.action), style)] : [],
  );
  const links = buttons.flatMap((button) =>
    'url' in button
      ? wrapLines(renderLink(safeLine(button.label), button.url, style), style.width)
      : [],
  );
  const hint = actions.length === 0 ? [] : fillLines('Try: ', actions, style.width);
  return [...hint, ...links];
}

/** Items side by side, a dot between, as many a line as fit. */
function fillLines(label: string, items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const longer = last === undefined ? null : `${last}  ·  ${item}`;
    if (longer !== null && stringWidth(longer) + stringWidth(label) <= width)
      lines[lines.length - 1] = longer;
    else lines.push(item);
  }
  return hang(
    label,
    lines.flatMap((line) => wrapLines(line, width - stringWidth(label))),
  );
}
