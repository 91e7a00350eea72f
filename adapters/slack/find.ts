import type { webApi } from '@slack/bolt';
import { readMark } from './mark.ts';
import type { Place } from './posting.ts';
import { deliveryError } from './slack-errors.ts';

/** Messages looked through, newest first, before a post is taken not to be there. */
const MOST_PAGES = 10;
const PAGE = 200;

export type FoundParts = {
  /** Id of a part, counted from 1. */
  get(part: number): string | undefined;
  /** Parts that the message was split into; 0 where nothing was found. */
  readonly total: number;
};

export type Wanted =
  /** Parts of the delivery with this nonce, in a thread, or (null) in the channel, posted after `since` (ISO instant). */
  | { readonly nonce: string; readonly since: string; readonly thread: string | null }
  /** Parts in the thread of the delivery that the message `of` belongs to. */
  | { readonly of: string; readonly thread: string };

/** Slack's clock and ours may differ by this much, s. */
const CLOCK_SLACK_SECONDS = 300;

type Marked = { readonly ts: string; readonly mark: NonNullable<ReturnType<typeof readMark>> };

/**
 * Looks for messages of ours by their metadata: `conversations.history`, or `conversations.replies` for a thread.
 * @throws errors of `delivery-errors.ts`
 */
export async function findParts(place: Place, wanted: Wanted): Promise<FoundParts> {
  const marked: Marked[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { messages, next } = await readPage(place, wanted, cursor);
    for (const { ts, metadata, bot_id: botId } of messages) {
      const mark = readMark(metadata);
      if (mark !== null && ts !== undefined && botId === place.access.botId)
        marked.push({ ts, mark });
    }
    const enough =
      'nonce' in wanted &&
      wanted.thread === null &&
      marked.some(({ mark }) => mark.nonce === wanted.nonce);
    if (next === '' || enough) break;
    cursor = next;
  }
  const nonce =
    'nonce' in wanted ? wanted.nonce : marked.find(({ ts }) => ts === wanted.of)?.mark.nonce;
  const found = marked.filter(({ mark }) => mark.nonce === nonce);
  const byPart = new Map(found.map(({ ts, mark }) => [mark.part, ts]));
  return { get: (part) => byPart.get(part), total: found[0]?.mark.parts ?? 0 };
}

type FoundMessage = { readonly ts?: string; readonly bot_id?: string; readonly metadata?: unknown };

async function readPage(
  { access: { client }, channel }: Place,
  wanted: Wanted,
  cursor: string | undefined,
): Promise<{ messages: readonly FoundMessage[]; next: string }> {
  const page = {
    channel,
    limit: PAGE,
    include_all_metadata: true,
    ...('since' in wanted ? { oldest: oldestOf(wanted.since) } : {}),
    ...(cursor === undefined ? {} : { cursor }),
  };
  try {
    const answer: webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse =
      wanted.thread === null
        ? await client.conversations.history(page)
        : await client.conversations.replies({ ...page, ts: wanted.thread });
    return { messages: answer.messages ?? [], next: answer.response_metadata?.next_cursor ?? '' };
  } catch (error) {
    throw deliveryError(error);
  }
}

/** Slack's timestamps are seconds since 1970. */
function oldestOf(since: string): string {
  return String(Math.max(0, Math.floor(Date.parse(since) / 1_000) - CLOCK_SLACK_SECONDS));
}
