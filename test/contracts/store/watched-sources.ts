import { describe, expect, it } from 'vitest';
import { channel } from '../../store/records.ts';
import { LATER, type TriedStore } from './tried-store.ts';

/** How what is watched from chat is kept and forgotten. */
export function watchedSourceContract(tried: TriedStore): void {
  describe('what is watched', () => {
    const watch = { type: 'feed', title: 'Wire', addedBy: 'U1', addedAt: LATER } as const;
    const first = { ...watch, url: 'https://wire.example/rss', addedIn: channel('C1') };
    const other = { ...channel('C9'), workspace: 'T9' };

    it('keeps one watch a workspace and url, and ends it once', async () => {
      await tried.store.keepWatchedSource({ ...first, addedIn: channel('C2'), title: null });
      await tried.store.keepWatchedSource(first);
      await tried.store.keepWatchedSource({ ...first, addedIn: other });
      await tried.nowAndReopened(async () => {
        expect(await tried.store.watchedSources()).toEqual([first, { ...first, addedIn: other }]);
      });
      const { url } = first;
      expect(await tried.store.endWatchedSource({ url, addedIn: channel('C3') })).toBe(true);
      expect(await tried.store.endWatchedSource({ url, addedIn: channel('C1') })).toBe(false);
      await tried.nowAndReopened(async () => {
        expect(await tried.store.watchedSources()).toEqual([{ ...first, addedIn: other }]);
      });
    });

    it('forgets what a source remembered', async () => {
      await tried.store.keepSourceState({ id: 'a', state: { etag: 'a' } });
      await tried.store.keepSourceState({ id: 'b', state: { etag: 'b' } });
      await tried.store.forgetSource('a');
      await tried.store.forgetSource('c');
      await tried.nowAndReopened(async () => {
        expect(await tried.store.sourceStates()).toEqual([{ id: 'b', state: { etag: 'b' } }]);
      });
    });
  });
}
