import { MessageFlags, type ButtonInteraction, type StringSelectMenuInteraction } from 'discord.js';
import { answerLine, say, type InteractionParts } from './answering.ts';
import { askerOf, isDirect, refusalToReport } from './asker.ts';
import { lineOf } from './custom-id.ts';
import { MANAGE, SHARE, storyOfWrong } from './extra-buttons.ts';
import { openSubscribeForm } from './forms.ts';
import { manageList, pageOfButton } from './manage.ts';
import { payload } from './reply.ts';
import { wrongForm } from './wrong-form.ts';

/** Deals with a button. All that it does is in its id, so that it works after a restart. */
export async function pressed(
  parts: InteractionParts,
  interaction: ButtonInteraction,
): Promise<void> {
  const { core, log } = parts;
  const { customId } = interaction;
  const page = pageOfButton(customId);
  if (page !== null) {
    const following = await core.following(askerOf(interaction).destination);
    await interaction.update(payload(manageList(following, page, null)));
    return;
  }
  const line = lineOf(customId);
  if (line === null) {
    log.warn('discord button of an unknown version', { custom_id: customId });
    const sentence = 'This button is of another version of Bellwether; type the command.';
    return say(parts, interaction, sentence);
  }
  if (line === MANAGE) {
    const following = await core.following(askerOf(interaction).destination);
    const list = payload(manageList(following, 0, null));
    const flags = isDirect(interaction) ? {} : { flags: MessageFlags.Ephemeral as const };
    await interaction.reply({ ...list, ...flags });
    return;
  }
  return act(parts, interaction, line);
}

/** Does what a button or a choice stands for. */
export async function act(
  parts: InteractionParts,
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  line: string,
): Promise<void> {
  const story = storyOfWrong(line);
  if (story !== null) return openWrongForm(parts, interaction, story);
  const company = parts.core.companyToFollow(line);
  if (company !== null) return openSubscribeForm(parts, interaction, { company, toMe: false });
  if (line.startsWith(`${SHARE} `))
    return answerLine(parts, interaction, line.slice(SHARE.length + 1), true);
  return answerLine(parts, interaction, line);
}

async function openWrongForm(
  parts: InteractionParts,
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  story: string,
): Promise<void> {
  const refusal = refusalToReport(interaction);
  if (refusal !== null) return say(parts, interaction, refusal);
  const { message } = interaction;
  const isEphemeral = message.flags.has(MessageFlags.Ephemeral);
  const form = wrongForm(story, isEphemeral ? null : message.id);
  if (form === null)
    return say(parts, interaction, 'The id of this story is too long for a form here.');
  await interaction.showModal(form);
}
