import type { Message } from '../messages/message.ts';
import type { Store } from '../store/store.ts';
import { silenceOf } from '../subscriptions/story-report.ts';
import { destinationKey, type Destination } from '../subscriptions/subscription.ts';
import type { Delivery, DeliveryContent, DeliveryState, PostedRef } from './delivery.ts';
import { alertKey } from './owe.ts';

type StoryContent = Extract<DeliveryContent, { readonly type: 'alert' | 'edit' }>;

/** A story as it is to be shown now, and the version of it that the message shows. */
export type RenderedStory = { readonly message: Message; readonly storyVersion: number };

/** Renders a story's alert at the moment of sending, with its newest figures; null where the story is no more. */
export type MessageFor = (
  content: StoryContent,
  destination: Destination,
) => Promise<RenderedStory | null>;

/** What is to be done about a delivery now. `copy` names the alert whose copy the message is, with what it shows. */
export type Sending =
  | {
      readonly do: 'post';
      readonly message: Message;
      readonly replyTo?: PostedRef;
      readonly copy?: Copy;
    }
  | {
      readonly do: 'edit';
      readonly ref: PostedRef;
      readonly message: Message;
      readonly copy: Copy;
    }
  /** Nothing is to be sent, or not now. */
  | { readonly do: 'finish'; readonly state: DeliveryState }
  | { readonly do: 'put_off'; readonly until: string };

export type Copy = { readonly alertKey: string; readonly storyVersion: number };

export type PlanningParts = {
  readonly store: Store;
  readonly messageFor: MessageFor;
  /** The story version that each alert's copy shows, as far as this process has sent it. */
  readonly shown: ReadonlyMap<string, number>;
};

/** Decides what a claimed delivery sends; `now` is an ISO instant. */
export async function planSending(
  parts: PlanningParts,
  { content, destination }: Delivery,
  now: string,
): Promise<Sending> {
  switch (content.type) {
    case 'digest':
    case 'notice':
      return { do: 'post', message: content.message };
    case 'alert': {
      if (await isSilent(parts.store, content.storyId, destination))
        return { do: 'finish', state: { is: 'held', because: 'muted', at: now } };
      const rendered = await parts.messageFor(content, destination);
      if (!rendered) return failed('story_gone', now);
      const copy = copyOf(content.storyId, destination, rendered);
      return { do: 'post', message: rendered.message, copy };
    }
    case 'edit':
    case 'reply': {
      // The edit that says why the story is silent has to come through.
      const isMark = content.type === 'edit' && content.anew === true;
      if (!isMark && (await isSilent(parts.store, content.storyId, destination)))
        return failed('silenced', now);
      const alert = await parts.store.deliveryByKey(alertKey(content.storyId, destination));
      if (alert?.state.is !== 'sent') return withoutCopy(alert?.state ?? null, content, now);
      const { ref } = alert.state;
      if (content.type === 'reply') return { do: 'post', message: content.message, replyTo: ref };
      const shown = parts.shown.get(alert.key) ?? 0;
      if (content.anew !== true && shown >= content.storyVersion) {
        return { do: 'finish', state: { is: 'sent', at: now, ref } };
      }
      const rendered = await parts.messageFor(content, destination);
      if (!rendered) return failed('story_gone', now);
      const copy = copyOf(content.storyId, destination, rendered);
      return { do: 'edit', ref, message: rendered.message, copy };
    }
  }
}

/** True where somebody at the destination said that the story does not belong there. */
async function isSilent(store: Store, storyId: string, destination: Destination): Promise<boolean> {
  const here = destinationKey(destination);
  const reports = await store.reportsOf(storyId);
  return (
    silenceOf(reports.filter((report) => destinationKey(report.destination) === here)) !== null
  );
}

/**
 * The copy of an alert that stands now, where the one first posted was deleted and an edit has posted it anew; null
 * where no edit has.
 */
export async function copyPostedAnew(
  store: Store,
  storyId: string,
  destination: Destination,
  gone: PostedRef,
): Promise<PostedRef | null> {
  const alert = await store.deliveryByKey(alertKey(storyId, destination));
  if (!alert) return null;
  for (const { content, state } of await store.deliveriesTo(destination, alert.createdAt)) {
    if (content.type !== 'edit' || content.storyId !== storyId || state.is !== 'sent') continue;
    if (state.ref.id !== gone.id) return state.ref;
  }
  return null;
}

/** An edit or reply whose alert does not stand: it shares the alert's fate, and what is yet to be posted needs no edit. */
function withoutCopy(alert: DeliveryState | null, content: DeliveryContent, now: string): Sending {
  if (alert?.is === 'held') return { do: 'finish', state: { ...alert, at: now } };
  if (alert?.is === 'owed' && content.type === 'reply')
    return { do: 'put_off', until: alert.dueAt };
  if (alert?.is === 'owed') return failed('superseded', now);
  return alert?.is === 'claimed' ? { do: 'put_off', until: alert.until } : failed('no_alert', now);
}

function failed(code: string, now: string): Sending {
  return { do: 'finish', state: { is: 'failed', code, at: now } };
}

function copyOf(storyId: string, destination: Destination, { storyVersion }: RenderedStory): Copy {
  return { alertKey: alertKey(storyId, destination), storyVersion };
}
