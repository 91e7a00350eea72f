import { isoInstant } from '../clock.ts';
import { destinationKey, type Destination, type Platform } from '../subscriptions/subscription.ts';
import { Breakages } from './breakages.ts';
import type { ChatAdapter } from './chat-adapter.ts';
import type { DestinationBrokenError } from './delivery-errors.ts';
import { PlatformOutbox, type OutboxParts } from './platform-outbox.ts';
import { Rests, workspaceName } from './rests.ts';

export type Outbox = {
  /** Begins to send what is owed. */
  start(): Promise<void>;
  /** Something was owed just now. */
  wake(): void;
  /** Claims nothing more, waits for what is being sent, and gives back the rest. */
  stop(): Promise<void>;
  /** The destination takes no messages any more (archived, removed): its subscriptions rest, whoever made them is told. */
  breakDestination(destination: Destination, error: DestinationBrokenError): Promise<void>;
  /** Nothing of the workspace can be reached any more: all its subscriptions rest, whoever can be is told. */
  breakWorkspace(
    platform: Platform,
    workspace: string,
    error: DestinationBrokenError,
  ): Promise<void>;
  /** The destination takes messages again (unarchived, invited): its subscriptions go on, what waits goes out now. */
  resumeDestination(destination: Destination): Promise<void>;
  /** The workspace has a working token again. */
  resumeWorkspace(platform: Platform, workspace: string): Promise<void>;
};

/** A workspace that removed the app is looked at rarely: what is owed there is held after a day. */
const GONE_REST_MS = 6 * 60 * 60_000;

/** Sends what the store says is owed, on each adapter's platform by itself. docs/deliveries.md says how it is sent once. */
export function createOutbox(
  parts: Omit<OutboxParts, 'breakages' | 'rests'> & { readonly adapters: readonly ChatAdapter[] },
): Outbox {
  const { store, clock } = parts;
  const breakages = new Breakages(parts);
  const rests = new Rests();
  const platforms = parts.adapters.map(
    (adapter) => new PlatformOutbox({ ...parts, breakages, rests }, adapter),
  );
  const wake = () => {
    for (const platform of platforms) platform.wake();
  };
  const resume = async (destination: Destination) => {
    await breakages.end(destination);
    rests.end(destinationKey(destination));
    await store.bringForward(destination, isoInstant(clock.now()));
  };
  const destinationsIn = async (platform: Platform, workspace: string) => {
    const subscriptions = await store.allSubscriptions();
    const destinations = new Map(
      subscriptions
        .map(({ destination }) => destination)
        .filter((it) => it.platform === platform && it.workspace === workspace)
        .map((it) => [destinationKey(it), it]),
    );
    return [...destinations.values()];
  };
  /** One key a destination, code and day, so that an event that comes again tells nobody twice. */
  const breakingKey = (destination: Destination, { platformCode }: DestinationBrokenError) =>
    `${platformCode}:${isoInstant(clock.now()).slice(0, 10)}:${destinationKey(destination)}`;
  return {
    wake,
    breakDestination: async (destination, error) => {
      await breakages.note({ key: breakingKey(destination, error), destination }, error);
      wake();
    },
    breakWorkspace: async (platform, workspace, error) => {
      rests.rest(workspaceName({ platform, workspace }), GONE_REST_MS, clock.now());
      const day = isoInstant(clock.now()).slice(0, 10);
      const key = `${error.platformCode}:${day}:${workspaceName({ platform, workspace })}`;
      await breakages.noteRemoval(key, await destinationsIn(platform, workspace), error);
      wake();
    },
    start: async () => {
      await breakages.load();
      for (const platform of platforms) platform.start();
    },
    stop: async () => {
      await Promise.all(platforms.map((platform) => platform.stop()));
    },
    resumeDestination: async (destination) => {
      await resume(destination);
      wake();
    },
    resumeWorkspace: async (platform, workspace) => {
      rests.end(workspaceName({ platform, workspace }));
      for (const destination of await destinationsIn(platform, workspace))
        await resume(destination);
      wake();
    },
  };
}
