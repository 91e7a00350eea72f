import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { CompanyChoice, Following } from '../../src/chat/chat-core.ts';
import { answerLine, say, type InteractionParts } from './answering.ts';
import { askerOf, mayManage } from './asker.ts';
import { subscribeForm, subscribeLine } from './subscribe-form.ts';
import { isWrongReason, readWrongForm } from './wrong-form.ts';

type Opener = ButtonInteraction | ChatInputCommandInteraction | StringSelectMenuInteraction;

/**
 * Opens the form to follow a company. It goes to the asker alone where they asked so, where they may not change the
 * channel, or where the channel follows the company already.
 */
export async function openSubscribeForm(
  { core }: InteractionParts,
  interaction: Opener,
  { company, toMe }: { readonly company: CompanyChoice | null; readonly toMe: boolean },
): Promise<void> {
  const { destination } = askerOf(interaction);
  const following = company === null ? [] : await core.following(destination);
  const isFollowed = following.some(({ words }) => words === company?.words);
  const alone = toMe || !mayManage(interaction) || isFollowed;
  const where = alone && !destination.person ? 'me' : 'here';
  await interaction.showModal(subscribeForm(core.kinds, { company, already: null, where }));
}

/** Opens the form with how something is followed now. */
export async function openChangeForm(
  { core }: InteractionParts,
  interaction: StringSelectMenuInteraction,
  already: Following,
): Promise<void> {
  await interaction.showModal(subscribeForm(core.kinds, { company: null, already, where: 'here' }));
}

/** Deals with a form that was sent. */
export async function submitted(
  parts: InteractionParts,
  interaction: ModalSubmitInteraction,
): Promise<void> {
  const { core, log, reply } = parts;
  const line = subscribeLine(interaction);
  if (line !== null) return answerLine(parts, interaction, line);
  const about = readWrongForm(interaction.customId);
  if (about === null) {
    log.warn('discord form of an unknown version', { custom_id: interaction.customId });
    const sentence = 'This form is of another version of Bellwether; please open it anew.';
    return say(parts, interaction, sentence);
  }
  const [reason] = interaction.fields.getStringSelectValues('reason');
  if (!isWrongReason(reason)) return say(parts, interaction, 'Choose what is wrong.');
  return reply(interaction, () =>
    core.reportWrong({
      storyId: about.story,
      reason,
      note: interaction.fields.getTextInputValue('note'),
      asker: askerOf(interaction),
      ref: about.message === null ? null : { id: about.message, thread: null },
    }),
  );
}
