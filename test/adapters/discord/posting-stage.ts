import { afterEach, beforeEach, expect } from 'vitest';
import type { Place } from '../../../adapters/discord/places.ts';
import { createDiscordChat } from '../../../adapters/discord/post.ts';
import type { Refusals } from '../../../adapters/discord/refusals.ts';
import { createGatekeeper, createOutboxRest } from '../../../adapters/discord/rest.ts';
import type { ChatAdapter } from '../../../src/deliveries/chat-adapter.ts';
import { createLog } from '../../../src/log.ts';
import type { Message } from '../../../src/messages/message.ts';
import type { Destination } from '../../../src/subscriptions/subscription.ts';
import { startDiscord, type LoopbackDiscord } from '../../platforms/discord.ts';
import type { Call } from '../../platforms/discord-answers.ts';
import { shownIn } from '../../platforms/discord-shown.ts';
import { BOT_TOKEN, PERSON } from '../../platforms/discord-world.ts';

export const NONCE = 'abcdefghijklmnopqrstuv';
export const MINUTE_MS = 60_000;
const log = createLog('silent');

type Settings = {
  readonly token?: string;
  /** Refusals that others have met. */
  readonly refusals?: Refusals;
  /** What the gateway has told of channels. */
  readonly knows?: readonly Place[];
};

/** The loopback Discord and the outgoing half of an adapter on it, new for every test. */
export type PostingStage = {
  discord: LoopbackDiscord;
  chat: ChatAdapter;
  /** The outgoing half in a process of its own: nothing is remembered from another. */
  connect(settings?: Settings): ChatAdapter;
  /** Now, as `find` is asked. */
  since(): string;
  shownAt(channel: string): string[];
  posts(): Call[];
};

/** Opens and closes a stage around every test of the file. A breach of a rule fails the test. */
export function usePostingStage(): PostingStage {
  const stage = {} as PostingStage;
  stage.connect = ({ token = BOT_TOKEN, refusals, knows = [] } = {}) => {
    const clock = { ...stage.discord.clock, sleep: () => Promise.resolve() };
    const settings = {
      apiUrl: stage.discord.apiUrl,
      clock,
      log,
      callTimeoutMs: 1_000,
      ...(refusals === undefined ? {} : { refusals }),
    };
    const gatekeeper = createGatekeeper(settings);
    const rest = createOutboxRest(token, settings, gatekeeper);
    const lookUp = (id: string) => knows.find(({ channel }) => channel === id) ?? null;
    return createDiscordChat({ rest, gatekeeper, clock, log, lookUp });
  };
  stage.since = () => new Date(stage.discord.clock.now()).toISOString();
  stage.shownAt = (channel) => stage.discord.messages(channel).map(({ body }) => shownIn(body));
  stage.posts = () =>
    stage.discord.calls.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('messages'),
    );
  beforeEach(async () => {
    stage.discord = await startDiscord();
    stage.chat = stage.connect();
  });
  afterEach(async () => {
    await stage.discord.close();
    expect(stage.discord.breaches).toEqual([]);
  });
  return stage;
}

export const person: Destination = {
  platform: 'discord',
  workspace: 'local',
  channel: PERSON,
  person: true,
};

/** A short alert about job cuts. */
export function saying(text: string): Message {
  return {
    summary: text,
    tone: 'loss',
    topics: ['layoff', 'job cuts', 'layoffs', 'AI', 'Klarna'],
    blocks: [
      { type: 'heading', level: 1, text },
      { type: 'buttons', buttons: [{ label: 'Why?', action: 'why s1' }] },
    ],
  };
}
