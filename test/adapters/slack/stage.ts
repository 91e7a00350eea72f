import { createSlackAdapter } from '../../../adapters/slack/app.ts';
import type { SlackAdapter, SlackOptions } from '../../../adapters/slack/app.ts';
import type { SlackCore } from '../../../adapters/slack/core.ts';
import { singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import type { Asker, Following, HomeContent, WrongReport } from '../../../src/chat/chat-core.ts';
import { createLog } from '../../../src/log.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Button, Message } from '../../../src/messages/message.ts';
import type { Json } from '../../platforms/json.ts';
import { deliverHttp, SIGNING_SECRET } from '../../platforms/slack-http.ts';
import { slackPerson } from '../../platforms/slack-person.ts';
import type { Deliver, SlackPerson } from '../../platforms/slack-person.ts';
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../../platforms/slack.ts';
import type { LoopbackSlack } from '../../platforms/slack.ts';

export const log = createLog('silent');

/** A core that answers with what it was asked and remembers it. */
export type StageCore = SlackCore & {
  readonly lines: { readonly line: string; readonly asker: Asker }[];
  readonly reports: WrongReport[];
  readonly told: string[];
  following: (destination: Asker['destination']) => Promise<readonly Following[]>;
  reply: (line: string) => Promise<Message>;
  list: Following[];
  homeContent: HomeContent;
};

export function saying(text: string, buttons: readonly Button[] = []): Message {
  return {
    summary: text,
    tone: 'neutral',
    blocks: [
      { type: 'text', content: plain(text) },
      ...(buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
    ],
  };
}

/** With a heading, as answers have that tell something. */
export function titled(message: Message): Message {
  const heading = { type: 'heading', text: 'What there is', level: 1 } as const;
  return { ...message, blocks: [heading, ...message.blocks] };
}

function createStageCore(): StageCore {
  const core: StageCore = {
    lines: [],
    reports: [],
    told: [],
    list: [],
    homeContent: { places: [], sources: plain('41 of 43 sources healthy.') },
    kinds: [
      { word: 'layoff', name: 'Layoffs' },
      { word: 'closure', name: 'Closures' },
    ],
    reply: (line) =>
      Promise.resolve(
        titled(saying(`answer to ${line}`, [{ label: 'Why?', action: 'why story-1' }])),
      ),
    answer(line, asker) {
      core.lines.push({ line, asker });
      return core.reply(line);
    },
    changesChannel: (line) =>
      /^(?:subscribe|unsubscribe|pause|mute)\b/.test(line) && !line.endsWith('to me'),
    takesReportBack: (line) => line.startsWith('right '),
    suggestCompanies: (words) =>
      ['Klarna', 'KLM', 'Klöckner']
        .filter((name) => name.toLowerCase().startsWith(words.toLowerCase()))
        .map((name) => ({ name, words: name })),
    companyToFollow: (line) =>
      line === 'subscribe klarna' ? { name: 'Klarna', words: 'klarna' } : null,
    story: (storyId) =>
      Promise.resolve(
        storyId === 'story-1'
          ? saying('The story', [{ label: 'Why?', action: 'why story-1' }])
          : null,
      ),
    following: () => Promise.resolve(core.list),
    home: () => Promise.resolve(core.homeContent),
    reportWrong(report) {
      core.reports.push(report);
      return Promise.resolve(saying('Thank you. The story is hidden in this channel.'));
    },
    destinationBroken: (destination, code) =>
      tell('broken', destination.workspace, destination.channel, code),
    destinationRestored: (destination) =>
      tell('restored', destination.workspace, destination.channel),
    destinationRenamed: (destination, name) => tell('renamed', destination.channel, name),
    destinationMoved: (from, to) => tell('moved', from.channel, to.channel),
    workspaceGone: (workspace) => tell('gone', workspace),
  };
  const tell = (...words: string[]) => {
    core.told.push(words.join(' '));
    return Promise.resolve();
  };
  return core;
}

export type Stage = {
  readonly slack: LoopbackSlack;
  readonly adapter: SlackAdapter;
  readonly core: StageCore;
  readonly deliver: Deliver;
  person(user?: string): SlackPerson;
  /** What somebody has done, once the first post by its response_url is there. */
  answered<T extends { readonly posts: readonly Json[] }>(done: Promise<T>): Promise<T>;
  /** Waits for what the bot still does, stops it and throws where a rule was broken. */
  close(): Promise<void>;
};

export type Transport = 'socket' | 'http';

/** A loopback Slack with the real Bolt connected to it. */
export async function openStage(
  transport: Transport,
  changes: Partial<SlackOptions> | ((slack: LoopbackSlack) => Partial<SlackOptions>) = {},
): Promise<Stage> {
  const slack = await startSlack();
  const core = createStageCore();
  const settings = { apiUrl: slack.apiUrl, log, callTimeoutMs: 2_000 };
  const adapter = createSlackAdapter({
    ...settings,
    mode:
      transport === 'socket'
        ? { type: 'socket', appToken: APP_TOKEN }
        : { type: 'http', signingSecret: SIGNING_SECRET, port: 0 },
    workspaces: singleWorkspace(BOT_TOKEN, settings),
    core,
    policy: 'members',
    clock: slack.clock,
    helloTimeoutMs: 500,
    ...(typeof changes === 'function' ? changes(slack) : changes),
  });
  await adapter.start();
  const deliver: Deliver = (type, payload) =>
    transport === 'socket'
      ? slack.socket.send(type, payload)
      : deliverHttp(
          `http://127.0.0.1:${adapter.port() ?? 0}/slack/events`,
          type,
          payload,
          slack.state.violation,
        );
  return {
    slack,
    adapter,
    core,
    deliver,
    person: (user = 'U1') => slackPerson(slack, user, deliver),
    async answered(done) {
      const asked = await done;
      await slack.until(() => asked.posts.length === 1);
      return asked;
    },
    async close() {
      await adapter.stop();
      await slack.close();
    },
  };
}
