import { ApplicationIntegrationType, PermissionFlagsBits, type BaseInteraction } from 'discord.js';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { DiscordCore } from './core.ts';

/** Discord's direct messages belong to no server. */
export const NO_GUILD = 'local';

export function personDestination(person: string): Destination {
  return { platform: 'discord', workspace: NO_GUILD, channel: person, person: true };
}

export function channelDestination(guild: string, channel: string): Destination {
  return { platform: 'discord', workspace: guild, channel, person: false };
}

/** True where only the person installed the app: then it can answer there, but not post. */
export function isUserInstalled({ authorizingIntegrationOwners }: BaseInteraction): boolean {
  return authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === undefined;
}

/** Who asks: for the channel where Bellwether is in its server, else for themselves. */
export function askerOf(interaction: BaseInteraction): Asker {
  const person = personDestination(interaction.user.id);
  const { guildId, channelId } = interaction;
  const isAlone = guildId === null || channelId === null || isUserInstalled(interaction);
  return {
    who: interaction.user.id,
    person,
    destination: isAlone ? person : channelDestination(guildId, channelId),
    zone: null,
  };
}

/**
 * Why the person may not do what the line does, as a sentence; null where they may. Admins of a server can give a
 * command to anybody and buttons carry commands too, so Discord's own check is repeated on use.
 */
export function refusalOf(
  line: string,
  asker: Asker,
  interaction: BaseInteraction,
  core: Pick<DiscordCore, 'changesChannel'>,
): string | null {
  if (asker.destination.person || !core.changesChannel(line)) return null;
  if (interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) === true) return null;
  return 'Only people who may manage this channel can change what it follows. You can follow it yourself: add “to me”.';
}
