import { materialChanges } from '../stories/material-changes.ts';
import type { Story } from '../stories/story.ts';
import type { StoryChange } from '../stories/tell-stories.ts';
import { quietHoursEnd } from '../subscriptions/local-hours.ts';
import {
  destinationKey,
  type Destination,
  type DestinationSettings,
  type Subscription,
} from '../subscriptions/subscription.ts';
import { changedMessage, reversedMessage } from './change-message.ts';
import { owed, type Delivery, type HeldReason } from './delivery.ts';
import { isNewsFor, isOpenToNews } from './news.ts';

/** A story with the alerts of it that were ever owed, in whatever state. */
export type ToldStory = { readonly story: Story; readonly alerts: readonly Delivery[] };

/** What is to be known of a destination before something is owed to it. */
export type DestinationState = {
  readonly settings: DestinationSettings | null;
  /** Alerts a day; 0: no budget. */
  readonly alertsPerDay: number;
  /** Alerts owed or sent since the day began in the destination's zone; held ones do not count. */
  readonly alertsToday: number;
};

export type OweQuestion = {
  readonly change: StoryChange;
  /** The subscriptions whose target the story is of. */
  readonly followers: readonly Subscription[];
  /** The alerts of the story so far. */
  readonly alerts: readonly Delivery[];
  /** The stories that it takes back, where it is new. */
  readonly reversed: readonly ToldStory[];
  readonly stateOf: (destination: Destination) => DestinationState;
  /** ISO instant. */
  readonly now: string;
};

/**
 * What the change of a story owes, each under a key that is unique for ever:
 * - an alert to each destination of an instant subscription that it is news for and that has none yet;
 * - an edit of every alert that stands or is on its way, so that all copies show the newest sources and figures;
 * - a reply in the thread of an alert where something material changed or the story was taken back, to those who
 *   still follow it.
 * What is over the budget or muted is owed as held; what falls into quiet hours is due when they end, edits at once.
 */
export function oweFor(question: OweQuestion): Delivery[] {
  return [
    ...alerts(question),
    ...(question.change.before ? [...edits(question), ...replies(question)] : []),
    ...question.reversed.flatMap((reversed) => reversals(question, reversed)),
  ];
}

/** The destinations whose state `oweFor` may ask for. */
export function destinationsOf(
  question: Pick<OweQuestion, 'followers' | 'change'>,
): readonly Destination[] {
  const open = question.followers.filter(isOpenToNews);
  return [...new Map(open.map((it) => [destinationKey(it.destination), it.destination])).values()];
}

export function alertKey(storyId: string, destination: Destination): string {
  return `alert:${storyId}:${destinationKey(destination)}`;
}

function alerts({ change, followers, alerts: told, stateOf, now }: OweQuestion): Delivery[] {
  const { id, companyId } = change.after;
  const has = new Set(told.map(({ key }) => key));
  const owing = new Map<string, Delivery>();
  for (const subscription of followers) {
    const { destination, cadence } = subscription;
    const key = alertKey(id, destination);
    if (cadence.every !== 'instant' || has.has(key) || owing.has(key)) continue;
    if (!isOpenToNews(subscription) || !isNewsFor(subscription, change)) continue;
    const state = stateOf(destination);
    const alert = owed(key, destination, { type: 'alert', storyId: id }, now, dueAt(state, now));
    const because = heldBecause(state, companyId, now);
    owing.set(key, because ? { ...alert, state: { is: 'held', because, at: now } } : alert);
  }
  return [...owing.values()];
}

function edits({ change: { after }, alerts: told, now }: OweQuestion): Delivery[] {
  const { id: storyId, version: storyVersion } = after;
  return told.filter(isStanding).map(({ destination }) => {
    const key = `edit:${storyId}:${storyVersion}:${destinationKey(destination)}`;
    return owed(key, destination, { type: 'edit', storyId, storyVersion }, now);
  });
}

function replies(question: OweQuestion): Delivery[] {
  const { before, after } = question.change;
  const changes = before ? materialChanges(before, after) : [];
  if (changes.length === 0) return [];
  const { id: storyId, version: storyVersion } = after;
  const message = changedMessage(after, changes);
  return threadsOf(question, question.alerts).map((destination) => {
    const key = `reply:${storyId}:${storyVersion}:${destinationKey(destination)}`;
    const due = dueAt(question.stateOf(destination), question.now);
    const content = { type: 'reply', storyId, storyVersion, message } as const;
    return owed(key, destination, content, question.now, due);
  });
}

function reversals(question: OweQuestion, reversed: ToldStory): Delivery[] {
  const { id: storyId, version: storyVersion } = reversed.story;
  const by = question.change.after;
  const message = reversedMessage(reversed.story, by);
  return threadsOf(question, reversed.alerts).map((destination) => {
    const key = `reversal:${by.id}:${storyId}:${destinationKey(destination)}`;
    const due = dueAt(question.stateOf(destination), question.now);
    const content = { type: 'reply', storyId, storyVersion, message } as const;
    return owed(key, destination, content, question.now, due);
  });
}

/**
 * Where a reply may go: a channel that stopped following hears nothing more, though its copy is still put right. An
 * alert that nobody has tried yet will show the change itself.
 */
function threadsOf(question: OweQuestion, told: readonly Delivery[]): Destination[] {
  const following = new Set(
    question.followers.filter(isOpenToNews).map((it) => destinationKey(it.destination)),
  );
  return told
    .filter((alert) => isStanding(alert) && !isUntried(alert))
    .map(({ destination }) => destination)
    .filter(
      (destination) =>
        following.has(destinationKey(destination)) &&
        !isMuted(question.stateOf(destination), question.change.after.companyId, question.now),
    );
}

function isStanding({ state }: Delivery): boolean {
  return state.is === 'sent' || state.is === 'owed' || state.is === 'claimed';
}

function isUntried({ state }: Delivery): boolean {
  return state.is === 'owed' && state.attempts === 0;
}

function heldBecause(state: DestinationState, companyId: string, now: string): HeldReason | null {
  if (isMuted(state, companyId, now)) return 'muted';
  return state.alertsPerDay > 0 && state.alertsToday >= state.alertsPerDay ? 'budget' : null;
}

function isMuted({ settings }: DestinationState, companyId: string, now: string): boolean {
  const until = settings?.mutes[companyId];
  return until !== undefined && until > now;
}

function dueAt({ settings }: DestinationState, now: string): string {
  return (settings?.quietHours && quietHoursEnd(settings.quietHours, now)) ?? now;
}
