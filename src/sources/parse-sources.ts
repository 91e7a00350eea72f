import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { CURRENT_FILINGS_URL } from './filings-url.ts';
import { SourcesError } from './fetch-errors.ts';
import { interval } from './interval.ts';
import type { NewsSearch, Source } from './source.ts';
import type { Preset } from './presets.ts';

const url = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://news.example/feed',
});
const path = z.string('must be a path').min(1, 'must not be empty');

const TYPES = ['feed', 'page', 'folder', 'table', 'file', 'filings', 'news'] as const;
type Type = (typeof TYPES)[number];

const WEB_ONLY: readonly Type[] = ['page', 'filings', 'news'];
const LOCAL_ONLY: readonly Type[] = ['folder', 'file'];

const source = z
  .strictObject({
    type: z.enum(TYPES, `must be ${TYPES.slice(0, -1).join(', ')} or ${TYPES.at(-1)}`).optional(),
    preset: z.string('must be the name of a preset').optional(),
    url: url.optional(),
    path: path.optional(),
    every: interval.optional(),
  })
  .superRefine(({ type, preset, url: web, path: local }, context) => {
    const complain = (message: string): void => {
      context.addIssue({ code: 'custom', message });
    };
    if (preset !== undefined) {
      if ((type ?? web ?? local) !== undefined)
        complain('is a preset, which needs neither type nor url nor path');
    } else if (type === undefined) complain('needs a type, or a preset');
    else if (web !== undefined && local !== undefined) complain('needs either a url or a path');
    else if (web !== undefined && LOCAL_ONLY.includes(type))
      complain(`of type ${type} needs a path, not a url`);
    else if (local !== undefined && WEB_ONLY.includes(type))
      complain(`of type ${type} needs a url, not a path`);
    else if (web === undefined && local === undefined && type !== 'filings')
      complain('needs either a url or a path');
    else if (type === 'news' && web?.includes('{company}') === false)
      complain('of type news needs {company} in its url, where the name of a company goes');
  });
type Entry = z.infer<typeof source>;

/** What a sources file lists. */
export type SourcesFile = {
  readonly listed: readonly Source[];
  readonly newsSearches: readonly NewsSearch[];
};

/**
 * Reads the text of a sources file: a JSON list of `{"type", "url" | "path", "every"?}` and `{"preset", "every"?}`.
 * @param file as it is named in errors.
 * @param folder that relative paths are relative to: the file's own.
 * @param presets that may be chosen.
 * @throws SourcesError that lists every problem.
 */
export function parseSources(
  text: string,
  file: string,
  folder: string,
  presets: readonly Preset[] = [],
): SourcesFile {
  const list = z.array(z.unknown(), 'must be a list of sources').safeParse(parseJson(text, file));
  if (!list.success)
    throw new SourcesError(file, ['It must hold a JSON list: [{"type":"feed","url":"…"}].']);
  const problems: string[] = [];
  const listed: Source[] = [];
  const newsSearches: NewsSearch[] = [];
  for (const [index, given] of list.data.entries()) {
    const read = source.safeParse(given);
    const entry = read.success ? withPreset(read.data, presets) : null;
    if (!read.success)
      problems.push(...read.error.issues.map((issue) => sentence(issue, index + 1)));
    else if (entry === null)
      problems.push(
        `Source ${index + 1}: there is no preset ${read.data.preset}; the presets are ${presets.map(({ name }) => name).join(', ')}.`,
      );
    else if (entry.type === 'news')
      newsSearches.push({ url: entry.url ?? '', everyMs: entry.every ?? null });
    else listed.push(toSource(entry, folder));
  }
  if (problems.length > 0) throw new SourcesError(file, problems);
  return { listed, newsSearches };
}

/** Null where there is no such preset. */
function withPreset(entry: Entry, presets: readonly Preset[]): Entry | null {
  if (entry.preset === undefined) return entry;
  const preset = presets.find(({ name }) => name === entry.preset);
  return preset === undefined ? null : { type: preset.type, url: preset.url, every: entry.every };
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

function toSource({ type, url: web, path: local = '', every }: Entry, folder: string): Source {
  const everyMs = every ?? null;
  if (type === 'filings') return { type, url: web ?? CURRENT_FILINGS_URL, everyMs };
  if (web !== undefined)
    return { type: type === 'table' || type === 'page' ? type : 'feed', url: web, everyMs };
  const absolute = isAbsolute(local) ? local : join(folder, local);
  return {
    type: type === 'table' || type === 'file' || type === 'folder' ? type : 'feed',
    path: absolute,
    everyMs,
  };
}
