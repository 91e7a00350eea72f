import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Server } from 'node:http';
import { objectOf, parseJson, stringOf } from './json.ts';
import type { Json } from './json.ts';
import type { TestClock } from './slack-clock.ts';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** Socket Mode: hands out envelopes to whoever is connected, and watches the acknowledgements. */
export type SlackSocket = {
  /** Resolves with the payload of the acknowledgement. An envelope sent while nobody is connected waits for a connection. */
  send(type: EnvelopeType, payload: Json): Promise<Json>;
  /** Sends the same envelope again, as Slack does when an acknowledgement did not arrive. */
  redeliver(): Promise<Json>;
  /** Sends a frame as it is. */
  raw(frame: unknown): void;
  disconnect(reason: string): void;
  /** Drops every connection without a close frame. */
  drop(): void;
  /** Resolves when somebody is connected. */
  connected(): Promise<void>;
  /** Connections accepted so far. */
  readonly connections: () => number;
  /** Stops saying hello to those who connect. */
  setSilent(silent: boolean): void;
  close(): void;
};

const ACK_LIMIT_MS = 3_000;

type Open = {
  readonly frame: string;
  readonly sentAt: number;
  readonly resolve: (payload: Json) => void;
};

export function createSlackSocket(
  server: Server,
  clock: TestClock,
  violation: (what: string) => void,
): SlackSocket {
  const sockets = new WebSocketServer({ server, path: '/link/' });
  const open = new Map<string, Open>();
  let current: WebSocket | null = null;
  let lastFrame: { id: string; frame: string } | null = null;
  let waiters: (() => void)[] = [];
  let count = 0;
  let silent = false;

  sockets.on('connection', (socket) => {
    count += 1;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (current === socket) current = null;
    });
    socket.on('message', (data: Buffer) => {
      const ack = objectOf(parseJson(data.toString()));
      const id = stringOf(ack.envelope_id);
      const waiting = open.get(id);
      if (!waiting) return;
      open.delete(id);
      const took = clock.now() - waiting.sentAt;
      if (took > ACK_LIMIT_MS)
        violation(`an envelope was acknowledged after ${took} ms; 3 s are allowed`);
      waiting.resolve(objectOf(ack.payload));
    });
    if (silent) return;
    current = socket;
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: 1,
        connection_info: { app_id: 'A1' },
        debug_info: { host: 'loopback', approximate_connection_time: 18_060 },
      }),
    );
    for (const waiting of waiters) waiting();
    waiters = [];
    // What fell into the gap comes again.
    for (const [, { frame }] of open) socket.send(frame);
  });

  const deliver = (id: string, frame: string): Promise<Json> =>
    new Promise((resolve) => {
      open.set(id, { frame, sentAt: clock.now(), resolve });
      current?.send(frame);
    });

  return {
    send(type, payload) {
      const id = `E${count}-${Math.random().toString(36).slice(2)}`;
      const frame = JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {}),
      });
      lastFrame = { id, frame };
      return deliver(id, frame);
    },
    redeliver() {
      if (!lastFrame) throw new Error('Nothing was sent yet.');
      return deliver(lastFrame.id, lastFrame.frame);
    },
    raw(frame) {
      current?.send(JSON.stringify(frame));
    },
    disconnect(reason) {
      current?.send(
        JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'loopback' } }),
      );
      current = null;
    },
    drop() {
      for (const socket of sockets.clients) socket.terminate();
      current = null;
    },
    connected: () =>
      current
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiters.push(resolve);
          }),
    connections: () => count,
    setSilent(value) {
      silent = value;
    },
    close() {
      for (const id of open.keys()) violation(`the envelope ${id} was never acknowledged`);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
