import type { Correction, Story } from '../stories/story.ts';
import { verdictsOn, type StoryReport } from '../subscriptions/story-report.ts';
import { addDays, dateIn, daysFrom, isIn, periodBefore } from './period.ts';
import type { Period } from './period.ts';
import { CUT_KINDS, HIRING_KINDS, peopleOf, totalsOf } from './totals.ts';
import type { Totals } from './totals.ts';

/** How the sources are; what the digest can know of. */
export type Coverage = {
  readonly sources: number;
  readonly healthy: number;
  /** Sources that brought nothing or failed; `since` is an ISO date or instant. */
  readonly silent: readonly { readonly name: string; readonly since: string }[];
  /** Sources that were silent and are back; instants in ISO 8601. */
  readonly healed?: readonly {
    readonly name: string;
    readonly since: string;
    readonly at: string;
  }[];
};

export type DigestInput = {
  readonly period: Period;
  /** All stories that might matter: of the period, of the one before, and earlier ones that may have been corrected. */
  readonly stories: readonly Story[];
  /** IANA zone of the reader. */
  readonly zone: string;
  /** Which stories are for the reader; all where missing. */
  readonly wants?: (story: Story) => boolean;
  /** Companies the reader follows; those without news are named. */
  readonly followed?: readonly { readonly id: string; readonly name: string }[];
  /** Alerts that were held back for this digest. */
  readonly held?: readonly HeldAlert[];
  /** What was said at the reader's of stories: those that it silenced are left out. */
  readonly reports?: readonly StoryReport[];
  /** ISO instant of the reader's last digest: what was read since, though it happened before the period, is told too. */
  readonly lastDigestAt?: string | null;
  readonly coverage?: Coverage | null;
  readonly late?: Lateness | null;
};

/** Why an alert did not go out by itself. */
export type HeldAlert = {
  readonly storyId: string;
  readonly because: 'budget' | 'paused' | 'late';
};

/** When a late digest was to come, and the days that no digest was sent for. */
export type Lateness = {
  readonly at: string;
  readonly missed: { readonly start: string; readonly end: string } | null;
};

/** What a digest says, before it is put into words. */
export type Digest = {
  readonly period: Period;
  readonly zone: string;
  /** Every story of the period for the reader: the most relevant first, then the largest and the newest. */
  readonly stories: readonly Story[];
  readonly cuts: Totals;
  readonly hiring: Totals;
  /** The same of the period before; null where nothing is known of it. */
  readonly before: { readonly cuts: Totals } | null;
  /** Stories of the period that take an earlier one back, with that one where it is known. */
  readonly reversals: readonly { readonly story: Story; readonly of: Story | null }[];
  /** Figures put right in the period, of stories of any age. */
  readonly corrections: readonly { readonly story: Story; readonly correction: Correction }[];
  /** Happened before the period and read only since the last digest. */
  readonly readLate: readonly Story[];
  /** Alerts held back, with their stories. */
  readonly held: readonly { readonly story: Story; readonly because: HeldAlert['because'] }[];
  /** Stories of the period that are left out because the reader's people said they are wrong there. */
  readonly silenced: readonly Story[];
  /** Ids of the stories with a figure that the reader's people said is wrong. */
  readonly disputed: ReadonlySet<string>;
  /** Names of companies followed of which there is no news. */
  readonly quiet: readonly string[];
  readonly coverage: Coverage | null;
  readonly late: Lateness | null;
};

/** An archive that a new source brings is no news; a story read a fortnight late still is. */
const READ_LATE_DAYS = 14;

/** Puts together what a digest of the period has to say to a reader. */
export function makeDigest(input: DigestInput): Digest {
  const { period, zone, wants = () => true, followed = [], held = [] } = input;
  const verdicts = verdictsOn(input.stories, input.reports ?? []);
  const isSilenced = ({ id }: Story) => verdicts.silenced.has(id);
  const wanted = input.stories.filter((story) => wants(story) && !isSilenced(story));
  const byId = new Map(input.stories.map((story) => [story.id, story]));
  const stories = wanted.filter(({ happenedOn }) => isIn(happenedOn, period)).sort(byRelevance);
  const before = storiesBefore(period, wanted);
  const readLate = wanted.filter((story) => isReadLate(story, period, input.lastDigestAt ?? null));
  const told = new Set([...stories, ...readLate].map(({ companyId }) => companyId));
  return {
    period,
    zone,
    stories,
    cuts: totalsOf(stories, CUT_KINDS, input.stories),
    hiring: totalsOf(stories, HIRING_KINDS, input.stories),
    before: before.length === 0 ? null : { cuts: totalsOf(before, CUT_KINDS, input.stories) },
    reversals: stories.flatMap((story) => {
      const link = story.links.find(({ relation }) => relation === 'reverses');
      const takesBack = link !== undefined || story.stage === 'reversed';
      return takesBack ? [{ story, of: link ? (byId.get(link.storyId) ?? null) : null }] : [];
    }),
    corrections: wanted.flatMap((story) =>
      story.corrections
        .filter(({ at }) => isIn(dateIn(at, zone), period))
        .map((correction) => ({ story, correction })),
    ),
    readLate: readLate.sort(byRelevance),
    held: held.flatMap(({ storyId, because }) => {
      const story = byId.get(storyId);
      return story && !isSilenced(story) ? [{ story, because }] : [];
    }),
    silenced: input.stories.filter(
      (story) => isSilenced(story) && wants(story) && isIn(story.happenedOn, period),
    ),
    disputed: verdicts.disputed,
    quiet: followed
      .filter(({ id }) => !told.has(id))
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b, 'en')),
    coverage: input.coverage ? newsOf(input.coverage, input.lastDigestAt ?? period.start) : null,
    late: input.late ?? null,
  };
}

/** What healed before the reader's last digest was told there. */
function newsOf(coverage: Coverage, since: string): Coverage {
  const healed = (coverage.healed ?? []).filter(({ at }) => Date.parse(at) >= Date.parse(since));
  return { ...coverage, healed };
}

/** True where the digest has nothing to tell; the coverage alone is no news. */
export function isEmpty({ stories, corrections, readLate, held }: Digest): boolean {
  return [stories, corrections, readLate, held].every(({ length }) => length === 0);
}

/** Nothing where the period is a part of a week: four days do not compare with the four before them. */
function storiesBefore(period: Period, stories: readonly Story[]): Story[] {
  if (period.every === 'weekly' && daysFrom(period.start, period.end) !== 7) return [];
  const before = periodBefore(period);
  return stories.filter(({ happenedOn }) => isIn(happenedOn, before));
}

function isReadLate(story: Story, period: Period, lastDigestAt: string | null): boolean {
  if (lastDigestAt === null) return false;
  const earliest = addDays(period.start, -READ_LATE_DAYS);
  return (
    isIn(story.happenedOn, { start: earliest, end: period.start }) &&
    Date.parse(story.firstSeenAt) >= Date.parse(lastDigestAt)
  );
}

function byRelevance(a: Story, b: Story): number {
  return (
    b.relevance - a.relevance ||
    size(b) - size(a) ||
    b.happenedOn.localeCompare(a.happenedOn) ||
    a.id.localeCompare(b.id)
  );
}

function size(story: Story): number {
  const people = peopleOf(story);
  return people.type === 'number' ? people.figure.value : 0;
}
