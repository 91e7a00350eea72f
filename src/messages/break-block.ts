import { breakRichText, breakText, pack } from './break-text.ts';
import type { Block, Inline, RichText } from './message.ts';
import { plain } from './message.ts';
import { blockSize, buttonSize, factSize, richSize, rowSize } from './size.ts';
import type { Cost } from './size.ts';

/** What one block may hold. */
export type BlockLimits = {
  /** Cost of all text in one block. */
  readonly text: number;
  /** Facts, rows, list items or buttons in one block. */
  readonly items: number;
};

/**
 * Breaks a block into blocks within the limits: between rows, items or sentences. A single row, item or fact that is
 * over the limit by itself becomes plain text blocks. Nothing is left out.
 */
export function breakBlock(block: Block, limits: BlockLimits, cost: Cost): Block[] {
  const asText = (content: RichText): Block[] =>
    breakRichText(content, limits.text, cost).map((piece) => ({ type: 'text', content: piece }));
  switch (block.type) {
    case 'divider':
      return [block];
    case 'heading':
    case 'quote':
      if (block.text === '') return [block];
      return breakText(block.text, limits.text, cost).map((text) => ({ ...block, text }));
    case 'text':
    case 'context':
      if (block.content.length === 0) return [block];
      return breakRichText(block.content, limits.text, cost).map((content) => ({
        ...block,
        content,
      }));
    case 'facts':
      return breakItems(
        block.facts,
        limits,
        (fact) => factSize(fact, cost),
        (facts) => ({ type: 'facts', facts }),
        ({ label, value }) =>
          asText([{ type: 'text', text: `${label}: `, emphasis: 'bold' }, ...value]),
      );
    case 'list':
      return breakItems(
        block.items.map((content, at) => ({ content, number: (block.start ?? 1) + at })),
        limits,
        ({ content }) => richSize(content, cost) + 4,
        (items) => ({
          ...block,
          items: items.map(({ content }) => content),
          ...(block.ordered ? { start: items[0]?.number ?? 1 } : {}),
        }),
        ({ content, number }) =>
          asText([{ type: 'text', text: block.ordered ? `${number}. ` : '- ' }, ...content]),
      );
    case 'table': {
      const heading = rowSize(block.columns.map(plain), cost);
      return breakItems(
        block.rows,
        { ...limits, text: limits.text - heading },
        (row) => rowSize(row, cost),
        (rows) => ({ ...block, rows }),
        (row) => asText(spellRow(block.columns, row)),
      );
    }
    case 'buttons':
      return breakItems(
        block.buttons,
        limits,
        (button) => buttonSize(button, cost),
        (buttons) => ({ type: 'buttons', buttons }),
        (button) =>
          asText(plain(`${button.label}: ${'url' in button ? button.url : button.action}`)),
      );
    case 'image':
      if (blockSize(block, cost) <= limits.text) return [block];
      return asText([{ type: 'link', text: block.alt, url: block.url }]);
  }
}

/** Groups items into blocks; an item that no block can hold is spelled out in its place. */
function breakItems<T>(
  items: readonly T[],
  limits: BlockLimits,
  sizeOf: (item: T) => number,
  toBlock: (items: readonly T[]) => Block,
  spellOut: (item: T) => Block[],
): Block[] {
  const blocks: Block[] = [];
  let fitting: T[] = [];
  const flush = () => {
    for (const group of pack(fitting, limits.text, sizeOf, limits.items))
      blocks.push(toBlock(group));
    fitting = [];
  };
  for (const item of items) {
    if (sizeOf(item) <= limits.text) {
      fitting.push(item);
      continue;
    }
    flush();
    blocks.push(...spellOut(item));
  }
  flush();
  return blocks.length === 0 ? [toBlock([])] : blocks;
}

function spellRow(columns: readonly string[], row: readonly RichText[]): RichText {
  return row.flatMap((cell, at): Inline[] => {
    const column = columns[at];
    return [
      ...(at === 0 ? [] : plain('\n')),
      ...(column === undefined ? [] : plain(`${column}: `)),
      ...cell,
    ];
  });
}

/** True where the block fits as it is. */
export function fitsBlock(block: Block, limits: BlockLimits, cost: Cost): boolean {
  return blockSize(block, cost) <= limits.text && itemsOf(block) <= limits.items;
}

/** Facts, rows, items or buttons of a block; 1 for a block of another sort. */
export function itemsOf(block: Block): number {
  switch (block.type) {
    case 'facts':
      return block.facts.length;
    case 'table':
      return block.rows.length;
    case 'list':
      return block.items.length;
    case 'buttons':
      return block.buttons.length;
    case 'heading':
    case 'text':
    case 'quote':
    case 'context':
    case 'divider':
    case 'image':
      return 1;
  }
}
