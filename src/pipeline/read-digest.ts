import { makeDigest } from '../digests/make-digest.ts';
import type { Coverage, Digest, DigestInput } from '../digests/make-digest.ts';
import { newestPeriodWithStories } from '../digests/newest-period.ts';
import { addDays, dateIn, periodBefore, weekOf } from '../digests/period.ts';
import type { Period } from '../digests/period.ts';
import { periodOfWords } from '../digests/period-words.ts';
import type { Story } from '../stories/story.ts';
import type { Store } from '../store/store.ts';

/** A figure is put right within weeks of the event; older stories are looked up where a story links to them. */
const CORRECTED_WITHIN_DAYS = 60;

/** Every story that a digest of the period may have to name. */
export async function storiesForDigest(store: Store, period: Period): Promise<Story[]> {
  const from = addDays(periodBefore(period).start, -CORRECTED_WITHIN_DAYS);
  const stories = await store.storiesBetween(from, period.end);
  const known = new Set(stories.map(({ id }) => id));
  const linked = new Set(stories.flatMap(({ links }) => links.map(({ storyId }) => storyId)));
  const older = await Promise.all(
    [...linked].filter((id) => !known.has(id)).map((id) => store.storyById(id)),
  );
  return [...stories, ...older.filter((story) => story !== null)];
}

/** What `digest WORDS` asks; `wants`, `followed` and `reports` as for `makeDigest`. */
export type DigestRequest = Pick<DigestInput, 'wants' | 'followed' | 'reports'> & {
  /** Empty: the newest week that has stories. */
  readonly words: string;
  /** ISO instant. */
  readonly now: string;
  /** IANA zone of the reader. */
  readonly zone: string;
  readonly coverage: Coverage | null;
};

/** The digest that words ask for, made now; null where they name no period. */
export async function readDigest(store: Store, request: DigestRequest): Promise<Digest | null> {
  const { words, now, zone, coverage, wants, followed, reports } = request;
  const period =
    words.trim() === '' ? await newestPeriod(store, now, zone) : periodOfWords(words, now, zone);
  if (!period) return null;
  return makeDigest({
    period,
    zone,
    coverage,
    stories: await storiesForDigest(store, period),
    ...(wants ? { wants } : {}),
    ...(followed ? { followed } : {}),
    ...(reports ? { reports } : {}),
  });
}

async function newestPeriod(store: Store, now: string, zone: string): Promise<Period> {
  const today = dateIn(now, zone);
  // A publisher's tomorrow may be a day ahead of the reader's.
  const stories = await store.storiesBetween('0000-01-01', addDays(today, 2));
  return newestPeriodWithStories(stories) ?? weekOf(today);
}
