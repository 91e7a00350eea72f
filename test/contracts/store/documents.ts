import { describe, expect, it } from 'vitest';
import { documentOf, keptOf, SIGNAL } from '../../store/records.ts';
import type { TriedStore } from './tried-store.ts';

/** How documents are kept, replaced and listed. */
export function documentContract(tried: TriedStore): void {
  describe('documents', () => {
    it('gives back exactly what was kept, every kind of text included', async () => {
      const odd = keptOf('odd', {
        document: documentOf('odd', {
          format: 'card',
          title: 'Line\nbreak, "quotes", emoji 🙂, lone \ud800 half, \u2028, עברית',
          publishedAt: null,
          problems: ['No origin line.'],
          card: {
            dialect: 2,
            title: 'A card',
            origin: { label: 'from page', url: 'https://cards.example/(1)' },
            link: null,
            summary: null,
            keywords: ['ai'],
            themes: [],
            category: null,
            type: null,
            signals: [],
            concerns: [{ name: 'jobs', description: null, relevancy: 4 }],
            behaviors: [],
            technologies: [],
            issues: [],
            closest: [{ title: 'Another', id: '17' }],
          },
        }),
        signals: [SIGNAL],
      });
      await tried.store.keepReading({ kept: odd, stories: [], deliveries: [] });
      await tried.nowAndReopened(async () => {
        expect(await tried.store.documentById('odd')).toEqual(odd);
        expect(await tried.store.documentById('unknown')).toBeNull();
      });
    });

    it('gives documents in the order asked for and leaves unknown ones out', async () => {
      for (const id of ['a', 'b', 'c']) {
        await tried.store.keepReading({ kept: keptOf(id), stories: [], deliveries: [] });
      }
      await tried.nowAndReopened(async () => {
        const found = await tried.store.documentsByIds(['c', 'nobody', 'a']);
        expect(found.map(({ document }) => document.id)).toEqual(['c', 'a']);
      });
    });

    it('lists documents by when they were read, newest first, whenever they were published', async () => {
      const read = [
        { id: 'old', readAt: '2024-08-01T00:00:00.000Z', publishedAt: '2024-07-31' },
        { id: 'at', readAt: '2024-09-01T00:00:00.000Z', publishedAt: '2019-01-01' },
        { id: 'new', readAt: '2024-09-02T00:00:00.000Z', publishedAt: null },
      ];
      for (const { id, readAt, publishedAt } of read) {
        const kept = keptOf(id, { readAt, document: documentOf(id, { publishedAt }) });
        await tried.store.keepReading({ kept, stories: [], deliveries: [] });
      }
      await tried.nowAndReopened(async () => {
        const found = await tried.store.documentsSince('2024-09-01T00:00:00.000Z');
        expect(found.map(({ document }) => document.id)).toEqual(['new', 'at']);
      });
    });

    it('replaces a document that comes again, also where its month has changed', async () => {
      await tried.store.keepReading({ kept: keptOf('a'), stories: [], deliveries: [] });
      await tried.reopen();
      const again = keptOf('a', {
        revision: 2,
        document: documentOf('a', { publishedAt: '2024-10-02' }),
      });
      await tried.store.keepReading({ kept: again, stories: [], deliveries: [] });
      await tried.nowAndReopened(async () => {
        expect(await tried.store.documentById('a')).toEqual(again);
        expect(await tried.store.documentsSince('')).toEqual([again]);
      });
    });
  });
}
