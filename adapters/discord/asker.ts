import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type BaseInteraction,
} from 'discord.js';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { DiscordCore } from './core.ts';
import { KINDS, whyNotPost } from './places.ts';

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
    nameOf: async (who) => {
      if (who === interaction.user.id) return interaction.user.displayName;
      const known = await interaction.client.users.fetch(who).catch(() => null);
      return known?.displayName ?? null;
    },
  };
}

/** True in a conversation with the bot alone, where everything is private already. */
export function isDirect({ context }: BaseInteraction): boolean {
  return context === InteractionContextType.BotDM;
}

/** True where the person may change what is followed where they ask: the channel's managers, and each for themselves. */
export function mayManage(interaction: BaseInteraction): boolean {
  return (
    askerOf(interaction).destination.person ||
    interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) === true
  );
}

/** True where the person may change what the others of the channel see. */
function mayModerate(interaction: BaseInteraction): boolean {
  return (
    mayManage(interaction) ||
    interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true
  );
}

/** Why the person may not say that a story is wrong, or take that back, as a sentence; null where they may. */
export function refusalToReport(interaction: BaseInteraction): string | null {
  return mayModerate(interaction)
    ? null
    : 'What is said here to be wrong changes what everybody in this channel sees; ask somebody who may manage its messages.';
}

/** Lines as commands, forms and buttons write them. */
const FOLLOWS = /^subscribe\b/i;

/** What keeps Bellwether from posting what the line follows where it was asked; null: nothing. */
export function obstacleTo(
  line: string,
  interaction: BaseInteraction,
  core: Pick<DiscordCore, 'changesChannel'>,
): string | null {
  if (!FOLLOWS.test(line) || !core.changesChannel(line)) return null;
  if (askerOf(interaction).destination.person) return null;
  const { channel, appPermissions } = interaction;
  const kind = (channel && KINDS[channel.type]) ?? 'text';
  return whyNotPost({ kind, permissions: appPermissions.bitfield })?.message ?? null;
}

/**
 * Why the person may not do what the line does, as a sentence; null where they may. Admins of a server can give a
 * command to anybody and buttons carry commands too, so Discord's own check is repeated on use.
 */
export function refusalOf(
  line: string,
  interaction: BaseInteraction,
  core: Pick<DiscordCore, 'changesChannel' | 'takesReportBack'>,
): string | null {
  if (core.takesReportBack(line)) return refusalToReport(interaction);
  if (mayManage(interaction) || !core.changesChannel(line)) return null;
  const alone = FOLLOWS.test(line) ? ' You can follow it yourself: add “to me”.' : '';
  return `Only people who may manage this channel can change what it follows.${alone}`;
}
