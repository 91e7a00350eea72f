import { afterEach, beforeEach, expect } from 'vitest';
import { createDiscordAdapter, type DiscordAdapter } from '../../../adapters/discord/app.ts';
import { SYSTEM_CLOCK, type Clock } from '../../../src/clock.ts';
import type { AppError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { Destination } from '../../../src/subscriptions/subscription.ts';
import { startDiscord, type LoopbackDiscord } from '../../platforms/discord.ts';
import { shownIn } from '../../platforms/discord-shown.ts';
import type { FakeInteraction } from '../../platforms/discord-interactions.ts';
import { BOT_TOKEN, GUILD_ID, TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { listOf, objectOf, stringOf, type Json } from '../../platforms/json.ts';
import { createRecordingCore, type RecordingCore } from './recording-core.ts';

export const EPHEMERAL = 64;

/** The loopback Discord and an adapter on it, new for every test. */
export type DiscordStage = {
  discord: LoopbackDiscord;
  core: RecordingCore;
  adapter: DiscordAdapter;
  /** What ended the adapter. */
  fatal: AppError[];
  /** Set where a test leaves an interaction without an answer on purpose. */
  mayBeSilent: boolean;
  /** How the adapter waits. Back-off passes at once; the second until an answer is deferred is a real one. */
  sleep: Clock['sleep'];
  /** An adapter of a process of its own. */
  create(token?: string): DiscordAdapter;
  /** Connected, and with its commands registered. */
  start(): Promise<void>;
  /** Resolves when the interaction has an answer. */
  answer(interaction: FakeInteraction): Promise<void>;
};

/** Opens and closes a stage around every test of the file. A breach of a rule fails the test. */
export function useDiscordStage(): DiscordStage {
  const stage = {} as DiscordStage;
  const clock: Clock = {
    now: () => stage.discord.clock.now(),
    sleep: (ms, signal) => stage.sleep(ms, signal),
  };
  stage.create = (token = BOT_TOKEN) =>
    createDiscordAdapter({
      token,
      apiUrl: stage.discord.apiUrl,
      core: stage.core,
      log: createLog('silent'),
      onFatal: (error) => {
        stage.fatal.push(error);
      },
      clock,
      chance: () => 0,
      callTimeoutMs: 1_000,
    });
  stage.start = async () => {
    await stage.adapter.start();
    await stage.discord.until(() => stage.discord.world.commands.length > 0, 'the commands');
  };
  stage.answer = (interaction) =>
    stage.discord.until(() => interaction.original !== null, 'an answer');

  beforeEach(async () => {
    stage.discord = await startDiscord();
    stage.core = createRecordingCore();
    stage.fatal = [];
    stage.mayBeSilent = false;
    stage.sleep = (ms, signal) => SYSTEM_CLOCK.sleep(ms > 1_500 ? 20 : ms, signal);
    stage.adapter = stage.create();
  });
  afterEach(async () => {
    const { adapter, discord } = stage;
    await adapter.stop();
    await discord.close();
    expect(discord.breaches).toEqual([]);
    if (!stage.mayBeSilent) expect(discord.interactions.unanswered()).toEqual([]);
  });
  return stage;
}

/** A channel of the loopback's server, the text channel where none is named. */
export function channelOf(channel = TEXT_CHANNEL): Destination {
  return { platform: 'discord', workspace: GUILD_ID, channel, person: false };
}

/** What an answer shows; null as long as there is none. */
export function shown({ original }: FakeInteraction): string | null {
  return original === null ? null : shownIn(original);
}

export function componentsIn(body: Json | null): Json[] {
  return listOf(body?.components)
    .flatMap((row) => listOf(objectOf(row).components))
    .map(objectOf);
}

/** The custom id of the button with that label; empty where there is none. */
export function idOf(body: Json | null, label: string): string {
  return stringOf(componentsIn(body).find((one) => one.label === label)?.custom_id);
}
