import { Routes, type APIMessage, type APIThreadList, type REST } from 'discord.js';
import { markIn, markOf } from './custom-id.ts';
import { discordCode } from './discord-errors.ts';
import { MOST_MESSAGES_READ } from './limits.ts';

/** What stands of a delivery: its first message, and of how many parts it said it was; null: it did not say. */
export type Found = { readonly id: string; readonly parts: number | null };

/** Discord's epoch, ms; ids carry the time in their upper bits. */
const EPOCH = 1_420_070_400_000;
/** Clocks of two machines may differ by so much, ms. */
const SKEW_MS = 60_000;
/** Pages read before it is taken as not there: so many messages after it in a channel are nobody's news any more. */
const MOST_PAGES = 10;
const UNKNOWN_CHANNEL = 10003;

export type Finder = {
  /** A message in the channel with the delivery's nonce, or with its mark in a button. `since`: ISO instant. */
  inChannel(channel: string, nonce: string, since: string): Promise<Found | null>;
  /** A post in the forum whose first message has the mark in a button. */
  inForum(guild: string, forum: string, nonce: string, since: string): Promise<Found | null>;
  /** Ids of Bellwether's messages in a thread, in order, the thread's first one left out. */
  ownInThread(thread: string): Promise<readonly string[]>;
};

export function createFinder(rest: REST): Finder {
  const page = async (channel: string, after: string): Promise<readonly APIMessage[]> => {
    const query = new URLSearchParams({ limit: String(MOST_MESSAGES_READ), after });
    const read = (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
    return read.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  };

  return {
    async inChannel(channel, nonce, since) {
      let after = snowflakeAt(Date.parse(since) - SKEW_MS);
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const messages = await page(channel, after);
        for (const message of messages) {
          const found = matched(message, nonce);
          if (found) return found;
        }
        const last = messages.at(-1);
        if (last === undefined || messages.length < MOST_MESSAGES_READ) return null;
        after = last.id;
      }
      return null;
    },
    async inForum(guild, forum, nonce, since) {
      const oldest = BigInt(snowflakeAt(Date.parse(since) - SKEW_MS));
      const { threads } = (await rest.get(Routes.guildActiveThreads(guild))) as APIThreadList;
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
    },
    async ownInThread(thread) {
      try {
        const messages = await page(thread, thread);
        return messages.filter(({ author }) => author.bot === true).map(({ id }) => id);
      } catch (error) {
        if (discordCode(error) === UNKNOWN_CHANNEL) return [];
        throw error;
      }
    },
  };
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
