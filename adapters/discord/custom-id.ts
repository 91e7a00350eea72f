import { createHash } from 'node:crypto';
import { MOST_CUSTOM_ID } from './limits.ts';

/**
 * Custom ids are `c1.<number>.<mark>.<line>`: a version, a number that makes it the only one of its kind in the
 * message, the mark of the delivery (empty on answers), and a line of the grammar. All that a button does is in it,
 * so that it works after a restart; a newer version of the scheme gets another prefix and this one stays readable.
 */
const COMMAND_ID = /^c1\.\d+\.([\w-]*)\.(.*)$/s;

/** Six bytes of the nonce: short, and never the same by chance in one channel's recent messages. */
export function markOf(nonce: string): string {
  return createHash('sha256').update(nonce).digest('base64url').slice(0, 8);
}

/** Null where the line is too long for a button. */
export function commandId(number: number, mark: string, line: string): string | null {
  const id = `c1.${number}.${mark}.${line}`;
  return id.length > MOST_CUSTOM_ID ? null : id;
}

/** The id of a list whose choices are lines of the grammar: it has none itself. */
export function idOfList(number: number, mark: string): string {
  return `c1.${number}.${mark}.`;
}

/** The line of the grammar behind a button, empty behind a list, or null where the id is none of ours. */
export function lineOf(customId: string): string | null {
  return COMMAND_ID.exec(customId)?.[2] ?? null;
}

/** The mark of the delivery that a button came with; empty where there is none. */
export function markIn(customId: string): string {
  return COMMAND_ID.exec(customId)?.[1] ?? '';
}
