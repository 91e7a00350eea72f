import type { Document } from './document.ts';

/** By the day of publication, those of one day as they were given; who names no day comes last. */
export function oldestFirst(documents: readonly Document[]): Document[] {
  const day = ({ publishedAt }: Document): string => publishedAt ?? '9999';
  return documents.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
