import type { WebSocket } from 'ws';
import { isJson, listOf, objectOf, parseJson, stringOf } from './json.ts';
import type { Json } from './json.ts';
import { BOT_ID, BOT_TOKEN, guildJson, type FakeWorld } from './discord-world.ts';

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;
/** Intents that need a review. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const EVENTS_A_MINUTE = 120;
const MOST_BYTES = 4_096;

type Session = {
  readonly id: string;
  readonly events: Json[];
  /** Which of how many. */
  readonly shard: readonly [number, number];
};
type Connection = {
  readonly socket: WebSocket;
  session: Session | null;
  readonly received: number[];
};

/** The gateway's half of the loopback. */
export type DiscordGateway = {
  /** Names of what clients sent, in order: identify, resume, heartbeat. */
  readonly heard: string[];
  readonly intents: number[];
  /** False: connections are refused. */
  open: boolean;
  /** True: a session cannot be resumed, as after a long gap. */
  forgetsSessions: boolean;
  heartbeatMs: number;
  /** Shards that Discord asks for; fewer are refused. */
  shards: number;
  /** Identifies that one bot may send in a while. */
  maxConcurrency: number;
  /** How long that while is, ms; 0: the rule is not kept. */
  identifyGapMs: number;
  /** Sessions that may still be begun. */
  sessionsLeft: number;
  connect(socket: WebSocket): void;
  /** Sends an event to every session; one that is not connected gets it when it resumes. */
  dispatch(type: string, data: Json): void;
  /** Closes every connection with a code. */
  close(code: number): void;
  /** Breaks every connection without a word. */
  drop(): void;
  askToReconnect(): void;
  invalidate(resumable: boolean): void;
  connections(): number;
};

/** Each shard hears of its own servers; direct messages are the first one's. */
function isOf({ shard: [shard, of] }: Session, guild: string): boolean {
  return guild === '' ? shard === 0 : Number((BigInt(guild) >> 22n) % BigInt(of)) === shard;
}

export function createGateway(parts: {
  readonly world: FakeWorld;
  readonly now: () => number;
  readonly url: () => string;
  readonly breach: (what: string) => void;
  readonly changed: () => void;
}): DiscordGateway {
  const { world, now, url, breach, changed } = parts;
  const connections = new Set<Connection>();
  const sessions = new Map<string, Session>();
  const identifiedAt = new Map<number, number>();

  const send = ({ socket }: Connection, op: number, d: unknown, more: Json = {}) => {
    socket.send(JSON.stringify({ op, d, s: null, t: null, ...more }));
  };
  const dispatchTo = (session: Session, t: string, d: Json) => {
    const event = { t, d, s: session.events.length + 1 };
    session.events.push(event);
    for (const connection of connections)
      if (connection.session === session) send(connection, OP.dispatch, d, event);
  };

  const identify = (connection: Connection, data: Json) => {
    gateway.heard.push('identify');
    if (connection.session) {
      connection.socket.close(4005);
      return;
    }
    if (data.token !== BOT_TOKEN) {
      connection.socket.close(4004, 'Authentication failed.');
      return;
    }
    const intents = Number(data.intents);
    gateway.intents.push(intents);
    if ((intents & PRIVILEGED) !== 0) {
      breach('privileged intents');
      connection.socket.close(4014);
      return;
    }
    const [shard = 0, of = 1] = listOf(data.shard).map(Number);
    if (of < gateway.shards) {
      connection.socket.close(4011, 'Sharding required.');
      return;
    }
    const key = shard % gateway.maxConcurrency;
    const gapMs = now() - (identifiedAt.get(key) ?? -Infinity);
    if (gapMs < gateway.identifyGapMs) {
      breach(`identified ${gapMs} ms after another`);
      send(connection, OP.invalidSession, false);
      return;
    }
    identifiedAt.set(key, now());
    const session: Session = {
      id: `session-${sessions.size + 1}`,
      events: [],
      shard: [shard, of],
    };
    sessions.set(session.id, session);
    connection.session = session;
    const guilds = [...world.guilds].filter((id) => isOf(session, id));
    dispatchTo(session, 'READY', {
      v: 10,
      user: { id: BOT_ID, username: 'bellwether', discriminator: '0', bot: true, avatar: null },
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: BOT_ID, flags: 0 },
      ...(Array.isArray(data.shard) ? { shard: data.shard } : {}),
    });
    for (const id of guilds)
      if (!world.unavailable.has(id)) dispatchTo(session, 'GUILD_CREATE', guildJson(world, id));
    changed();
  };

  const resume = (connection: Connection, data: Json) => {
    gateway.heard.push('resume');
    const session = sessions.get(stringOf(data.session_id));
    if (!session || gateway.forgetsSessions || data.token !== BOT_TOKEN) {
      send(connection, OP.invalidSession, false);
      return;
    }
    connection.session = session;
    for (const event of session.events.slice(Number(data.seq)))
      send(connection, OP.dispatch, event.d, event);
    send(connection, OP.dispatch, {}, { t: 'RESUMED', s: session.events.length });
    changed();
  };

  const receive = (connection: Connection, text: string) => {
    const message = parseJson(text);
    if (Buffer.byteLength(text) > MOST_BYTES || !isJson(message)) {
      breach('a gateway message that cannot be read');
      connection.socket.close(4002);
      return;
    }
    connection.received.push(now());
    if (connection.received.filter((at) => now() - at < 60_000).length > EVENTS_A_MINUTE) {
      breach('more than 120 gateway events in a minute');
      connection.socket.close(4008);
      return;
    }
    switch (message.op) {
      case OP.heartbeat:
        gateway.heard.push('heartbeat');
        send(connection, OP.ack, null);
        break;
      case OP.identify:
        identify(connection, objectOf(message.d));
        break;
      case OP.resume:
        resume(connection, objectOf(message.d));
        break;
      default:
        if (!connection.session) connection.socket.close(4003);
    }
    changed();
  };

  const gateway: DiscordGateway = {
    heard: [],
    intents: [],
    open: true,
    forgetsSessions: false,
    heartbeatMs: 41_250,
    shards: 1,
    maxConcurrency: 1,
    identifyGapMs: 0,
    sessionsLeft: 999,
    connect(socket) {
      const connection: Connection = { socket, session: null, received: [] };
      connections.add(connection);
      socket.on('close', () => {
        connections.delete(connection);
        changed();
      });
      socket.on('message', (data: Buffer) => {
        receive(connection, data.toString('utf8'));
      });
      send(connection, OP.hello, { heartbeat_interval: gateway.heartbeatMs });
    },
    dispatch(type, data) {
      const guild = type.startsWith('GUILD_') ? data.id : data.guild_id;
      for (const session of sessions.values())
        if (isOf(session, stringOf(guild))) dispatchTo(session, type, data);
    },
    close(code) {
      for (const { socket } of connections) socket.close(code);
    },
    drop() {
      for (const { socket } of connections) socket.terminate();
    },
    askToReconnect() {
      for (const connection of connections) send(connection, OP.reconnect, null);
    },
    invalidate(resumable) {
      for (const connection of connections) {
        send(connection, OP.invalidSession, resumable);
        connection.session = null;
      }
    },
    connections: () => [...connections].filter(({ session }) => session !== null).length,
  };
  return gateway;
}
