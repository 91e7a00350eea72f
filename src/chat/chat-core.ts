import type { PostedRef } from '../deliveries/delivery.ts';
import type { Message, RichText } from '../messages/message.ts';
import type { WrongReason } from '../subscriptions/story-report.ts';
import type { Cadence, Destination, Filters } from '../subscriptions/subscription.ts';

/** Who asks, and where. */
export type Asker = {
  /** The platform's id of the person. */
  readonly who: string;
  /** The channel, or the person where it was asked in a direct message. */
  readonly destination: Destination;
  /** Where a direct message to the person goes. */
  readonly person: Destination;
  /** IANA zone of the person; null where the platform did not tell. */
  readonly zone: string | null;
  /** What somebody else of the platform is called; null where it does not tell. Without it their id is shown. */
  readonly nameOf?: (who: string) => Promise<string | null>;
};

/** A company to choose from. `words` name it in a command. */
export type CompanyChoice = { readonly name: string; readonly words: string };

/** A story to choose from, with the company that it is about. `words` name it in a command. */
export type StoryChoice = {
  readonly name: string;
  readonly words: string;
  readonly company: CompanyChoice;
};

/** One subscription as it is listed. */
export type Following = {
  /** What is followed, for a person: "Klarna". */
  readonly name: string;
  /** The words that name it in a command. */
  readonly words: string;
  /** How, for a person: "every Monday at 09:00 (UTC); at least 100 people". */
  readonly detail: string;
  readonly cadence: Cadence;
  readonly filters: Filters;
  readonly paused: boolean;
};

export type HomePlace = {
  readonly destination: Destination;
  readonly following: readonly Following[];
  /** When digests come next, one a cadence, ISO instants, soonest first; empty: no digest is due. */
  readonly nextDigests: readonly string[];
};

/** What a person follows and could see, and how the sources are. */
export type HomeContent = {
  /** The person's own subscriptions first, then the channels of the workspace; the adapter leaves out those they are not in. */
  readonly places: readonly HomePlace[];
  /** The sources' health, in a line. */
  readonly sources: RichText;
};

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

/** What every chat adapter asks of the core. Everything is in the core's words; nothing of a platform's. */
export type ChatCore = {
  /** Answers a line of the one grammar. Throws AppError for what a person should be told. */
  answer(line: string, asker: Asker): Promise<Message>;
  /** True where the line changes what its channel follows or how; false for questions and for `… to me`. */
  changesChannel(line: string): boolean;
  /** True where the line takes back what was said to be wrong with a story: for those who may say so. */
  takesReportBack(line: string): boolean;
  /** Companies whose name begins like the words, the likeliest first. */
  suggestCompanies(words: string): readonly CompanyChoice[];
  /** Stories of the last year in which words begin like these, newest first; the newest of all for no words. */
  suggestStories(words: string): Promise<readonly StoryChoice[]>;
  /** The company of a line that would follow one and says no more, as buttons hold it; null for other lines. */
  companyToFollow(line: string): CompanyChoice | null;
  /** A story as its alert shows it, to be shown elsewhere; null where it is no longer known. */
  story(storyId: string): Promise<Message | null>;
  following(destination: Destination): Promise<readonly Following[]>;
  home(asker: Asker): Promise<HomeContent>;
  /** Stores the report, acts on it in that channel, and says what was done. */
  reportWrong(report: WrongReport): Promise<Message>;
  /** Kinds that a subscription can be narrowed to: the word of the grammar and a person's word. */
  readonly kinds: readonly { readonly word: string; readonly name: string }[];
  /** The channel takes no messages any more: archived, deleted, the bot was removed. `code` is the platform's. */
  destinationBroken(destination: Destination, code: string, reason: string): Promise<void>;
  /** The channel takes messages again: unarchived, the bot was invited back. */
  destinationRestored(destination: Destination): Promise<void>;
  destinationRenamed(destination: Destination, name: string): Promise<void>;
  /** The channel goes on under another id (a public channel made private, or shared). */
  destinationMoved(from: Destination, to: Destination): Promise<void>;
  /** The app was removed from the workspace. */
  workspaceGone(workspace: string): Promise<void>;
  /** The app was installed in the workspace again. */
  workspaceRestored(workspace: string): Promise<void>;
};
