import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Message } from '../messages/message.ts';

/** The ends of a command line, handed in so that tests can hold them. */
export type Io = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** A person sits at both ends. */
  readonly interactive: boolean;
  /** A message as this output shows it, without a line break at the end; `zone` is an IANA name. */
  readonly show: (message: Message, zone: string) => string;
  /** Aborted when the process is asked to end (SIGTERM, SIGINT). */
  readonly signal: AbortSignal;
  /** ISO instant. */
  readonly now: () => string;
};

/** Writes and waits where the reader is slower than we are. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** All of a stream, as bytes. */
export async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}

/** Writes a value as JSON, indented for people who look. */
export async function writeJson(stream: Writable, value: unknown): Promise<void> {
  await write(stream, `${JSON.stringify(value, null, 2)}\n`);
}
