import type { Command } from '../commands/command.ts';
import { parseCommand } from '../commands/parse-command.ts';
import type { CompanyDirectory } from '../commands/context.ts';
import { suggestStories } from '../commands/suggest-stories.ts';
import type { Outbox } from '../deliveries/outbox.ts';
import { DestinationBrokenError } from '../deliveries/delivery-errors.ts';
import type { Coverage } from '../digests/make-digest.ts';
import { storyDay } from '../digests/story-line.ts';
import { storyMessage } from '../digests/story-message.ts';
import type { Log } from '../log.ts';
import type { Message } from '../messages/message.ts';
import { kindName } from '../signals/kind-names.ts';
import { KINDS } from '../signals/signal.ts';
import type { Store } from '../store/store.ts';
import { companyWords } from '../subscriptions/describe.ts';
import { destinationKey, type Platform } from '../subscriptions/subscription.ts';
import type { Asker, ChatCore } from './chat-core.ts';
import { changesChannel } from './changes-channel.ts';
import { companyToFollow } from './company-to-follow.ts';
import { followingOf, homeContent } from './home-content.ts';
import { reportWrong } from './report-wrong.ts';

export type ChatCoreParts = {
  readonly platform: Platform;
  readonly store: Store;
  readonly companies: CompanyDirectory;
  /** Names of companies that begin like the words, the likeliest first. */
  readonly completeNames: (words: string) => readonly string[];
  readonly answer: (line: string, asker: Asker & { readonly zone: string }) => Promise<Message>;
  readonly coverage: () => Promise<Coverage>;
  readonly outbox: Pick<
    Outbox,
    'wake' | 'breakDestination' | 'resumeDestination' | 'breakWorkspace' | 'resumeWorkspace'
  >;
  readonly log: Log;
  /** ISO instant. */
  readonly now: () => string;
  /** The operator's IANA zone. */
  readonly zone: string;
};

/** More than a platform shows at once, so that something is left where it shows each company once. */
const OFFERED_STORIES = 100;

const WORKSPACE_GONE: Readonly<Record<Platform, string>> = {
  slack: 'Bellwether was removed from the workspace; install it again to go on.',
  discord: 'Bellwether was removed from the server; add it again to go on.',
  console: 'Bellwether was removed.',
};

/** What the adapter of one platform asks of the core. */
export function createChatCore(parts: ChatCoreParts): ChatCore {
  const { platform, store, companies, outbox, log, now } = parts;
  const commandOf = (line: string): Command =>
    parseCommand(line, { isName: (words) => companies.isName(words) });
  return {
    kinds: KINDS.map((kind) => ({ word: kind, name: capitalised(kindName(kind)) })),
    answer: async (line, asker) => {
      const settings = asker.zone === null ? await store.settingsOf(asker.destination) : null;
      const message = await parts.answer(line, {
        ...asker,
        zone: asker.zone ?? settings?.zone ?? parts.zone,
      });
      outbox.wake();
      return message;
    },
    changesChannel: (line) => changesChannel(commandOf(line)),
    takesReportBack: (line) => commandOf(line).type === 'right',
    companyToFollow: (line) => companyToFollow(commandOf(line), companies),
    story: async (storyId) => {
      const story = await store.storyById(storyId);
      return story && storyMessage(story);
    },
    suggestCompanies: (words) =>
      parts.completeNames(words).map((name) => ({ name, words: companyWords(name) })),
    suggestStories: async (words) => {
      const stories = await suggestStories(words, { store, now: now() }, OFFERED_STORIES);
      return stories.map((story) => ({
        name: `${storyDay(story, parts.zone)}: ${story.headline}`,
        words: story.id,
        company: { name: story.companyName, words: companyWords(story.companyName) },
      }));
    },
    following: async (destination) => followingOf(await store.subscriptionsOf(destination)),
    home: async ({ person, destination }) =>
      homeContent({
        subscriptions: await store.allSubscriptions(),
        person,
        workspace: destination.workspace,
        coverage: await parts.coverage(),
        now: now(),
        zone: parts.zone,
      }),
    reportWrong: async (report) => {
      const message = await reportWrong(store, report, now());
      outbox.wake();
      return message;
    },
    destinationBroken: (destination, code, reason) =>
      outbox.breakDestination(destination, new DestinationBrokenError(reason, code)),
    destinationRestored: (destination) => outbox.resumeDestination(destination),
    destinationRenamed: (destination, name) => {
      log.info('channel renamed', { destination: destinationKey(destination), name });
      return Promise.resolve();
    },
    destinationMoved: async (from, to) => {
      await store.moveDestination(from, to);
      log.info('channel moved', { from: destinationKey(from), to: destinationKey(to) });
      await outbox.resumeDestination(to);
    },
    workspaceGone: (workspace) =>
      outbox.breakWorkspace(
        platform,
        workspace,
        new DestinationBrokenError(WORKSPACE_GONE[platform], 'workspace_gone'),
      ),
    workspaceRestored: (workspace) => outbox.resumeWorkspace(platform, workspace),
  };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
