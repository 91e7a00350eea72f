import type { types } from '@slack/bolt';
import type { AppError } from '../../src/errors.ts';
import {
  MessageRefusedError,
  PlatformUnavailableError,
} from '../../src/deliveries/delivery-errors.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import type { Log } from '../../src/log.ts';
import type { RenderedPart, SlackPart } from './render.ts';
import { renderPlain } from './render.ts';
import { BODY_CODES, deliveryError, refusalDetails, slackCode } from './slack-errors.ts';
import type { SlackAccess, Workspaces } from './workspaces.ts';

/** Where a message goes, once known: the channel's id, also for a person's direct messages. */
export type Place = { readonly access: SlackAccess; readonly channel: string };

export type PostOne = {
  readonly part: SlackPart;
  readonly thread: string | null;
  readonly metadata: types.MessageMetadata | null;
};

/** Single calls to Slack, with the one repair that each failure allows. All throw errors of `delivery-errors.ts`. */
export type Posting = {
  placeOf(destination: Destination): Promise<Place>;
  /** Resolves with the message's timestamp, which is its id. */
  postOne(place: Place, post: PostOne): Promise<string>;
  /** A part whose blocks Slack refuses goes out as plain text. Resolves with the id of the first message. */
  postPart(place: Place, rendered: RenderedPart, post: Omit<PostOne, 'part'>): Promise<string>;
  updateOne(place: Place, ts: string, part: SlackPart): Promise<void>;
};

/** @param inTurn runs a post when its channel may take one */
export function createPosting(
  workspaces: Workspaces,
  inTurn: <T>(place: Place, work: () => Promise<T>) => Promise<T>,
  log: Log,
): Posting {
  /** Channel ids of direct messages, by workspace and person. */
  const directs = new Map<string, string>();

  /** Calls Slack; a token that has expired is renewed once. */
  async function withAccess<T>(
    place: Place,
    call: (access: SlackAccess) => Promise<T>,
  ): Promise<T> {
    try {
      return await call(place.access);
    } catch (error) {
      if (slackCode(error) !== 'token_expired') throw error;
      return call(await workspaces.renew(place.access));
    }
  }

  async function placeOf({ workspace, channel, person }: Destination): Promise<Place> {
    try {
      const access = await workspaces.accessTo(workspace);
      return { access, channel: person ? await directOf(access, channel) : channel };
    } catch (error) {
      throw beforePosting(deliveryError(error));
    }
  }

  async function directOf(access: SlackAccess, user: string): Promise<string> {
    const key = `${access.teamId}:${user}`;
    const known = directs.get(key);
    if (known !== undefined) return known;
    const opened = await withAccess({ access, channel: user }, ({ client }) =>
      client.conversations.open({ users: user }),
    );
    const direct = opened.channel?.id ?? user;
    directs.set(key, direct);
    return direct;
  }

  async function send(place: Place, { part, thread, metadata }: PostOne): Promise<string> {
    const { ts } = await inTurn(place, () =>
      withAccess(place, ({ client }) =>
        client.chat.postMessage({
          channel: place.channel,
          text: part.text,
          ...(part.blocks.length > 0 ? { blocks: [...part.blocks] } : {}),
          ...(thread === null ? {} : { thread_ts: thread }),
          ...(metadata === null ? {} : { metadata }),
          unfurl_links: false,
          unfurl_media: false,
        }),
      ),
    );
    return ts ?? '';
  }

  async function postOne(place: Place, post: PostOne): Promise<string> {
    try {
      return await send(place, post);
    } catch (error) {
      const repaired = await repair(place, post, error);
      if (repaired === null) throw deliveryError(error);
      try {
        return await send(place, repaired);
      } catch (second) {
        throw deliveryError(second);
      }
    }
  }

  /** What to send instead; null: nothing will help. */
  async function repair(place: Place, post: PostOne, error: unknown): Promise<PostOne | null> {
    const code = slackCode(error);
    // The message that started the thread was deleted; what there is to say still stands.
    if (code === 'thread_not_found' && post.thread !== null) return { ...post, thread: null };
    if (code !== 'not_in_channel') return null;
    try {
      await withAccess(place, ({ client }) =>
        client.conversations.join({ channel: place.channel }),
      );
      return post;
    } catch {
      return null;
    }
  }

  async function postPart(
    place: Place,
    rendered: RenderedPart,
    post: Omit<PostOne, 'part'>,
  ): Promise<string> {
    try {
      return await postOne(place, { ...post, part: rendered.part });
    } catch (error) {
      if (
        !(error instanceof MessageRefusedError) ||
        !BODY_CODES.includes(slackCode(error.cause) ?? '')
      )
        throw error;
      log.error('slack refused blocks, posting plain text', {
        channel: place.channel,
        code: slackCode(error.cause),
        details: refusalDetails(error.cause),
      });
      const [first, ...more] = renderPlain(rendered.message);
      if (first === undefined) throw error;
      const ts = await postOne(place, { ...post, part: first });
      for (const part of more)
        await postOne(place, { part, thread: post.thread ?? ts, metadata: null });
      return ts;
    }
  }

  return {
    placeOf,
    postOne,
    postPart,
    async updateOne(place, ts, part) {
      try {
        await withAccess(place, ({ client }) =>
          client.chat.update({
            channel: place.channel,
            ts,
            text: part.text,
            blocks: [...part.blocks],
          }),
        );
      } catch (error) {
        throw deliveryError(error);
      }
    },
  };
}

/** Whatever failed before the post went out leaves no doubt about the post. */
function beforePosting(error: AppError): AppError {
  if (!(error instanceof PlatformUnavailableError) || !error.inDoubt) return error;
  return new PlatformUnavailableError(error.message, false, { cause: error });
}
