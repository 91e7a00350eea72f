import { looksLikeCard } from './card-reader.ts';
import { readCardDocument } from './card-document.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { Document } from './document.ts';
import { readPlainText } from './text-reader.ts';
import type { Origin } from './text-reader.ts';

/** What bytes turned into, and in plain sentences what of them could not be read. */
export type DocumentsRead = {
  readonly documents: readonly Document[];
  readonly problems: readonly string[];
};

/** What is known of bytes before they are read. */
export type BytesOrigin = Origin & { readonly contentType?: string | null };

/**
 * Reads bytes of a kind that is found from the bytes themselves first, then from the content type and the name.
 * Never throws for what the bytes hold; what could not be read is in `problems`.
 */
export async function readDocuments(
  bytes: Uint8Array,
  origin: BytesOrigin = {},
): Promise<DocumentsRead> {
  const text = decodeBytes(bytes, { contentType: origin.contentType ?? null });
  if (looksLikeCard(text))
    return Promise.resolve({ documents: [readCardDocument(text)], problems: [] });
  return { documents: [readPlainText(text, origin)], problems: [] };
}
