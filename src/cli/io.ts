import type { Readable, Writable } from 'node:stream';
import { AppError } from '../errors.ts';
import type { Message } from '../messages/message.ts';

/** The ends of a command line, handed in so that tests can hold them. */
export type Io = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** A person sits at both ends. */
  readonly interactive: boolean;
  /** How wide the terminal is that the output goes to; undefined where it is none. */
  readonly columns: number | undefined;
  /** A message as this output shows it, without a line break at the end; `zone` is an IANA name. */
  readonly show: (message: Message, zone: string) => string;
  /** A line that begins with `lead`, as this output shows it, without a line break at the end. */
  readonly entry: (lead: string, text: string) => string;
  /** Aborted when the process is asked to end (SIGTERM, SIGINT). */
  readonly signal: AbortSignal;
  /** ISO instant. */
  readonly now: () => string;
};

/** What was to be shown cannot be written where it goes. */
export class OutputError extends AppError {
  readonly code = 'output';
  /** Whoever read it went away, as `head` does once it has enough: there is nobody to tell. */
  readonly readerLeft: boolean;

  constructor(cause: Error) {
    const reason = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
    super(
      reason === 'ENOSPC'
        ? 'The output could not be written, as the disk that it goes to is full: free some space and try again.'
        : `The output could not be written (${reason}): check where it goes and try again.`,
      { cause },
    );
    this.readerLeft = reason === 'EPIPE';
  }
}

/** Writes, and waits where the reader is slower than we are. @throws OutputError */
export async function write(stream: Writable, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (error) reject(new OutputError(error));
      else resolve();
    });
  });
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
