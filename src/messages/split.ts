import { breakBlock, fitsBlock } from './break-block.ts';
import type { BlockLimits } from './break-block.ts';
import { pack } from './break-text.ts';
import type { Block, Message } from './message.ts';
import { plain } from './message.ts';
import { blockSize } from './size.ts';
import type { Cost } from './size.ts';

/** What a platform takes in one message. */
export type PartLimits = BlockLimits & {
  /** Blocks in one part, at least 3: the note that it goes on, a heading and what it heads. */
  readonly blocks: number;
  /** Cost of all text in one part, at least 120. */
  readonly characters: number;
  /** What a character costs where it is not its length in UTF-16 units, e.g. because the adapter escapes it. */
  readonly cost?: Cost;
};

/** Room for "Continued (12 of 34)". */
const NOTE_SIZE = 40;

/**
 * A message in as many parts as the limits ask for; one part, the message itself, where it fits. Whole blocks move to
 * the next part; a block too large for one part is broken between rows, items or sentences. Every part after the first
 * says that it continues. Nothing is left out. Throws RangeError on limits that leave no room for anything.
 */
export function splitMessage(message: Message, limits: PartLimits): Message[] {
  const { cost = utf16Length } = limits;
  if (limits.blocks < 3 || limits.characters < 3 * NOTE_SIZE || limits.text < NOTE_SIZE)
    throw new RangeError('A part needs room for 3 blocks, 120 characters and 40 a block.');
  const fits =
    message.blocks.length <= limits.blocks &&
    message.blocks.every((block) => fitsBlock(block, limits, cost)) &&
    message.blocks.reduce((size, block) => size + blockSize(block, cost), 0) <= limits.characters;
  if (fits) return [message];

  const room = limits.characters - NOTE_SIZE;
  const blockLimits = { ...limits, text: Math.min(limits.text, Math.floor(room / 2)) };
  const units = keepHeadings(
    message.blocks.flatMap((block) =>
      fitsBlock(block, { ...limits, text: Math.min(limits.text, room) }, cost)
        ? [block]
        : breakBlock(block, blockLimits, cost),
    ),
    (unit) => unitSize(unit, cost) <= room,
  );
  return numberParts(message, packUnits(units, limits.blocks - 1, room, cost));
}

function utf16Length(character: string): number {
  return character.length;
}

/** Blocks that stay together: a heading with the block after it, where both fit in one part. */
function keepHeadings(blocks: readonly Block[], fits: (unit: Block[]) => boolean): Block[][] {
  const units: Block[][] = [];
  for (const block of blocks) {
    const last = units.at(-1);
    if (last?.length === 1 && last[0]?.type === 'heading' && fits([...last, block]))
      last.push(block);
    else units.push([block]);
  }
  return units;
}

function unitSize(unit: readonly Block[], cost: Cost): number {
  return unit.reduce((size, block) => size + blockSize(block, cost), 0);
}

function packUnits(
  units: readonly Block[][],
  mostBlocks: number,
  room: number,
  cost: Cost,
): Block[][] {
  const parts: Block[][] = [];
  for (const group of pack(units, room, (unit) => unitSize(unit, cost)))
    parts.push(...pack(group, mostBlocks, (unit) => unit.length).map((unitsOf) => unitsOf.flat()));
  return parts;
}

function numberParts(message: Message, parts: readonly Block[][]): Message[] {
  return parts.map((blocks, at) => {
    if (at === 0) return { ...message, blocks };
    const note = `Continued (${at + 1} of ${parts.length})`;
    return {
      ...message,
      summary: `${message.summary} (${at + 1} of ${parts.length})`,
      blocks: [{ type: 'context', content: plain(note) }, ...blocks],
    };
  });
}
