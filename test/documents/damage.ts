import { expect } from 'vitest';
import { fc } from '../properties.ts';
import type { Document } from '../../src/documents/document.ts';
import { readDocuments } from '../../src/documents/read-documents.ts';

/** How often each property is tried, and from which seed. */
export const RUNS = { numRuns: 150, seed: 20_260_116 };

/** What the readers make of a file of this name. */
export const read = (text: string | Uint8Array, name: string) =>
  readDocuments(typeof text === 'string' ? new TextEncoder().encode(text) : text, {
    name,
    url: 'https://wire.example/feed',
  });

/** What holds of every document, whatever it was read from. */
export function expectSound(documents: readonly Document[]): void {
  expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  for (const { title, url, publishedAt, text } of documents) {
    expect(title.trim()).not.toBe('');
    expect(`${title}${text}`).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
    if (url !== null) expect(url).toMatch(/^https?:\/\//);
    if (publishedAt !== null) expect(Number.isNaN(Date.parse(publishedAt))).toBe(false);
  }
}

/** A cut, a doubling or some noise at any place of a text, several times over. */
export const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 60 }),
    put: fc.oneof(
      fc.constant(''),
      fc.constantFrom(
        '<',
        '>',
        '"',
        '&',
        ']]>',
        '<![CDATA[',
        '<!--',
        '</item>',
        '<item>',
        '\u0000',
        '\n',
        ',',
        ';',
        '{',
        '}',
        '&#0;',
        '&#x110000;',
        '<!ENTITY a "b">',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    keep: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The text after these hits, one after the other. */
export function damaged(
  text: string,
  hits: readonly { at: number; length: number; put: string; keep: boolean }[],
): string {
  return hits.reduce((rest, { at, length, put, keep }) => {
    const place = Math.floor(at * rest.length);
    return rest.slice(0, place) + put + rest.slice(keep ? place : place + length);
  }, text);
}
