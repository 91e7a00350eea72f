import type { Story } from '../stories/story.ts';
import { wants } from './matching.ts';
import type { Subscription } from './subscription.ts';

/** How many days of known stories are replayed. */
export const FORECAST_DAYS = 90;

const DAYS_A_MONTH = 30;

/** What a subscription would have brought. */
export type Forecast = {
  readonly matched: number;
  /** Rounded; 0 where fewer than one in two months. */
  readonly perMonth: number;
  /** The newest story that matches: shown as a sample. */
  readonly latest: Story | null;
};

/** Replays `stories` (those of the last 90 days, in any order) against a subscription. */
export function forecast(
  stories: readonly Story[],
  subscription: Pick<Subscription, 'target' | 'filters'>,
): Forecast {
  const matching = stories
    .filter((story) => wants(subscription, story))
    .toSorted((a, b) => b.happenedOn.localeCompare(a.happenedOn));
  return {
    matched: matching.length,
    perMonth: Math.round((matching.length * DAYS_A_MONTH) / FORECAST_DAYS),
    latest: matching[0] ?? null,
  };
}
