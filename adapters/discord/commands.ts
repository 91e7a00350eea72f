import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { SPECS, type LineSpec, type Options, type Spec } from './command-specs.ts';

export type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Everywhere: servers, direct messages with the bot, and other direct messages for who installed the app. */
const EVERYWHERE = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const ANY_INSTALL = [
  ApplicationIntegrationType.GuildInstall,
  ApplicationIntegrationType.UserInstall,
];

/** The commands as they are registered. */
export const COMMANDS: readonly CommandBody[] = SPECS.map((spec) => ({
  type: ApplicationCommandType.ChatInput,
  name: spec.name,
  description: spec.description,
  options: optionsOf(spec),
  default_member_permissions: 'manages' in spec ? String(PermissionFlagsBits.ManageChannels) : null,
  contexts: EVERYWHERE,
  integration_types: ANY_INSTALL,
}));

function optionsOf(spec: Spec): APIApplicationCommandOption[] {
  if (!('subcommands' in spec)) return [...(spec.options ?? [])];
  return spec.subcommands.map(({ name, description, options = [] }) => ({
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    options: [...options],
  }));
}

/** The line of the grammar that a command stands for; help for one that we no longer know. */
export function lineOfCommand(name: string, part: string | null, options: Options): string {
  return specOf(name, part)?.line(options) ?? 'help';
}

function specOf(name: string, part: string | null): LineSpec | undefined {
  const spec = SPECS.find((one) => one.name === name);
  if (spec === undefined || !('subcommands' in spec)) return spec;
  return spec.subcommands.find((one) => one.name === part);
}
