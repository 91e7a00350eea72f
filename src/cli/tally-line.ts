import { countOf } from '../messages/format.ts';
import type { Tally } from '../pipeline/take-batches.ts';

/** `seeds/documents: 12 documents, 2 of them known before; 31 signals in 9 stories.` */
export function tallyLine(from: string, tally: Tally): string {
  const asides = [
    tally.known > 0 ? `${countOf(tally.known, 'of them', 'of them')} known before` : null,
    tally.revised > 0 ? countOf(tally.revised, 'revised', 'revised') : null,
    tally.unread > 0
      ? countOf(tally.unread, 'not in English and kept unread', 'not in English and kept unread')
      : null,
  ].filter((aside) => aside !== null);
  const read = [countOf(tally.documents, 'document'), ...asides].join(', ');
  const found =
    tally.signals === 0
      ? 'nothing new'
      : `${countOf(tally.signals, 'signal')} in ${countOf(tally.stories.size, 'story', 'stories')}`;
  return `${from}: ${read}; ${found}.`;
}
