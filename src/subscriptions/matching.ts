import type { Story } from '../stories/story.ts';
import type { Filters, Subscription, Target } from './subscription.ts';
import { hasTheme } from './themes.ts';

/**
 * True where the subscription's target and filters take the story in. Pauses, mutes and whether the story is news to
 * the destination are not looked at: they delay an alert or make it needless, they do not change who wants it.
 */
export function wants({ target, filters }: Wanting, story: Story): boolean {
  return isAbout(target, story) && passes(filters, story);
}

type Wanting = Pick<Subscription, 'target' | 'filters'>;

/** True where the story is of the target. A theme is a word or words that stand in the story. */
export function isAbout(target: Target, story: Story): boolean {
  switch (target.type) {
    case 'all':
      return true;
    case 'company':
      return story.companyId === target.companyId;
    case 'kind':
      return story.kinds.includes(target.kind);
    case 'theme':
      return hasTheme(target.theme, story);
  }
}

/** True where the story passes every filter; `minJobs` and `minPercent` are alternatives to each other. */
export function passes(filters: Filters, story: Story): boolean {
  const { aiOnly, minRelevance, minJobs, minPercent, only, not } = filters;
  if (aiOnly && !story.ai) return false;
  if (minRelevance !== null && story.relevance < minRelevance) return false;
  if (only.length > 0 && !story.kinds.some((kind) => only.includes(kind))) return false;
  if (not.includes(story.kind)) return false;
  if (minJobs === null && minPercent === null) return true;
  return (
    (minJobs !== null && peopleAffected(story) >= minJobs) ||
    (minPercent !== null && largest(story, 'percent') >= minPercent)
  );
}

/** People affected as told, else the difference of the headcounts; 0 where neither is known. */
function peopleAffected(story: Story): number {
  const { from, to } = story.lead;
  const shrinks = from === null || to === null ? 0 : Math.abs(from - to);
  return Math.max(largest(story, 'jobs'), shrinks);
}

function largest(story: Story, role: 'jobs' | 'percent'): number {
  const values = story.figures.filter((figure) => figure.role === role).map(({ value }) => value);
  return Math.max(0, story.lead[role] ?? 0, ...values);
}
