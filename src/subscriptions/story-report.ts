import type { Story } from '../stories/story.ts';
import type { Destination } from './subscription.ts';

export const WRONG_REASONS = ['wrong_company', 'wrong_number', 'duplicate', 'not_news'] as const;
export type WrongReason = (typeof WRONG_REASONS)[number];

/** What a destination's people said is wrong with a story. One a destination, story and reason; the last word counts. */
export type StoryReport = {
  readonly destination: Destination;
  readonly storyId: string;
  readonly reason: WrongReason;
  /** In the person's own words; empty where they said no more. */
  readonly note: string;
  /** The platform's id of the person. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** Set where somebody there took it back since: it is kept, and nothing follows from it any more. */
  readonly takenBack?: { readonly by: string; readonly at: string };
};

/** What somebody says with a reason, for people. */
export const REASON_WORDS: Readonly<Record<WrongReason, string>> = {
  wrong_company: 'it is about another company',
  wrong_number: 'a figure is wrong',
  duplicate: 'it was here before',
  not_news: 'it is no news here',
};

/** True for a report that nobody took back. */
export function isStanding({ takenBack }: StoryReport): boolean {
  return takenBack === undefined;
}

/** The report that the story is none for its destination, after which nothing more of it is sent there; null: none. */
export function silenceOf(reports: readonly StoryReport[]): StoryReport | null {
  return reports.find((one) => isStanding(one) && one.reason !== 'wrong_number') ?? null;
}

/** The report of a wrong figure that still stands; null where there is none, or a correction came after it. */
export function disputeOf(
  { corrections }: Pick<Story, 'corrections'>,
  reports: readonly StoryReport[],
): StoryReport | null {
  const dispute = reports.find((one) => isStanding(one) && one.reason === 'wrong_number');
  if (!dispute || corrections.some(({ at }) => at > dispute.at)) return null;
  return dispute;
}

/** What the reports of one destination make of stories there, by their ids. */
export type Verdicts = {
  readonly silenced: ReadonlySet<string>;
  readonly disputed: ReadonlySet<string>;
};

/** Which of the stories are silent at the destination that the reports are of, and which have a disputed figure. */
export function verdictsOn(
  stories: readonly Pick<Story, 'id' | 'corrections'>[],
  reports: readonly StoryReport[],
): Verdicts {
  const silenced = new Set<string>();
  const disputed = new Set<string>();
  const reported = new Set(reports.map(({ storyId }) => storyId));
  for (const story of stories.filter(({ id }) => reported.has(id))) {
    const said = reports.filter(({ storyId }) => storyId === story.id);
    if (silenceOf(said)) silenced.add(story.id);
    else if (disputeOf(story, said)) disputed.add(story.id);
  }
  return { silenced, disputed };
}
