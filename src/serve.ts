import type { Clock } from './clock.ts';
import type { ChatCore } from './chat/chat-core.ts';
import { createChatCore, type ChatCoreParts } from './chat/create-chat-core.ts';
import type { ChatAdapter } from './deliveries/chat-adapter.ts';
import { createOutbox } from './deliveries/outbox.ts';
import { alertMessage } from './digests/alert-message.ts';
import { createDigestSchedule } from './pipeline/schedule-digests.ts';
import type { Watcher } from './pipeline/watcher.ts';
import { startScheduler, type Ticks } from './scheduler.ts';
import { destinationKey, type Platform } from './subscriptions/subscription.ts';
import type { SubscriptionIndex } from './subscriptions/subscription-index.ts';

/** A chat platform that is served: what posts there, and what listens there. */
export type ChatPlatform = {
  readonly chat: ChatAdapter;
  /** Listens until aborted, and then finishes what is being answered. Rejects with AppError where it cannot go on. */
  listen(signal: AbortSignal): Promise<void>;
};

/** Makes the platforms, each with the core that answers for it. */
export type OpenPlatforms = (coreFor: (platform: Platform) => ChatCore) => readonly ChatPlatform[];

export type ServeParts = Omit<ChatCoreParts, 'platform' | 'outbox' | 'coverage'> & {
  readonly index: SubscriptionIndex;
  readonly watcher: Watcher;
  readonly clock: Clock;
  readonly ticks: Ticks;
};

/**
 * Watches, owes digests when they are due, sends what is owed and answers, until aborted; then everything that was
 * begun is finished. Rejects with what a platform could not go on after.
 */
export async function serve(
  parts: ServeParts,
  openPlatforms: OpenPlatforms,
  { signal, readFirst }: { readonly signal: AbortSignal; readonly readFirst: boolean },
): Promise<void> {
  const { store, watcher } = parts;
  const coverage = () => watcher.coverage();
  const platforms = openPlatforms((platform) =>
    createChatCore({
      ...parts,
      platform,
      coverage,
      outbox: {
        wake: () => {
          outbox.wake();
        },
        breakDestination: (...broken) => outbox.breakDestination(...broken),
        resumeDestination: (destination) => outbox.resumeDestination(destination),
        breakWorkspace: (...broken) => outbox.breakWorkspace(...broken),
        resumeWorkspace: (...restored) => outbox.resumeWorkspace(...restored),
      },
    }),
  );
  const outbox = createOutbox({
    ...parts,
    chance: Math.random,
    messageFor: async ({ storyId }, destination) => {
      const story = await store.storyById(storyId);
      if (!story) return null;
      const here = destinationKey(destination);
      const reports = (await store.reportsOf(storyId)).filter(
        (report) => destinationKey(report.destination) === here,
      );
      return { message: alertMessage(story, reports), storyVersion: story.version };
    },
    adapters: platforms.map(({ chat }) => chat),
  });
  const schedule = createDigestSchedule({ ...parts, coverage });
  await outbox.start();
  const failed = new AbortController();
  const ending = AbortSignal.any([signal, failed.signal]);
  const digests = startScheduler(
    'digests',
    async () => {
      if ((await schedule()).length > 0) outbox.wake();
    },
    parts,
  );
  // What fails first ends the rest; all of it has ended before the store may be closed.
  const works = [
    ...platforms.map((platform) => platform.listen(ending)),
    watcher.watch(
      () => {
        outbox.wake();
      },
      { signal: ending, readFirst },
    ),
  ];
  for (const work of works) {
    work.catch(() => {
      failed.abort();
    });
  }
  const ended = await Promise.allSettled(works);
  await digests.stop();
  await outbox.stop();
  const failure = ended.find((work) => work.status === 'rejected');
  if (failure) throw failure.reason;
}
