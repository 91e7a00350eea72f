import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createGateway, type DiscordGateway } from './discord-gateway.ts';
import { createInteractions, type DiscordInteractions } from './discord-interactions.ts';
import { createPerson, type DiscordPerson } from './discord-person.ts';
import { failure, type Call, type Reply } from './discord-answers.ts';
import { answerCall } from './discord-rest.ts';
import {
  addChannel,
  BOT_TOKEN,
  createSnowflakes,
  createWorld,
  FORUM,
  FORUM_CHANNEL,
  TEXT_CHANNEL,
  type FakeChannel,
  type FakeMessage,
  type FakeWorld,
} from './discord-world.ts';
import { listOf, objectOf, parseJson } from './json.ts';

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

export type LoopbackDiscord = DiscordPerson & {
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
  channel(id: string): FakeChannel;
  messages(id: string): readonly FakeMessage[];
  /** Other people talk in a channel, so many messages. */
  fill(channel: string, messages: number): void;
  /** Resolves as soon as it holds; looks again whenever anything happens. Rejects after 20 s. */
  until(holds: () => boolean, what?: string): Promise<void>;
  close(): Promise<void>;
};

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
    gateway,
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

  const person = createPerson({ world, gateway, interactions, nextId });

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
    ...person,
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
