import type { Json } from './json.ts';
import { listOf, objectOf, stringOf } from './json.ts';
import {
  commandProblems,
  messageBreaches,
  messageProblems,
  type MessageUse,
  type Problem,
} from './discord-checks.ts';
import type { DiscordInteractions } from './discord-interactions.ts';
import {
  addChannel,
  BOT_ID,
  channelJson,
  DM,
  FORUM,
  MAY,
  messageJson,
  THREAD,
  type FakeChannel,
  type FakeMessage,
  type FakeWorld,
} from './discord-world.ts';

export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Call = {
  readonly method: string;
  /** Without `/api/v10` and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly list: readonly unknown[];
  readonly at: number;
};

export type RestParts = {
  readonly world: FakeWorld;
  readonly interactions: DiscordInteractions;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly gatewayUrl: () => string;
  readonly shards: () => number;
  readonly breach: (what: string) => void;
};

/** "The past few minutes" of `enforce_nonce`. */
const NONCE_KNOWN_MS = 180_000;
const NONE: Reply = { status: 204, body: null };

export function failure(status: number, code: number, message: string): Reply {
  return { status, body: { code, message } };
}

/** Answers one call of the REST API, as far as this project makes it. */
export function answerCall(parts: RestParts, call: Call): Reply {
  const { world } = parts;
  const route = `${call.method} ${call.path}`;
  for (const [pattern, answer] of ROUTES) {
    const found = pattern.exec(route);
    if (found) return answer(parts, call, found[1] ?? '', found[2] ?? '', found[3] ?? '');
  }
  parts.breach(
    `a call that the loopback does not know: ${route} (${world.channels.size} channels)`,
  );
  return failure(404, 0, '404: Not Found');
}

type Answer = (parts: RestParts, call: Call, a: string, b: string, c: string) => Reply;

const ROUTES: readonly (readonly [RegExp, Answer])[] = [
  [
    /^GET \/gateway\/bot$/,
    ({ gatewayUrl, shards }) => ({
      status: 200,
      body: {
        url: gatewayUrl(),
        shards: shards(),
        session_start_limit: {
          total: 1_000,
          remaining: 999,
          reset_after: 1_000,
          max_concurrency: 1,
        },
      },
    }),
  ],
  [/^GET \/applications\/(\d+)\/commands$/, ({ world }) => ({ status: 200, body: world.commands })],
  [/^PUT \/applications\/(\d+)\/commands$/, putCommands],
  [
    /^GET \/users\/@me$/,
    () => ({ status: 200, body: { id: BOT_ID, username: 'bellwether', discriminator: '0' } }),
  ],
  [/^POST \/users\/@me\/channels$/, openDirect],
  [
    /^GET \/channels\/(\d+)$/,
    ({ world }, _call, id) => {
      const channel = world.channels.get(id);
      if (!channel) return failure(404, 10003, 'Unknown Channel');
      if ((mayIn(world, channel) & MAY.view) === 0n) return failure(403, 50001, 'Missing Access');
      return { status: 200, body: channelJson(channel) };
    },
  ],
  [/^PATCH \/channels\/(\d+)$/, patchChannel],
  [/^POST \/channels\/(\d+)\/messages$/, createMessage],
  [/^PATCH \/channels\/(\d+)\/messages\/(\d+)$/, editMessage],
  [/^GET \/channels\/(\d+)\/messages$/, listMessages],
  [
    /^GET \/channels\/(\d+)\/messages\/(\d+)$/,
    ({ world }, _call, channelId, id) => {
      const message = world.channels.get(channelId)?.messages.find((one) => one.id === id);
      if (!message) return failure(404, 10008, 'Unknown Message');
      return { status: 200, body: messageJson(message, world.showsNonce) };
    },
  ],
  [/^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/, startThread],
  [/^POST \/channels\/(\d+)\/threads$/, createForumPost],
  [
    /^GET \/guilds\/(\d+)\/threads\/active$/,
    ({ world }, _call, guild) => ({
      status: 200,
      body: {
        threads: [...world.channels.values()]
          .filter((one) => one.guildId === guild && one.type === THREAD && !one.archived)
          .map(channelJson),
        members: [],
      },
    }),
  ],
  [
    /^POST \/interactions\/(\d+)\/([^/]+)\/callback$/,
    ({ interactions }, { body, query }, id, token) =>
      interactions.callback(id, token, body, query.get('with_response') === 'true'),
  ],
  [
    /^(GET|PATCH|DELETE) \/webhooks\/\d+\/([^/]+)\/messages\/([^/]+)$/,
    ({ interactions }, { body }, method, token, id) =>
      interactions.message(method, token, decodeURIComponent(id), body),
  ],
  [
    /^POST \/webhooks\/\d+\/([^/]+)$/,
    ({ interactions }, { body }, token) => interactions.followUp(token, body),
  ],
];

/** Checks a message; null where Discord takes it. */
export function checked(body: Json, use: MessageUse, breach: (what: string) => void): Reply | null {
  for (const what of messageBreaches(body)) breach(what);
  return refused(messageProblems(body, use), breach);
}

export function refused(
  problems: readonly Problem[],
  breach: (what: string) => void,
): Reply | null {
  if (problems.length === 0) return null;
  for (const { path, code, message } of problems) breach(`${path}: ${code} ${message}`);
  const empty = problems.find(({ code }) => code === '50006');
  if (empty) return failure(400, 50006, 'Cannot send an empty message');
  const errors = Object.fromEntries(
    problems.map(({ path, code, message }) => [path, { _errors: [{ code, message }] }]),
  );
  return { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors } };
}

function mayIn(world: FakeWorld, channel: FakeChannel): bigint {
  const parent = channel.parentId === null ? undefined : world.channels.get(channel.parentId);
  return parent?.may ?? channel.may;
}

/** Why the bot may not post there; null where it may. */
function barred(parts: RestParts, channel: FakeChannel, body: Json): Reply | null {
  const { world } = parts;
  if (channel.guildId !== null && !world.guilds.has(channel.guildId))
    return failure(403, 50001, 'Missing Access');
  const may = mayIn(world, channel);
  if (channel.type === DM) return world.closed.has(channel.name) ? cannotMessage() : null;
  if ((may & MAY.view) === 0n) return failure(403, 50001, 'Missing Access');
  const send = channel.type === THREAD ? MAY.sendInThreads : MAY.send;
  if ((may & send) === 0n) return failure(403, 50013, 'Missing Permissions');
  if (listOf(body.embeds).length > 0 && (may & MAY.embed) === 0n)
    return failure(403, 50013, 'Missing Permissions');
  if (channel.locked) return failure(403, 160005, 'Thread is locked');
  if (channel.archived) return failure(400, 50083, 'Thread is archived');
  return null;
}

function cannotMessage(): Reply {
  return failure(403, 50007, 'Cannot send messages to this user');
}

function createMessage(parts: RestParts, { body }: Call, channelId: string): Reply {
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

function editMessage(parts: RestParts, { body }: Call, channelId: string, id: string): Reply {
  const channel = parts.world.channels.get(channelId);
  if (!channel) return failure(404, 10003, 'Unknown Channel');
  const message = channel.messages.find((one) => one.id === id);
  if (!message) return failure(404, 10008, 'Unknown Message');
  const no = barred(parts, channel, body) ?? checked(body, 'edit', parts.breach);
  if (no) return no;
  message.body = { ...message.body, ...body };
  message.edits += 1;
  return { status: 200, body: messageJson(message, parts.world.showsNonce) };
}

function listMessages({ world }: RestParts, { query }: Call, channelId: string): Reply {
  const channel = world.channels.get(channelId);
  if (!channel) return failure(404, 10003, 'Unknown Channel');
  const may = mayIn(world, channel);
  if (channel.type !== DM && (may & MAY.view) === 0n) return failure(403, 50001, 'Missing Access');
  // Without this permission Discord shows an empty channel.
  if (channel.type !== DM && (may & MAY.history) === 0n) return { status: 200, body: [] };
  const after = BigInt(query.get('after') ?? '0');
  const before = BigInt(query.get('before') ?? '18446744073709551615');
  const limit = Number(query.get('limit') ?? '50');
  const within = channel.messages.filter(({ id }) => BigInt(id) > after && BigInt(id) < before);
  const page = query.has('after') ? within.slice(0, limit) : within.slice(-limit);
  return { status: 200, body: page.toReversed().map((one) => messageJson(one, world.showsNonce)) };
}

function startThread(parts: RestParts, { body }: Call, channelId: string, id: string): Reply {
  const { world } = parts;
  const channel = world.channels.get(channelId);
  if (!channel?.messages.some((one) => one.id === id))
    return failure(404, 10008, 'Unknown Message');
  if ((mayIn(world, channel) & MAY.createThreads) === 0n)
    return failure(403, 50013, 'Missing Permissions');
  if (world.channels.has(id))
    return failure(400, 160004, 'A thread has already been created for this message');
  const problems = nameProblems(body);
  if (problems) return refused(problems, parts.breach) ?? NONE;
  const { guildId } = channel;
  const thread = addChannel(world, {
    id,
    type: THREAD,
    guildId,
    parentId: channelId,
    name: stringOf(body.name),
  });
  return { status: 201, body: channelJson(thread) };
}

function createForumPost(parts: RestParts, { body }: Call, channelId: string): Reply {
  const { world, nextId, now, breach } = parts;
  const forum = world.channels.get(channelId);
  if (!forum) return failure(404, 10003, 'Unknown Channel');
  const content = objectOf(body.message);
  const no = barred(parts, forum, content) ?? checked(content, 'forum', breach);
  if (no) return no;
  const problems = nameProblems(body);
  if (problems) return refused(problems, breach) ?? NONE;
  const appliedTags = listOf(body.applied_tags).map(stringOf);
  if (appliedTags.length > 5 || appliedTags.some((tag) => !forum.tags.some(({ id }) => id === tag)))
    return (
      refused([{ path: 'applied_tags', code: 'TAGS', message: 'No such tags.' }], breach) ?? NONE
    );
  if (forum.asksForTag && appliedTags.length === 0)
    return failure(400, 40067, 'A tag is required to create a forum post in this channel');
  const id = nextId();
  const { guildId } = forum;
  const thread = addChannel(world, {
    id,
    type: THREAD,
    guildId,
    parentId: channelId,
    name: stringOf(body.name),
    appliedTags,
  });
  thread.messages.push({
    id,
    channelId: id,
    at: now(),
    nonce: null,
    replyTo: null,
    body: content,
    edits: 0,
  });
  return { status: 201, body: channelJson(thread) };
}

function nameProblems({ name }: Json): Problem[] | null {
  const text = stringOf(name);
  return text.trim() === '' || text.length > 100
    ? [{ path: 'name', code: 'BASE_TYPE_BAD_LENGTH', message: 'Between 1 and 100.' }]
    : null;
}

function patchChannel({ world }: RestParts, { body }: Call, id: string): Reply {
  const channel = world.channels.get(id);
  if (!channel) return failure(404, 10003, 'Unknown Channel');
  const may = mayIn(world, channel);
  if (channel.locked && (may & MAY.manageThreads) === 0n)
    return failure(403, 50013, 'Missing Permissions');
  if (typeof body.archived === 'boolean') channel.archived = body.archived;
  return { status: 200, body: channelJson(channel) };
}

function openDirect({ world, nextId }: RestParts, { body }: Call): Reply {
  const who = stringOf(body.recipient_id);
  const known = [...world.channels.values()].find(({ type, name }) => type === DM && name === who);
  const channel = known ?? addChannel(world, { id: nextId(), type: DM, guildId: null, name: who });
  return { status: 200, body: { id: channel.id, type: DM, recipients: [{ id: who }] } };
}

function putCommands({ world, breach }: RestParts, { list }: Call, application: string): Reply {
  if (application !== BOT_ID) return failure(403, 20012, 'Not authorized for this application');
  const commands = list.map(objectOf);
  const no = refused(commandProblems(commands), breach);
  if (no) return no;
  world.commandWrites += 1;
  world.commands = commands.map((command, at) => ({
    id: `14000000000000000${String(at).padStart(2, '0')}`,
    application_id: BOT_ID,
    version: '1',
    type: 1,
    default_member_permissions: null,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    ...command,
  }));
  return { status: 200, body: world.commands };
}
