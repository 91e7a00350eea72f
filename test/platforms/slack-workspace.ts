import type { Json } from './json.ts';

export type SlackUser = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  tz: string;
  isAdmin: boolean;
  /** Guest of several channels. */
  isRestricted: boolean;
  /** Home team; another than the workspace's for somebody of a shared channel. */
  teamId: string;
  /** Workspaces of the organisation that the person belongs to; empty where there is no organisation. */
  alsoIn: readonly string[];
};

export type SlackMessage = {
  readonly ts: string;
  readonly threadTs: string | null;
  readonly content: Json;
  edits: number;
};

export type SlackChannel = {
  id: string;
  name: string;
  readonly kind: 'public' | 'private' | 'im';
  /** The person of an im. */
  readonly user: string | null;
  readonly members: Set<string>;
  archived: boolean;
  /** Only admins may post. */
  restricted: boolean;
  readonly messages: SlackMessage[];
  lastPostAt: number;
};

export type SlackWorkspace = {
  readonly id: string;
  readonly name: string;
  /** Tokens that work; a revoked one is taken out. */
  readonly tokens: Set<string>;
  readonly botUserId: string;
  readonly botId: string;
  readonly users: Map<string, SlackUser>;
  readonly channels: Map<string, SlackChannel>;
  scopes: Set<string>;
  revoked: boolean;
  /** Stands for all workspaces of an organisation: tokens name the organisation and no workspace. */
  isOrganisation: boolean;
};

/**
 * A workspace with two members, an admin, a guest, somebody of another organisation and somebody whose home is another
 * workspace of the same one; one channel the bot is in and one it is not.
 */
export function createWorkspace(
  id: string,
  token: string,
  scopes: readonly string[],
): SlackWorkspace {
  const suffix = id.slice(1);
  const user = (userId: string, changes: Partial<SlackUser> = {}): [string, SlackUser] => [
    userId,
    {
      id: userId,
      name: userId.toLowerCase(),
      displayName: `Person ${userId}`,
      tz: 'Europe/Stockholm',
      alsoIn: [],
      isAdmin: false,
      isRestricted: false,
      teamId: id,
      ...changes,
    },
  ];
  const botUserId = `UBOT${suffix}`;
  const workspace: SlackWorkspace = {
    id,
    name: `Workspace ${suffix}`,
    tokens: new Set([token]),
    botUserId,
    botId: `BBOT${suffix}`,
    users: new Map([
      user('U1'),
      user('U2', { tz: 'America/New_York' }),
      user('UADMIN', { isAdmin: true }),
      user('UGUEST', { isRestricted: true }),
      user('UEXTERNAL', { teamId: 'T9' }),
      user('UORG', { teamId: 'T9', alsoIn: ['T9', id] }),
      user(botUserId),
    ]),
    channels: new Map(),
    scopes: new Set(scopes),
    revoked: false,
    isOrganisation: false,
  };
  addChannel(workspace, 'C1', {
    members: [botUserId, 'U1', 'UADMIN', 'UGUEST', 'UEXTERNAL', 'UORG'],
  });
  addChannel(workspace, 'C2', { members: ['U1', 'U2'] });
  return workspace;
}

export function addChannel(
  workspace: SlackWorkspace,
  id: string,
  given: {
    readonly kind?: SlackChannel['kind'];
    readonly user?: string;
    readonly members?: readonly string[];
  } = {},
): SlackChannel {
  const channel: SlackChannel = {
    id,
    name: id.toLowerCase(),
    kind: given.kind ?? 'public',
    user: given.user ?? null,
    members: new Set(given.members ?? [workspace.botUserId, 'U1']),
    archived: false,
    restricted: false,
    messages: [],
    lastPostAt: Number.NEGATIVE_INFINITY,
  };
  workspace.channels.set(id, channel);
  return channel;
}
