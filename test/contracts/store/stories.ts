import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/stories/story.ts';
import { keptOf, storyOf } from '../../store/records.ts';
import type { TriedStore } from './tried-store.ts';

/** How stories are listed, and that nobody overwrites what they have not seen. */
export function storyContract(tried: TriedStore): void {
  async function keepStories(...stories: readonly Story[]): Promise<void> {
    for (const story of stories) {
      const kept = keptOf(`of-${story.id}-${story.version}`);
      await tried.store.keepReading({ kept, stories: [story], deliveries: [] });
    }
  }

  describe('stories', () => {
    it('lists the stories of a company since a day, newest first', async () => {
      await keepStories(
        storyOf('s1', { happenedOn: '2022-05-23' }),
        storyOf('s2', { happenedOn: '2024-08-28' }),
        storyOf('s3', { happenedOn: '2023-12-01' }),
        storyOf('other', { happenedOn: '2024-08-28', companyId: 'elsewhere' }),
      );
      await tried.nowAndReopened(async () => {
        const since = await tried.store.storiesAbout('northmill', '2023-12-01');
        expect(since.map(({ id }) => id)).toEqual(['s2', 's3']);
        const all = await tried.store.storiesAbout('northmill', '');
        expect(all.map(({ id }) => id)).toEqual(['s2', 's3', 's1']);
        expect(await tried.store.storiesAbout('nobody', '')).toEqual([]);
      });
    });

    it('lists the stories of a period: its first day in, its end out', async () => {
      await keepStories(
        storyOf('before', { happenedOn: '2024-08-25' }),
        storyOf('first', { happenedOn: '2024-08-26' }),
        storyOf('last', { happenedOn: '2024-09-01' }),
        storyOf('after', { happenedOn: '2024-09-02' }),
      );
      await tried.nowAndReopened(async () => {
        const found = await tried.store.storiesBetween('2024-08-26', '2024-09-02');
        expect(found.map(({ id }) => id)).toEqual(['last', 'first']);
      });
    });

    it('keeps one copy of a story that moves to another month', async () => {
      await keepStories(storyOf('s', { happenedOn: '2024-09-01' }));
      await tried.reopen();
      await keepStories(storyOf('s', { happenedOn: '2024-08-31', version: 2 }));
      await tried.nowAndReopened(async () => {
        const stories = await tried.store.storiesAbout('northmill', '');
        expect(stories.map(({ happenedOn }) => happenedOn)).toEqual(['2024-08-31']);
        expect(await tried.store.storiesBetween('2024-09-01', '2024-10-01')).toEqual([]);
      });
    });

    it.each([
      { stored: 0, given: 2, why: 'a new story starts at 1' },
      { stored: 1, given: 1, why: 'somebody else has stored this version' },
      { stored: 2, given: 2, why: 'it was read before the last change' },
      { stored: 1, given: 3, why: 'a version was left out' },
    ])('refuses version $given over $stored: $why', async ({ stored, given }) => {
      for (let version = 1; version <= stored; version += 1) {
        await keepStories(storyOf('s', { version }));
      }
      await expect(keepStories(storyOf('s', { version: given }))).rejects.toMatchObject({
        code: 'stale_story',
        storyId: 's',
      });
      expect((await tried.store.storyById('s'))?.version ?? 0).toBe(stored);
    });

    it('lets one of several writers at once win', async () => {
      await keepStories(storyOf('s'));
      const tries = ['a', 'b', 'c'].map((id) =>
        tried.store.keepReading({
          kept: keptOf(id),
          stories: [storyOf('s', { version: 2, headline: id })],
          deliveries: [],
        }),
      );
      const results = await Promise.allSettled(tries);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    });
  });
}
