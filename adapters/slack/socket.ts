import { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../src/log.ts';
import type { Clock } from '../../src/clock.ts';
import { slackLogger } from './logger.ts';
import { slackCode } from './slack-errors.ts';
import { clientOptions } from './workspaces.ts';
import type { ClientSettings } from './workspaces.ts';

export type SocketSettings = ClientSettings & {
  readonly appToken: string;
  readonly clock: Clock;
  /** How long Slack may take to say hello, ms. */
  readonly helloTimeoutMs?: number;
};

export type Connection = {
  readonly receiver: SocketModeReceiver;
  /** Connects, and again whenever the connection ends. Resolves on the first connection, or when stopped before. */
  start(): Promise<void>;
  /** Resolves when the connection is closed. */
  stop(): Promise<void>;
};

const HELLO_TIMEOUT_MS = 30_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** After a refused token, or Socket Mode turned off: only a person can help, so look rarely. */
const REFUSED_PAUSE_MS = 5 * 60_000;
/** A connection that ends sooner than this was no success: it counts for the next pause. */
const STEADY_MS = 10_000;

const REFUSALS = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'not_allowed_token_type',
  'missing_scope',
  'link_disabled',
  'forbidden_team',
];

const ENVELOPE = z.object({
  type: z.string(),
  envelope_id: z.string().optional(),
  payload: z.object({ event: z.unknown() }).partial().optional(),
});

/**
 * Socket Mode with our own reconnecting: the package's ends the process with an unhandled rejection when a reconnect
 * fails, and waits five seconds without a connection when none would be needed.
 */
export function createSocketConnection(settings: SocketSettings): Connection {
  const { appToken, clock, log } = settings;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: slackLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(settings) },
    // An acknowledgement that fails because the connection is gone: Slack sends the envelope again.
    processEventErrorHandler: ({ error }) => {
      log.warn('slack envelope not acknowledged', { error: error.message });
      return Promise.resolve(false);
    },
  });
  const { client } = receiver;
  guardMessages(receiver, log);
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function keepConnected(connected: () => void): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const closed = new Promise<void>((resolve) => {
        client.once('disconnected', () => {
          resolve();
        });
      });
      let pause: number | null = null;
      const since = clock.now();
      try {
        await saysHello(() => client.start(), settings.helloTimeoutMs ?? HELLO_TIMEOUT_MS);
        log.info('connected to slack');
        connected();
        await closed;
        failures = clock.now() - since >= STEADY_MS ? 0 : failures + 1;
      } catch (error) {
        failures += 1;
        pause = reportFailure(error, log);
        await client.disconnect().catch(() => undefined);
      }
      if (failures > 0 || pause !== null) await rest(pause ?? pauseAfter(failures));
    }
  }

  async function rest(ms: number): Promise<void> {
    await clock.sleep(ms, stopping.signal).catch(() => undefined);
  }

  return {
    receiver,
    start: () =>
      new Promise((resolve) => {
        running ??= keepConnected(resolve).finally(resolve);
      }),
    async stop() {
      stopping.abort();
      await client.disconnect().catch(() => undefined);
      await running;
    },
  };
}

/** Milliseconds until the next attempt; null: the usual back-off. */
function reportFailure(error: unknown, log: Log): number | null {
  const code = slackCode(error);
  if (code !== null && REFUSALS.includes(code)) {
    log.error('slack refuses the app token; check SLACK_APP_TOKEN and that Socket Mode is on', {
      code,
    });
    return REFUSED_PAUSE_MS;
  }
  log.warn('slack cannot be reached, trying again', {
    code,
    error: error instanceof Error ? error.message : String(error),
  });
  return null;
}

function pauseAfter(failures: number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return pause * (0.5 + Math.random() / 2);
}

/** Without a hello the package waits for ever. */
async function saysHello(start: () => Promise<unknown>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('Slack did not say hello.'));
    }, withinMs);
  });
  const started = start();
  // Settled by the disconnect that follows a late hello, when nobody listens any more.
  started.catch(() => undefined);
  try {
    await Promise.race([started, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Lets only frames through that the package can take: an event without an inner event (`app_rate_limited`) would end
 * the process.
 */
function guardMessages({ client }: SocketModeReceiver, log: Log): void {
  const [take] = client.listeners('ws_message') as ((
    data: unknown,
    isBinary: boolean,
  ) => unknown)[];
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const frame = typeof data === 'string' ? parseFrame(data) : null;
    if (frame === null) return;
    if (frame.type === 'events_api' && !isObject(frame.payload?.event)) {
      log.warn('slack sent an envelope without an event', {});
      if (frame.envelope_id !== undefined) void acknowledge(client, frame.envelope_id);
      return;
    }
    Promise.resolve(take?.(data, isBinary)).catch((error: unknown) => {
      log.warn('slack frame not understood', {
        error: error instanceof Error ? error.message : String(error),
      });
    });
  });
}

async function acknowledge(client: SocketModeReceiver['client'], id: string): Promise<void> {
  // Not public, but the only way to acknowledge an envelope that the package cannot read.
  const sender = client as unknown as { send(id: string, body: object): Promise<void> };
  await sender.send(id, {}).catch(() => undefined);
}

function parseFrame(data: string): z.infer<typeof ENVELOPE> | null {
  try {
    const parsed = ENVELOPE.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
