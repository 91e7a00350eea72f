import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { StoreError } from '../../errors.ts';

/** Raised whenever an older Bellwether could no longer read what this one writes. */
export const SCHEMA = 1;

/** What the head of a file says of its records, so that opening the store does not have to parse them. */
export type Summary = {
  /** Fingerprints (base64) of the ids and of the groups in the file. */
  readonly ids: string;
  readonly groups: string;
  /** Earliest and latest moment of a record, ms since 1970; null in a file without records. */
  readonly oldest: number | null;
  readonly newest: number | null;
};

const HEAD = z.object({
  schema: z.literal(SCHEMA),
  summary: z.object({
    ids: z.string(),
    groups: z.string(),
    oldest: z.number().nullable(),
    newest: z.number().nullable(),
  }),
});
const BODY = z.object({ records: z.array(z.unknown()) });
const PREFIX = /^\{"crc":"([0-9a-f]{8})",$/;
const PREFIX_BYTES = '{"crc":"00000000",'.length;

/**
 * A store file is one JSON object, a record a line: {"crc":…,"schema":1,"summary":…,"records":[…]}. The checksum covers
 * everything after itself, so a file that was cut, mixed or edited is noticed whatever was changed.
 */
export function encodeFile(summary: Summary, records: readonly unknown[]): Buffer {
  const head = JSON.stringify({ schema: SCHEMA, summary });
  const lines = records.map((record) => JSON.stringify(record)).join(',\n');
  const body = Buffer.from(`${head.slice(1, -1)},"records":[\n${lines}\n]}\n`);
  return Buffer.concat([Buffer.from(`{"crc":"${checksum(body)}",`), body]);
}

/** The head of a whole and undamaged file; null where it is damaged. Throws `store_newer`. */
export function readSummary(path: string, content: Buffer): Summary | null {
  refuseNewer(path, content);
  if (!isWhole(content)) return null;
  const firstLine = content.subarray(0, content.indexOf('\n')).toString();
  return HEAD.parse(JSON.parse(`${firstLine}]}`)).summary;
}

/** The records of a whole and undamaged file, not yet checked one by one; null where it is damaged. Throws `store_newer`. */
export function readRecords(path: string, content: Buffer): readonly unknown[] | null {
  refuseNewer(path, content);
  return isWhole(content) ? BODY.parse(JSON.parse(content.toString())).records : null;
}

/** Where each line of a whole file begins, byte by byte, and at last where it ends. Line 0 is the head, 1 the first record. */
export function lineStarts(content: Buffer): Uint32Array {
  const starts = [0];
  for (let at = content.indexOf('\n'); at !== -1; at = content.indexOf('\n', at + 1))
    starts.push(at + 1);
  return Uint32Array.from(starts);
}

/** One record from its line, not yet checked; undefined where the line is none. */
export function readRecordLine(line: Buffer): unknown {
  const text = line.toString().replace(/,?\n$/, '');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** CRC-32 as eight hexadecimal digits. */
export function checksum(bytes: Buffer | string): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

/** Throws `store_newer` where the head names a schema above ours, before anything else is made of the content. */
export function refuseNewer(path: string, content: Buffer): void {
  const schema = /"schema":\s*(\d+)/.exec(content.subarray(0, 200).toString('latin1'))?.[1];
  if (schema === undefined || Number(schema) <= SCHEMA) return;
  throw new StoreError(
    'store_newer',
    `${path} was written by a newer Bellwether (schema ${schema}, this one knows ${SCHEMA}): update Bellwether, or choose another folder with --data.`,
  );
}

function isWhole(content: Buffer): boolean {
  const stated = PREFIX.exec(content.subarray(0, PREFIX_BYTES).toString('latin1'))?.[1];
  return stated !== undefined && stated === checksum(content.subarray(PREFIX_BYTES));
}
