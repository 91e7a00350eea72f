import {
  Routes,
  type APIChannel,
  type APIEmbed,
  type APIMessage,
  type APIThreadList,
  type REST,
} from 'discord.js';
import { markIn, markOf } from './custom-id.ts';
import { discordCode } from './discord-errors.ts';
import { MOST_MESSAGES_READ } from './limits.ts';

/** What stands of a delivery: its first message, and of how many parts it said it was; null: it did not say. */
export type Found = { readonly id: string; readonly parts: number | null };

/** Discord's epoch, ms; ids carry the time in their upper bits. */
const EPOCH = 1_420_070_400_000;
/** Clocks of two machines may differ by so much, ms. */
const SKEW_MS = 60_000;
/** Pages read before it is taken as not there: what has so many messages after it is nobody's news any more. */
const MOST_PAGES = 50;
const UNKNOWN_CHANNEL = 10003;

export type Finder = {
  /** A message in the channel with the delivery's nonce, or with its mark in a button. `since`: ISO instant. */
  inChannel(channel: string, nonce: string, since: string): Promise<Found | null>;
  /** A post in the forum whose first message has the mark in a button. */
  inForum(guild: string, forum: string, nonce: string, since: string): Promise<Found | null>;
  /** The parts of a message that went on in its thread, their ids by their number; the first is not among them. */
  partsIn(thread: string): Promise<ReadonlyMap<number, string>>;
};

export function createFinder(rest: REST): Finder {
  const page = async (channel: string, from: { before?: string; after?: string }) => {
    const query = new URLSearchParams({ limit: String(MOST_MESSAGES_READ), ...from });
    return (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
  };

  const closedPage = async (forum: string, before: string | null) => {
    const query = new URLSearchParams({
      limit: String(MOST_MESSAGES_READ),
      ...(before === null ? {} : { before }),
    });
    const page = await rest.get(Routes.channelThreads(forum, 'public'), { query });
    return page as APIThreadList & { readonly has_more?: boolean };
  };

  return {
    async inChannel(channel, nonce, since) {
      const oldest = BigInt(snowflakeAt(Date.parse(since) - SKEW_MS));
      let from: { before?: string } = {};
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        // The newest first, because what a crash left is mostly the last thing that was said.
        const messages = await page(channel, from);
        for (const message of messages) {
          if (BigInt(message.id) < oldest) return null;
          const found = matched(message, nonce);
          if (found) return found;
        }
        const last = messages.at(-1);
        if (last === undefined || messages.length < MOST_MESSAGES_READ) return null;
        from = { before: last.id };
      }
      return null;
    },
    async inForum(guild, forum, nonce, since) {
      const oldest = BigInt(snowflakeAt(Date.parse(since) - SKEW_MS));
      const inPosts = async (threads: readonly APIChannel[]) => {
        for (const thread of threads) {
          const { id } = thread;
          if (!('parent_id' in thread) || thread.parent_id !== forum) continue;
          if (BigInt(id) < oldest) continue;
          try {
            const first = (await rest.get(Routes.channelMessage(id, id))) as APIMessage;
            const found = matched(first, nonce);
            if (found) return found;
          } catch (error) {
            // Its first message was deleted.
            if (discordCode(error) === null) throw error;
          }
        }
        return null;
      };
      const active = (await rest.get(Routes.guildActiveThreads(guild))) as APIThreadList;
      const open = await inPosts(active.threads);
      if (open) return open;
      // Somebody may have closed the post meanwhile; those closed last come first.
      let before: string | null = null;
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const { threads, has_more: more } = await closedPage(forum, before);
        const closed = await inPosts(threads);
        if (closed) return closed;
        before = closedAt(threads.at(-1));
        // What was closed before the delivery was made cannot be it.
        if (!more || before === null || Date.parse(before) < Date.parse(since) - SKEW_MS)
          return null;
      }
      return null;
    },
    async partsIn(thread) {
      try {
        const messages = await page(thread, { after: thread });
        const parts = messages.flatMap(({ id, author, content, embeds }) => {
          const number = author.bot === true ? partNumber(content, embeds) : null;
          return number === null ? [] : [[number, id] as const];
        });
        return new Map(parts);
      } catch (error) {
        if (discordCode(error) === UNKNOWN_CHANNEL) return new Map();
        throw error;
      }
    },
  };
}

/** When a thread was closed, as Discord writes it; null where that is not told. */
function closedAt(thread: APIChannel | undefined): string | null {
  return thread !== undefined && 'thread_metadata' in thread
    ? thread.thread_metadata.archive_timestamp
    : null;
}

/** Every part after the first begins by saying which it is (`splitMessage`); what else is in the thread does not. */
function partNumber(content: string, [first]: readonly APIEmbed[]): number | null {
  const [, number] =
    /^-# Continued \\?\((\d+) of \d+/.exec(content || (first?.description ?? '')) ?? [];
  return number === undefined ? null : Number(number);
}

/** The least id that a message of that moment can have. */
export function snowflakeAt(ms: number): string {
  return String(BigInt(Math.max(0, Math.floor(ms) - EPOCH)) << 22n);
}

function matched({ id, nonce, components }: APIMessage, wanted: string): Found | null {
  const mark = markOf(wanted);
  for (const customId of customIdsIn(components ?? [])) {
    const read = markIn(customId);
    if (!read.startsWith(mark)) continue;
    const parts = Number.parseInt(read.slice(mark.length), 36);
    return { id, parts: Number.isNaN(parts) ? null : parts };
  }
  return nonce === wanted ? { id, parts: null } : null;
}

function customIdsIn(components: NonNullable<APIMessage['components']>): string[] {
  return components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((one) => ('custom_id' in one ? [one.custom_id] : []))
      : [],
  );
}
