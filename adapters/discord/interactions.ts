import {
  MessageFlags,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Log } from '../../src/log.ts';
import { askerOf, refusalOf } from './asker.ts';
import { suggest } from './autocomplete.ts';
import { lineOfCommand, type Options } from './commands.ts';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { DiscordCore } from './core.ts';
import { lineOf } from './custom-id.ts';
import {
  MANAGE,
  notice,
  SHARE,
  withAnswerButtons,
  withWrongButtons,
  WRONG,
} from './extra-buttons.ts';
import { manageList, pageOfButton, pageOfSelect } from './manage.ts';
import { payload, type Reply } from './reply.ts';
import { isWrongReason, readWrongForm, wrongForm } from './wrong-form.ts';

export type InteractionParts = {
  readonly core: DiscordCore;
  readonly reply: Reply;
  readonly log: Log;
};

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

async function typed(parts: InteractionParts, interaction: ChatInputCommandInteraction) {
  const options: Options = Object.fromEntries(
    interaction.options.data.flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  return answerLine(parts, interaction, lineOfCommand(interaction.commandName, options));
}

type Answerable =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/** Answers a line as typing it would: to the asker alone, or shared. */
function answerLine(
  { core, reply }: InteractionParts,
  interaction: Answerable,
  line: string,
  shared = false,
) {
  const asker = askerOf(interaction);
  return reply(
    interaction,
    async () => {
      const refusal = refusalOf(line, asker, interaction, core);
      if (refusal !== null) return notice(refusal);
      const message = await core.answer(line, asker);
      return shared ? withWrongButtons(message) : withAnswerButtons(message, line);
    },
    { shared },
  );
}

async function pressed(parts: InteractionParts, interaction: ButtonInteraction) {
  const { core, log, reply } = parts;
  const { customId, message } = interaction;
  const page = pageOfButton(customId);
  if (page !== null) {
    const following = await core.following(askerOf(interaction).destination);
    await interaction.update(payload(manageList(following, page, null)));
    return;
  }
  const line = lineOf(customId);
  if (line === null) {
    log.warn('discord button of an unknown version', { custom_id: customId });
    return reply(interaction, () =>
      Promise.resolve(notice('This button is of another version of Bellwether; type the command.')),
    );
  }
  const [, story] = new RegExp(`^${WRONG} (\\S+)$`).exec(line) ?? [];
  if (story !== undefined) {
    const isEphemeral = message.flags.has(MessageFlags.Ephemeral);
    const form = wrongForm(story, isEphemeral ? null : message.id);
    if (form !== null) {
      await interaction.showModal(form);
      return;
    }
  }
  if (line === MANAGE) {
    const following = await core.following(askerOf(interaction).destination);
    const list = payload(manageList(following, 0, null));
    await interaction.reply({ ...list, flags: MessageFlags.Ephemeral });
    return;
  }
  if (line.startsWith(`${SHARE} `))
    return answerLine(parts, interaction, line.slice(SHARE.length + 1), true);
  return answerLine(parts, interaction, line);
}

/** Ends what was chosen, and shows what is left. */
async function chosen({ core }: InteractionParts, interaction: StringSelectMenuInteraction) {
  const page = pageOfSelect(interaction.customId);
  if (page === null) return;
  const asker = askerOf(interaction);
  await interaction.deferUpdate();
  const said = await unfollow(core, asker, interaction);
  const following = await core.following(asker.destination);
  await interaction.editReply(payload(manageList(following, page, said)));
}

async function unfollow(
  core: DiscordCore,
  asker: Asker,
  interaction: StringSelectMenuInteraction,
): Promise<string> {
  const said: string[] = [];
  for (const words of interaction.values) {
    const line = `unsubscribe ${words}`;
    const refusal = refusalOf(line, asker, interaction, core);
    if (refusal !== null) return refusal;
    said.push((await core.answer(line, asker)).summary);
  }
  return said.join(' ');
}

async function submitted({ core, reply }: InteractionParts, interaction: ModalSubmitInteraction) {
  const about = readWrongForm(interaction.customId);
  const [reason] = about === null ? [] : interaction.fields.getStringSelectValues('reason');
  return reply(interaction, async () => {
    if (about === null || !isWrongReason(reason)) return notice('Choose what is wrong.');
    return core.reportWrong({
      storyId: about.story,
      reason,
      note: interaction.fields.getTextInputValue('note'),
      asker: askerOf(interaction),
      ref: about.message === null ? null : { id: about.message, thread: null },
    });
  });
}
