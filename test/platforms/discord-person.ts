import type { DiscordGateway } from './discord-gateway.ts';
import type { DiscordInteractions, FakeInteraction } from './discord-interactions.ts';
import { BOT_ID, GUILD_ID, PERSON, TEXT_CHANNEL, type FakeWorld } from './discord-world.ts';
import { listOf, objectOf, type Json } from './json.ts';

/** Where a person is, and how they came by the app. */
export type Where = {
  /** Null: in a direct message with the bot. */
  readonly channel: string | null;
  readonly guild?: string | null;
  readonly user?: string;
  readonly mayManage?: boolean;
  /** In a direct conversation between people, which the bot is not part of. */
  readonly group?: boolean;
  /** Installed by the person, not in the guild. */
  readonly userInstalled?: boolean;
};

/** People who use the app: each returns what comes of it. */
export type DiscordPerson = {
  command(
    name: string,
    options: Readonly<Record<string, unknown>>,
    where?: Partial<Where>,
  ): FakeInteraction;
  autocomplete(
    name: string,
    option: string,
    value: string,
    where?: Partial<Where>,
  ): FakeInteraction;
  press(customId: string, where?: Partial<Where>): FakeInteraction;
  choose(customId: string, values: readonly string[], where?: Partial<Where>): FakeInteraction;
  submit(
    customId: string,
    values: Readonly<Record<string, string | readonly string[]>>,
    where?: Partial<Where>,
  ): FakeInteraction;
};

export function createPerson(parts: {
  readonly world: FakeWorld;
  readonly gateway: DiscordGateway;
  readonly interactions: DiscordInteractions;
  readonly nextId: () => string;
}): DiscordPerson {
  const { world, gateway, interactions, nextId } = parts;
  let serial = 0;
  function interact(
    type: number,
    data: Json,
    given: Partial<Where>,
    more: Json = {},
  ): FakeInteraction {
    const where = {
      channel: TEXT_CHANNEL,
      guild: GUILD_ID,
      user: PERSON,
      mayManage: true,
      ...given,
    };
    serial += 1;
    const id = nextId();
    const token = `interaction-token-${serial}`;
    const user = {
      id: where.user,
      username: 'reader',
      discriminator: '0',
      global_name: 'Reader',
      avatar: null,
    };
    const channel = where.channel === null ? null : world.channels.get(where.channel);
    const place = where.group
      ? {
          channel_id: '1600000000000000002',
          channel: { id: '1600000000000000002', type: 3 },
          user,
          context: 2,
        }
      : where.channel === null
        ? {
            channel_id: '1600000000000000001',
            channel: { id: '1600000000000000001', type: 1 },
            user,
            context: 1,
          }
        : {
            guild_id: where.guild,
            channel_id: where.channel,
            channel: { id: where.channel, type: channel?.type ?? 0, name: channel?.name ?? 'x' },
            context: 0,
            member: {
              user,
              roles: [],
              joined_at: new Date(0).toISOString(),
              permissions: where.mayManage ? String((1n << 4n) | (1n << 10n)) : String(1n << 10n),
              deaf: false,
              mute: false,
              flags: 0,
            },
            guild: { id: where.guild, locale: 'en-US', features: [] },
          };
    const opened = interactions.open(id, token, where.userInstalled === true ? 5 : Infinity);
    gateway.dispatch('INTERACTION_CREATE', {
      id,
      application_id: BOT_ID,
      type,
      token,
      version: 1,
      data,
      locale: 'en-US',
      app_permissions: String(channel?.may ?? 0n),
      entitlements: [],
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners:
        where.userInstalled === true
          ? { '1': where.user }
          : { '0': where.channel === null ? '0' : GUILD_ID },
      ...place,
      ...more,
    });
    return opened;
  }
  const OPTION = { subcommand: 1, string: 3, integer: 4, boolean: 5 } as const;
  /** A command as it is typed, `bellwether mute` where it has parts. */
  const typed = (line: string, options: Readonly<Record<string, unknown>>, focused = '') => {
    const [name = '', part] = line.split(' ');
    const given = optionsOf(options, focused);
    const command = world.commands.find((one) => one.name === name);
    const known = listOf(command?.options).map(objectOf);
    const within =
      part === undefined
        ? known
        : listOf(known.find((one) => one.name === part)?.options).map(objectOf);
    const strange = given.filter((one) => !within.some((option) => option.name === one.name));
    if (command && strange.length > 0)
      throw new Error(`/${line} has no ${strange[0]?.name ?? ''}.`);
    return {
      id: command?.id ?? '1400000000000000099',
      name,
      type: 1,
      options:
        part === undefined ? given : [{ type: OPTION.subcommand, name: part, options: given }],
    };
  };
  const optionsOf = (options: Readonly<Record<string, unknown>>, focused = '') =>
    Object.entries(options).map(([name, value]) => ({
      name,
      value,
      type:
        typeof value === 'number'
          ? OPTION.integer
          : typeof value === 'boolean'
            ? OPTION.boolean
            : OPTION.string,
      ...(name === focused ? { focused: true } : {}),
    }));
  const message = (customId: string): Json => {
    for (const { messages } of world.channels.values())
      for (const one of messages)
        if (JSON.stringify(one.body).includes(JSON.stringify(customId)))
          return shownMessage(one.id, one.channelId, one.body);
    const original = interactions.all.find(
      (one) => one.original && JSON.stringify(one.original).includes(JSON.stringify(customId)),
    )?.original;
    return shownMessage(nextId(), TEXT_CHANNEL, { ...original, flags: 64 });
  };

  return {
    command: (name, options, where = {}) => interact(2, typed(name, options), where),
    autocomplete: (name, option, value, where = {}) =>
      interact(4, typed(name, { [option]: value }, option), where),
    press: (customId, where = {}) =>
      interact(3, { custom_id: customId, component_type: 2 }, where, {
        message: message(customId),
      }),
    choose: (customId, values, where = {}) =>
      interact(3, { custom_id: customId, component_type: 3, values }, where, {
        message: message(customId),
      }),
    submit: (customId, values, where = {}) =>
      interact(
        5,
        {
          custom_id: customId,
          components: Object.entries(values).map(([id, value], at) => ({
            type: 18,
            id: at + 1,
            component:
              typeof value === 'string'
                ? { type: 4, id: at + 10, custom_id: id, value }
                : { type: 3, id: at + 10, custom_id: id, values: value },
          })),
        },
        where,
      ),
  };
}

function shownMessage(id: string, channelId: string, body: Json): Json {
  return {
    id,
    channel_id: channelId,
    type: 0,
    author: { id: BOT_ID, username: 'bellwether', discriminator: '0', bot: true, avatar: null },
    content: '',
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(0).toISOString(),
    edited_timestamp: null,
    flags: 0,
    embeds: [],
    components: [],
    ...Object.fromEntries(
      Object.entries(body).filter(([name]) =>
        ['embeds', 'components', 'content', 'flags'].includes(name),
      ),
    ),
  };
}
