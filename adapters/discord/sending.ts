import { createHash } from 'node:crypto';
import { MessageFlags, Routes, type APIMessage, type REST } from 'discord.js';
import type { Message } from '../../src/messages/message.ts';
import { discordCode } from './discord-errors.ts';
import { MOST_THREAD_NAME, THREAD_ARCHIVED_AFTER_MINUTES } from './limits.ts';
import type { Place } from './places.ts';
import type { DiscordPart } from './render.ts';
import { shortened } from './shortened.ts';
import { tagsFor } from './tags.ts';

/** Nobody is ever pinged: what a feed wrote cannot call anybody. */
export const NO_MENTIONS = { parse: [] } as const;

const ARCHIVED = 50083;
const MISSING_PERMISSION = 50013;
const HAS_THREAD = 160004;
const UNKNOWN_MESSAGE = 10008;

/** Single calls to Discord, with the one repair that a failure allows. They throw what the REST client throws. */
export type Sending = {
  /** Resolves with the message's id. The same nonce within a few minutes yields the first message again. */
  send(
    channel: string,
    part: DiscordPart,
    options: { nonce: string; replyTo: string | null },
  ): Promise<string>;
  /** Resolves with whether a thread was made on the message. */
  edit(channel: string, id: string, part: DiscordPart): Promise<{ readonly hasThread: boolean }>;
  /** Deletes a message of ours; one that is gone already is fine. */
  remove(channel: string, id: string): Promise<void>;
  /** The thread made on a message; its id is the message's. */
  threadOn(channel: string, message: string, name: string): Promise<string>;
  /** A post in a forum; its id is the thread's and the first message's. */
  openPost(forum: Place, message: Message, part: DiscordPart): Promise<string>;
};

export function createSending(rest: REST): Sending {
  /** An archived thread is opened again, once. */
  async function inOpenThread<T>(channel: string, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (discordCode(error) !== ARCHIVED) throw error;
      try {
        await rest.patch(Routes.channel(channel), { body: { archived: false } });
      } catch (second) {
        // Locked as well: what is told is that the thread is closed, not which permission opens it.
        throw discordCode(second) === MISSING_PERMISSION ? error : second;
      }
      return call();
    }
  }

  return {
    async send(channel, part, { nonce, replyTo }) {
      const body = {
        ...bodyOf(part),
        nonce,
        enforce_nonce: true,
        ...(replyTo === null
          ? {}
          : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
      };
      const sent = (await inOpenThread(channel, () =>
        rest.post(Routes.channelMessages(channel), { body }),
      )) as { id: string };
      return sent.id;
    },
    async edit(channel, id, part) {
      const { flags = 0 } = (await inOpenThread(channel, () =>
        rest.patch(Routes.channelMessage(channel, id), { body: bodyOf(part) }),
      )) as APIMessage;
      return { hasThread: (flags & MessageFlags.HasThread) !== 0 };
    },
    async remove(channel, id) {
      try {
        await inOpenThread(channel, () => rest.delete(Routes.channelMessage(channel, id)));
      } catch (error) {
        if (discordCode(error) !== UNKNOWN_MESSAGE) throw error;
      }
    },
    async threadOn(channel, message, name) {
      try {
        await rest.post(Routes.threads(channel, message), {
          body: {
            name: shortened(name, MOST_THREAD_NAME),
            auto_archive_duration: THREAD_ARCHIVED_AFTER_MINUTES,
          },
        });
      } catch (error) {
        if (discordCode(error) !== HAS_THREAD) throw error;
      }
      return message;
    },
    async openPost(forum, message, part) {
      const opened = (await rest.post(Routes.threads(forum.channel), {
        body: {
          name: shortened(message.summary, MOST_THREAD_NAME),
          auto_archive_duration: THREAD_ARCHIVED_AFTER_MINUTES,
          message: bodyOf(part),
          applied_tags: tagsFor(message, forum.tags),
        },
      })) as { id: string };
      return opened.id;
    },
  };
}

function bodyOf({ content, embeds, components }: DiscordPart) {
  return { content, embeds, components, allowed_mentions: NO_MENTIONS };
}

/** The nonce of a further part of a delivery: as long, and again the same for every attempt. */
export function nonceOfPart(nonce: string, part: number): string {
  if (part === 1) return nonce;
  return createHash('sha256').update(`${nonce}:${part}`).digest('base64url').slice(0, 22);
}
