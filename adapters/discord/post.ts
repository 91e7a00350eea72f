import { PermissionFlagsBits, type REST } from 'discord.js';
import type { Clock } from '../../src/clock.ts';
import type { AppError } from '../../src/errors.ts';
import type { ChatAdapter, FindOptions, PostOptions } from '../../src/deliveries/chat-adapter.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import {
  DestinationBrokenError,
  MessageGoneError,
  MessageRefusedError,
  PlatformUnavailableError,
} from '../../src/deliveries/delivery-errors.ts';
import type { Log } from '../../src/log.ts';
import type { Message } from '../../src/messages/message.ts';
import { destinationKey, type Destination } from '../../src/subscriptions/subscription.ts';
import { markOf } from './custom-id.ts';
import { deliveryError, discordCode, isClosedThread } from './discord-errors.ts';
import { createEditing } from './edit.ts';
import { createFinder } from './find.ts';
import { MESSAGE_GAP_MS, NONCE_REMEMBERED_MS } from './limits.ts';
import { checkMayPost, createPlaces, may, type LookUp, type Place } from './places.ts';
import { renderMessage, type DiscordPart } from './render.ts';
import type { Gatekeeper } from './rest.ts';
import { createSending, nonceOfPart } from './sending.ts';
import { createThreads } from './threads.ts';

export type DiscordChatOptions = {
  readonly rest: REST;
  readonly gatekeeper: Gatekeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** What the gateway told of a channel; null as long as it told nothing. */
  readonly lookUp: LookUp;
  /** Puts in what only this platform's messages have, such as further buttons. */
  readonly dress?: (message: Message) => Message;
};

/** What stands of a message of several parts: its first, and how many. */
type Progress = { readonly first: PostedRef; readonly posted: number };

const MOST_UNFINISHED = 10_000;
const MISSING_PERMISSION = 50013;
const UNKNOWN_CHANNEL = 10003;
/**
 * Discord as the outbox sees it. The delivery's nonce is enforced, so that sending again within a few minutes yields
 * the first message; after that its buttons tell which delivery a message is.
 */
export function createDiscordChat(options: DiscordChatOptions): ChatAdapter {
  const { rest, gatekeeper, clock, log, lookUp, dress = (message: Message) => message } = options;
  const places = createPlaces(rest, lookUp);
  const sending = createSending(rest);
  const finder = createFinder(rest);
  const threads = createThreads(sending);
  const editing = createEditing({ sending, finder, threads, log });
  const unfinished = new Map<string, Progress>();

  /** Every failure as one of `delivery-errors.ts`. */
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      gatekeeper.check();
      return await work();
    } catch (error) {
      throw deliveryError(error);
    }
  }

  function partsFor(message: Message, place: Place, mark: string, plain = false) {
    const noEmbeds = !may(place, PermissionFlagsBits.EmbedLinks);
    return renderMessage(dress(message), { plain: plain || noEmbeds, mark });
  }

  async function postFirst(
    place: Place,
    message: Message,
    parts: readonly DiscordPart[],
    { nonce, replyTo }: PostOptions,
  ): Promise<PostedRef> {
    const [part] = parts;
    if (part === undefined) throw new RangeError('A message has at least one part.');
    if (place.kind === 'forum' && replyTo === undefined) {
      const id = await sending.openPost(place, message, part);
      return { id, thread: id };
    }
    const spot = await threads.spotFor(place, replyTo, message.summary);
    try {
      const id = await sending.send(spot.channel, part, { nonce, replyTo: spot.replyTo });
      return { id, thread: spot.thread };
    } catch (error) {
      if (spot.thread === null || replyTo === undefined) throw error;
      if (discordCode(error) === UNKNOWN_CHANNEL)
        throw new MessageGoneError('The thread is no longer in Discord.', { cause: error });
      if (!isClosedThread(error) || spot.thread === place.channel) throw error;
      if (place.kind !== 'text')
        throw new MessageRefusedError('The post is locked; what is new stays unsaid there.', {
          cause: error,
        });
      // One locked thread is no reason to say nothing more in the channel.
      const id = await sending.send(place.channel, part, { nonce, replyTo: replyTo.id });
      return { id, thread: null };
    }
  }

  async function postAll(
    destination: Destination,
    place: Place,
    message: Message,
    parts: readonly DiscordPart[],
    post: PostOptions,
  ): Promise<PostedRef> {
    const key = `${destinationKey(destination)}:${post.nonce}`;
    const before = unfinished.get(key);
    const first = before?.first ?? (await postFirst(place, message, parts, post));
    if (parts.length === 1) return first;
    try {
      unfinished.set(key, before ?? { first, posted: 1 });
      const channel =
        first.thread ?? (await threads.on(place, first.id, message.summary)) ?? place.channel;
      for (const [at, part] of parts.entries()) {
        if (at < (before?.posted ?? 1)) continue;
        const nonce = nonceOfPart(post.nonce, at + 1);
        await sending.send(channel, part, { nonce, replyTo: null });
        unfinished.set(key, { first, posted: at + 1 });
      }
    } catch (error) {
      throw halfPosted(deliveryError(error));
    }
    unfinished.delete(key);
    if (unfinished.size > MOST_UNFINISHED) unfinished.clear();
    return first;
  }

  return {
    platform: 'discord',
    pace: {
      perDestinationMs: MESSAGE_GAP_MS,
      get perPlatformMs() {
        return gatekeeper.postGapMs();
      },
    },

    post: (destination, message, post) =>
      guarded(async () => {
        const place = await places(destination);
        checkMayPost(place);
        const mark = markOf(post.nonce);
        const parts = partsFor(message, place, mark);
        try {
          return await postAll(destination, place, message, parts, post);
        } catch (error) {
          const hadEmbeds = parts.some(({ embeds }) => embeds.length > 0);
          const maybeEmbeds = place.permissions === null && hadEmbeds;
          if (discordCode(error) !== MISSING_PERMISSION || !maybeEmbeds) throw error;
          log.warn('discord refused embeds, posting text', { channel: place.channel });
          const plain = partsFor(message, place, mark, true);
          return postAll(destination, place, message, plain, post);
        }
      }),

    edit: (destination, ref, message) =>
      guarded(async () => {
        const place = await places(destination);
        await editing(place, ref, message, partsFor(message, place, ''));
      }),

    find: (destination, options) =>
      guarded(async () => {
        const place = await places(destination);
        const age = clock.now() - Date.parse(options.since);
        const hasNonce = place.kind !== 'forum' || options.replyTo !== undefined;
        if (hasNonce && age < NONCE_REMEMBERED_MS) return 'post_again';
        if (!may(place, PermissionFlagsBits.ReadMessageHistory))
          throw new DestinationBrokenError(
            'Bellwether cannot tell whether its message stands in the channel; give it “Read Message History”.',
            String(MISSING_PERMISSION),
          );
        return look(destination, place, options);
      }),
  };

  async function look(
    destination: Destination,
    place: Place,
    { nonce, replyTo, since }: FindOptions,
  ): Promise<PostedRef | null> {
    if (replyTo !== undefined) {
      const thread = replyTo.thread ?? replyTo.id;
      const inThread = await finder.inChannel(thread, nonce, since).catch((error: unknown) => {
        if (discordCode(error) === UNKNOWN_CHANNEL) return null;
        throw error;
      });
      if (inThread) return { id: inThread.id, thread };
    }
    if (place.kind === 'forum') {
      if (replyTo !== undefined) return null;
      const { workspace } = destination;
      const post = await finder.inForum(workspace, place.channel, nonce, since);
      return post && { id: post.id, thread: post.id };
    }
    const found = await finder.inChannel(place.channel, nonce, since);
    if (found === null) return null;
    const first = { id: found.id, thread: null };
    const parts = found.parts ?? 1;
    if (parts === 1 || place.kind !== 'text') return first;
    const standing = await finder.partsIn(found.id);
    let posted = 1;
    while (standing.has(posted + 1)) posted += 1;
    if (posted >= parts) return first;
    // Not all of it is there: the next post goes on where the crash was.
    unfinished.set(`${destinationKey(destination)}:${nonce}`, { first, posted });
    return null;
  }
}

/** A part stands already, so whoever tries again has to look first: the failure is in doubt, whatever it was. */
function halfPosted(error: AppError): AppError {
  return new PlatformUnavailableError(
    `Only a part of the message stands in Discord: ${error.message}`,
    true,
    { cause: error },
  );
}
