import { objectOf, parseJson, stringOf } from './json.ts';
import type { Json } from './json.ts';
import type { TestClock } from './slack-clock.ts';
import { messageProblems, viewProblems } from './slack-messages.ts';
import type { MessageWay } from './slack-messages.ts';
import { addChannel } from './slack-workspace.ts';
import type { SlackChannel, SlackMessage, SlackWorkspace } from './slack-workspace.ts';

/** An answer other than `ok: true`. */
export class SlackRefusal extends Error {
  readonly error: string;
  readonly extra: Json;

  constructor(error: string, extra: Json = {}) {
    super(error);
    this.error = error;
    this.extra = extra;
  }
}

/** What the methods work on. */
export type WebApiState = {
  readonly clock: TestClock;
  readonly workspaces: Map<string, SlackWorkspace>;
  readonly violation: (what: string) => void;
  /** Trigger ids that were given out, with the moment; taken out on use. */
  readonly triggers: Map<string, number>;
  readonly usedTriggers: Set<string>;
  /** Open modals and published home tabs by view id. */
  readonly views: Map<string, Json>;
  /** Home tabs by person. */
  readonly homes: Map<string, Json>;
  readonly usedScopes: Set<string>;
  /** Codes that the consent page gave out, and refresh tokens that still work, with the workspace. */
  readonly codes: Map<string, string>;
  readonly refreshTokens: Map<string, string>;
  nextId(): number;
};

type Call = {
  readonly args: Json;
  readonly workspace: SlackWorkspace;
  readonly state: WebApiState;
};
type Method = { readonly scopes: readonly string[]; readonly run: (call: Call) => Json };

const TRIGGER_LIFE_MS = 3_000;
/** PLATFORMS S3: about one message a second and channel. */
const LEAST_GAP_MS = 1_000;

const READ_SCOPES: Readonly<Record<SlackChannel['kind'], string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
};

/** Methods that need a bot token. The scope of `conversations.*` depends on the kind of channel and is checked inside. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    scopes: [],
    run: ({ workspace }) => ({
      team_id: workspace.id,
      team: workspace.name,
      url: 'https://example.slack.com/',
      user_id: workspace.botUserId,
      bot_id: workspace.botId,
      is_enterprise_install: workspace.isOrganisation,
    }),
  },
  'auth.revoke': {
    scopes: [],
    run: ({ workspace }) => {
      workspace.tokens.clear();
      return { revoked: true };
    },
  },
  'users.info': {
    scopes: ['users:read'],
    run: ({ args, workspace }) => {
      const user = workspace.users.get(stringOf(args.user));
      if (!user) throw new SlackRefusal('user_not_found');
      return {
        user: {
          id: user.id,
          name: user.name,
          profile: { display_name: user.displayName },
          team_id: user.teamId,
          ...(user.alsoIn.length > 0 ? { enterprise_user: { teams: user.alsoIn } } : {}),
          tz: user.tz,
          is_admin: user.isAdmin,
          is_owner: false,
          is_restricted: user.isRestricted,
          is_ultra_restricted: false,
          is_stranger: user.teamId !== workspace.id,
        },
      };
    },
  },
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    run: ({ args, workspace, state }) => {
      const channel = memberChannel(workspace, args.channel);
      if (!channel.members.has(stringOf(args.user))) throw new SlackRefusal('user_not_in_channel');
      checkMessage(state, args, 'chat.postEphemeral');
      return { message_ts: timestamp(state) };
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    run: ({ args, workspace, state }) => {
      const channel = memberChannel(workspace, args.channel);
      const message = channel.messages.find(({ ts }) => ts === args.ts);
      if (!message) throw new SlackRefusal('message_not_found');
      checkMessage(state, args, 'chat.update');
      const changed = {
        ...message,
        content: { ...message.content, ...args },
        edits: message.edits + 1,
      };
      channel.messages[channel.messages.indexOf(message)] = changed;
      return { channel: channel.id, ts: message.ts };
    },
  },
  'conversations.open': {
    scopes: ['im:write'],
    run: ({ args, workspace }) => {
      const user = stringOf(args.users);
      if (!workspace.users.has(user)) throw new SlackRefusal('user_not_found');
      const id = `D${user}`;
      const channel =
        workspace.channels.get(id) ??
        addChannel(workspace, id, { kind: 'im', user, members: [workspace.botUserId, user] });
      return { channel: { id: channel.id } };
    },
  },
  'conversations.info': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const channel = visibleChannel(workspace, args.channel);
      needScope(state, workspace, `${READ_SCOPES[channel.kind]}:read`);
      return {
        channel: {
          id: channel.id,
          name: channel.name,
          is_archived: channel.archived,
          is_private: channel.kind === 'private',
          is_im: channel.kind === 'im',
          is_member: channel.members.has(workspace.botUserId),
        },
      };
    },
  },
  'conversations.members': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const channel = visibleChannel(workspace, args.channel);
      needScope(state, workspace, `${READ_SCOPES[channel.kind]}:read`);
      const { page, next } = pageOf([...channel.members], args);
      return { members: page, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    run: ({ args, workspace }) => {
      const channel = visibleChannel(workspace, args.channel);
      if (channel.kind !== 'public')
        throw new SlackRefusal('method_not_supported_for_channel_type');
      if (channel.archived) throw new SlackRefusal('is_archived');
      channel.members.add(workspace.botUserId);
      return { channel: { id: channel.id } };
    },
  },
  'conversations.history': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const channel = memberChannel(workspace, args.channel);
      needScope(state, workspace, `${READ_SCOPES[channel.kind]}:history`);
      return historyPage(
        channel.messages
          .filter(
            ({ ts, threadTs }) =>
              threadTs === null && Number(ts) >= Number(stringOf(args.oldest) || 0),
          )
          .toReversed(),
        args,
        workspace,
      );
    },
  },
  'conversations.replies': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const channel = memberChannel(workspace, args.channel);
      needScope(state, workspace, `${READ_SCOPES[channel.kind]}:history`);
      const thread = channel.messages.filter(({ ts, threadTs }) =>
        [ts, threadTs].includes(stringOf(args.ts)),
      );
      if (thread.length === 0) throw new SlackRefusal('thread_not_found');
      return historyPage(thread, args, workspace);
    },
  },
  'views.open': {
    scopes: [],
    run: ({ args, state }) => {
      useTrigger(state, stringOf(args.trigger_id));
      return { view: keepView(state, objectOf(args.view), `V${state.nextId()}`) };
    },
  },
  'views.push': {
    scopes: [],
    run: ({ args, state }) => {
      useTrigger(state, stringOf(args.trigger_id));
      return { view: keepView(state, objectOf(args.view), `V${state.nextId()}`) };
    },
  },
  'views.update': {
    scopes: [],
    run: ({ args, state }) => {
      const id = stringOf(args.view_id);
      const before = state.views.get(id);
      if (!before) throw new SlackRefusal('not_found');
      if (args.hash !== undefined && args.hash !== before.hash)
        throw new SlackRefusal('hash_conflict');
      return { view: keepView(state, objectOf(args.view), id) };
    },
  },
  'views.publish': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const user = stringOf(args.user_id);
      if (!workspace.users.has(user)) throw new SlackRefusal('user_not_found');
      const view = keepView(state, objectOf(args.view), `VHOME${user}`);
      state.homes.set(user, view);
      return { view };
    },
  },
};

function postMessage({ args, workspace, state }: Call): Json {
  const channel = memberChannel(workspace, args.channel, 'post');
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (channel.restricted) throw new SlackRefusal('restricted_action');
  const threadTs = args.thread_ts === undefined ? null : stringOf(args.thread_ts);
  if (threadTs !== null && !channel.messages.some(({ ts }) => ts === threadTs))
    throw new SlackRefusal('thread_not_found');
  const now = state.clock.now();
  if (now - channel.lastPostAt < LEAST_GAP_MS)
    state.violation(
      `two messages to ${channel.id} within ${now - channel.lastPostAt} ms; one a second is allowed`,
    );
  checkMessage(state, args, 'chat.postMessage');
  channel.lastPostAt = now;
  const message: SlackMessage = { ts: timestamp(state), threadTs, content: args, edits: 0 };
  channel.messages.push(message);
  return { channel: channel.id, ts: message.ts, message: { ts: message.ts, text: args.text } };
}

/** A message that Slack refuses is refused; a message that Slack would post to somebody's harm is a violation all the same. */
export function checkMessage(
  state: Pick<WebApiState, 'violation'>,
  message: Json,
  way: MessageWay,
): void {
  const problems = messageProblems(message, way);
  for (const { pointer, message: what } of problems) state.violation(`${way} ${pointer}: ${what}`);
  const refused = problems.find(({ error }) => error !== null);
  if (refused?.error) throw invalid(refused.error, refused.message, refused.pointer);
}

/** The view as kept, checked. */
function keepView(state: WebApiState, view: Json, id: string): Json {
  const problems = viewProblems(view);
  for (const { pointer, message } of problems) state.violation(`view ${pointer}: ${message}`);
  const refused = problems.find(({ error }) => error !== null);
  if (refused?.error)
    throw invalid(
      refused.error === 'invalid_blocks' ? 'invalid_arguments' : refused.error,
      refused.message,
      refused.pointer,
    );
  const kept = { ...view, id, hash: `${state.nextId()}.h`, state: { values: {} } };
  state.views.set(id, kept);
  return kept;
}

export { keepView };

function invalid(error: string, message: string, pointer: string): SlackRefusal {
  const line = `${message} [json-pointer:${pointer}]`;
  return new SlackRefusal(error, {
    errors: [line],
    response_metadata: { messages: [`[ERROR] ${line}`] },
  });
}

function useTrigger(state: WebApiState, trigger: string): void {
  if (state.usedTriggers.has(trigger)) {
    state.violation('a trigger_id was used twice');
    throw new SlackRefusal('exchanged_trigger_id');
  }
  const givenAt = state.triggers.get(trigger);
  if (givenAt === undefined) throw new SlackRefusal('invalid_trigger_id');
  if (state.clock.now() - givenAt > TRIGGER_LIFE_MS) {
    state.violation('a trigger_id was used after 3 seconds');
    throw new SlackRefusal('expired_trigger_id');
  }
  state.triggers.delete(trigger);
  state.usedTriggers.add(trigger);
}

/** A channel that the bot can see: any public one, else one it is in. */
function visibleChannel(workspace: SlackWorkspace, id: unknown): SlackChannel {
  const channel = workspace.channels.get(stringOf(id));
  if (!channel || (channel.kind !== 'public' && !channel.members.has(workspace.botUserId)))
    throw new SlackRefusal('channel_not_found');
  return channel;
}

function memberChannel(
  workspace: SlackWorkspace,
  id: unknown,
  what: 'read' | 'post' = 'read',
): SlackChannel {
  const channel = visibleChannel(workspace, id);
  const free =
    what === 'post' && channel.kind === 'public' && workspace.scopes.has('chat:write.public');
  if (!channel.members.has(workspace.botUserId) && !free) throw new SlackRefusal('not_in_channel');
  return channel;
}

/** Throws `missing_scope`, and notes that the scope is in use. */
export function needScope(state: WebApiState, workspace: SlackWorkspace, scope: string): void {
  state.usedScopes.add(scope);
  if (!workspace.scopes.has(scope))
    throw new SlackRefusal('missing_scope', {
      needed: scope,
      provided: [...workspace.scopes].join(','),
    });
}

function historyPage(
  messages: readonly SlackMessage[],
  args: Json,
  workspace: SlackWorkspace,
): Json {
  const { page, next } = pageOf(messages, args);
  return {
    messages: page.map(({ ts, threadTs, content }) => ({
      ts,
      bot_id: workspace.botId,
      text: content.text,
      ...(threadTs === null ? {} : { thread_ts: threadTs }),
      ...(args.include_all_metadata === true ? { metadata: content.metadata } : {}),
    })),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function pageOf<T>(items: readonly T[], args: Json): { page: readonly T[]; next: string } {
  const from = Number(stringOf(args.cursor).slice(1) || 0);
  const limit = typeof args.limit === 'number' ? args.limit : 100;
  const page = items.slice(from, from + limit);
  return { page, next: from + limit < items.length ? `c${from + limit}` : '' };
}

function timestamp(state: WebApiState): string {
  return `${Math.floor(state.clock.now() / 1_000)}.${String(state.nextId()).padStart(6, '0')}`;
}

/** The form that web-api sends, with nested values parsed back from JSON. */
export function argsOf(body: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]): [string, unknown] => {
      if (key === 'limit') return [key, Number(value)];
      if (key === 'text' || !/^(?:[[{]|true$|false$)/.test(value)) return [key, value];
      return [key, parseJson(value) ?? value];
    }),
  );
}

/** `oauth.v2.access`: a code or a refresh token for a bot token, each good once. */
export function grantAccess(state: WebApiState, args: Json): Json {
  if (args.client_id !== 'client' || args.client_secret !== 'client-secret')
    throw new SlackRefusal('bad_client_secret');
  const refreshing = args.grant_type === 'refresh_token';
  const [store, given] = refreshing
    ? [state.refreshTokens, stringOf(args.refresh_token)]
    : [state.codes, stringOf(args.code)];
  const workspace = state.workspaces.get(store.get(given) ?? '');
  if (!workspace) {
    if (refreshing) state.violation('a refresh token was used twice, or never given out');
    throw new SlackRefusal(refreshing ? 'invalid_refresh_token' : 'invalid_code');
  }
  store.delete(given);
  const token = `xoxe.xoxb-${workspace.id}-${state.nextId()}`;
  const refreshToken = `xoxe-${workspace.id}-${state.nextId()}`;
  workspace.tokens.add(token);
  state.refreshTokens.set(refreshToken, workspace.id);
  return {
    access_token: token,
    token_type: 'bot',
    scope: [...workspace.scopes].join(','),
    bot_user_id: workspace.botUserId,
    app_id: 'A1',
    team: workspace.isOrganisation ? null : { id: workspace.id, name: workspace.name },
    enterprise: workspace.isOrganisation ? { id: workspace.id, name: workspace.name } : null,
    is_enterprise_install: workspace.isOrganisation,
    authed_user: { id: 'U1' },
    refresh_token: refreshToken,
    expires_in: 43_200,
  };
}
