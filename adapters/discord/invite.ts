import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** What Bellwether needs in a server; docs/discord.md says what is missing without each. */
const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.SendMessagesInThreads,
].reduce((sum, bit) => sum | bit, 0n);

/** The page on which somebody adds the app to a server, with what it needs there. */
export function inviteLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(NEEDED),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
