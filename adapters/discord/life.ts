import { Events, PermissionFlagsBits, type Channel, type Client } from 'discord.js';
import type { Log } from '../../src/log.ts';
import { channelDestination } from './asker.ts';
import type { DiscordCore } from './core.ts';
import { permissionsIn } from './look-up.ts';

const UNKNOWN_CHANNEL = '10003';

/** Tells the core what becomes of channels and servers. `later` runs work that nobody waits for. */
export function listenForLife(
  client: Client,
  core: DiscordCore,
  log: Log,
  later: (work: () => Promise<unknown>) => void,
): void {
  const gone = (guild: string, channel: string) => {
    later(() =>
      core.destinationBroken(
        channelDestination(guild, channel),
        UNKNOWN_CHANNEL,
        'The channel was deleted; choose another one.',
      ),
    );
  };
  // Discord tells of a server in an outage by another event, so that this one is a farewell.
  client.on(Events.GuildDelete, ({ id }) => {
    log.warn('removed from a discord server', { workspace: id });
    later(() => core.workspaceGone(id));
  });
  // After the first connection this is a server that added Bellwether, for the first time or again.
  client.on(Events.GuildCreate, ({ id }) => {
    later(() => core.workspaceRestored(id));
  });
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) gone(channel.guildId, channel.id);
  });
  client.on(Events.ThreadDelete, ({ id, guildId }) => {
    gone(guildId, id);
  });
  client.on(Events.ThreadUpdate, (before, after) => {
    const opened =
      (before.archived === true && !after.archived) || (before.locked && !after.locked);
    if (opened) later(() => core.destinationRestored(channelDestination(after.guildId, after.id)));
  });
  client.on(Events.ChannelUpdate, (before, after) => {
    if (after.isDMBased() || mayPost(before) || !mayPost(after)) return;
    later(() => core.destinationRestored(channelDestination(after.guildId, after.id)));
  });
}

function mayPost(channel: Channel): boolean {
  if (channel.isDMBased()) return true;
  const permissions = permissionsIn(channel);
  const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;
  return permissions === null || (permissions & needed) === needed;
}
