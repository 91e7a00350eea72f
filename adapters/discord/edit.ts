import type { PostedRef } from '../../src/deliveries/delivery.ts';
import { MessageGoneError, MessageRefusedError } from '../../src/deliveries/delivery-errors.ts';
import type { Log } from '../../src/log.ts';
import type { Message } from '../../src/messages/message.ts';
import { discordCode, isClosedThread } from './discord-errors.ts';
import type { Finder } from './find.ts';
import type { Place } from './places.ts';
import type { DiscordPart } from './render.ts';
import { nonceOfPart, type Sending } from './sending.ts';
import type { Threads } from './threads.ts';

const UNKNOWN_CHANNEL = 10003;

/** Makes a message that stands, with the parts beneath it, the given one. Throws what the REST client throws. */
export type Editing = (
  place: Place,
  ref: PostedRef,
  message: Message,
  parts: readonly DiscordPart[],
) => Promise<void>;

export function createEditing({
  sending,
  finder,
  threads,
  log,
}: {
  readonly sending: Sending;
  readonly finder: Finder;
  readonly threads: Threads;
  readonly log: Log;
}): Editing {
  /** Edits those that stand, adds and takes away. */
  async function editParts(thread: string, first: string, parts: readonly DiscordPart[]) {
    const standing = await finder.partsIn(thread);
    for (const [at, part] of parts.entries()) {
      const number = at + 2;
      const id = standing.get(number);
      if (id !== undefined) await sending.edit(thread, id, part);
      else await sending.send(thread, part, { nonce: nonceOfPart(first, number), replyTo: null });
    }
    for (const [number, id] of standing)
      if (number > parts.length + 1) await sending.remove(thread, id);
  }

  return async (place, ref, message, [first, ...rest]) => {
    if (first === undefined) return;
    const channel = ref.thread ?? place.channel;
    const edited = await sending.edit(channel, ref.id, first).catch((error: unknown) => {
      if (ref.thread === null) throw error;
      if (discordCode(error) === UNKNOWN_CHANNEL)
        throw new MessageGoneError('The thread is no longer in Discord.', { cause: error });
      // The channel itself may be fine: this must not end what it follows.
      if (isClosedThread(error) && ref.thread !== place.channel)
        throw new MessageRefusedError('The thread of the message is locked; it stays as it is.', {
          cause: error,
        });
      throw error;
    });
    // The thread of a message, or of a forum's post, may hold parts of what it said before.
    const known = edited.hasThread || ref.thread === ref.id ? ref.id : ref.thread;
    if (rest.length === 0 && known !== ref.id) return;
    try {
      const thread = known ?? (await threads.on(place, ref.id, message.summary));
      if (thread !== null) await editParts(thread, ref.id, rest);
    } catch (error) {
      if (!isClosedThread(error)) throw error;
      log.warn('discord thread is locked, its parts stay as they are', { thread: ref.id });
    }
  };
}
