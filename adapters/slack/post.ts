import { AppError } from '../../src/errors.ts';
import type { ChatAdapter, FindOptions, PostOptions } from '../../src/deliveries/chat-adapter.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import {
  DestinationBrokenError,
  PlatformUnavailableError,
  TokenRevokedError,
} from '../../src/deliveries/delivery-errors.ts';
import type { Log } from '../../src/log.ts';
import type { Message } from '../../src/messages/message.ts';
import { destinationKey } from '../../src/subscriptions/subscription.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import type { Clock } from '../../src/clock.ts';
import { withStoryButtons } from './extra-buttons.ts';
import { findParts } from './find.ts';
import { EDITS_PER_MINUTE, MESSAGE_GAP_MS, WORKSPACE_GAP_MS } from './limits.ts';
import { deliveryMark } from './mark.ts';
import { createPacer, createQuota } from './pacer.ts';
import type { Place } from './posting.ts';
import { createPosting } from './posting.ts';
import type { Say } from './reply.ts';
import { renderParts } from './render.ts';
import type { Workspaces } from './workspaces.ts';

export type SlackChatOptions = {
  readonly workspaces: Workspaces;
  readonly clock: Clock;
  readonly log: Log;
};

export type SlackPosts = {
  readonly chat: ChatAdapter;
  /** Puts an answer in a place, paced like everything else; `thread` is the message that it answers. */
  readonly say: Say;
};

/** What stands of a message of several parts: its first, and how many. */
type Progress = { readonly first: PostedRef; readonly posted: number };

/** Posts of which a part stands, kept until the rest does; more than these are not in flight at once. */
const MOST_UNFINISHED = 10_000;

/**
 * Slack as the outbox sees it. A message that goes on in its thread is finished by the next attempt, never begun
 * again; every part carries the delivery's nonce as message metadata, by which `find` knows it after a crash.
 */
export function createSlackPosts({ workspaces, clock, log }: SlackChatOptions): SlackPosts {
  const perChannel = createPacer(MESSAGE_GAP_MS, clock);
  const perWorkspace = createPacer(WORKSPACE_GAP_MS, clock);
  const edits = createQuota(EDITS_PER_MINUTE, clock);
  const unfinished = new Map<string, Progress>();

  const inTurn = <T>({ access: { teamId }, channel }: Place, work: () => Promise<T>): Promise<T> =>
    perChannel(`${teamId}:${channel}`, async () => {
      await perWorkspace(teamId, () => Promise.resolve());
      return work();
    });
  const posting = createPosting(workspaces, inTurn, log);

  async function post(
    destination: Destination,
    message: Message,
    { nonce, replyTo }: PostOptions,
  ): Promise<PostedRef> {
    const parts = renderParts(withStoryButtons(message));
    const key = `${destinationKey(destination)}:${nonce}`;
    const thread = replyTo ? (replyTo.thread ?? replyTo.id) : null;
    const before = unfinished.get(key);
    const place = await posting.placeOf(destination).catch((error: unknown) => {
      throw before ? halfPosted(error) : error;
    });
    let first = before?.first ?? null;
    for (const [at, part] of parts.entries()) {
      if (before && at < before.posted) continue;
      const metadata = deliveryMark({ nonce, part: at + 1, parts: parts.length });
      try {
        const ts = await posting.postPart(place, part, {
          thread: thread ?? first?.id ?? null,
          metadata,
        });
        first ??= { id: ts, thread };
        if (parts.length > 1) unfinished.set(key, { first, posted: at + 1 });
      } catch (error) {
        throw at === 0 ? error : halfPosted(error);
      }
    }
    unfinished.delete(key);
    if (unfinished.size > MOST_UNFINISHED) unfinished.clear();
    return first ?? { id: '', thread };
  }

  async function edit(destination: Destination, ref: PostedRef, message: Message): Promise<void> {
    edits(destination.workspace);
    const place = await posting.placeOf(destination);
    const [first, ...rest] = renderParts(withStoryButtons(message));
    if (first === undefined) return;
    await posting.updateOne(place, ref.id, first.part);
    if (rest.length === 0) return;
    const thread = ref.thread ?? ref.id;
    const standing = await findParts(place, { of: ref.id, thread });
    for (const [at, part] of rest.entries()) {
      const ts = standing.get(at + 2);
      if (ts === undefined) await posting.postPart(place, part, { thread, metadata: null });
      else await posting.updateOne(place, ts, part.part);
    }
  }

  async function find(
    destination: Destination,
    { nonce, replyTo, since }: FindOptions,
  ): Promise<PostedRef | null> {
    const place = await posting.placeOf(destination);
    const inThread = replyTo ? (replyTo.thread ?? replyTo.id) : null;
    const found = await findParts(place, { nonce, since, thread: inThread });
    const ts = found.get(1);
    if (ts === undefined) return null;
    const first = { id: ts, thread: inThread };
    if (found.total <= 1) return first;
    const all = inThread === null ? await findParts(place, { nonce, since, thread: ts }) : found;
    let posted = 1;
    while (all.get(posted + 1) !== undefined) posted += 1;
    if (posted >= found.total) return first;
    // Not all of it is there: the next post goes on where the crash was.
    unfinished.set(`${destinationKey(destination)}:${nonce}`, { first, posted });
    return null;
  }

  const say: Say = async (destination, message, thread) => {
    const place = await posting.placeOf(destination);
    let first = thread;
    for (const part of renderParts(message)) {
      const ts = await posting.postPart(place, part, { thread: first, metadata: null });
      first ??= ts;
    }
  };

  const pace = {
    perDestinationMs: MESSAGE_GAP_MS,
    perPlatformMs: workspaces.single ? WORKSPACE_GAP_MS : 0,
  };
  return { chat: { platform: 'slack', pace, post, edit, find }, say };
}

/** A part stands already, so whoever tries again has to look first: the failure is in doubt, whatever it was. */
function halfPosted(error: unknown): unknown {
  if (error instanceof DestinationBrokenError || error instanceof TokenRevokedError) return error;
  const reason = error instanceof AppError ? error.message : 'unknown';
  return new PlatformUnavailableError(
    `Only a part of the message stands in Slack: ${reason}`,
    true,
    { cause: error },
  );
}
