import { stringOf, type Json } from './json.ts';
import type { TestClock } from './slack-clock.ts';
import type { SlackChannel, SlackWorkspace } from './slack-workspace.ts';

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

/** A call that came in: its arguments, the workspace of its token, and all that this Slack keeps. */
export type Call = {
  readonly args: Json;
  readonly workspace: SlackWorkspace;
  readonly state: WebApiState;
};

/** What a method does, and the scopes it needs for all that it does. */
export type Method = { readonly scopes: readonly string[]; readonly run: (call: Call) => Json };

/** A refusal that names the place in the payload, as Slack words it. */
export function invalid(error: string, message: string, pointer: string): SlackRefusal {
  const line = `${message} [json-pointer:${pointer}]`;
  return new SlackRefusal(error, {
    errors: [line],
    response_metadata: { messages: [`[ERROR] ${line}`] },
  });
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

/** A channel that the bot can see: any public one, else one it is in. */
export function visibleChannel(workspace: SlackWorkspace, id: unknown): SlackChannel {
  const channel = workspace.channels.get(stringOf(id));
  if (!channel || (channel.kind !== 'public' && !channel.members.has(workspace.botUserId)))
    throw new SlackRefusal('channel_not_found');
  return channel;
}

/** A visible channel that the bot is in, or may post to without. */
export function memberChannel(
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

/** A new id of a message, at this moment. */
export function timestamp(state: WebApiState): string {
  return `${Math.floor(state.clock.now() / 1_000)}.${String(state.nextId()).padStart(6, '0')}`;
}
