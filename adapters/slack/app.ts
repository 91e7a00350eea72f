import { App } from '@slack/bolt';
import type { AllMiddlewareArgs, AnyMiddlewareArgs, AuthorizeResult, Receiver } from '@slack/bolt';
import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import type { Log } from '../../src/log.ts';
import { listenForActions } from './actions.ts';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import type { Clock } from '../../src/clock.ts';
import { listenForCommands } from './commands.ts';
import type { SlackCore } from './core.ts';
import { createDesk } from './desk.ts';
import { listenForEvents } from './events.ts';
import { createHomes, listenForHome } from './home.ts';
import { createHttpConnection } from './http.ts';
import type { HttpSettings } from './http.ts';
import { slackLogger } from './logger.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';
import { listenForManage } from './manage.ts';
import { createPeople } from './people.ts';
import type { SubscribePolicy } from './permission.ts';
import { createSlackPosts } from './post.ts';
import { createReply } from './reply.ts';
import { createSeen } from './seen.ts';
import { listenForShare } from './share-form.ts';
import { createSocketConnection } from './socket.ts';
import { listenForSubscribe } from './subscribe-form.ts';
import { clientOptions } from './workspaces.ts';
import type { Workspaces } from './workspaces.ts';
import { listenForWrong } from './wrong-form.ts';

export type SlackMode =
  | { readonly type: 'socket'; readonly appToken: string }
  | { readonly type: 'http'; readonly signingSecret: string; readonly port: number };

export type SlackOptions = {
  readonly mode: SlackMode;
  /** `singleWorkspace(token, …)`, or `installedWorkspaces(…)` for several. */
  readonly workspaces: Workspaces;
  readonly core: SlackCore;
  readonly policy: SubscribePolicy;
  /** Address of the Web API; null: Slack's own. */
  readonly apiUrl: string | null;
  readonly log: Log;
  readonly clock?: Clock;
  /** Pages of the installation, in HTTP mode. */
  readonly routes?: HttpSettings['routes'];
  /** For tests: how long calls and the hello may take, ms. */
  readonly callTimeoutMs?: number;
  readonly helloTimeoutMs?: number;
};

export type SlackAdapter = {
  /** For the outbox. Works before `start` too. */
  readonly chat: ChatAdapter;
  /**
   * Begins to listen. In Socket Mode it resolves on the first connection and goes on trying until then, so nobody
   * should wait for it; in HTTP mode it resolves when the port is open, and rejects where it cannot be.
   */
  start(): Promise<void>;
  /** Stops listening, lets what is being answered finish. */
  stop(): Promise<void>;
  /** The port in HTTP mode; null in Socket Mode. */
  port(): number | null;
};

/** Slack: questions in, answers and deliveries out. */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const {
    mode,
    workspaces,
    core,
    policy,
    apiUrl,
    log,
    clock = SYSTEM_CLOCK,
    callTimeoutMs,
    helloTimeoutMs,
  } = options;
  const settings = { apiUrl, log, ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }) };
  const { chat, say } = createSlackPosts({ workspaces, clock, log });
  const people = createPeople(workspaces, clock);
  const desk = createDesk({
    core,
    people,
    workspaces,
    reply: createReply(say, log),
    say,
    log,
    policy,
  });
  const connection =
    mode.type === 'socket'
      ? {
          ...createSocketConnection({
            ...settings,
            appToken: mode.appToken,
            clock,
            ...(helloTimeoutMs === undefined ? {} : { helloTimeoutMs }),
          }),
          port: () => null,
        }
      : createHttpConnection({
          ...mode,
          clock,
          log,
          ...(options.routes ? { routes: options.routes } : {}),
        });

  const app = createBoltApp(connection.receiver, workspaces, settings);
  listenForCommands(app, desk);
  listenForActions(app, desk);
  const homes = createHomes(desk);
  listenForSubscribe(app, desk, homes);
  listenForManage(app, desk, homes);
  listenForWrong(app, desk);
  listenForShare(app, desk);
  listenForHome(app, desk, homes);
  listenForEvents(app, desk);

  return {
    chat,
    start: () => connection.start(),
    async stop() {
      await connection.stop();
      await desk.idle();
    },
    port: () => connection.port(),
  };
}

function createBoltApp(
  receiver: Receiver,
  workspaces: Workspaces,
  settings: Parameters<typeof clientOptions>[0],
): App {
  const { log } = settings;
  const app = new App({
    receiver,
    // A token given to Bolt is tested in the constructor, and a Slack that is down would end the process.
    authorize: async ({ teamId }): Promise<AuthorizeResult> => {
      const access = await workspaces.accessTo(workspaces.single ? '' : (teamId ?? ''));
      return {
        botToken: access.token,
        botId: access.botId,
        botUserId: access.botUserId,
        teamId: access.teamId,
      };
    },
    // Bolt answers response_urls with this fetch and sets no timeout of its own.
    clientOptions: {
      ...clientOptions(settings),
      fetch: fetchWithin(settings.callTimeoutMs ?? CALL_TIMEOUT_MS),
    },
    logger: slackLogger(log),
    convoStore: false,
  });
  app.error((error) => {
    log.error('slack listener failed', { code: error.code, error: error.message });
    return Promise.resolve();
  });
  const seen = createSeen();
  app.use(async (args) => {
    const key = keyOf(args);
    if (key === null || !seen(key)) {
      await args.next();
      return;
    }
    // Slack did not get our acknowledgement the first time; the work itself is done or under way.
    if ('ack' in args && typeof args.ack === 'function') await args.ack();
  });
  return app;
}

function fetchWithin(ms: number): typeof fetch {
  return (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(ms) });
}

/** What is the same when Slack sends the same thing again; null where it does not matter. */
function keyOf({ body }: AnyMiddlewareArgs & AllMiddlewareArgs): string | null {
  if ('event_id' in body && typeof body.event_id === 'string') return body.event_id;
  if ('trigger_id' in body && typeof body.trigger_id === 'string') return body.trigger_id;
  return null;
}
