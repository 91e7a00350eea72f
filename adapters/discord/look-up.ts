import type { Client, GuildBasedChannel } from 'discord.js';
import { KINDS, type LookUp } from './places.ts';

/** What the gateway told of channels; nothing as long as there is no client. */
export function lookUpIn(client: () => Client | null): LookUp {
  return (id) => {
    const channel = client()?.channels.cache.get(id);
    if (channel === undefined || channel.isDMBased()) return null;
    if (!channel.guild.available) return 'unavailable';
    return {
      channel: id,
      kind: KINDS[channel.type] ?? 'text',
      permissions: permissionsIn(channel),
      tags: 'availableTags' in channel ? channel.availableTags : [],
    };
  };
}

/** What Bellwether may do in a channel; null: not known. */
export function permissionsIn(channel: GuildBasedChannel): bigint | null {
  const { me } = channel.guild.members;
  return me === null ? null : channel.permissionsFor(me).bitfield;
}
