import type { Signal } from '../signals/signal.ts';
import { daysBetween, leadOf, sameCount } from './likeness.ts';
import type { Story, StoryLink, Telling } from './story.ts';
import { FAMILIES, FOLLOWS_WITHIN_DAYS, REVERSES_WITHIN_DAYS } from './thresholds.ts';

/**
 * The earlier stories of the same company that a new telling belongs with: the one it takes back, or the plan that it
 * carries out. `earlier` may be in any order.
 */
export function linksOf(telling: Telling, day: string, earlier: readonly Story[]): StoryLink[] {
  const lead = leadOf(telling.signals);
  if (!lead) return [];
  const past = earlier
    .filter(({ happenedOn }) => happenedOn <= day)
    .sort((a, b) => b.happenedOn.localeCompare(a.happenedOn));
  const reversed = takesBack(telling.signals)
    ? past.find(
        (story) =>
          canBeTakenBack(story) && daysBetween(story.happenedOn, day) <= REVERSES_WITHIN_DAYS,
      )
    : undefined;
  if (reversed) return [{ storyId: reversed.id, relation: 'reverses' }];
  const followed = past.find(
    (story) =>
      daysBetween(story.happenedOn, day) <= FOLLOWS_WITHIN_DAYS && carriesOut(lead, story.lead),
  );
  return followed ? [{ storyId: followed.id, relation: 'follows' }] : [];
}

function takesBack(signals: readonly Signal[]): boolean {
  return signals.some(({ kind, stage }) => kind === 'ai_reversal' || stage === 'reversed');
}

function canBeTakenBack({ kind, ai, lead }: Story): boolean {
  if (kind === 'ai_reversal' || lead.stage === 'reversed') return false;
  return FAMILIES[kind] === 'ai' || (FAMILIES[kind] === 'reduction' && ai);
}

/** The same cut, further on: told with one of the numbers of the plan. */
function carriesOut(lead: Signal, plan: Signal): boolean {
  if (FAMILIES[lead.kind] !== FAMILIES[plan.kind]) return false;
  return (['jobs', 'to'] as const).some((role) => {
    const [now, then] = [lead[role], plan[role]];
    return now !== null && then !== null && sameCount(now, then);
  });
}
