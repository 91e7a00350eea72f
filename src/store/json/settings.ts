import {
  destinationKey,
  workspaceKey,
  type Destination,
  type DestinationSettings,
  type Subscription,
  type Target,
} from '../../subscriptions/subscription.ts';
import type { StoryReport } from '../../subscriptions/story-report.ts';
import { targetKey } from '../../subscriptions/subscription-id.ts';
import type { SourceState, WatchedSource } from '../store.ts';
import type { KeptInstallation, Setting } from './changes.ts';

/** What is small and always in memory: subscriptions, destinations' settings and reports, installations, sources. */
export class Settings {
  readonly #subscriptions = new Map<string, Subscription>();
  /** Destination to target to subscription. */
  readonly #byDestination = new Map<string, Map<string, Subscription>>();
  readonly #settings = new Map<string, DestinationSettings>();
  readonly #sources = new Map<string, SourceState>();
  /** By `watchKey`. */
  readonly #watched = new Map<string, WatchedSource>();
  /** Story to report key to report. */
  readonly #reports = new Map<string, Map<string, StoryReport>>();
  readonly #installations = new Map<string, KeptInstallation>();

  /** The lines of settings.json. */
  records(): Setting[] {
    return [
      ...Array.from(this.#subscriptions.values(), (record) => ({
        type: 'subscription' as const,
        record,
      })),
      ...Array.from(this.#settings.values(), (record) => ({ type: 'settings' as const, record })),
      ...Array.from(this.#sources.values(), (record) => ({ type: 'source' as const, record })),
      ...Array.from(this.#watched.values(), (record) => ({ type: 'watched' as const, record })),
      ...this.reports().map((record) => ({ type: 'report' as const, record })),
      ...Array.from(this.#installations.values(), (record) => ({
        type: 'installation' as const,
        record,
      })),
    ];
  }

  /** Adds or replaces; returns what takes the change back. */
  put(setting: Setting): () => void {
    switch (setting.type) {
      case 'subscription':
        return this.#putSubscription(setting.record);
      case 'settings':
        return put(this.#settings, destinationKey(setting.record.destination), setting.record);
      case 'source':
        return put(this.#sources, setting.record.id, setting.record);
      case 'watched':
        return put(this.#watched, watchKey(setting.record), setting.record);
      case 'report':
        return this.#putReport(setting.record);
      case 'installation':
        return put(this.#installations, setting.record.id, setting.record);
    }
  }

  /** Takes a subscription out; returns what puts it back. */
  endSubscription(id: string): () => void {
    const subscription = this.#subscriptions.get(id);
    if (!subscription) return () => undefined;
    const destination = destinationKey(subscription.destination);
    const targets = this.#byDestination.get(destination);
    this.#subscriptions.delete(id);
    targets?.delete(targetKey(subscription.target));
    if (targets?.size === 0) this.#byDestination.delete(destination);
    return () => {
      this.#putSubscription(subscription);
    };
  }

  /** Takes an installation out; returns what puts it back. */
  removeInstallation(id: string): () => void {
    return remove(this.#installations, id);
  }

  /** Forgets a source's state; returns what brings it back. */
  forgetSource(id: string): () => void {
    return remove(this.#sources, id);
  }

  /** Takes a watched source out; returns what puts it back. */
  endWatched(key: string): () => void {
    return remove(this.#watched, key);
  }

  subscriptionFor(destination: Destination, target: Target): Subscription | null {
    return this.#byDestination.get(destinationKey(destination))?.get(targetKey(target)) ?? null;
  }

  hasSubscription(id: string): boolean {
    return this.#subscriptions.has(id);
  }

  subscriptionsOf(destination: Destination): Subscription[] {
    return [...(this.#byDestination.get(destinationKey(destination))?.values() ?? [])];
  }

  subscriptions(): Subscription[] {
    return [...this.#subscriptions.values()];
  }

  settingsOf(destination: Destination): DestinationSettings | null {
    return this.#settings.get(destinationKey(destination)) ?? null;
  }

  sources(): SourceState[] {
    return [...this.#sources.values()];
  }

  watched(): WatchedSource[] {
    return [...this.#watched.values()];
  }

  isWatched(key: string): boolean {
    return this.#watched.has(key);
  }

  reports(): StoryReport[] {
    return Array.from(this.#reports.values(), (reports) => [...reports.values()]).flat();
  }

  reportsOf(storyId: string): StoryReport[] {
    return [...(this.#reports.get(storyId)?.values() ?? [])];
  }

  reportsAt(destination: Destination): StoryReport[] {
    const here = destinationKey(destination);
    return this.reports().filter((report) => destinationKey(report.destination) === here);
  }

  installation(id: string): KeptInstallation | null {
    return this.#installations.get(id) ?? null;
  }

  #putReport(report: StoryReport): () => void {
    const { storyId, reason, destination } = report;
    const reports = this.#reports.get(storyId) ?? new Map<string, StoryReport>();
    this.#reports.set(storyId, reports);
    return put(reports, `${reason}:${destinationKey(destination)}`, report);
  }

  #putSubscription(subscription: Subscription): () => void {
    const { id, destination, target } = subscription;
    const undoId = this.endSubscription(id);
    const same = this.subscriptionFor(destination, target);
    const undoSame = same ? this.endSubscription(same.id) : () => undefined;
    const name = destinationKey(destination);
    const targets = this.#byDestination.get(name) ?? new Map<string, Subscription>();
    this.#byDestination.set(name, targets);
    this.#subscriptions.set(id, subscription);
    targets.set(targetKey(target), subscription);
    return () => {
      this.endSubscription(id);
      undoSame();
      undoId();
    };
  }
}

/** One string a watched source: whose it is, and its url. */
export function watchKey({ url, addedIn }: Pick<WatchedSource, 'url' | 'addedIn'>): string {
  return `${workspaceKey(addedIn)} ${url}`;
}

function put<T>(map: Map<string, T>, key: string, value: T): () => void {
  const before = map.get(key);
  map.set(key, value);
  return () => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  };
}

function remove<T>(map: Map<string, T>, key: string): () => void {
  const before = map.get(key);
  map.delete(key);
  return () => {
    if (before !== undefined) map.set(key, before);
  };
}
