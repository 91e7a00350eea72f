import type { PostedRef } from '../../src/deliveries/delivery.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';

/** Who asks, and where. */
export type Asker = {
  /** The person's Discord id. */
  readonly who: string;
  /** The channel; the person in a direct message, and where only the person installed the app. */
  readonly destination: Destination;
  /** Where a direct message to the person goes. */
  readonly person: Destination;
  /** IANA zone; Discord tells none. */
  readonly zone: string | null;
};

/** A company to choose from. `words` name it in a command. */
export type CompanyChoice = { readonly name: string; readonly words: string };

/** One subscription as it is listed. */
export type Following = {
  /** What is followed, for a person: "Klarna". */
  readonly name: string;
  /** The words that name it in a command. */
  readonly words: string;
  /** How, for a person: "weekly on Monday at 09:00, from 100 jobs". */
  readonly detail: string;
  readonly paused: boolean;
};

export const WRONG_REASONS = ['wrong_company', 'wrong_number', 'duplicate', 'not_news'] as const;
export type WrongReason = (typeof WRONG_REASONS)[number];

/** What somebody says is wrong with a story. */
export type WrongReport = {
  readonly storyId: string;
  readonly reason: WrongReason;
  /** In the person's own words; empty where they said no more. */
  readonly note: string;
  readonly asker: Asker;
  /** The message that shows the story; null where it was an answer that only the person sees. */
  readonly ref: PostedRef | null;
};

/** What the adapter asks of the core. Everything is in the core's words; nothing of Discord's. */
export type DiscordCore = {
  /** Answers a line of the one grammar. Throws AppError for what a person should be told. */
  answer(line: string, asker: Asker): Promise<Message>;
  /** True where the line changes what its channel follows or how; false for questions and for `… to me`. */
  changesChannel(line: string): boolean;
  /** Companies whose name begins like the words, the likeliest first; those with stories where there are no words. */
  suggestCompanies(words: string): readonly CompanyChoice[];
  following(destination: Destination): Promise<readonly Following[]>;
  /** Stores the report, acts on it in that channel, and says what was done. */
  reportWrong(report: WrongReport): Promise<Message>;
  /** The channel takes no messages any more. `code` is Discord's. */
  destinationBroken(destination: Destination, code: string, reason: string): Promise<void>;
  /** The channel takes messages again. */
  destinationRestored(destination: Destination): Promise<void>;
  /** Bellwether was removed from the server. */
  workspaceGone(workspace: string): Promise<void>;
};
