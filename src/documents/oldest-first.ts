import type { Document } from './document.ts';

/**
 * By the day of publication, those of one day as they were given; who names no day comes last, and of one day what
 * changes or takes back a notice after the notices.
 */
export function oldestFirst(documents: readonly Document[]): Document[] {
  const day = ({ publishedAt, row }: Document): string =>
    `${publishedAt ?? '9999'}${row?.standing === undefined ? '' : ' changed'}`;
  return documents.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
