import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createGateway, type DiscordGateway } from './discord-gateway.ts';
import {
  createInteractions,
  type DiscordInteractions,
  type FakeInteraction,
} from './discord-interactions.ts';
import { failure, type Call, type Reply } from './discord-answers.ts';
import { answerCall } from './discord-rest.ts';
import {
  addChannel,
  BOT_ID,
  BOT_TOKEN,
  createSnowflakes,
  createWorld,
  FORUM,
  GUILD_ID,
  type FakeChannel,
  type FakeMessage,
  type FakeWorld,
} from './discord-world.ts';
import { listOf, objectOf, parseJson, type Json } from './json.ts';

/** What goes wrong with a call, instead of or after its answer. */
export type Fault =
  | { readonly do: 'answer'; readonly reply: Reply }
  /** The call does its work, and nobody hears of it. */
  | { readonly do: 'accept_then_hang' }
  | { readonly do: 'accept_then_drop' }
  | { readonly do: 'drop' };

export type FaultRule = {
  readonly on: RegExp;
  times: number;
  readonly fault: Fault;
};

/** Where a person is, and how they came by the app. */
export type Where = {
  /** Null: in a direct message with the bot. */
  readonly channel: string | null;
  readonly guild?: string | null;
  readonly user?: string;
  readonly mayManage?: boolean;
  /** Installed by the person, not in the guild. */
  readonly userInstalled?: boolean;
};

export type LoopbackDiscord = {
  /** For DISCORD_API_URL. */
  readonly apiUrl: string;
  readonly world: FakeWorld;
  readonly gateway: DiscordGateway;
  readonly interactions: DiscordInteractions;
  readonly calls: readonly Call[];
  /** What was done against PLATFORMS.md; a test that leaves any has failed. */
  readonly breaches: string[];
  readonly faults: FaultRule[];
  readonly clock: { now(): number; advance(ms: number): void };
  /** Messages in five seconds and channel; over it 429. */
  bucket: { limit: number; perMs: number };
  shards: number;
  channel(id: string): FakeChannel;
  messages(id: string): readonly FakeMessage[];
  /** Other people talk in a channel, so many messages. */
  fill(channel: string, messages: number): void;
  command(
    name: string,
    options: Readonly<Record<string, unknown>>,
    where?: Partial<Where>,
  ): FakeInteraction;
  autocomplete(
    name: string,
    option: string,
    value: string,
    where?: Partial<Where>,
  ): FakeInteraction;
  press(customId: string, where?: Partial<Where>): FakeInteraction;
  choose(customId: string, values: readonly string[], where?: Partial<Where>): FakeInteraction;
  submit(
    customId: string,
    values: Readonly<Record<string, string>>,
    where?: Partial<Where>,
  ): FakeInteraction;
  /** Resolves as soon as it holds; looks again whenever anything happens. Rejects after 20 s. */
  until(holds: () => boolean, what?: string): Promise<void>;
  close(): Promise<void>;
};

export const TEXT_CHANNEL = '1500000000000000001';
export const FORUM_CHANNEL = '1500000000000000002';
export const PERSON = '1300000000000000001';

/** A Discord on loopback: REST v10 and gateway, keeping and enforcing the rules of the platform. */
export async function startDiscord(): Promise<LoopbackDiscord> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const nextId = createSnowflakes(now);
  const world = createWorld();
  const breaches: string[] = [];
  const breach = (what: string) => {
    breaches.push(what);
  };
  const calls: Call[] = [];
  const faults: FaultRule[] = [];
  const waiters = new Set<() => void>();
  const changed = () => {
    for (const look of waiters) look();
  };
  const hanging = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    void serve(request, response);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const gateway = createGateway({ world, now, url: gatewayUrl, breach, changed });
  const interactions = createInteractions({ now, nextId, breach, changed });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (!gateway.open) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      gateway.connect(client);
    });
  });

  const buckets = new Map<string, number[]>();
  const restParts = {
    world,
    interactions,
    now,
    nextId,
    gatewayUrl,
    shards: () => discord.shards,
    breach,
  };

  /** Counts the call on its bucket; the answer's headers, and the 429 where it is too much. */
  function limited(call: Call): { headers: Record<string, string>; reply: Reply | null } {
    const [, channel] = /^\/channels\/(\d+)\/messages/.exec(call.path) ?? [];
    if (channel === undefined) return { headers: {}, reply: null };
    const { limit, perMs } = discord.bucket;
    const name = `${call.method}:${channel}`;
    const recent = (buckets.get(name) ?? []).filter((at) => now() - at < perMs);
    const [oldest = now()] = recent;
    const resetMs = Math.max(oldest + perMs - now(), 0);
    const headers = {
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(limit - recent.length - 1, 0)),
      'X-RateLimit-Reset': String((now() + resetMs) / 1_000),
      'X-RateLimit-Reset-After': String(resetMs / 1_000),
      'X-RateLimit-Bucket': `messages-${call.method}`,
    };
    if (recent.length < limit) {
      buckets.set(name, [...recent, now()]);
      return { headers, reply: null };
    }
    const retryAfter = resetMs / 1_000;
    return {
      headers: {
        ...headers,
        'Retry-After': String(Math.ceil(retryAfter)),
        'X-RateLimit-Scope': 'user',
      },
      reply: {
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: retryAfter, global: false },
      },
    };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request, now());
    calls.push(call);
    const route = `${call.method} ${call.path}`;
    const needsToken = !/^\/(?:interactions|webhooks)\//.test(call.path);
    const rule = faults.find(({ on, times }) => times > 0 && on.test(route));
    if (rule) rule.times -= 1;
    const { headers, reply: tooMuch } = limited(call);
    const send = (reply: Reply) => {
      response.writeHead(reply.status, {
        ...(reply.status === 204 ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
        ...headers,
        ...reply.headers,
      });
      response.end(
        reply.status === 204
          ? undefined
          : typeof reply.body === 'string'
            ? reply.body
            : JSON.stringify(reply.body),
      );
    };
    const answer = () => {
      if (needsToken && request.headers.authorization !== `Bot ${BOT_TOKEN}`)
        return failure(401, 0, '401: Unauthorized');
      if (!(request.headers['user-agent'] ?? '').startsWith('DiscordBot ('))
        breach('no User-Agent');
      return answerCall(restParts, call);
    };
    if (rule?.fault.do === 'answer') send(rule.fault.reply);
    else if (rule?.fault.do === 'drop') response.destroy();
    else if (tooMuch) send(tooMuch);
    else {
      const reply = answer();
      if (rule?.fault.do === 'accept_then_drop') response.destroy();
      else if (rule?.fault.do === 'accept_then_hang') hanging.add(response);
      else send(reply);
    }
    changed();
  }

  let serial = 0;
  function interact(
    type: number,
    data: Json,
    given: Partial<Where>,
    more: Json = {},
  ): FakeInteraction {
    const where = {
      channel: TEXT_CHANNEL,
      guild: GUILD_ID,
      user: PERSON,
      mayManage: true,
      ...given,
    };
    serial += 1;
    const id = nextId();
    const token = `interaction-token-${serial}`;
    const user = {
      id: where.user,
      username: 'reader',
      discriminator: '0',
      global_name: 'Reader',
      avatar: null,
    };
    const channel = where.channel === null ? null : world.channels.get(where.channel);
    const place =
      where.channel === null
        ? {
            channel_id: '1600000000000000001',
            channel: { id: '1600000000000000001', type: 1 },
            user,
            context: 1,
          }
        : {
            guild_id: where.guild,
            channel_id: where.channel,
            channel: { id: where.channel, type: channel?.type ?? 0, name: channel?.name ?? 'x' },
            context: 0,
            member: {
              user,
              roles: [],
              joined_at: new Date(0).toISOString(),
              permissions: where.mayManage ? String((1n << 4n) | (1n << 10n)) : String(1n << 10n),
              deaf: false,
              mute: false,
              flags: 0,
            },
            guild: { id: where.guild, locale: 'en-US', features: [] },
          };
    const opened = interactions.open(id, token, where.userInstalled === true ? 5 : Infinity);
    gateway.dispatch('INTERACTION_CREATE', {
      id,
      application_id: BOT_ID,
      type,
      token,
      version: 1,
      data,
      locale: 'en-US',
      app_permissions: String(channel?.may ?? 0n),
      entitlements: [],
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners:
        where.userInstalled === true
          ? { '1': where.user }
          : { '0': where.channel === null ? '0' : GUILD_ID },
      ...place,
      ...more,
    });
    return opened;
  }
  const OPTION = { string: 3, integer: 4, boolean: 5 } as const;
  const optionsOf = (options: Readonly<Record<string, unknown>>, focused = '') =>
    Object.entries(options).map(([name, value]) => ({
      name,
      value,
      type:
        typeof value === 'number'
          ? OPTION.integer
          : typeof value === 'boolean'
            ? OPTION.boolean
            : OPTION.string,
      ...(name === focused ? { focused: true } : {}),
    }));
  const idOf = (name: string) =>
    world.commands.find((command) => command.name === name)?.id ?? '1400000000000000099';
  const message = (customId: string): Json => {
    for (const { messages } of world.channels.values())
      for (const one of messages)
        if (JSON.stringify(one.body).includes(JSON.stringify(customId)))
          return shownMessage(one.id, one.channelId, one.body);
    const original = interactions.all.find(
      (one) => one.original && JSON.stringify(one.original).includes(JSON.stringify(customId)),
    )?.original;
    return shownMessage(nextId(), TEXT_CHANNEL, { ...original, flags: 64 });
  };

  const discord: LoopbackDiscord = {
    apiUrl: `http://127.0.0.1:${port}/api`,
    world,
    gateway,
    interactions,
    calls,
    breaches,
    faults,
    clock: {
      now,
      advance(ms) {
        ahead += ms;
      },
    },
    bucket: { limit: 1_000, perMs: 5_000 },
    shards: 1,
    channel(id) {
      const found = world.channels.get(id);
      if (!found) throw new Error(`No channel ${id}.`);
      return found;
    },
    messages: (id) => world.channels.get(id)?.messages ?? [],
    fill(id, messages) {
      const body = { content: 'talk' };
      for (let at = 0; at < messages; at += 1)
        discord.channel(id).messages.push({
          id: nextId(),
          channelId: id,
          at: now(),
          nonce: null,
          replyTo: null,
          body,
          edits: 0,
        });
    },
    command: (name, options, where = {}) =>
      interact(2, { id: idOf(name), name, type: 1, options: optionsOf(options) }, where),
    autocomplete: (name, option, value, where = {}) =>
      interact(
        4,
        { id: idOf(name), name, type: 1, options: optionsOf({ [option]: value }, option) },
        where,
      ),
    press: (customId, where = {}) =>
      interact(3, { custom_id: customId, component_type: 2 }, where, {
        message: message(customId),
      }),
    choose: (customId, values, where = {}) =>
      interact(3, { custom_id: customId, component_type: 3, values }, where, {
        message: message(customId),
      }),
    submit: (customId, values, where = {}) =>
      interact(
        5,
        {
          custom_id: customId,
          components: Object.entries(values).map(([id, value], at) => ({
            type: 18,
            id: at + 1,
            component:
              id === 'reason'
                ? { type: 3, id: at + 10, custom_id: id, values: [value] }
                : { type: 4, id: at + 10, custom_id: id, value },
          })),
        },
        where,
      ),
    async until(holds, what = 'something that did not happen') {
      if (holds()) return;
      await new Promise<void>((resolve, reject) => {
        const end = () => {
          waiters.delete(look);
          clearTimeout(timer);
          clearInterval(again);
        };
        const look = () => {
          if (!holds()) return;
          end();
          resolve();
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`Waited 20 s for ${what}. Breaches: ${breaches.join('; ')}`));
        }, 20_000);
        // Some of what is waited for happens in the client, where nobody tells us.
        const again = setInterval(look, 10);
        waiters.add(look);
      });
    },
    async close() {
      for (const response of hanging) response.destroy();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
  addChannel(world, { id: TEXT_CHANNEL, name: 'news' });
  addChannel(world, { id: FORUM_CHANNEL, type: FORUM, name: 'stories' });
  return discord;
}

function shownMessage(id: string, channelId: string, body: Json): Json {
  return {
    id,
    channel_id: channelId,
    type: 0,
    author: { id: BOT_ID, username: 'bellwether', discriminator: '0', bot: true, avatar: null },
    content: '',
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(0).toISOString(),
    edited_timestamp: null,
    flags: 0,
    embeds: [],
    components: [],
    ...Object.fromEntries(
      Object.entries(body).filter(([name]) =>
        ['embeds', 'components', 'content', 'flags'].includes(name),
      ),
    ),
  };
}

async function readCall(request: IncomingMessage, at: number): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://loopback');
  const parsed = parseJson(Buffer.concat(chunks).toString('utf8'));
  return {
    method: request.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/v10/, ''),
    query: url.searchParams,
    body: objectOf(parsed),
    list: listOf(parsed),
    at,
  };
}
