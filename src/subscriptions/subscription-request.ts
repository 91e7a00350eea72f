import type { Kind } from '../signals/signal.ts';
import type { Cadence, Filters } from './subscription.ts';

/** A target as asked for: a company still has to be found by its name. */
export type TargetWords =
  | { readonly type: 'company'; readonly words: string }
  | { readonly type: 'theme'; readonly theme: string }
  | { readonly type: 'kind'; readonly kind: Kind }
  | { readonly type: 'all' };

/** What was said of when to hear of it; null: not said. */
export type CadenceWords = {
  readonly every: Cadence['every'] | null;
  readonly weekday: number | null;
  /** HH:MM. */
  readonly at: string | null;
  /** IANA name. */
  readonly zone: string | null;
};

export type SubscriptionRequest = {
  readonly targets: readonly TargetWords[];
  readonly cadence: CadenceWords;
  readonly filters: Filters;
  /** Into a direct message instead of the channel. */
  readonly toPerson: boolean;
};

/** What is wrong with the words and what would be right, in one or two plain sentences. */
export type RequestProblem = { readonly problem: string };

const DEFAULT_AT = '09:00';
const MONDAY = 1;

/**
 * The cadence meant: a weekday alone means weekly, a time alone daily, nothing at all instant; at 09:00, on Monday and
 * in `zone` where these are not said.
 */
export function cadenceOf(words: CadenceWords, zone: string): Cadence {
  const every =
    words.every ??
    (words.weekday !== null ? 'weekly' : words.at !== null ? 'daily' : ('instant' as const));
  const when = { at: words.at ?? DEFAULT_AT, zone: words.zone ?? zone };
  switch (every) {
    case 'instant':
      return { every };
    case 'daily':
      return { every, ...when };
    case 'weekly':
      return { every, weekday: words.weekday ?? MONDAY, ...when };
  }
}
