import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { readDocuments } from '../documents/read-documents.ts';
import { UnreadableDocumentError, UsageError } from '../errors.ts';
import type { OpenReader } from '../reader.ts';
import { LARGEST_AT_ONCE } from '../sources/read-path.ts';
import type { ExitCode, Register, Run } from './command-line.ts';
import { extractionMessage } from './extraction-message.ts';
import { readAll, write, writeJson } from './io.ts';
import { answerLines } from './json-lines.ts';
import { extracted, signalLine } from './json-shapes.ts';

type Options = { readonly json?: true; readonly jsonl?: true };

/** `extract [FILE…] [--json]`, `extract --jsonl`: the signals of documents, without keeping anything. */
export function extractCommand(openReader: OpenReader): Register {
  return (program: Command, run: Run, end) => {
    program
      .command('extract')
      .description('show the signals of documents; - reads standard input')
      .argument('[files...]', 'markdown cards, HTML, plain text, feeds, tables')
      .option('--json', 'write JSON')
      .option('--jsonl', 'read one {"id","title","text"} a line, write one line each')
      .action(async (files: string[], options: Options) => {
        end(await (options.jsonl ? extractLines : extractFiles)(openReader, run, files, options));
      });
  };
}

async function extractLines(
  openReader: OpenReader,
  { io }: Run,
  files: readonly string[],
): Promise<ExitCode> {
  if (files.length > 0)
    throw new UsageError('extract --jsonl reads standard input; name no files.');
  const reader = await openReader();
  const refused = await answerLines(io, (line) =>
    'error' in line
      ? { id: line.id, signals: [], error: line.error }
      : { id: line.id, signals: reader.extract(line.document).signals.map(signalLine) },
  );
  return refused > 0 ? 1 : 0;
}

async function extractFiles(
  openReader: OpenReader,
  { io, config }: Run,
  files: readonly string[],
  { json }: Options,
): Promise<ExitCode> {
  if (files.length === 0) throw new UsageError('Name the files to read, or - for standard input.');
  const reader = await openReader();
  const found: ReturnType<typeof extracted>[] = [];
  let failed = false;
  for (const file of files) {
    const bytes = file === '-' ? await readAll(io.stdin) : await bytesOf(file);
    const { documents, problems } = await readDocuments(bytes, file === '-' ? {} : { name: file });
    for (const problem of problems) await write(io.stderr, `${file}: ${problem}\n`);
    failed ||= problems.length > 0;
    for (const document of documents) {
      const { signals, denials } = reader.extract(document);
      if (json) found.push(extracted(document, signals));
      else {
        const message = extractionMessage(document, signals, denials);
        await write(io.stdout, `${io.show(message, config().timeZone)}\n\n`);
      }
    }
  }
  if (json) await writeJson(io.stdout, found);
  return failed ? 1 : 0;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  let size: number;
  try {
    ({ size } = await stat(file));
    if (size <= LARGEST_AT_ONCE) return await readFile(file);
  } catch (cause) {
    const isFolder = cause instanceof Error && 'code' in cause && cause.code === 'EISDIR';
    throw new UnreadableDocumentError(
      isFolder
        ? `${file} is a folder; name the files in it.`
        : `${file} cannot be read; check the path and its permissions.`,
      {
        cause,
      },
    );
  }
  throw new UnreadableDocumentError(
    `${file} is larger than 16 MiB, which no article or feed is; read a long table with ingest.`,
  );
}
