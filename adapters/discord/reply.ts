import { MessageFlags, type RepliableInteraction } from 'discord.js';
import type { Clock } from '../../src/clock.ts';
import { AppError } from '../../src/errors.ts';
import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import type { Log } from '../../src/log.ts';
import type { Message } from '../../src/messages/message.ts';
import { isDirect, isUserInstalled, personDestination } from './asker.ts';
import { discordCode } from './discord-errors.ts';
import { notice } from './extra-buttons.ts';
import { DEFER_AFTER_MS, MOST_FOLLOW_UPS } from './limits.ts';
import { renderMessage, type DiscordPart } from './render.ts';
import { NO_MENTIONS } from './sending.ts';

/** Answers interactions: within a second, or says at once that it is thinking. Never throws. */
export type Reply = (
  interaction: RepliableInteraction,
  work: () => Promise<Message>,
  options?: { readonly shared?: boolean },
) => Promise<void>;

/** Already answered, mostly by ourselves where the first attempt was not heard of. */
const ACKNOWLEDGED = 40060;

export function createReply(parts: {
  readonly chat: ChatAdapter;
  readonly clock: Clock;
  readonly log: Log;
}): Reply {
  const { chat, clock, log } = parts;

  async function answerOf(work: () => Promise<Message>): Promise<Message> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AppError) {
        log.warn('discord question failed', { code: error.code });
        return notice(error.message);
      }
      log.error('discord question hit a bug', { error });
      return notice('Something went wrong; it is in the log. Please try again.');
    }
  }

  /** The first answer; where Discord has it already, the library has to be told that it has. */
  async function acknowledged(
    interaction: RepliableInteraction,
    as: 'deferred' | 'replied',
    call: Promise<unknown>,
  ): Promise<void> {
    try {
      await call;
    } catch (error) {
      if (discordCode(error) !== ACKNOWLEDGED) throw error;
      interaction[as] = true;
    }
  }

  return async (interaction, work, { shared = false } = {}) => {
    const isOpen = shared || isDirect(interaction);
    const flags = isOpen ? {} : { flags: MessageFlags.Ephemeral as const };
    let message = notice('');
    try {
      const done = new AbortController();
      const answer = answerOf(work);
      const late = clock.sleep(DEFER_AFTER_MS, done.signal).then(() => null);
      const early = await Promise.race([answer, late]);
      done.abort();
      if (early === null)
        await acknowledged(interaction, 'deferred', interaction.deferReply(flags));
      message = early ?? (await answer);
      const rendered = renderMessage(message);
      const isLong = isUserInstalled(interaction) && rendered.length > MOST_FOLLOW_UPS + 1;
      if (isLong)
        await chat.post(personDestination(interaction.user.id), message, { nonce: interaction.id });
      const [first, ...rest] = isLong
        ? renderMessage(notice('The answer is long; I have sent it to you as a direct message.'))
        : rendered;
      if (first === undefined) return;
      if (early === null) await interaction.editReply(payload(first));
      else
        await acknowledged(
          interaction,
          'replied',
          interaction.reply({ ...payload(first), ...flags }),
        );
      for (const part of rest) await interaction.followUp({ ...payload(part), ...flags });
    } catch (error) {
      log.warn('discord answer failed, trying a direct message', {
        code: discordCode(error),
        error: error instanceof Error ? error.message : 'unknown',
      });
      await chat
        .post(personDestination(interaction.user.id), message, { nonce: interaction.id })
        .catch((second: unknown) => {
          log.error('discord answer lost', {
            error: second instanceof Error ? second.message : 'unknown',
          });
        });
    }
  };
}

/** A part as discord.js takes it. */
export function payload({ content, embeds, components }: DiscordPart) {
  return { content, embeds, components, allowedMentions: NO_MENTIONS };
}
