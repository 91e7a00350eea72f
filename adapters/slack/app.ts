import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import type { Log } from '../../src/log.ts';
import { listenForActions } from './actions.ts';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import type { Clock } from '../../src/clock.ts';
import { createBoltApp } from './bolt-app.ts';
import { listenForCommands } from './commands.ts';
import type { SlackCore } from './core.ts';
import { createDesk } from './desk.ts';
import { listenForEvents } from './events.ts';
import { createHomes, listenForHome } from './home.ts';
import { createHttpConnection } from './http.ts';
import type { HttpSettings } from './http.ts';
import { listenForManage } from './manage.ts';
import { createPeople } from './people.ts';
import type { SubscribePolicy } from './permission.ts';
import { createSlackPosts } from './post.ts';
import { createReply } from './reply.ts';
import { listenForShare } from './share-form.ts';
import { createSocketConnection } from './socket.ts';
import { listenForSubscribe } from './subscribe-form.ts';
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
