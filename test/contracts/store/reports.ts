import { describe, expect, it } from 'vitest';
import type { StoryReport } from '../../../src/subscriptions/story-report.ts';
import { channel, CREATED } from '../../store/records.ts';
import { LATER, type TriedStore } from './tried-store.ts';

/** How what people say of stories is kept. */
export function reportContract(tried: TriedStore): void {
  describe('what people say of stories', () => {
    const report: StoryReport = {
      destination: channel('C1'),
      storyId: 's1',
      reason: 'wrong_number',
      note: 'It was 12, not 120.',
      by: 'U1',
      at: CREATED,
    };

    it('keeps one report a destination, story and reason, the newest first', async () => {
      const again = { ...report, note: 'It was 21.', at: LATER };
      const elsewhere = { ...report, destination: channel('C2') };
      for (const one of [report, elsewhere, again]) await tried.store.keepReport(one);
      await tried.store.keepReport({ ...report, storyId: 's2' });
      await tried.nowAndReopened(async () => {
        expect(await tried.store.reportsOf('s1')).toEqual([again, elsewhere]);
        expect(await tried.store.reportsOf('unknown')).toEqual([]);
      });
    });

    it('tells all that was said at a destination, and what was taken back', async () => {
      const takenBack = { ...report, takenBack: { by: 'U2', at: LATER } };
      const other = { ...report, storyId: 's2', at: LATER };
      await tried.store.keepReport(report);
      await tried.store.keepReport({ ...report, destination: channel('C2') });
      for (const one of [other, takenBack]) await tried.store.keepReport(one);
      await tried.nowAndReopened(async () => {
        expect(await tried.store.reportsAt(channel('C1'))).toEqual([other, takenBack]);
        expect(await tried.store.reportsAt(channel('C9'))).toEqual([]);
      });
    });
  });
}
