import type { StringSelectMenuInteraction } from 'discord.js';
import { say, type InteractionParts } from './answering.ts';
import { askerOf, refusalOf } from './asker.ts';
import { lineOf } from './custom-id.ts';
import { openChangeForm } from './forms.ts';
import { manageList, pageOfSelect, isChangeSelect } from './manage.ts';
import { act } from './presses.ts';
import { payload } from './reply.ts';

/**
 * Deals with what was chosen: a line of the grammar is done; of what is followed one is shown in its form, or some are
 * ended and the rest is shown.
 */
export async function chosen(
  parts: InteractionParts,
  interaction: StringSelectMenuInteraction,
): Promise<void> {
  const { core, log } = parts;
  const { customId, values } = interaction;
  const { destination } = askerOf(interaction);
  const [first = ''] = values;
  if (lineOf(customId) === '') return act(parts, interaction, first);
  if (isChangeSelect(customId)) {
    const already = (await core.following(destination)).find(({ words }) => words === first);
    if (already === undefined)
      return say(parts, interaction, 'That is not followed here any more.');
    const refusal = refusalOf(`subscribe ${already.words}`, interaction, core);
    if (refusal !== null) return say(parts, interaction, refusal);
    return openChangeForm(parts, interaction, already);
  }
  const page = pageOfSelect(customId);
  if (page === null) {
    log.warn('discord list of an unknown version', { custom_id: customId });
    const sentence = 'This list is of another version of Bellwether; type /subscriptions.';
    return say(parts, interaction, sentence);
  }
  await interaction.deferUpdate();
  const said = await unfollow(parts, interaction);
  const following = await core.following(destination);
  await interaction.editReply(payload(manageList(following, page, said)));
}

async function unfollow(
  { core }: InteractionParts,
  interaction: StringSelectMenuInteraction,
): Promise<string> {
  const asker = askerOf(interaction);
  const said: string[] = [];
  for (const words of interaction.values) {
    const line = `unsubscribe ${words}`;
    const refusal = refusalOf(line, interaction, core);
    if (refusal !== null) return refusal;
    said.push((await core.answer(line, asker)).summary);
  }
  return said.join(' ');
}
