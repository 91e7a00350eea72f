import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stringOf } from './json.ts';
import type { Json } from './json.ts';
import { SlackRefusal, needScope } from './slack-call.ts';
import type { WebApiState } from './slack-call.ts';
import { createTestClock } from './slack-clock.ts';
import type { TestClock } from './slack-clock.ts';
import { createFaultPlan, playFailure } from './slack-failures.ts';
import type { Fault } from './slack-failures.ts';
import { grantAccess } from './slack-oauth.ts';
import { createResponseUrls } from './slack-response-urls.ts';
import { createSlackSocket } from './slack-socket.ts';
import type { SlackSocket } from './slack-socket.ts';
import { keepView } from './slack-views.ts';
import { METHODS, argsOf } from './slack-web-api.ts';
import { createWorkspace } from './slack-workspace.ts';
import type { SlackChannel, SlackMessage, SlackWorkspace } from './slack-workspace.ts';

export type RecordedCall = { readonly method: string; readonly args: Json; readonly token: string };

/** A Slack on loopback: Web API, Socket Mode, response_url. Everything it is asked must keep its rules. */
export type LoopbackSlack = {
  readonly apiUrl: string;
  readonly origin: string;
  readonly clock: TestClock;
  readonly socket: SlackSocket;
  readonly team: SlackWorkspace;
  readonly state: WebApiState;
  /** Rules that were broken so far. */
  readonly violations: readonly string[];
  /** Forgets the violations that a test has made on purpose and returns them. */
  takeViolations(): string[];
  readonly calls: readonly RecordedCall[];
  addWorkspace(id: string, token: string): SlackWorkspace;
  fail(fault: Fault): void;
  channel(id: string, team?: SlackWorkspace): SlackChannel;
  messages(channel: string, team?: SlackWorkspace): readonly SlackMessage[];
  /** A fresh trigger_id, good for three seconds. */
  trigger(): string;
  /** A fresh response_url, and what is posted to it. */
  responseUrl(): { url: string; posts: Json[] };
  /** Checks a view that came with an acknowledgement and keeps it in the place of the one with this id. */
  keepView(view: Json, id: string): void;
  /** The modal opened last, as it stands now. */
  modal(): Json;
  /** The home tab of a person, as it stands now. */
  home(user: string): Json;
  /** Resolves when the condition holds, looked at after everything that reaches this Slack. */
  until(condition: () => boolean): Promise<void>;
  stop(): Promise<void>;
  /** Starts answering again at the same address. */
  restart(): Promise<void>;
  /** Stops and throws where a rule was broken. */
  close(): Promise<void>;
};

export const BOT_TOKEN = 'xoxb-loopback';
export const APP_TOKEN = 'xapp-loopback';

/** Every scope that the app asks for; the manifest's test holds the two together. */
export const ALL_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
];

export async function startSlack(clock: TestClock = createTestClock()): Promise<LoopbackSlack> {
  const violations: string[] = [];
  const violation = (what: string) => void violations.push(what);
  const calls: RecordedCall[] = [];
  const faults = createFaultPlan();
  let watchers: (() => void)[] = [];
  let ids = 0;
  const team = createWorkspace('T1', BOT_TOKEN, ALL_SCOPES);
  const state: WebApiState = {
    clock,
    workspaces: new Map([[team.id, team]]),
    violation,
    triggers: new Map(),
    usedTriggers: new Set(),
    views: new Map(),
    homes: new Map(),
    usedScopes: new Set(),
    codes: new Map(),
    refreshTokens: new Map(),
    nextId: () => (ids += 1),
  };
  const responses = createResponseUrls(state);

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      answer(request, response, body);
      for (const watcher of [...watchers]) watcher();
    });
  });
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        resolve((server.address() as AddressInfo).port);
      });
    });
  const port = await listen(0);
  const origin = `http://127.0.0.1:${port}`;
  const socket = createSlackSocket(server, clock, violation);

  function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const path = new URL(request.url ?? '/', origin).pathname;
    if (responses.isOne(path)) {
      responses.answer(path, body, response);
      return;
    }
    const method = path.replace(/^\/api\//, '');
    const args = argsOf(body);
    const token = stringOf(request.headers.authorization).replace(/^Bearer /, '');
    calls.push({ method, args, token });
    const failure = faults.take(method, stringOf(args.channel));
    if (failure) {
      playFailure(failure, response, () => void call(method, args, token));
      return;
    }
    const scopes = [...state.workspaces.values()].find(({ tokens }) => tokens.has(token))?.scopes;
    if (scopes) response.setHeader('x-oauth-scopes', [...scopes].join(','));
    sendJson(response, call(method, args, token));
  }

  function call(method: string, args: Json, token: string): Json {
    try {
      if (method === 'apps.connections.open') {
        if (args.token !== undefined) violation('apps.connections.open got its token in the body');
        if (token !== APP_TOKEN) throw new SlackRefusal('invalid_auth');
        return { ok: true, url: `${origin.replace('http', 'ws')}/link/?ticket=${state.nextId()}` };
      }
      if (method === 'oauth.v2.access') return { ok: true, ...grantAccess(state, args) };
      const known = METHODS[method];
      if (!known) {
        violation(`unknown method ${method}`);
        throw new SlackRefusal('unknown_method');
      }
      const workspace = workspaceOf(token);
      for (const scope of known.scopes) needScope(state, workspace, scope);
      return { ok: true, ...known.run({ args, workspace, state }) };
    } catch (error) {
      if (error instanceof SlackRefusal) return { ok: false, error: error.error, ...error.extra };
      throw error;
    }
  }

  function workspaceOf(token: string): SlackWorkspace {
    const workspace = [...state.workspaces.values()].find(({ tokens }) => tokens.has(token));
    if (!workspace) throw new SlackRefusal('invalid_auth');
    if (workspace.revoked) throw new SlackRefusal('token_revoked');
    return workspace;
  }

  const slack: LoopbackSlack = {
    apiUrl: `${origin}/api/`,
    origin,
    clock,
    socket,
    team,
    state,
    violations,
    takeViolations: () => violations.splice(0),
    calls,
    addWorkspace(id, token) {
      const workspace = createWorkspace(id, token, ALL_SCOPES);
      state.workspaces.set(id, workspace);
      return workspace;
    },
    fail: (fault) => {
      faults.add(fault);
    },
    channel(id, of = team) {
      const channel = of.channels.get(id);
      if (!channel) throw new Error(`There is no channel ${id}.`);
      return channel;
    },
    messages: (id, of = team) => slack.channel(id, of).messages,
    trigger() {
      const trigger = `132456.7890123.${state.nextId()}`;
      state.triggers.set(trigger, clock.now());
      return trigger;
    },
    responseUrl() {
      const { path, posts } = responses.give();
      return { url: `${origin}${path}`, posts };
    },
    keepView: (view, id) => void keepView(state, view, id),
    modal: () => [...state.views.values()].filter(({ type }) => type === 'modal').at(-1) ?? {},
    home: (user) => state.homes.get(user) ?? {},
    until: (condition) =>
      new Promise((resolve) => {
        const watch = () => {
          if (!condition()) return;
          watchers = watchers.filter((other) => other !== watch);
          resolve();
        };
        watchers.push(watch);
        watch();
      }),
    stop: () =>
      new Promise((resolve) => {
        socket.drop();
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
    restart: async () => {
      await listen(port);
    },
    async close() {
      socket.close();
      if (server.listening) await slack.stop();
      if (violations.length > 0)
        throw new Error(`Slack's rules were broken:\n${violations.join('\n')}`);
    },
  };
  return slack;
}

function sendJson(response: ServerResponse, body: Json): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
