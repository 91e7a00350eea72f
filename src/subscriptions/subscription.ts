import type { Kind } from '../signals/signal.ts';

export type Platform = 'slack' | 'discord' | 'console';

/** Platform + workspace or guild + channel or person. */
export type Destination = {
  readonly platform: Platform;
  /** Slack team id, Discord guild id; `local` for the console and for Discord DMs. */
  readonly workspace: string;
  /** Channel id, or the person's id where `person` is true. */
  readonly channel: string;
  readonly person: boolean;
};

/** One string a destination, for keys and indexes. */
export function destinationKey(destination: Destination): string {
  const { platform, workspace, channel, person } = destination;
  return [platform, workspace, person ? `@${channel}` : channel].join(':');
}

/**
 * One string a workspace or guild, for what belongs to all of it. Discord's direct messages share none, so there each
 * person is one.
 */
export function workspaceKey(destination: Destination): string {
  const { platform, workspace, person } = destination;
  return platform === 'discord' && person
    ? destinationKey(destination)
    : `${platform}:${workspace}`;
}

export type Target =
  | { readonly type: 'company'; readonly companyId: string; readonly name: string }
  | { readonly type: 'theme'; readonly theme: string }
  | { readonly type: 'kind'; readonly kind: Kind }
  | { readonly type: 'all' };

export type Cadence =
  | { readonly every: 'instant' }
  | { readonly every: 'daily'; readonly at: string; readonly zone: string }
  /** ISO weekday, 1 is Monday. `at` is local wall time, HH:MM; `zone` an IANA name. */
  | {
      readonly every: 'weekly';
      readonly weekday: number;
      readonly at: string;
      readonly zone: string;
    };

/** All that is set must hold; `minJobs` and `minPercent` are alternatives to each other. */
export type Filters = {
  readonly aiOnly: boolean;
  readonly minRelevance: number | null;
  readonly minJobs: number | null;
  readonly minPercent: number | null;
  readonly only: readonly Kind[];
  readonly not: readonly Kind[];
};

export const NO_FILTERS: Filters = {
  aiOnly: false,
  minRelevance: null,
  minJobs: null,
  minPercent: null,
  only: [],
  not: [],
};

/** Why a subscription rests. `broken` was set by us and ends when the channel works again; `asked` by a person. */
export type Pause =
  | { readonly because: 'asked'; readonly by: string; readonly at: string }
  | {
      readonly because: 'broken';
      readonly code: string;
      readonly reason: string;
      readonly at: string;
    };

/** A destination following a target. One a destination and target; subscribing again changes it. */
export type Subscription = {
  readonly id: string;
  readonly destination: Destination;
  readonly target: Target;
  readonly cadence: Cadence;
  readonly filters: Filters;
  readonly createdBy: string;
  /** ISO instant. Stories first seen before it are known and not news. */
  readonly createdAt: string;
  readonly pause: Pause | null;
};

/** What a destination has set for itself, over all its subscriptions. */
export type DestinationSettings = {
  readonly destination: Destination;
  /** Alerts a day; null: the operator's default; 0: no budget. */
  readonly alertsPerDay: number | null;
  /** Local wall times, HH:MM, and the zone; null: none. */
  readonly quietHours: {
    readonly from: string;
    readonly to: string;
    readonly zone: string;
  } | null;
  readonly zone: string | null;
  /** Company id to ISO instant at which the mute ends. */
  readonly mutes: Readonly<Record<string, string>>;
  /** False: a digest with nothing in it is not sent. */
  readonly emptyDigests: boolean;
};
