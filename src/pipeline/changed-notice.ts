import type { Document, TableRow } from '../documents/document.ts';
import type { Store } from '../store/store.ts';
import { daysBetween } from '../stories/likeness.ts';
import type { Story } from '../stories/story.ts';
import type { Amends } from '../stories/tell-stories.ts';

// A notice is given 60 days before jobs end (29 U.S.C. 2102), and put off for months at most.
const CHANGED_WITHIN_DAYS = 400;

/**
 * The notice of the same employer and place that a row says it changes or takes back: that of the same day, else the one
 * in effect from the same day, else the only one there is; `unknown` where it names none of them for certain. Null for
 * every other document.
 */
export async function noticeChangedBy(
  { id, row }: Document,
  stories: readonly Story[],
  store: Pick<Store, 'documentsByIds'>,
): Promise<Amends | 'unknown' | null> {
  if (row?.standing === undefined) return null;
  const ids = stories.flatMap(({ tellings }) => tellings.map(({ documentId }) => documentId));
  const notices = (await store.documentsByIds(ids.filter((other) => other !== id))).flatMap(
    ({ document }) =>
      document.row !== undefined && isOfOneSite(document.row, row)
        ? [{ documentId: document.id, row: document.row }]
        : [],
  );
  const sameDay = (role: 'noticeDate' | 'effectiveDate') =>
    notices.filter((notice) => row[role] !== null && notice.row[role] === row[role]);
  const [meant, ...others] =
    [sameDay('noticeDate'), sameDay('effectiveDate'), notices].find(({ length }) => length > 0) ??
    [];
  if (meant === undefined || others.length > 0) return 'unknown';
  return { documentId: meant.documentId, replaces: row.standing === 'amended' };
}

function isOfOneSite(notice: TableRow, change: TableRow): boolean {
  const places = [notice.place, change.place].map((place) => place?.toLowerCase() ?? '');
  const days = [
    notice.noticeDate ?? notice.effectiveDate,
    change.noticeDate ?? change.effectiveDate,
  ];
  const [one = null, other = null] = days;
  return (
    notice.table === 'warn' &&
    notice.standing !== 'rescinded' &&
    (places.includes('') || places[0] === places[1]) &&
    (one === null || other === null || daysBetween(one, other) <= CHANGED_WITHIN_DAYS)
  );
}
