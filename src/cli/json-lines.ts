import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { documentId } from '../documents/document-id.ts';
import type { Document } from '../documents/document.ts';
import { type Io, write } from './io.ts';
import { INPUT_LINE } from './json-shapes.ts';

type InputLine = z.infer<typeof INPUT_LINE>;

/** One line of input read: the document and the caller's own id of it, or what is wrong with the line. */
export type LineRead =
  | { readonly id: string; readonly document: Document }
  | { readonly id: string | null; readonly error: string };

/**
 * Answers every line of standard input with one line of JSON, in order; blank lines are passed over. Returns the
 * number of lines that could not be read: those are answered too, and the others go on.
 */
export async function answerLines(
  { stdin, stdout }: Pick<Io, 'stdin' | 'stdout'>,
  answer: (line: LineRead) => object,
): Promise<number> {
  let number = 0;
  let refused = 0;
  for await (const text of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (text.trim() === '') continue;
    const line = readLine(text, number);
    if ('error' in line) refused++;
    await write(stdout, `${JSON.stringify(answer(line))}\n`);
  }
  return refused;
}

function readLine(text: string, number: number): LineRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { id: null, error: `Line ${number} is not JSON; write one object a line.` };
  }
  const parsed = INPUT_LINE.safeParse(value);
  if (parsed.success) return { id: parsed.data.id, document: documentOfLine(parsed.data) };
  const id = INPUT_LINE.pick({ id: true }).safeParse(value).data?.id ?? null;
  const [issue] = parsed.error.issues;
  const where = issue && issue.path.length > 0 ? issue.path.join('.') : 'the object';
  return {
    id,
    error: `Line ${number}: ${where} is not as it should be (${issue?.message ?? ''}).`,
  };
}

/** The document of a line; one without a url is known by its content. */
export function documentOfLine({ id, title, text, url, published }: InputLine): Document {
  return {
    id: documentId('article', url ?? `${id}\n${title}\n${text}`),
    format: 'article',
    url: url ?? null,
    title,
    publisher: null,
    publishedAt: published ?? null,
    text,
    language: 'en',
    readable: true,
    problems: [],
  };
}
