import type { Story } from '../stories/story.ts';
import { weekOf } from './period.ts';
import type { Period } from './period.ts';

/** The newest ISO week in which a story happened; null where there are no stories. */
export function newestPeriodWithStories(
  stories: readonly Pick<Story, 'happenedOn'>[],
): Period | null {
  const newest = stories.map(({ happenedOn }) => happenedOn).reduce(later, '');
  return newest === '' ? null : weekOf(newest);
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
