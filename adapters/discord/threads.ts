import { PermissionFlagsBits } from 'discord.js';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import { discordCode } from './discord-errors.ts';
import { may, type Place } from './places.ts';
import type { Sending } from './sending.ts';

/** Where a message goes; `replyTo`: the message it answers where there is no thread for it. */
export type Spot = {
  readonly channel: string;
  readonly thread: string | null;
  readonly replyTo: string | null;
};

/** Codes with which Discord refuses a thread where a reply without one is still possible. */
const NO_THREAD = [50001, 50013, 50024, 50008];

/** The threads in which what follows a message goes. */
export type Threads = {
  /** The thread on a message, made where there is none; null where there can be none. */
  on(place: Place, message: string, name: string): Promise<string | null>;
  /** Where a message goes, in the thread of what it replies to where that is possible. */
  spotFor(place: Place, replyTo: PostedRef | undefined, name: string): Promise<Spot>;
};

export function createThreads(sending: Sending): Threads {
  const threads: Threads = {
    async on(place, message, name) {
      const allowed =
        may(place, PermissionFlagsBits.CreatePublicThreads) &&
        may(place, PermissionFlagsBits.SendMessagesInThreads);
      if (place.kind !== 'text' || !allowed) return null;
      try {
        return await sending.threadOn(place.channel, message, name);
      } catch (error) {
        if (!NO_THREAD.includes(discordCode(error) ?? 0)) throw error;
        return null;
      }
    },
    async spotFor(place, replyTo, name) {
      const here = { channel: place.channel, thread: null, replyTo: null };
      if (replyTo === undefined) return here;
      const thread = replyTo.thread ?? (await threads.on(place, replyTo.id, name));
      return thread === null
        ? { ...here, replyTo: replyTo.id }
        : { channel: thread, thread, replyTo: null };
    },
  };
  return threads;
}
