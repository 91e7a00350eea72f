import type { SubscriptionRequest, TargetWords } from '../subscriptions/subscription-request.ts';

/** What somebody asked for, the same on every platform. `unknown` is answered with help, never thrown. */
export type Command =
  /** Empty words: this week's top. */
  | { readonly type: 'signals'; readonly words: string }
  | { readonly type: 'subscribe'; readonly request: SubscriptionRequest }
  | { readonly type: 'unsubscribe'; readonly targets: readonly TargetWords[] }
  | { readonly type: 'subscriptions' }
  /** Null: all of this destination. */
  | { readonly type: 'pause' | 'resume'; readonly targets: readonly TargetWords[] | null }
  | { readonly type: 'mute'; readonly company: string; readonly days: number }
  /** Null: every mute. */
  | { readonly type: 'unmute'; readonly company: string | null }
  /** Alerts a day; 0: no budget; null: the operator's default; `show`: say what it is. */
  | { readonly type: 'budget'; readonly alertsPerDay: number | null | 'show' }
  | {
      readonly type: 'quiet';
      readonly hours:
        | { readonly from: string; readonly to: string; readonly zone: string | null }
        | 'off'
        | 'show';
    }
  /** Whether a digest comes that has nothing to tell; `show`: say how it is. */
  | { readonly type: 'empty_digests'; readonly come: boolean | 'show' }
  | { readonly type: 'watch' | 'unwatch'; readonly place: PlaceWords }
  /** A page of the list, from 1, or the presets. */
  | { readonly type: 'sources'; readonly list: number | 'presets' }
  | { readonly type: 'missed'; readonly company: string | null }
  /** Words for a period; empty: the newest week. */
  | { readonly type: 'digest'; readonly words: string }
  | { readonly type: 'why'; readonly of: string }
  | { readonly type: 'card'; readonly of: string }
  /** Takes back what was said here to be wrong with a story. */
  | { readonly type: 'right'; readonly of: string }
  | { readonly type: 'help'; readonly topic: CommandName | null }
  /** `problem` says what is wrong and what would be right; `meant` is a whole line that may be what was meant. */
  | {
      readonly type: 'unknown';
      readonly text: string;
      readonly problem: string;
      readonly meant: string | null;
    };

/** What somebody names as a place to watch: a web address, or a preset by its name. */
export type PlaceWords =
  | { readonly type: 'address'; readonly url: string }
  | { readonly type: 'preset'; readonly name: string };

/** The commands by the word that starts them. */
export const COMMAND_NAMES = [
  'signals',
  'subscribe',
  'unsubscribe',
  'subscriptions',
  'pause',
  'resume',
  'mute',
  'unmute',
  'budget',
  'quiet',
  'watch',
  'unwatch',
  'sources',
  'missed',
  'digest',
  'why',
  'card',
  'right',
  'help',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];
