import { z } from 'zod';
import type { Delivery, DeliveryState } from '../../deliveries/delivery.ts';
import type { Story } from '../../stories/story.ts';
import type { DestinationSettings, Subscription } from '../../subscriptions/subscription.ts';
import type { KeptDocument, SourceState, WatchedSource } from '../store.ts';
import type { StoryReport } from '../../subscriptions/story-report.ts';
import {
  DESTINATION,
  SETTINGS,
  STORY_REPORT,
  SUBSCRIPTION,
} from '../../subscriptions/subscription-shape.ts';
import { DELIVERY, DELIVERY_STATE, SOURCE_STATE } from './delivery-schema.ts';
import type { Same } from './same-type.ts';
import { KEPT_DOCUMENT, STORY } from './schema.ts';

const WATCHED_SOURCE = z.object({
  url: z.string(),
  type: z.enum(['feed', 'page', 'table', 'filings']),
  title: z.string().nullable(),
  addedIn: DESTINATION,
  addedBy: z.string(),
  addedAt: z.string(),
});

true satisfies Same<z.infer<typeof WATCHED_SOURCE>, WatchedSource>;
true satisfies Same<z.infer<typeof SUBSCRIPTION>, Subscription>;
true satisfies Same<z.infer<typeof SETTINGS>, DestinationSettings>;
true satisfies Same<z.infer<typeof STORY_REPORT>, StoryReport>;

/** An installation of the app, sealed. */
export type KeptInstallation = { readonly id: string; readonly sealed: string };

/** A line of settings.json. */
export type Setting =
  | { readonly type: 'subscription'; readonly record: Subscription }
  | { readonly type: 'settings'; readonly record: DestinationSettings }
  | { readonly type: 'source'; readonly record: SourceState }
  | { readonly type: 'watched'; readonly record: WatchedSource }
  | { readonly type: 'report'; readonly record: StoryReport }
  | { readonly type: 'installation'; readonly record: KeptInstallation };

/**
 * What is written to the journal. Each says how something is from now on, not what is added to it, so that applying
 * one again changes nothing.
 */
export type Change =
  | Setting
  | { readonly type: 'subscription_ended'; readonly id: string }
  | { readonly type: 'installation_removed'; readonly id: string }
  | { readonly type: 'source_forgotten'; readonly id: string }
  | { readonly type: 'watch_ended'; readonly key: string }
  | { readonly type: 'document'; readonly record: KeptDocument }
  | { readonly type: 'story'; readonly record: Story }
  | { readonly type: 'delivery'; readonly record: Delivery }
  | { readonly type: 'delivery_state'; readonly key: string; readonly state: DeliveryState };

const SETTING_VARIANTS = [
  z.object({ type: z.literal('subscription'), record: SUBSCRIPTION }),
  z.object({ type: z.literal('settings'), record: SETTINGS }),
  z.object({ type: z.literal('source'), record: SOURCE_STATE }),
  z.object({ type: z.literal('watched'), record: WATCHED_SOURCE }),
  z.object({ type: z.literal('report'), record: STORY_REPORT }),
  z.object({
    type: z.literal('installation'),
    record: z.object({ id: z.string(), sealed: z.string() }),
  }),
] as const;

export const SETTING: z.ZodType<Setting> = z.discriminatedUnion('type', SETTING_VARIANTS);

export const CHANGES: z.ZodType<readonly Change[]> = z.array(
  z.discriminatedUnion('type', [
    ...SETTING_VARIANTS,
    z.object({ type: z.literal('subscription_ended'), id: z.string() }),
    z.object({ type: z.literal('installation_removed'), id: z.string() }),
    z.object({ type: z.literal('source_forgotten'), id: z.string() }),
    z.object({ type: z.literal('watch_ended'), key: z.string() }),
    z.object({ type: z.literal('document'), record: KEPT_DOCUMENT }),
    z.object({ type: z.literal('story'), record: STORY }),
    z.object({ type: z.literal('delivery'), record: DELIVERY }),
    z.object({ type: z.literal('delivery_state'), key: z.string(), state: DELIVERY_STATE }),
  ]),
);
