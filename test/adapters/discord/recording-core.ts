import type { DiscordCore } from '../../../adapters/discord/core.ts';
import type { Asker, Following, StoryChoice, WrongReport } from '../../../src/chat/chat-core.ts';
import { changesChannel } from '../../../src/chat/changes-channel.ts';
import { parseCommand } from '../../../src/commands/parse-command.ts';
import { NO_FILTERS } from '../../../src/subscriptions/subscription.ts';
import type { Message } from '../../../src/messages/message.ts';
import { plain } from '../../../src/messages/message.ts';

export type RecordingCore = DiscordCore & {
  readonly asked: { readonly line: string; readonly asker: Asker }[];
  readonly reports: WrongReport[];
  /** What became of channels and servers, one line each. */
  readonly told: string[];
  follows: Following[];
  stories: StoryChoice[];
  /** What `answer` waits for. */
  before: () => Promise<unknown>;
  message: (line: string) => Message;
};

/** A core that answers every line with itself, and remembers what it was asked. */
export function createRecordingCore(): RecordingCore {
  const core: RecordingCore = {
    asked: [],
    reports: [],
    told: [],
    follows: [],
    stories: [],
    before: () => Promise.resolve(),
    message: answered,
    async answer(line, asker) {
      core.asked.push({ line, asker });
      await core.before();
      const [, words] = /^unsubscribe (.*)$/.exec(line) ?? [];
      if (words !== undefined) core.follows = core.follows.filter((one) => one.words !== words);
      return core.message(line);
    },
    changesChannel: (line) => changesChannel(parseCommand(line, { isName: () => false })),
    takesReportBack: (line) => line.startsWith('right '),
    suggestCompanies: (words) =>
      Array.from({ length: 40 }, (_, at) => ({
        name: at === 0 ? 'n'.repeat(200) : `${words} Example ${at}`,
        words: `${words} example ${at}`,
      })),
    suggestStories: (words) =>
      Promise.resolve(
        core.stories.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase())),
      ),
    kinds: [
      { word: 'layoff', name: 'Job cuts' },
      { word: 'closure', name: 'Closure' },
    ],
    companyToFollow: (line) => {
      const [, name] = /^subscribe (\w+)$/.exec(line) ?? [];
      return name === undefined ? null : { name, words: name };
    },
    following: () => Promise.resolve(core.follows),
    reportWrong(report) {
      core.reports.push(report);
      return Promise.resolve(answered('Thank you'));
    },
    destinationBroken: ({ channel }, code) => tell(`broken ${channel} ${code}`),
    destinationRestored: ({ channel }) => tell(`restored ${channel}`),
    workspaceGone: (workspace) => tell(`gone ${workspace}`),
    workspaceRestored: (workspace) => tell(`back ${workspace}`),
  };
  const tell = (what: string) => {
    core.told.push(what);
    return Promise.resolve();
  };
  return core;
}

export function answered(line: string): Message {
  return {
    summary: `Answer to ${line}`,
    tone: 'neutral',
    blocks: [
      { type: 'text', content: plain(`Answer to ${line}`) },
      { type: 'buttons', buttons: [{ label: 'Why?', action: 'why s1' }] },
    ],
  };
}

/** Something that is followed at once, one of many. */
export function following(at: number): Following {
  return {
    name: `Company ${at}`,
    words: `company ${at}`,
    detail: 'at once',
    cadence: { every: 'instant' },
    filters: NO_FILTERS,
    paused: false,
  };
}
