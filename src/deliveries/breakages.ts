import { isoInstant, type Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { countOf } from '../messages/format.ts';
import { plain, type Message } from '../messages/message.ts';
import type { Store } from '../store/store.ts';
import {
  destinationKey,
  type Destination,
  type Subscription,
} from '../subscriptions/subscription.ts';
import type { DestinationBrokenError } from './delivery-errors.ts';
import { owed, type Delivery } from './delivery.ts';

export type BreakageParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
};

/** Remembers which destinations take no messages: their subscriptions are paused, kept, and go on when it is over. */
export class Breakages {
  readonly #parts: BreakageParts;
  readonly #broken = new Set<string>();

  constructor(parts: BreakageParts) {
    this.#parts = parts;
  }

  /** Learns from the store what was broken before this process began. */
  async load(): Promise<void> {
    for (const { destination, pause } of await this.#parts.store.allSubscriptions()) {
      if (pause?.because === 'broken') this.#broken.add(destinationKey(destination));
    }
  }

  has(destination: Destination): boolean {
    return this.#broken.has(destinationKey(destination));
  }

  /**
   * The delivery met a destination that takes no messages: its subscriptions are paused with the reason, and who made
   * them is told in person (but with `tell` false). The notices are keyed by the delivery, so that a crash half-way through tells nobody twice;
   * and they are owed first, so that nobody is left out. False where nothing follows there, so nobody is waiting.
   */
  async note(
    { key, destination }: Pick<Delivery, 'key' | 'destination'>,
    error: DestinationBrokenError,
    { tell }: { readonly tell: boolean } = { tell: true },
  ): Promise<boolean> {
    const { store, clock, log } = this.#parts;
    const subscriptions = await store.subscriptionsOf(destination);
    const going = subscriptions.filter(({ pause }) => pause === null);
    const at = isoInstant(clock.now());
    if (tell && !destination.person) await this.#tellCreators(key, going, error);
    for (const subscription of going) {
      const { platformCode: code, message: reason } = error;
      await store.keepSubscription({
        ...subscription,
        pause: { because: 'broken', code, reason, at },
      });
    }
    if (subscriptions.length > 0) this.#broken.add(destinationKey(destination));
    const fields = { destination: destinationKey(destination), code: error.platformCode };
    log.warn('destination takes no messages', { ...fields, subscriptions: going.length });
    return subscriptions.length > 0;
  }

  /**
   * The app was removed from the whole workspace, where these destinations are: as `note`, but each who made any of
   * their subscriptions is told once, and only on a platform whose direct messages belong to no workspace.
   */
  async noteRemoval(
    key: string,
    destinations: readonly Destination[],
    error: DestinationBrokenError,
  ): Promise<void> {
    const { store } = this.#parts;
    const all = await Promise.all(destinations.map((one) => store.subscriptionsOf(one)));
    const going = all.flat().filter(({ pause }) => pause === null);
    const reachable = going.filter(
      ({ destination }) => personOf(destination, '').workspace !== destination.workspace,
    );
    await this.#tellCreators(key, reachable, error);
    for (const destination of destinations)
      await this.note({ key, destination }, error, { tell: false });
  }

  async #tellCreators(
    key: string,
    going: readonly Subscription[],
    error: DestinationBrokenError,
  ): Promise<void> {
    const { store, clock } = this.#parts;
    const at = isoInstant(clock.now());
    const content = { type: 'notice', message: pausedMessage(error, going.length) } as const;
    const creators = new Map(going.map(({ createdBy, destination }) => [createdBy, destination]));
    const notices = [...creators].map(([person, destination]) =>
      owed(`notice:broken:${key}:${person}`, personOf(destination, person), content, at),
    );
    if (notices.length > 0) await store.oweDeliveries(notices);
  }

  /** It takes messages again: what was paused for that goes on. */
  async end(destination: Destination): Promise<void> {
    const { store, log } = this.#parts;
    for (const subscription of await store.subscriptionsOf(destination)) {
      if (subscription.pause?.because === 'broken')
        await store.keepSubscription({ ...subscription, pause: null });
    }
    this.#broken.delete(destinationKey(destination));
    log.info('destination takes messages again', { destination: destinationKey(destination) });
  }
}

function pausedMessage(error: DestinationBrokenError, subscriptions: number): Message {
  const what =
    subscriptions === 1 ? 'The subscription' : `The ${countOf(subscriptions, 'subscription')}`;
  const summary = `${error.message} ${what} there ${subscriptions === 1 ? 'is' : 'are'} paused and kept; alerts go on by themselves as soon as messages can be posted again.`;
  return { summary, blocks: [{ type: 'text', content: plain(summary) }], tone: 'neutral' };
}

/** Where a person is written to: Discord's direct messages belong to no guild. */
function personOf({ platform, workspace }: Destination, person: string): Destination {
  const home = platform === 'slack' ? workspace : 'local';
  return { platform, workspace: home, channel: person, person: true };
}
