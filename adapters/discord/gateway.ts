import { Client, Events, GatewayIntentBits, GatewayCloseCodes } from 'discord.js';
import type { Clock } from '../../src/clock.ts';
import { AppError } from '../../src/errors.ts';
import { backoffMs } from '../../src/deliveries/backoff.ts';
import { TokenRevokedError } from '../../src/deliveries/delivery-errors.ts';
import type { Log } from '../../src/log.ts';
import { inviteLink } from './invite.ts';
import { restOptions, tokenDead, type Gatekeeper, type RestSettings } from './rest.ts';
import { NO_MENTIONS } from './sending.ts';

/** Discord will not let this bot connect until somebody changes something. */
export class DiscordRefusedError extends AppError {
  readonly code = 'discord_refused';
}

/** Close codes after which connecting again is of no use, with what to do. */
const FATAL: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: tokenDead().message,
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks this version of its API; update Bellwether.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents; update Bellwether.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not allow the bot its intents; Bellwether needs no privileged ones, check the Bot page of the developer portal.',
};
/** Close codes after which the number of shards has to be asked anew, which a new client does. */
const SHARD_ANEW: readonly number[] = [
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
];
/** Failed attempts in a row after which the library's own reconnecting, twice a second, gives way to ours. */
const MOST_HASTY_TRIES = 5;

export type GatewayOptions = {
  readonly token: string;
  readonly settings: RestSettings;
  readonly gatekeeper: Gatekeeper;
  readonly clock: Clock;
  readonly log: Log;
  readonly chance: () => number;
  /** Adds the listeners of a new client. */
  readonly listen: (client: Client) => void;
  readonly onReady: (client: Client<true>) => void;
  /** Discord will not have us; the process should end with this sentence. */
  readonly onFatal: (error: AppError) => void;
};

export type Gateway = {
  readonly client: () => Client | null;
  /** Resolves when first connected; goes on trying until then, rejects where Discord refuses for good. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Keeps one client connected. The library resumes; after a series of failures it is replaced, with back-off. */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, settings, gatekeeper, clock, log, chance, listen, onReady, onFatal } = options;
  const stopping = new AbortController();
  let current: Client | null = null;
  let ended: AppError | null = null;

  const drop = async (client: Client) => {
    if (current === client) current = null;
    client.removeAllListeners();
    // What the library still tries on a dropped connection is of no interest.
    client.on(Events.Error, () => undefined);
    await client.destroy();
  };

  /** Another client in the place of one that cannot go on. */
  const replace = (client: Client) => {
    const connected = drop(client).then(() => keepConnecting());
    // A refusal was told by `end`.
    connected.catch(() => undefined);
  };

  const end = (error: AppError) => {
    if (stopping.signal.aborted) return;
    ended = error;
    stopping.abort();
    log.error('discord connection ended for good', { code: error.code, error: error.message });
    if (current) void drop(current);
    onFatal(error);
  };
  gatekeeper.onTokenRefused(() => {
    end(tokenDead());
  });

  /** One client: resolves when it is ready. */
  async function connect(): Promise<void> {
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      shards: 'auto',
      rest: restOptions(settings, gatekeeper, 2),
      allowedMentions: NO_MENTIONS,
      enforceNonce: true,
    });
    current = client;
    let hasty = 0;
    client.on(Events.Error, (error) => {
      log.warn('discord client error', { error: error.message });
    });
    client.on(Events.ShardReady, () => (hasty = 0));
    client.on(Events.ShardResume, () => (hasty = 0));
    client.on(Events.ShardError, (error) => {
      log.warn('discord connection failed', { error: error.message });
      hasty += 1;
      if (hasty === MOST_HASTY_TRIES && client.isReady()) replace(client);
    });
    client.on(Events.ShardDisconnect, ({ code }) => {
      const sentence = FATAL[code];
      if (sentence !== undefined) end(new DiscordRefusedError(sentence));
      else if (SHARD_ANEW.includes(code) && client.isReady()) replace(client);
    });
    listen(client);
    const ready = new Promise<void>((resolve) => {
      client.once(Events.ClientReady, (readyClient) => {
        const guilds = readyClient.guilds.cache.size;
        log.info('connected to discord', { guilds });
        if (guilds === 0)
          log.warn('in no discord server yet; add it with this link', {
            link: inviteLink(readyClient.application.id),
          });
        onReady(readyClient);
        resolve();
      });
    });
    try {
      await Promise.race([client.login(token).then(() => ready), aborted(stopping.signal)]);
    } catch (error) {
      // A client whose first connection failed goes on trying behind our back.
      await drop(client);
      throw error;
    }
  }

  async function keepConnecting(): Promise<void> {
    for (let attempts = 1; !stopping.signal.aborted; attempts += 1) {
      try {
        await connect();
        break;
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal !== null) {
          end(refusal);
          throw refusal;
        }
        const waitMs = backoffMs(attempts, chance());
        const told = error instanceof Error ? error.message : 'unknown';
        log.warn('discord cannot be reached', { attempts, wait_ms: waitMs, error: told });
        await clock.sleep(waitMs, stopping.signal);
      }
    }
    if (ended) throw ended;
  }

  return {
    client: () => current,
    start: keepConnecting,
    async stop() {
      stopping.abort();
      if (current) await drop(current);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** Codes of discord.js with which `login` fails for good. */
const REFUSALS: Readonly<Record<string, number>> = {
  TokenInvalid: GatewayCloseCodes.AuthenticationFailed,
  DisallowedIntents: GatewayCloseCodes.DisallowedIntents,
  InvalidIntents: GatewayCloseCodes.InvalidIntents,
};

function refusalIn(error: unknown): AppError | null {
  if (error instanceof TokenRevokedError) return error;
  if (!(error instanceof Error)) return null;
  const named = 'code' in error ? REFUSALS[String(error.code)] : undefined;
  const [, told] = /\b(40\d\d)\b/.exec(error.message) ?? [];
  const words = /disallowed intents/i.test(error.message)
    ? GatewayCloseCodes.DisallowedIntents
    : /invalid intents/i.test(error.message)
      ? GatewayCloseCodes.InvalidIntents
      : /authentication failed|invalid token/i.test(error.message)
        ? GatewayCloseCodes.AuthenticationFailed
        : undefined;
  const sentence = FATAL[named ?? words ?? Number(told ?? 0)];
  return sentence === undefined ? null : new DiscordRefusedError(sentence);
}
