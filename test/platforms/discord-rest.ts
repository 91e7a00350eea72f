import { listOf, objectOf, stringOf, type Json } from './json.ts';
import {
  failure,
  mayIn,
  refused,
  type Call,
  type Reply,
  type RestParts,
} from './discord-answers.ts';
import { commandProblems } from './discord-command-checks.ts';
import {
  createMessage,
  deleteMessage,
  editMessage,
  listMessages,
  readMessage,
} from './discord-messages.ts';
import {
  activeThreads,
  archivedThreads,
  createForumPost,
  patchChannel,
  startThread,
} from './discord-threads.ts';
import { addChannel, BOT_ID, channelJson, DM, MAY } from './discord-world.ts';

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
    ({ gatewayUrl, gateway: { shards, maxConcurrency, sessionsLeft } }) => ({
      status: 200,
      body: {
        url: gatewayUrl(),
        shards,
        session_start_limit: {
          total: 1_000,
          remaining: sessionsLeft,
          reset_after: 1_000,
          max_concurrency: maxConcurrency,
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
  [
    /^GET \/applications\/@me$/,
    ({ world }) => ({
      status: 200,
      body: { id: BOT_ID, name: 'Bellwether', approximate_guild_count: world.guilds.size },
    }),
  ],
  [
    /^GET \/users\/(\d+)$/,
    ({ world }, _call, id) => {
      const name = world.people.get(id);
      if (name === undefined) return failure(404, 10013, 'Unknown User');
      const body = { id, username: name.toLowerCase(), global_name: name, discriminator: '0' };
      return { status: 200, body };
    },
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
  [/^GET \/channels\/(\d+)\/messages\/(\d+)$/, readMessage],
  [/^DELETE \/channels\/(\d+)\/messages\/(\d+)$/, deleteMessage],
  [/^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/, startThread],
  [/^POST \/channels\/(\d+)\/threads$/, createForumPost],
  [/^GET \/guilds\/(\d+)\/threads\/active$/, activeThreads],
  [/^GET \/channels\/(\d+)\/threads\/archived\/public$/, archivedThreads],
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
    ...asDiscordKeeps(command),
  }));
  return { status: 200, body: world.commands };
}

/** Discord leaves out what is false or empty. */
function asDiscordKeeps(value: unknown): Json {
  const kept = Object.entries(objectOf(value)).flatMap(([name, one]): [string, unknown][] => {
    if (one === false || (Array.isArray(one) && one.length === 0)) return [];
    if (name === 'options' || name === 'choices') return [[name, listOf(one).map(asDiscordKeeps)]];
    return [[name, one]];
  });
  return Object.fromEntries(kept);
}
