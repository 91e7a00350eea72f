import type { Kind, Qualifier } from '../signals/signal.ts';
import { leadOf, sameCount } from '../stories/likeness.ts';
import type { Story, StoryFigure } from '../stories/story.ts';
import { FAMILIES } from '../stories/thresholds.ts';

/** Stages that are added up, each by itself; what is denied or taken back is in no total. */
export const COUNTED_STAGES = ['announced', 'filed', 'executed', 'rumoured'] as const;
export type CountedStage = (typeof COUNTED_STAGES)[number];

/** Kinds whose figure of people means jobs that go. */
export const CUT_KINDS: readonly Kind[] = ['layoff', 'attrition', 'closure', 'restructuring'];
export const HIRING_KINDS: readonly Kind[] = ['hiring'];

/** One event's share of a total, as a source has it. */
export type Addend = {
  readonly storyId: string;
  readonly company: string;
  readonly people: number;
  readonly qualifier: Qualifier;
  readonly ai: boolean;
};

/** The people of all events of one stage. Each event is in exactly one of the lists. */
export type StageTotal = {
  readonly stage: CountedStage;
  /** Sum of `addends`. */
  readonly people: number;
  /** `about` where an addend is about, nearly, at least or more than. */
  readonly qualifier: 'exactly' | 'about';
  /** Largest first. */
  readonly addends: readonly Addend[];
  /** "Up to 600": a ceiling is no number to add. */
  readonly ceilings: readonly Addend[];
  /** Companies that gave no number of people. */
  readonly unnumbered: readonly string[];
  /** Companies on whose number the sources disagree, with what they say. */
  readonly disputed: readonly { readonly company: string; readonly people: readonly number[] }[];
  /** Where AI is given as a cause: people of `addends`, and companies of all the lists. */
  readonly ai: { readonly people: number; readonly companies: readonly string[] };
};

/** What is in no total although it has people in it, and why. */
export type Uncounted = {
  readonly storyId: string;
  readonly company: string;
  readonly because: 'told_before' | 'taken_back';
};

export type Totals = {
  readonly stages: readonly StageTotal[];
  readonly uncounted: readonly Uncounted[];
};

/**
 * Adds up the people of the stories of some kinds, each event once and each stage by itself. `known` are further
 * stories by which a step of a plan already counted, or a plan taken back, is recognised.
 */
export function totalsOf(
  stories: readonly Story[],
  kinds: readonly Kind[],
  known: readonly Story[],
): Totals {
  const ours = stories.filter(({ kind }) => kinds.includes(kind));
  const all = new Map([...known, ...stories].map((story) => [story.id, story]));
  const takenBack = new Set(
    [...all.values()].flatMap(({ links }) =>
      links.filter(({ relation }) => relation === 'reverses').map(({ storyId }) => storyId),
    ),
  );
  const uncounted = ours.flatMap((story): Uncounted[] => {
    const { id: storyId, companyName: company } = story;
    if (takenBack.has(storyId)) return [{ storyId, company, because: 'taken_back' }];
    return isToldBefore(story, all) ? [{ storyId, company, because: 'told_before' }] : [];
  });
  const left = new Set(uncounted.map(({ storyId }) => storyId));
  const counted = ours.filter(({ id }) => !left.has(id));
  return {
    stages: COUNTED_STAGES.flatMap((stage) => {
      const atStage = counted.filter((story) => story.stage === stage);
      return atStage.length === 0 ? [] : [totalOf(stage, atStage)];
    }),
    uncounted,
  };
}

/** A further step at the same stage of a plan whose people are counted where the plan is. */
function isToldBefore({ links, stage }: Story, all: ReadonlyMap<string, Story>): boolean {
  return links.some(({ relation, storyId }) => {
    const plan = all.get(storyId);
    return relation === 'follows' && plan?.stage === stage && peopleOf(plan).type === 'number';
  });
}

function totalOf(stage: CountedStage, stories: readonly Story[]): StageTotal {
  const told = stories.map((story) => ({ story, people: peopleOf(story) }));
  const addends = told
    .flatMap(({ story, people }) => (people.type === 'number' ? [addend(story, people)] : []))
    .sort((a, b) => b.people - a.people);
  return {
    stage,
    people: addends.reduce((sum, { people }) => sum + people, 0),
    qualifier: addends.every(({ qualifier }) => qualifier === 'exactly') ? 'exactly' : 'about',
    addends,
    ceilings: told.flatMap(({ story, people }) =>
      people.type === 'ceiling' ? [addend(story, people)] : [],
    ),
    unnumbered: unique(
      told.flatMap(({ story, people }) => (people.type === 'none' ? [story.companyName] : [])),
    ),
    disputed: told.flatMap(({ story, people }) =>
      people.type === 'disputed' ? [{ company: story.companyName, people: people.values }] : [],
    ),
    ai: {
      people: addends.filter(({ ai }) => ai).reduce((sum, { people }) => sum + people, 0),
      companies: unique(stories.filter(blamesAi).map(({ companyName }) => companyName)),
    },
  };
}

function addend(story: Story, { figure }: { readonly figure: StoryFigure }): Addend {
  return {
    storyId: story.id,
    company: story.companyName,
    people: figure.value,
    qualifier: figure.qualifier,
    ai: blamesAi(story),
  };
}

/** True where a source gives AI as cause, means or reason, and the company does not deny it. */
export function blamesAi({ ai, attribution }: Story): boolean {
  return ai && attribution !== 'denied';
}

/** How many people an event concerns, as its sources have it. */
export type People =
  | { readonly type: 'number'; readonly figure: StoryFigure }
  | { readonly type: 'ceiling'; readonly figure: StoryFigure }
  /** Lowest first. */
  | { readonly type: 'disputed'; readonly values: readonly number[] }
  | { readonly type: 'none' };

/**
 * The people of a story: the number that every source gives, the most exact where they differ by rounding only. Never
 * worked out from headcounts or a share of the staff.
 */
export function peopleOf(story: Story): People {
  const claims = claimsOf(story).sort((a, b) => exactness(b) - exactness(a));
  const [figure] = claims;
  if (!figure) return { type: 'none' };
  if (!claims.every(({ value }) => sameCount(value, figure.value))) {
    return { type: 'disputed', values: claims.map(({ value }) => value).sort((a, b) => a - b) };
  }
  return { type: figure.qualifier === 'up_to' ? 'ceiling' : 'number', figure };
}

/** What each document gives as the number of people; a part of it (200 of them in Leeds) is no second claim. */
function claimsOf({ kind, tellings, figures }: Story): StoryFigure[] {
  const values = tellings.flatMap(({ signals }) => {
    const speaker = signals.find((signal) => signal.kind === kind) ?? leadOf(signals);
    return speaker && FAMILIES[speaker.kind] === FAMILIES[kind] ? (speaker.jobs ?? []) : [];
  });
  return figures.filter(({ role, value }) => role === 'jobs' && values.includes(value));
}

/** Digits before the trailing zeros; a bare number before one that is only about right. */
function exactness({ value, qualifier }: StoryFigure): number {
  return String(value).replace(/0+$/, '').length * 2 + (qualifier === 'exactly' ? 1 : 0);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
