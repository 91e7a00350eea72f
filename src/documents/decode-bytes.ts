import chardet from 'chardet';
import sniffHtmlEncoding from 'html-encoding-sniffer';
import { windows1252 } from './windows-1252.ts';

/** What is known of the encoding beside the bytes themselves. */
export type EncodingHints = {
  /** The Content-Type header. */
  readonly contentType?: string | null;
  /** Whether a `<meta charset>` may be in the bytes. */
  readonly html?: boolean;
};

const SNIFFED_BYTES = 64 * 1024;
// Bytes damaged here and there in a text that is otherwise UTF-8.
const MOST_DAMAGE = 0.01;

/**
 * Turns bytes of any encoding that browsers know into text. A byte order mark decides first; then, because labels lie
 * more often than bytes do, whether the bytes are valid UTF-8; then what the document or its header declares, where the
 * bytes agree; then statistics; and windows-1252 last. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, hints: EncodingHints = {}): string {
  const marked = markedEncoding(bytes);
  if (marked !== null) return decode(bytes, marked, false) ?? '';
  const declared = declaredEncodings(bytes, hints);
  // 7-bit encodings that switch by escape sequences look like ASCII.
  const switches = declared.some((label) => label.startsWith('iso-2022')) && bytes.includes(0x1b);
  const utf16 = utf16WithoutMark(bytes);
  if (utf16 !== null) return decode(bytes, utf16, false) ?? '';
  const utf8 = switches ? null : decode(bytes, 'utf-8', true);
  if (utf8 !== null) return utf8;
  if (!declared.some((label) => label !== 'utf-8')) {
    const damaged = decode(bytes, 'utf-8', false) ?? '';
    if (isMostlyUtf8(damaged)) return damaged;
  }
  for (const label of [...declared, ...likelyEncodings(bytes)]) {
    const text = decode(bytes, label, true);
    if (text !== null) return text;
  }
  return windows1252(bytes);
}

function decode(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  if (/^(?:windows-1252|iso-8859-1|latin1|us-ascii|ascii)$/.test(label)) return windows1252(bytes);
  try {
    // `stream` forgives a character that is cut in half at the end of the bytes.
    return new TextDecoder(label, { fatal }).decode(bytes, { stream: fatal });
  } catch {
    return null;
  }
}

function markedEncoding([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xff && b === 0xfe ? 'utf-16le' : null;
}

function declaredEncodings(
  bytes: Uint8Array,
  { contentType, html = false }: EncodingHints,
): string[] {
  const head = windows1252(bytes.subarray(0, 1024));
  const sniffed = html
    ? sniffHtmlEncoding(bytes.subarray(0, 1024), { defaultEncoding: 'UTF-8' })
    : undefined;
  return [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1],
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1],
    sniffed,
  ]
    .filter((label) => label !== undefined)
    .map((label) => label.toLowerCase());
}

/** UTF-16 text in a Latin script has a zero in every other byte; nothing else has. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16be' | 'utf-16le' | null {
  const sample = bytes.subarray(0, 512);
  if (sample.length < 8) return null;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros.map((count) => count / (sample.length / 2));
  if (odd > 0.4 && even < 0.1) return 'utf-16le';
  return even > 0.4 && odd < 0.1 ? 'utf-16be' : null;
}

function isMostlyUtf8(text: string): boolean {
  const sample = text.slice(0, SNIFFED_BYTES);
  const damage = (sample.match(/\uFFFD/g) ?? []).length;
  const whole = (sample.match(/[^\0-\x7F\uFFFD]/g) ?? []).length;
  return damage <= Math.max(1, sample.length * MOST_DAMAGE) && whole >= 4 * damage;
}

function likelyEncodings(bytes: Uint8Array): string[] {
  return chardet
    .analyse(bytes.subarray(0, SNIFFED_BYTES))
    .filter(({ confidence }) => confidence >= 30)
    .map(({ name }) => name.toLowerCase());
}
