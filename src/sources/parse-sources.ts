import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { SourcesError } from './fetch-errors.ts';
import type { Source } from './source.ts';

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

const every = z
  .string()
  .regex(
    /^[1-9]\d{0,5}[smh]$/,
    'must be a number of seconds, minutes or hours such as 30s, 10m or 2h',
  )
  .transform((text) => Number(text.slice(0, -1)) * (UNITS_MS[text.slice(-1)] ?? 0))
  .optional();
const url = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://news.example/feed',
});
const path = z.string('must be a path').min(1, 'must not be empty');

const source = z
  .strictObject({
    type: z.enum(
      ['feed', 'page', 'folder', 'table', 'file'],
      'must be feed, page, folder, table or file',
    ),
    url: url.optional(),
    path: path.optional(),
    every,
  })
  .superRefine(({ type, url: web, path: local }, context) => {
    const complain = (message: string): void => {
      context.addIssue({ code: 'custom', message });
    };
    if ((web === undefined) === (local === undefined)) complain('needs either a url or a path');
    else if (web !== undefined && (type === 'folder' || type === 'file'))
      complain(`of type ${type} needs a path, not a url`);
    else if (local !== undefined && type === 'page')
      complain('of type page needs a url, not a path');
  });

/**
 * Reads the text of a sources file: a JSON list of `{"type", "url" | "path", "every"?}`.
 * @param file as it is named in errors.
 * @param folder that relative paths are relative to: the file's own.
 * @throws SourcesError that lists every problem.
 */
export function parseSources(text: string, file: string, folder: string): Source[] {
  const list = z.array(z.unknown(), 'must be a list of sources').safeParse(parseJson(text, file));
  if (!list.success)
    throw new SourcesError(file, ['It must hold a JSON list: [{"type":"feed","url":"…"}].']);
  const problems: string[] = [];
  const sources = list.data.flatMap((entry, index) => {
    const read = source.safeParse(entry);
    if (read.success) return [toSource(read.data, folder)];
    problems.push(...read.error.issues.map((issue) => sentence(issue, index + 1)));
    return [];
  });
  if (problems.length > 0) throw new SourcesError(file, problems);
  return sources;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    throw new SourcesError(file, [`It is not JSON (${reason}).`]);
  }
}

function sentence(issue: z.core.$ZodIssue, number: number): string {
  if (issue.code === 'unrecognized_keys')
    return `Source ${number} has an unknown setting: ${issue.keys.join(', ')}.`;
  const field = issue.path.map(String).join('.');
  return `Source ${number}${field === '' ? '' : `: ${field}`} ${issue.message}.`;
}

function toSource(entry: z.infer<typeof source>, folder: string): Source {
  const everyMs = entry.every ?? null;
  if (
    entry.url !== undefined &&
    (entry.type === 'feed' || entry.type === 'page' || entry.type === 'table')
  )
    return { type: entry.type, url: entry.url, everyMs };
  const local = entry.path ?? '';
  const absolute = isAbsolute(local) ? local : join(folder, local);
  return { type: entry.type === 'page' ? 'file' : entry.type, path: absolute, everyMs };
}
