import { join } from 'node:path';
import { StoreError } from '../../errors.ts';
import { CHANGES, type Change } from './changes.ts';
import type { Disk } from './disk.ts';
import type { StoreLog } from './durable-file.ts';
import { checksum, refuseNewer, SCHEMA } from './record-file.ts';

const NAME = /^journal-(\d+)\.log$/;

/** The first line of every journal file. */
export const JOURNAL_HEAD: Buffer = encodeLine(JSON.stringify({ schema: SCHEMA }));

/** `journal-000007.log` */
export function journalName(number: number): string {
  return `journal-${String(number).padStart(6, '0')}.log`;
}

/** The numbers of the journal files among the folder's names, oldest first. */
export function journalNumbers(names: readonly string[]): number[] {
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** One line: checksum, space, the changes as JSON. All of them are read back, or none. */
export function encodeFrame(changes: readonly Change[]): Buffer {
  return encodeLine(JSON.stringify(changes));
}

/**
 * The changes of a journal file in the order in which they were made. A torn end was never confirmed to anybody; it is
 * left out, with a warning. Throws `store_damaged` where confirmed writes follow a damaged one, and `store_newer`.
 */
export async function readJournal(
  { disk, folder, log }: { disk: Disk; folder: string; log: StoreLog },
  number: number,
): Promise<Change[]> {
  const path = join(folder, journalName(number));
  const content = await disk.readFile(path);
  refuseNewer(path, content);
  const lines = content.toString().split('\n');
  const tail = lines.pop() ?? '';
  const payloads = lines.map(payloadOf);
  const firstBad = payloads.indexOf(null);
  const good = firstBad === -1 ? payloads : payloads.slice(0, firstBad);
  if (payloads.slice(good.length).some((payload) => payload !== null)) {
    throw new StoreError(
      'store_damaged',
      `${path} is damaged in the middle: restore the folder from a backup, or move this file away to go on without the latest writes in it; nothing was deleted.`,
    );
  }
  if (tail !== '' || firstBad !== -1) {
    log.warn(
      `The last write in ${path} was cut off before it was confirmed to anybody and is left out.`,
    );
  }
  return good.slice(1).flatMap((payload) => changesOf(path, payload ?? '[]'));
}

function encodeLine(json: string): Buffer {
  const payload = Buffer.from(json);
  return Buffer.concat([Buffer.from(`${checksum(payload)} `), payload, Buffer.from('\n')]);
}

function payloadOf(line: string): string | null {
  const payload = line.slice(9);
  return line.slice(0, 9) === `${checksum(payload)} ` ? payload : null;
}

function changesOf(path: string, payload: string): readonly Change[] {
  const parsed = CHANGES.safeParse(JSON.parse(payload));
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'store_damaged',
    `${path} holds a change that Bellwether does not understand: start it once with the version that wrote it, or restore the folder from a backup.`,
    { cause: parsed.error },
  );
}
