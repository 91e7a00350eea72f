import type { Block, Button, Fact, Inline, RichText } from './message.ts';

/** What one character (code point) costs on a platform; escaping can make it more than its own length. */
export type Cost = (character: string) => number;

/** A date is written by the adapter; no form in use is longer. */
const LONGEST_DATE = 40;

/** What a text costs: the sum over its characters. */
export function textSize(text: string, cost: Cost): number {
  let size = 0;
  for (const character of text) size += cost(character);
  return size;
}

/** What a piece of running text costs, addresses included. */
export function inlineSize(inline: Inline, cost: Cost): number {
  switch (inline.type) {
    case 'text':
      return textSize(inline.text, cost);
    case 'link':
      return textSize(inline.text, cost) + textSize(inline.url, cost) + 3;
    case 'date':
      return LONGEST_DATE;
  }
}

export function richSize(content: RichText, cost: Cost): number {
  return content.reduce((size, inline) => size + inlineSize(inline, cost), 0);
}

/** Label, colon and value. */
export function factSize({ label, value }: Fact, cost: Cost): number {
  return textSize(label, cost) + richSize(value, cost) + 2;
}

/** A row of a table or its heading, with the marks between cells. */
export function rowSize(row: readonly RichText[], cost: Cost): number {
  return row.reduce((size, cell) => size + richSize(cell, cost) + 3, 0);
}

export function buttonSize(button: Button, cost: Cost): number {
  const target = 'url' in button ? button.url : button.action;
  return textSize(button.label, cost) + textSize(target, cost) + 2;
}

/** What a whole block costs. */
export function blockSize(block: Block, cost: Cost): number {
  const sum = (sizes: readonly number[]) => sizes.reduce((total, one) => total + one, 0);
  switch (block.type) {
    case 'heading':
    case 'quote':
      return textSize(block.text, cost);
    case 'text':
    case 'context':
      return richSize(block.content, cost);
    case 'facts':
      return sum(block.facts.map((fact) => factSize(fact, cost)));
    case 'table':
      return sum([
        sum(block.columns.map((column) => textSize(column, cost) + 3)),
        ...block.rows.map((row) => rowSize(row, cost)),
      ]);
    case 'list':
      return sum(block.items.map((item) => richSize(item, cost) + 4));
    case 'divider':
      return 0;
    case 'image':
      return textSize(block.alt, cost) + textSize(block.url, cost) + 3;
    case 'buttons':
      return sum(block.buttons.map((button) => buttonSize(button, cost)));
  }
}
