import { Events, type Client } from 'discord.js';
import { SYSTEM_CLOCK, type Clock } from '../../src/clock.ts';
import type { AppError } from '../../src/errors.ts';
import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import type { Log } from '../../src/log.ts';
import type { DiscordCore } from './core.ts';
import { withStoryButtons } from './extra-buttons.ts';
import { createGateway } from './gateway.ts';
import { handleInteraction } from './interactions.ts';
import { listenForLife } from './life.ts';
import { lookUpIn } from './look-up.ts';
import { createDiscordChat } from './post.ts';
import { registerCommands } from './registration.ts';
import { createReply } from './reply.ts';
import { createGatekeeper, createOutboxRest } from './rest.ts';

export type DiscordOptions = {
  readonly token: string;
  /** Address of the API, ends in `/api`; null: Discord's own. */
  readonly apiUrl: string | null;
  readonly core: DiscordCore;
  readonly log: Log;
  /** Discord will not have us any more (token, intents); the process should end with this sentence. */
  readonly onFatal: (error: AppError) => void;
  readonly clock?: Clock;
  /** 0 to 1, for back-off. */
  readonly chance?: () => number;
  /** For tests: how long a call may take, ms. */
  readonly callTimeoutMs?: number;
};

export type DiscordAdapter = {
  /** For the outbox. Works before `start` too, and while the gateway is down. */
  readonly chat: ChatAdapter;
  /** Resolves on the first connection and goes on trying until then, so nobody should wait for it. */
  start(): Promise<void>;
  /** Stops listening, lets what is being answered finish. */
  stop(): Promise<void>;
};

/** Discord: questions in, answers and deliveries out. */
export function createDiscordAdapter(options: DiscordOptions): DiscordAdapter {
  const { token, apiUrl, core, log, onFatal, callTimeoutMs } = options;
  const { clock = SYSTEM_CLOCK, chance = Math.random } = options;
  const settings = {
    apiUrl,
    clock,
    log,
    ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
  };
  const gatekeeper = createGatekeeper(settings);
  const rest = createOutboxRest(token, settings, gatekeeper);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const later = (work: () => Promise<unknown>) => {
    const run = (async () => {
      try {
        await work();
      } catch (error) {
        log.error('discord listener failed', { error });
      }
    })();
    running.add(run);
    void run.finally(() => running.delete(run));
  };
  const listen = (client: Client) => {
    client.on(Events.InteractionCreate, (interaction) => {
      later(() => handleInteraction({ core, reply, log }, interaction));
    });
    listenForLife(client, core, log, later);
  };
  const gateway = createGateway({
    token,
    settings,
    gatekeeper,
    clock,
    log,
    chance,
    listen,
    onReady: (client) => {
      const application = client.application.id;
      const { signal } = stopping;
      later(() => registerCommands({ rest, application, clock, chance, log, signal }));
    },
    onFatal,
  });
  const chat = createDiscordChat({
    rest,
    gatekeeper,
    clock,
    log,
    lookUp: lookUpIn(() => gateway.client()),
    dress: withStoryButtons,
  });
  const reply = createReply({ chat, clock, log });

  return {
    chat,
    start: () => gateway.start(),
    async stop() {
      stopping.abort();
      await Promise.all(running);
      await gateway.stop();
      await Promise.all(running);
    },
  };
}
