import type { Store } from '../store/store.ts';
import type { Story } from '../stories/story.ts';

/** Stories older than this are found by their id, not offered while somebody types. */
const OFFERED_DAYS = 366;
const DAY_MS = 86_400_000;

/**
 * The stories that somebody may mean who has typed the beginnings of words of the company, headline or id: newest
 * first, at most `limit`. `now` is an ISO instant.
 */
export async function suggestStories(
  typed: string,
  { store, now }: { readonly store: Pick<Store, 'storiesBetween'>; readonly now: string },
  limit: number,
): Promise<Story[]> {
  const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const from = dayAt(Date.parse(now) - OFFERED_DAYS * DAY_MS);
  const stories = await store.storiesBetween(from, dayAt(Date.parse(now) + 2 * DAY_MS));
  const wanted = wordsIn(typed);
  return stories
    .filter(({ id, companyName, headline }) => {
      const words = wordsIn(`${id} ${companyName} ${headline}`);
      return wanted.every((start) => words.some((word) => word.startsWith(start)));
    })
    .slice(0, limit);
}

function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
