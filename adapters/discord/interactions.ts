import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  type Interaction,
} from 'discord.js';
import { answerLine, type InteractionParts } from './answering.ts';
import { suggest } from './autocomplete.ts';
import { chosen } from './choices.ts';
import { SUBSCRIBE, type Options } from './command-specs.ts';
import { lineOfCommand } from './commands.ts';
import { openSubscribeForm, submitted } from './forms.ts';
import { pressed } from './presses.ts';

/** Deals with one interaction. Throws what Discord answers to what was not answered in time. */
export async function handleInteraction(
  parts: InteractionParts,
  interaction: Interaction,
): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(parts.core, parts.log, interaction);
  if (interaction.isChatInputCommand()) return typed(parts, interaction);
  if (interaction.isButton()) return pressed(parts, interaction);
  if (interaction.isStringSelectMenu()) return chosen(parts, interaction);
  if (interaction.isModalSubmit()) return submitted(parts, interaction);
}

function typed(parts: InteractionParts, interaction: ChatInputCommandInteraction): Promise<void> {
  const subcommand = interaction.options.data.find(
    ({ type }) => type === ApplicationCommandOptionType.Subcommand,
  );
  const options: Options = Object.fromEntries(
    (subcommand?.options ?? interaction.options.data).flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  if (interaction.commandName === SUBSCRIBE && options.company === undefined)
    return openSubscribeForm(parts, interaction, { company: null, toMe: options.to_me === true });
  const line = lineOfCommand(interaction.commandName, subcommand?.name ?? null, options);
  return answerLine(parts, interaction, line);
}
