import { createInterface, cursorTo, moveCursor, clearScreenDown } from 'node:readline';
import type { Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '../../src/errors.ts';
import type { Message } from '../../src/messages/message.ts';
import { openHistory } from './history.ts';
import { renderMessage } from './render.ts';
import type { ConsoleStyle } from './style.ts';

export type ConsoleOptions = {
  readonly input: Readable;
  readonly output: Writable;
  /** A person types: prompt, history and completion. False for a pipe. */
  readonly interactive: boolean;
  /** Asked before every message, because a terminal may be resized. */
  readonly style: () => ConsoleStyle;
  /** Where typed lines are remembered; null: nowhere. */
  readonly historyFile: string | null;
  readonly answer: (line: string) => Promise<Message>;
  /** Whole lines that the line may become. */
  readonly complete: (line: string) => Promise<readonly string[]>;
  /** Aborted when the process shall end (SIGTERM). */
  readonly signal: AbortSignal;
};

export type ConsoleApp = {
  /** Prints a message; while somebody types, above the line being typed. */
  print(message: Message): void;
  /** Answers line by line until the input ends, Ctrl-C, Ctrl-D, `exit` or the signal; then all answers are out. */
  run(): Promise<void>;
};

const PROMPT = 'bellwether> ';
const GOODBYES = ['exit', 'quit', 'bye'];

/** The terminal as a place to talk. Other failures than AppError end `run` with that failure. */
export function createConsoleApp(options: ConsoleOptions): ConsoleApp {
  const { input, output, interactive, style, answer, complete, signal } = options;
  let typing: Interface | null = null;

  const print = (message: Message): void => {
    const text = `${renderMessage(message, style())}\n\n`;
    if (typing === null) {
      output.write(text);
      return;
    }
    moveCursor(output, 0, -typing.getCursorPos().rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    output.write(text);
    typing.prompt(true);
  };

  const reply = async (line: string): Promise<void> => {
    try {
      print(await answer(line));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      print({ summary: error.message, blocks: [], tone: 'neutral' });
    }
  };

  const run = async (): Promise<void> => {
    if (signal.aborted) return;
    const history = await openHistory(interactive ? options.historyFile : null);
    const lines = createInterface({
      input,
      output,
      terminal: interactive,
      prompt: interactive ? PROMPT : '',
      history: [...history.lines],
      removeHistoryDuplicates: true,
      completer: (line: string, done: (failed: null, found: [string[], string]) => void) => {
        // What cannot be looked up just now is not offered.
        complete(line).then(
          (whole) => {
            done(null, [whole.map((one) => asTyped(line, one)), line]);
          },
          () => {
            done(null, [[], line]);
          },
        );
      },
    });
    const stop = () => {
      lines.close();
    };
    signal.addEventListener('abort', stop);
    lines.on('SIGINT', stop);
    lines.on('history', (kept: string[]) => {
      history.keep(kept);
    });
    try {
      if (interactive) {
        typing = lines;
        lines.prompt();
      }
      await eachLine(lines, async (line) => {
        if (GOODBYES.includes(line.trim().toLowerCase())) stop();
        else if (line.trim() === '') typing?.prompt();
        else await reply(line);
      });
    } finally {
      typing = null;
      signal.removeEventListener('abort', stop);
      lines.close();
      if (interactive) output.write('\n');
      await history.written();
    }
  };

  return { print, run };
}

/** Runs `each` on one line after the other, in order; resolves when the input has ended and the last is done. */
async function eachLine(lines: Interface, each: (line: string) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let last = Promise.resolve();
    lines.on('line', (line) => {
      last = last.then(() => each(line));
      last.catch((error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
    lines.on('close', () => {
      last.then(resolve, reject);
    });
  });
}

/** A completion that keeps the case of what is typed: readline would shorten `kla` to what KLA and Klarna share, `K`. */
function asTyped(line: string, whole: string): string {
  return whole.toLowerCase().startsWith(line.toLowerCase())
    ? line + whole.slice(line.length)
    : whole;
}
