import { afterEach, beforeEach } from 'vitest';
import { createSlackPosts } from '../../../adapters/slack/post.ts';
import { singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import type { ChatAdapter } from '../../../src/deliveries/chat-adapter.ts';
import type { Destination } from '../../../src/subscriptions/subscription.ts';
import { BOT_TOKEN, startSlack } from '../../platforms/slack.ts';
import type { LoopbackSlack } from '../../platforms/slack.ts';
import { log } from './stage.ts';

/** What posts to the Slack of the running test: each begins with a new one. */
export type PostingDesk = {
  readonly slack: LoopbackSlack;
  readonly chat: ChatAdapter;
  /** A process of its own: nothing is remembered from another. */
  connect(): ChatAdapter;
  textsOf(channel: string): unknown[];
  /** A minute ago: the moment from which on a post is looked for. */
  since(): string;
};

/** Starts a Slack for each test of the file and stops it after. */
export function openPosting(): PostingDesk {
  let slack: LoopbackSlack;
  let chat: ChatAdapter;
  beforeEach(async () => {
    slack = await startSlack();
    chat = desk.connect();
  });
  afterEach(() => slack.close());
  const desk: PostingDesk = {
    get slack() {
      return slack;
    },
    get chat() {
      return chat;
    },
    connect() {
      const settings = { apiUrl: slack.apiUrl, log, callTimeoutMs: 500 };
      const workspaces = singleWorkspace(BOT_TOKEN, settings);
      return createSlackPosts({ workspaces, clock: slack.clock, log }).chat;
    },
    textsOf: (channel) => slack.messages(channel).map(({ content }) => content.text),
    since: () => new Date(slack.clock.now() - 60_000).toISOString(),
  };
  return desk;
}

export const channel = (id: string): Destination => ({
  platform: 'slack',
  workspace: 'T1',
  channel: id,
  person: false,
});

export const person = (id: string): Destination => ({ ...channel(id), person: true });
