import type { RespondFn } from '@slack/bolt';
import { AppError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import { plain } from '../../src/messages/message.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { MOST_RESPONSES } from './limits.ts';
import { renderMessage } from './render.ts';
import type { SlackPart } from './render.ts';

/** Puts a message in a place, outside the outbox: an answer, not a delivery. `thread` is the message answered to. */
export type Say = (
  destination: Destination,
  message: Message,
  thread: string | null,
) => Promise<void>;

export type Reply = {
  /**
   * Answers through the response_url: to the asker alone, or to the channel. What does not fit into its five posts is
   * sent to the person directly. Never throws: who asked is told, else the log.
   */
  respond(
    message: Message,
    to: { respond: RespondFn; shared: boolean; person: Destination },
  ): Promise<void>;
  /** Opens a form; where Slack does not let us in time, the asker is told to try again. Never throws. */
  openForm(
    open: () => Promise<void>,
    to: { respond: RespondFn; person: Destination },
  ): Promise<void>;
  /** What `work` answers; where it fails, what to tell the person. */
  answerOf(work: () => Promise<Message>): Promise<Message>;
};

export function createReply(say: Say, log: Log): Reply {
  const reply: Reply = {
    async openForm(open, to) {
      try {
        await open();
      } catch (error) {
        log.warn('slack form not opened', { error: messageOf(error) });
        const late = 'The form did not open in time; please try again.';
        await reply.respond(notice(error instanceof AppError ? error.message : late), {
          ...to,
          shared: false,
        });
      }
    },
    async respond(message, { respond, shared, person }) {
      const parts = renderMessage(message);
      const post = (part: SlackPart) =>
        respond({
          response_type: shared ? 'in_channel' : 'ephemeral',
          replace_original: false,
          text: part.text,
          blocks: [...part.blocks],
          unfurl_links: false,
          unfurl_media: false,
        });
      try {
        if (parts.length <= MOST_RESPONSES) {
          for (const part of parts) await post(part);
          return;
        }
        const [note] = renderMessage(
          notice('The answer is long; I have sent it to you as a direct message.'),
        );
        if (note) await post(note);
        await say(person, message, null);
      } catch (error) {
        log.warn('slack answer failed, trying a direct message', { error: messageOf(error) });
        await say(person, message, null).catch((second: unknown) => {
          log.error('slack answer lost', { error: messageOf(second) });
        });
      }
    },
    async answerOf(work) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof AppError) {
          log.warn('slack command failed', { code: error.code, error: error.message });
          return notice(error.message);
        }
        log.error('slack command hit a bug', { error });
        return notice('Something went wrong on our side; it is in the log. Try again in a minute.');
      }
    },
  };
  return reply;
}

/** A message of one sentence. */
export function notice(text: string): Message {
  return { summary: text, tone: 'neutral', blocks: [{ type: 'text', content: plain(text) }] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
