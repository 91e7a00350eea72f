import type { AutocompleteInteraction } from 'discord.js';
import type { CompanyChoice } from '../../src/chat/chat-core.ts';
import type { Log } from '../../src/log.ts';
import { safeLine } from '../../src/messages/safe-text.ts';
import { askerOf } from './asker.ts';
import type { DiscordCore } from './core.ts';
import { MOST_CHOICE_TEXT, MOST_CHOICES } from './limits.ts';
import { shortened } from './shortened.ts';

/** Commands whose words are a story or a company. */
const OF_A_STORY = ['why', 'card', 'right'];
/** Commands whose words are something that is followed. */
const OF_A_SUBSCRIPTION = ['unsubscribe', 'pause', 'resume'];

/** Offers what the half-typed words may become, the best 25; nothing where that cannot be found out. */
export async function suggest(core: DiscordCore, log: Log, interaction: AutocompleteInteraction) {
  const { value } = interaction.options.getFocused(true);
  const choices = await choicesFor(core, interaction, value).catch((error: unknown) => {
    log.warn('discord choices could not be found', { error });
    return [];
  });
  const fitting = [...new Map(choices.map((choice) => [choice.words, choice])).values()]
    .map(({ name, words }) => ({ name: shortened(name, MOST_CHOICE_TEXT), value: words }))
    .filter((one) => safeLine(one.value) !== '' && one.value.length <= MOST_CHOICE_TEXT);
  await interaction.respond(fitting.slice(0, MOST_CHOICES));
}

async function choicesFor(
  core: DiscordCore,
  interaction: AutocompleteInteraction,
  typed: string,
): Promise<readonly CompanyChoice[]> {
  const command = interaction.options.getSubcommand(false) ?? interaction.commandName;
  if (OF_A_SUBSCRIPTION.includes(command)) {
    const wanted = typed.toLowerCase().trim();
    const following = await core.following(askerOf(interaction).destination);
    return following.filter(({ name }) => name.toLowerCase().includes(wanted));
  }
  const stories = await core.suggestStories(typed);
  // Nothing typed: those of whom there is news, rather than the first of twelve thousand names.
  const companies = typed.trim() === '' ? [] : core.suggestCompanies(typed);
  if (OF_A_STORY.includes(command)) return [...stories, ...companies];
  return [...companies, ...stories.map(({ company }) => company)];
}
