import { objectOf } from './json.ts';
import {
  barred,
  checked,
  failure,
  mayIn,
  NONE,
  refused,
  type Call,
  type Reply,
  type RestParts,
} from './discord-answers.ts';
import {
  DM,
  FORUM,
  MAY,
  messageJson,
  type FakeChannel,
  type FakeMessage,
} from './discord-world.ts';

/** "The past few minutes" of `enforce_nonce`. */
const NONCE_KNOWN_MS = 180_000;
const HAS_THREAD = 1 << 5;

export function createMessage(parts: RestParts, { body }: Call, channelId: string): Reply {
  const { world, now, nextId, breach } = parts;
  const channel = world.channels.get(channelId);
  if (!channel) return failure(404, 10003, 'Unknown Channel');
  const no = barred(parts, channel, body) ?? checked(body, 'create', breach);
  if (no) return no;
  if (channel.type === FORUM)
    return failure(400, 50008, 'Cannot send messages in a non-text channel');
  const nonce = typeof body.nonce === 'string' ? body.nonce : null;
  if (nonce === null || body.enforce_nonce !== true) breach('a message without an enforced nonce');
  const known = channel.messages.find((one) => nonce !== null && one.nonce === nonce);
  if (known && now() - known.at < NONCE_KNOWN_MS)
    return { status: 200, body: messageJson(known, true) };
  const slow = slowedDown(channel, now());
  if (slow) return slow;
  const reference = objectOf(body.message_reference);
  const message: FakeMessage = {
    id: nextId(),
    channelId,
    at: now(),
    nonce,
    replyTo: typeof reference.message_id === 'string' ? reference.message_id : null,
    body,
    edits: 0,
  };
  channel.messages.push(message);
  return { status: 200, body: messageJson(message, true) };
}

export function editMessage(
  parts: RestParts,
  { body }: Call,
  channelId: string,
  id: string,
): Reply {
  const channel = parts.world.channels.get(channelId);
  if (!channel) return failure(404, 10003, 'Unknown Channel');
  const message = channel.messages.find((one) => one.id === id);
  if (!message) return failure(404, 10008, 'Unknown Message');
  const no = barred(parts, channel, body) ?? checked(body, 'edit', parts.breach);
  if (no) return no;
  message.body = { ...message.body, ...body };
  message.edits += 1;
  const flags = parts.world.channels.has(id) ? HAS_THREAD : 0;
  return { status: 200, body: { ...messageJson(message, parts.world.showsNonce), flags } };
}

export function listMessages(
  { world, breach }: RestParts,
  { query }: Call,
  channelId: string,
): Reply {
  const channel = world.channels.get(channelId);
  if (!channel) return failure(404, 10003, 'Unknown Channel');
  const may = mayIn(world, channel);
  if (channel.type !== DM && (may & MAY.view) === 0n) return failure(403, 50001, 'Missing Access');
  // Without this permission Discord shows an empty channel.
  if (channel.type !== DM && (may & MAY.history) === 0n) return { status: 200, body: [] };
  const after = BigInt(query.get('after') ?? '0');
  const before = BigInt(query.get('before') ?? '18446744073709551615');
  const limit = Number(query.get('limit') ?? '50');
  if (limit < 1 || limit > 100) {
    const message = 'Must be between 1 and 100.';
    return refused([{ path: 'limit', code: 'NUMBER_TYPE_MAX', message }], breach) ?? NONE;
  }
  const within = channel.messages.filter(({ id }) => BigInt(id) > after && BigInt(id) < before);
  const page = query.has('after') ? within.slice(0, limit) : within.slice(-limit);
  return { status: 200, body: page.toReversed().map((one) => messageJson(one, world.showsNonce)) };
}

export function readMessage(
  { world }: RestParts,
  _call: Call,
  channelId: string,
  id: string,
): Reply {
  const message = world.channels.get(channelId)?.messages.find((one) => one.id === id);
  if (!message) return failure(404, 10008, 'Unknown Message');
  return { status: 200, body: messageJson(message, world.showsNonce) };
}

export function deleteMessage(
  { world }: RestParts,
  _call: Call,
  channelId: string,
  id: string,
): Reply {
  const { messages = [] } = world.channels.get(channelId) ?? {};
  const at = messages.findIndex((one) => one.id === id);
  if (at < 0) return failure(404, 10008, 'Unknown Message');
  messages.splice(at, 1);
  return NONE;
}

function slowedDown({ messages, slowModeS }: FakeChannel, now: number): Reply | null {
  const leftMs = (messages.at(-1)?.at ?? -Infinity) + slowModeS * 1_000 - now;
  if (leftMs <= 0) return null;
  const message = 'This action cannot be performed due to slowmode rate limit';
  const body = { message, code: 20016, retry_after: leftMs / 1_000, global: false };
  return { status: 429, body };
}
