import { stripVTControlCharacters } from 'node:util';

// Marks that reorder or hide what stands around them: a headline must not be able to rewrite the line it is in.
const REORDERING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/**
 * Text of unknown origin made harmless to show: escape sequences and control characters are gone, every line break is
 * `\n`, lone surrogates are U+FFFD. Letters of any script and emoji stay as they are.
 */
export function safeText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(LINE_BREAKS, '\n')
    .replaceAll(CONTROLS, '')
    .replaceAll(REORDERING, '')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/** `safeText` on one line, runs of white space as one space. */
export function safeLine(text: string): string {
  return safeText(text).replaceAll(/\s+/gu, ' ').trim();
}

/** A web address fit to be shown or followed, or null where it is none (`javascript:`, white space inside, no host). */
export function safeUrl(url: string): string | null {
  const clean = safeText(url).trim();
  if (/\s/u.test(clean) || !URL.canParse(clean)) return null;
  return /^https?:$/.test(new URL(clean).protocol) ? clean : null;
}
