import { looksLikeCard } from './card-sections.ts';
import { loadReader } from './load-reader.ts';
import type { Origin } from './text-reader.ts';

/** What is known of bytes before they are read. */
export type BytesOrigin = Origin & {
  /** The Content-Type header. */
  readonly contentType?: string | null;
};

/** What bytes were taken for. */
export type BytesFormat = 'card' | 'feed' | 'html' | 'table' | 'spreadsheet' | 'text' | 'binary';

const SNIFFED_CHARACTERS = 4096;

/** What decoded text is, see `readDocuments`. */
export async function textFormat(
  text: string,
  { name, contentType }: BytesOrigin = {},
): Promise<Exclude<BytesFormat, 'spreadsheet'>> {
  const head = text.slice(0, SNIFFED_CHARACTERS).trimStart();
  const type = (contentType ?? '').toLowerCase();
  const extension = /\.(\w+)$/.exec(name ?? '')?.[1]?.toLowerCase() ?? '';
  if (isBinary(head)) return 'binary';
  if (looksLikeCard(text)) return 'card';
  if (looksLikeFeed(text)) return 'feed';
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)[\s>]/i.test(head)
  )
    return 'html';
  if (extension === 'csv' || extension === 'tsv' || /\b(?:csv|tab-separated)/.test(type))
    return 'table';
  const { looksLikeTable } = await loadReader.table();
  if (await looksLikeTable(text)) return 'table';
  if (/\bx?html\b/.test(type) || /^x?html?$/.test(extension)) return 'html';
  return /^<[a-z!?]/i.test(head) && /<\/?(?:p|div|article|h1|section|main)[\s>]/i.test(head)
    ? 'html'
    : 'text';
}

/** Whether text is a feed of any of the formats that `readFeed` knows. */
export function looksLikeFeed(raw: string): boolean {
  const head = raw
    .slice(0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head.startsWith('{'))
    return /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(head);
  return (
    head.startsWith('<') && /<(?:rss|feed|rdf:RDF)[\s>]/.test(head) && !/<html[\s>]/i.test(head)
  );
}

/** More than a tenth of what stands at the start is nothing that text holds. */
function isBinary(head: string): boolean {
  const odd = head.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  return head.startsWith('%PDF-') || odd > Math.max(4, head.length / 10);
}
