import { readFile, writeFile } from 'node:fs/promises';

/** Lines kept; the file is rewritten with every line, so it has to stay small. */
const KEPT_LINES = 500;

export type History = {
  /** Newest first, as node:readline wants it. */
  readonly lines: readonly string[];
  /** Keeps the lines, newest first. Never fails: a history that cannot be written is no reason to stop talking. */
  keep(lines: readonly string[]): void;
  /** Resolves when all that was kept is written. */
  written(): Promise<void>;
};

/** Reads the history file, one line each, oldest first; a file that is missing or cannot be read is an empty history. */
export async function openHistory(path: string | null): Promise<History> {
  const text = path === null ? '' : await readFile(path, 'utf8').catch(() => '');
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .toReversed()
    .slice(0, KEPT_LINES);
  let writing = Promise.resolve();
  return {
    lines,
    keep(newest) {
      if (path === null) return;
      const content = newest.slice(0, KEPT_LINES).toReversed().join('\n') + '\n';
      writing = writing
        .then(() => writeFile(path, content, { mode: 0o600 }))
        .catch(() => undefined);
    },
    written: () => writing,
  };
}
