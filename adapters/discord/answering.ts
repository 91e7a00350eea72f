import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Log } from '../../src/log.ts';
import { askerOf, isDirect, obstacleTo, refusalOf } from './asker.ts';
import type { DiscordCore } from './core.ts';
import { notice, withAnswerButtons, withStoryButtons } from './extra-buttons.ts';
import type { Reply } from './reply.ts';

/** What dealing with an interaction takes. */
export type InteractionParts = {
  readonly core: DiscordCore;
  readonly reply: Reply;
  readonly log: Log;
};

export type Answerable =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/** Answers a line as typing it would: to the asker alone, or shared. */
export function answerLine(
  { core, reply }: InteractionParts,
  interaction: Answerable,
  line: string,
  shared = false,
): Promise<void> {
  const asker = askerOf(interaction);
  return reply(
    interaction,
    async () => {
      const refusal = refusalOf(line, interaction, core);
      if (refusal !== null) return notice(refusal);
      const answer = await core.answer(line, asker);
      const obstacle = obstacleTo(line, interaction, core);
      const message =
        obstacle === null
          ? answer
          : { ...answer, blocks: [...answer.blocks, ...notice(obstacle).blocks] };
      if (shared) return withStoryButtons(message);
      return withAnswerButtons(message, line, { canShare: !isDirect(interaction) });
    },
    { shared },
  );
}

/** Says a sentence to the asker alone. */
export function say({ reply }: InteractionParts, interaction: Answerable, sentence: string) {
  return reply(interaction, () => Promise.resolve(notice(sentence)));
}
