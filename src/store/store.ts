import type { Delivery, DeliveryState } from '../deliveries/delivery.ts';
import type { Document } from '../documents/document.ts';
import type { Signal } from '../signals/signal.ts';
import type { Story } from '../stories/story.ts';
import type { StoryReport } from '../subscriptions/story-report.ts';
import type {
  Destination,
  DestinationSettings,
  Platform,
  Subscription,
} from '../subscriptions/subscription.ts';

/** A document as kept: what was read from it, and when. */
export type KeptDocument = {
  readonly document: Document;
  readonly signals: readonly Signal[];
  /** ISO instant. */
  readonly readAt: string;
  /** Rises when the same document comes again with a materially different text; starts at 1. */
  readonly revision: number;
};

/** Everything that reading one document changes; kept together or not at all. */
export type Reading = {
  readonly kept: KeptDocument;
  /** New or grown stories, `version` already raised by one. */
  readonly stories: readonly Story[];
  /** Alerts, edits and replies that the stories' changes owe. */
  readonly deliveries: readonly Delivery[];
};

/** What a source remembers between polls; `state` is the source's own (ETag, seen ids, health). */
export type SourceState = {
  readonly id: string;
  readonly state: Readonly<Record<string, unknown>>;
};

/** A source that somebody asked for in chat; one a workspace and url. */
export type WatchedSource = {
  readonly url: string;
  readonly type: 'feed' | 'page' | 'table' | 'filings';
  /** As it names itself; null where it does not. */
  readonly title: string | null;
  /** Where it was asked for, and by whom. */
  readonly addedIn: Destination;
  readonly addedBy: string;
  /** ISO instant. */
  readonly addedAt: string;
};

/** A claim on a delivery; `lease` proves it when the delivery is settled. */
export type Claim = { readonly delivery: Delivery; readonly lease: string };

/**
 * Everything Bellwether remembers. A promise that resolves means: durable, on disk. Written so that several processes
 * can share one store: claims have leases, delivery keys are unique, stories are compared and set.
 * Every method throws StoreError only, but where it says otherwise.
 */
export interface Store {
  /** The document as last kept, or null. */
  documentById(id: string): Promise<KeptDocument | null>;
  /** Documents in the order of `ids`; unknown ids are left out. */
  documentsByIds(ids: readonly string[]): Promise<KeptDocument[]>;
  /** Every kept document read since `since` (ISO instant), newest first: what Closest is searched in. */
  documentsSince(since: string): Promise<KeptDocument[]>;
  /** Keeps a document, its stories and what they owe, all or nothing. Throws StaleStoryError where a version is not one above the stored one. */
  keepReading(reading: Reading): Promise<void>;

  storyById(id: string): Promise<Story | null>;
  /** Stories of a company that happened on or after `since` (ISO date), newest first. */
  storiesAbout(companyId: string, since: string): Promise<Story[]>;
  /** Stories that happened from `from` up to, not including, `to` (ISO dates), newest first. */
  storiesBetween(from: string, to: string): Promise<Story[]>;

  /** Adds it, or replaces the one with the same id or the same destination and target; returns what this target had before. */
  keepSubscription(subscription: Subscription): Promise<Subscription | null>;
  /** Returns false where there was none. */
  endSubscription(id: string): Promise<boolean>;
  subscriptionsOf(destination: Destination): Promise<Subscription[]>;
  allSubscriptions(): Promise<Subscription[]>;
  settingsOf(destination: Destination): Promise<DestinationSettings | null>;
  keepSettings(settings: DestinationSettings): Promise<void>;
  /**
   * The destination goes on under another name: its subscriptions, settings, reports and deliveries are the other's
   * from now on, all or nothing; what the other follows already stays. A delivery that is being sent is left as it is.
   */
  moveDestination(from: Destination, to: Destination): Promise<void>;

  /** Keeps what somebody said is wrong with a story, in place of what was said there for the same reason before. */
  keepReport(report: StoryReport): Promise<void>;
  /** What was said of the story anywhere, newest first. */
  reportsOf(storyId: string): Promise<StoryReport[]>;
  /** What was said at a destination of any story, newest first. */
  reportsAt(destination: Destination): Promise<StoryReport[]>;

  /** Keeps a sealed installation of the app; the store does not look into it. */
  keepInstallation(id: string, sealed: string): Promise<void>;
  /** The sealed installation, or null. */
  installation(id: string): Promise<string | null>;
  removeInstallation(id: string): Promise<void>;

  /** Owes each delivery whose key was never owed before; returns those newly owed. */
  oweDeliveries(deliveries: readonly Delivery[]): Promise<Delivery[]>;
  /**
   * Claims up to `limit` deliveries to a platform that are due at `now` (ISO instant) or whose lease has run out, those
   * that have waited longest first; `attempts` and `inDoubt` come back as they were left. At most one a destination is
   * under a lease at any time, in the order in which they were owed: one that waits for another attempt (`attempts`
   * above 0) is not overtaken, one that is due later from the start holds nothing up.
   */
  claimDeliveries(
    platform: Platform,
    now: string,
    limit: number,
    leaseMs: number,
  ): Promise<Claim[]>;
  /** The earliest instant at which something can be claimed on the platform; it may be past. Null where nothing waits. */
  nextDeliveryDue(platform: Platform): Promise<string | null>;
  /** Makes all that is owed to a destination later than `now` due at `now`, because it takes messages again; returns how many. */
  bringForward(destination: Destination, now: string): Promise<number>;
  /**
   * Moves a claimed delivery on; to `claimed` again in order to set `inDoubt` or to lengthen the lease. False, and
   * nothing changed, where the lease is no longer held: somebody else has it now. A lease that has run out is still
   * held until somebody else claims.
   */
  settleDelivery(key: string, lease: string, state: DeliveryState): Promise<boolean>;
  deliveryByKey(key: string): Promise<Delivery | null>;
  /** Deliveries to a destination created since `since` (ISO instant), newest first, finished ones included. */
  deliveriesTo(destination: Destination, since: string): Promise<Delivery[]>;
  /** The alerts of a story to every destination, in whatever state they are, newest first. */
  deliveriesOfStory(storyId: string): Promise<Delivery[]>;

  sourceStates(): Promise<SourceState[]>;
  keepSourceState(state: SourceState): Promise<void>;
  /** Forgets what a source remembered, so that it begins anew should it be read again. */
  forgetSource(id: string): Promise<void>;
  watchedSources(): Promise<WatchedSource[]>;
  /** Adds it, or replaces the one of the same workspace and url. */
  keepWatchedSource(watched: WatchedSource): Promise<void>;
  /** Ends the watch that the workspace of `addedIn` keeps on the url; false where there was none. */
  endWatchedSource(watched: Pick<WatchedSource, 'url' | 'addedIn'>): Promise<boolean>;

  /** Writes what is waiting and gives the folder back; later calls throw `store_closed`. */
  close(): Promise<void>;
}
