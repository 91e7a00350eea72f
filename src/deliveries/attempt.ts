import { isoInstant, type Clock } from '../clock.ts';
import { plain, type Message } from '../messages/message.ts';
import { plainText } from '../messages/plain-text.ts';
import type { Destination } from '../subscriptions/subscription.ts';
import type { ChatAdapter } from './chat-adapter.ts';
import {
  MessageGoneError,
  MessageRefusedError,
  PlatformUnavailableError,
} from './delivery-errors.ts';
import type { PostedRef } from './delivery.ts';
import type { HeldClaim } from './held-claim.ts';
import { nonceOf } from './nonce.ts';
import { NotNow } from './not-now.ts';
import { copyPostedAnew, planSending, type PlanningParts, type Sending } from './plan-sending.ts';
import { isTooOld, tooLate } from './too-old.ts';

export type AttemptParts = Omit<PlanningParts, 'shown'> & {
  readonly clock: Clock;
  readonly adapter: ChatAdapter;
  readonly shown: Map<string, number>;
  readonly isBroken: (destination: Destination) => boolean;
  /**
   * Resolves when the platform may be called for this destination, at its pace. Asked last thing before each call,
   * because a write to the disk lets several go at once. Throws NotNow.
   */
  readonly turn: (destination: Destination) => Promise<void>;
  /** How long a call of the adapter may take before it counts as unanswered, ms. */
  readonly patienceMs: number;
};

/** Our clock and the platform's may differ by this much, at most, for a look to find what was left there. */
const CLOCK_ERROR_MS = 24 * 60 * 60_000;

/** How an attempt ended where nothing went wrong; `reached`: the platform took the message or showed it. */
export type Attempted = Exclude<Sending, { readonly do: 'post' | 'edit' }> & {
  readonly reached?: true;
};

/**
 * One attempt at a claimed delivery. Where an earlier one is in doubt, looks first; else notes durably that the message
 * may be out, then sends. Resolves null where the lease was lost before anything was sent. Throws what the adapter
 * throws; the claim then knows whether it is in doubt.
 */
export async function attempt(parts: AttemptParts, claim: HeldClaim): Promise<Attempted | null> {
  const { clock, shown } = parts;
  const sending = await planSending(parts, claim.delivery, isoInstant(clock.now()));
  const wasInDoubt = claim.inDoubt;
  if (wasInDoubt) {
    const found = await find(parts, claim, sending.do === 'post' ? sending.replyTo : undefined);
    if (found) return sent(parts, found);
  }
  const now = clock.now();
  if (isTooOld(claim.delivery, now)) {
    const isBroken = parts.isBroken(claim.delivery.destination);
    return { do: 'finish', state: tooLate(claim.delivery.content, isBroken, isoInstant(now)) };
  }
  switch (sending.do) {
    case 'finish':
    case 'put_off':
      return sending;
    case 'edit': {
      const ref = await edit(parts, claim, sending);
      if (ref && !wasInDoubt) shown.set(sending.copy.alertKey, sending.copy.storyVersion);
      return ref && sent(parts, ref);
    }
    case 'post': {
      const ref = await post(parts, claim, sending.message, sending.replyTo);
      // A nonce that comes again yields the message of the earlier attempt, which may show less than this one.
      if (ref && sending.copy && !wasInDoubt)
        shown.set(sending.copy.alertKey, sending.copy.storyVersion);
      return ref && sent(parts, ref);
    }
  }
}

/** Looks for what an earlier attempt left; null where it has to be posted (again). Nothing was sent, so doubt may end. */
async function find(
  parts: AttemptParts,
  claim: HeldClaim,
  replyTo: PostedRef | undefined,
): Promise<PostedRef | null> {
  const { key, destination, createdAt } = claim.delivery;
  const since = isoInstant(Date.parse(createdAt) - CLOCK_ERROR_MS);
  const options = { nonce: nonceOf(key), since, ...(replyTo ? { replyTo } : {}) };
  const found = await answered(parts, destination, () => parts.adapter.find(destination, options));
  if (found === null) claim.leaveDoubt();
  return found === 'post_again' ? null : found;
}

async function post(
  parts: AttemptParts,
  claim: HeldClaim,
  message: Message,
  replyTo?: PostedRef,
): Promise<PostedRef | null> {
  try {
    return await postOnce(parts, claim, message, replyTo);
  } catch (error) {
    if (error instanceof MessageGoneError && replyTo) return postOnce(parts, claim, message);
    if (error instanceof MessageRefusedError) {
      return postOnce(parts, claim, asPlainText(message), replyTo);
    }
    throw error;
  }
}

async function postOnce(
  parts: AttemptParts,
  claim: HeldClaim,
  message: Message,
  replyTo?: PostedRef,
): Promise<PostedRef | null> {
  const { key, destination } = claim.delivery;
  // What an earlier attempt may have left is still in doubt where a look could not settle it, whatever this one hears.
  const wasInDoubt = claim.inDoubt;
  if (!(await claim.enterDoubt())) return null;
  const options = { nonce: nonceOf(key), ...(replyTo ? { replyTo } : {}) };
  try {
    return await answered(parts, destination, () =>
      parts.adapter.post(destination, message, options),
    );
  } catch (error) {
    if (!wasInDoubt && !isDoubtful(error)) claim.leaveDoubt();
    throw error;
  }
}

/** An edit can be repeated without harm, so it needs no doubt. What is gone is posted anew, which does. */
async function edit(
  parts: AttemptParts,
  claim: HeldClaim,
  { ref, message }: Extract<Sending, { readonly do: 'edit' }>,
): Promise<PostedRef | null> {
  const { destination, content } = claim.delivery;
  const change = async (standing: PostedRef): Promise<PostedRef> => {
    await answered(parts, destination, () => parts.adapter.edit(destination, standing, message));
    return standing;
  };
  try {
    return await change(ref);
  } catch (error) {
    if (!(error instanceof MessageGoneError) || content.type !== 'edit') throw error;
  }
  const anew = await copyPostedAnew(parts.store, content.storyId, destination, ref);
  try {
    return anew ? await change(anew) : await post(parts, claim, message);
  } catch (error) {
    if (!(error instanceof MessageGoneError)) throw error;
    return post(parts, claim, message);
  }
}

/** False where the platform has certainly not taken the message. Whatever is not understood leaves the doubt. */
function isDoubtful(error: unknown): boolean {
  if (error instanceof PlatformUnavailableError) return error.inDoubt;
  if (error instanceof NotNow) return false;
  return !(error instanceof Error && 'code' in error && CERTAIN.includes(String(error.code)));
}

const CERTAIN: readonly string[] = [
  'rate_limited',
  'destination_broken',
  'token_revoked',
  'message_refused',
  'message_gone',
];

/** Calls the adapter in its turn. Throws PlatformUnavailableError where it takes longer than anybody should wait. */
async function answered<T>(
  { clock, adapter, patienceMs, turn }: AttemptParts,
  destination: Destination,
  call: () => Promise<T>,
): Promise<T> {
  await turn(destination);
  const done = new AbortController();
  const late = clock.sleep(patienceMs, done.signal).then(() => {
    throw new PlatformUnavailableError(
      `${adapter.platform} has not answered for ${Math.round(patienceMs / 1000)} seconds.`,
      true,
    );
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([call(), late]);
  } finally {
    done.abort();
  }
}

function sent({ clock }: Pick<AttemptParts, 'clock'>, ref: PostedRef): Attempted {
  return { do: 'finish', state: { is: 'sent', at: isoInstant(clock.now()), ref }, reached: true };
}

/** The last resort where a platform refuses how a message is made: the same words without any form. */
function asPlainText(message: Message): Message {
  const text = plainText(message, 'UTC');
  return { ...message, blocks: [{ type: 'text', content: plain(text) }] };
}
