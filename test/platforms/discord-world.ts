import type { Json } from './json.ts';

/** Discord's epoch, ms. */
const EPOCH = 1_420_070_400_000n;

/** Ids as Discord makes them: time first, so that they sort by it. */
export function createSnowflakes(now: () => number): () => string {
  let serial = 0n;
  return () => {
    serial += 1n;
    return String(((BigInt(now()) - EPOCH) << 22n) | (serial & 0x3fffffn));
  };
}

/** Fixed ids for what every test has. */
export const BOT_ID = '1100000000000000001';
export const GUILD_ID = '1200000000000000001';
export const BOT_TOKEN = 'loopback-discord-token';

export const TEXT_CHANNEL = '1500000000000000001';
export const FORUM_CHANNEL = '1500000000000000002';
export const PERSON = '1300000000000000001';

export const TEXT = 0;
export const DM = 1;
export const THREAD = 11;
export const FORUM = 15;

/** Permission bits that the loopback knows. */
export const MAY = {
  manageChannels: 1n << 4n,
  view: 1n << 10n,
  send: 1n << 11n,
  embed: 1n << 14n,
  history: 1n << 16n,
  manageThreads: 1n << 34n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;
export const ALL = Object.values(MAY).reduce((sum, bit) => sum | bit, 0n);

export type FakeMessage = {
  readonly id: string;
  readonly channelId: string;
  readonly at: number;
  readonly nonce: string | null;
  readonly replyTo: string | null;
  body: Json;
  edits: number;
};

export type FakeChannel = {
  readonly id: string;
  readonly type: number;
  readonly guildId: string | null;
  readonly parentId: string | null;
  name: string;
  /** What the bot may do there. */
  may: bigint;
  archived: boolean;
  /** When it was, ms since 1970. */
  archivedAt: number;
  locked: boolean;
  /** Seconds between two messages of one author; 0: no slow mode. */
  slowModeS: number;
  tags: readonly { readonly id: string; readonly name: string; readonly moderated?: boolean }[];
  /** A post without a tag is refused. */
  asksForTag: boolean;
  appliedTags: readonly string[];
  readonly messages: FakeMessage[];
};

/** What Discord remembers; it outlives every process that talks to it. */
export type FakeWorld = {
  readonly channels: Map<string, FakeChannel>;
  readonly guilds: Set<string>;
  readonly unavailable: Set<string>;
  /** Names of people, by id. */
  readonly people: Map<string, string>;
  /** People who take no direct messages. */
  readonly closed: Set<string>;
  commands: readonly Json[];
  commandWrites: number;
  /** False: a message read back has no nonce. */
  showsNonce: boolean;
};

export function createWorld(): FakeWorld {
  return {
    channels: new Map(),
    guilds: new Set([GUILD_ID]),
    unavailable: new Set(),
    people: new Map([[PERSON, 'Reader']]),
    closed: new Set(),
    commands: [],
    commandWrites: 0,
    showsNonce: true,
  };
}

export function addChannel(
  world: FakeWorld,
  channel: Pick<FakeChannel, 'id'> & Partial<FakeChannel>,
): FakeChannel {
  const added: FakeChannel = {
    type: TEXT,
    guildId: GUILD_ID,
    parentId: null,
    name: `channel-${channel.id.slice(-2)}`,
    may: ALL,
    archived: false,
    archivedAt: 0,
    locked: false,
    slowModeS: 0,
    tags: [],
    asksForTag: false,
    appliedTags: [],
    messages: [],
    ...channel,
  };
  world.channels.set(added.id, added);
  return added;
}

/** A channel as Discord writes it. */
export function channelJson(channel: FakeChannel): Json {
  const isThread = channel.type === THREAD;
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
    ...(channel.parentId === null ? {} : { parent_id: channel.parentId }),
    ...(channel.type === FORUM
      ? {
          flags: channel.asksForTag ? 1 << 4 : 0,
          available_tags: channel.tags.map((tag) => ({ moderated: false, ...tag })),
        }
      : {}),
    ...(isThread
      ? {
          owner_id: BOT_ID,
          message_count: channel.messages.length,
          member_count: 1,
          applied_tags: channel.appliedTags,
          thread_metadata: {
            archived: channel.archived,
            locked: channel.locked,
            auto_archive_duration: 1_440,
            archive_timestamp: new Date(channel.archivedAt).toISOString(),
          },
        }
      : {
          position: 0,
          permission_overwrites: [
            { id: BOT_ID, type: 1, allow: String(channel.may), deny: String(ALL & ~channel.may) },
          ],
        }),
  };
}

export function messageJson(message: FakeMessage, showsNonce: boolean): Json {
  return {
    id: message.id,
    type: 0,
    channel_id: message.channelId,
    author: { id: BOT_ID, username: 'bellwether', discriminator: '0', bot: true, avatar: null },
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(message.at).toISOString(),
    edited_timestamp: null,
    flags: 0,
    ...Object.fromEntries(
      Object.entries(message.body).filter(([name]) =>
        ['content', 'embeds', 'components', 'flags'].includes(name),
      ),
    ),
    ...(showsNonce && message.nonce !== null ? { nonce: message.nonce } : {}),
  };
}

/** A guild as the gateway tells it on connection. */
export function guildJson(world: FakeWorld, id: string): Json {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === id);
  return {
    id,
    name: 'Example guild',
    owner_id: '1300000000000000009',
    roles: [{ id, name: '@everyone', permissions: '0', position: 0, color: 0, hoist: false }],
    emojis: [],
    stickers: [],
    features: [],
    members: [
      {
        user: { id: BOT_ID, username: 'bellwether', discriminator: '0', bot: true, avatar: null },
        roles: [],
        joined_at: new Date(0).toISOString(),
        deaf: false,
        mute: false,
        flags: 0,
      },
    ],
    member_count: 2,
    joined_at: new Date(0).toISOString(),
    large: false,
    unavailable: false,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    channels: channels.filter(({ type }) => type !== THREAD).map(channelJson),
    threads: channels
      .filter(({ type, archived }) => type === THREAD && !archived)
      .map((thread) => ({ ...channelJson(thread), member: { flags: 0 } })),
    preferred_locale: 'en-US',
    afk_timeout: 300,
    premium_tier: 0,
    system_channel_flags: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
  };
}
