import type { Document } from '../documents/document.ts';

/** A place that yields documents. Paths are absolute; `everyMs` null: as often as the poll interval says. */
export type Source =
  | {
      readonly type: 'feed' | 'page' | 'table';
      readonly url: string;
      readonly everyMs: number | null;
    }
  | {
      readonly type: 'feed' | 'table' | 'file' | 'folder';
      readonly path: string;
      readonly everyMs: number | null;
    };

/** What one file, page, feed, or part of a long table gave. */
export type ReadBatch = {
  /** The file or url, as it may be shown. */
  readonly from: string;
  readonly documents: readonly Document[];
  /** What could not be read, in plain sentences. */
  readonly problems: readonly string[];
};

/** How people and the store know a source: its address, or its path. */
export function sourceName(source: Source): string {
  return 'url' in source ? source.url : source.path;
}
