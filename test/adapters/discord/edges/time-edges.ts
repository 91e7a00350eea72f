import * as limits from '../../../../adapters/discord/limits.ts';
import { createDiscordChat } from '../../../../adapters/discord/post.ts';
import { createRefusals } from '../../../../adapters/discord/refusals.ts';
import {
  createGatekeeper,
  createOutboxRest,
  restOptions,
} from '../../../../adapters/discord/rest.ts';
import { RateLimitedError } from '../../../../src/deliveries/delivery-errors.ts';
import { createLog } from '../../../../src/log.ts';
import { BOT_TOKEN } from '../../../platforms/discord-world.ts';
import { channelOf, type DiscordStage } from '../stage.ts';
import { texts, type Edge } from './edge.ts';

const log = createLog('silent');

/** A clock that stands until it is moved. */
function standing(stage?: DiscordStage) {
  let now = Date.parse('2026-11-27T12:00:00Z');
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const settings = { apiUrl: stage?.discord.apiUrl ?? null, clock, log };
  const gatekeeper = createGatekeeper(settings);
  const rest = createOutboxRest(BOT_TOKEN, settings, gatekeeper);
  return {
    clock,
    gatekeeper,
    rest,
    chat: createDiscordChat({ rest, gatekeeper, clock, log, lookUp: () => null }),
    options: restOptions(settings, gatekeeper, 0),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** The wait that the outbox is told, ms; null: something else went wrong. */
function waitIn(error: unknown): number | null {
  return error instanceof RateLimitedError ? error.retryAfterMs : null;
}

/** The count after so many refusals at once. */
function refused(times: number) {
  const { clock, pass } = standing();
  const refusals = createRefusals({ clock, log });
  for (let at = 0; at < times; at += 1) refusals.note();
  return { refusals, pass };
}

/** Paces, waits and counts. */
export const TIME_EDGES = {
  NONCE_REMEMBERED_MS: [
    {
      what: 'the age at which a doubt is settled by a look, and no longer by posting again',
      at: async (size, stage) => {
        const { chat, clock, pass } = standing(stage);
        const since = new Date(clock.now()).toISOString();
        pass(size);
        return chat.find(channelOf(), { nonce: 'n1', since });
      },
      is: ['post_again', null, null],
    },
  ],
  MESSAGE_GAP_MS: [
    {
      what: 'five messages in five seconds, which a channel takes',
      at: (size) =>
        5 * size >= 5_000 && limits.MESSAGE_GAP_MS === standing().chat.pace.perDestinationMs,
      is: [false, true, true],
    },
  ],
  PLATFORM_GAP_MS: [
    {
      what: 'half of the fifty calls a second that Discord takes',
      at: (size) =>
        25 * size >= 1_000 && limits.PLATFORM_GAP_MS === standing().chat.pace.perPlatformMs,
      is: [false, true, true],
    },
  ],
  LONGEST_WAIT_MS: [
    {
      what: 'a wait that goes back to the outbox',
      at: (retryAfter) => {
        const { rejectOnRateLimit } = standing().options;
        if (typeof rejectOnRateLimit !== 'function') return null;
        const rest = { global: false, hash: '', limit: 5, majorParameter: '', method: 'POST' };
        const more = {
          route: '',
          scope: 'user',
          sublimitTimeout: 0,
          timeToReset: 0,
          url: '',
        } as const;
        return rejectOnRateLimit({ ...rest, ...more, retryAfter });
      },
      is: [false, false, true],
    },
  ],
  REFUSALS_THAT_SLOW: [
    {
      what: 'refusals, and whether posts are slower',
      at: (size) => refused(size).refusals.postGapMs() > limits.PLATFORM_GAP_MS,
      is: [false, false, true],
    },
  ],
  REFUSALS_THAT_DOUBLE: [
    {
      what: 'further refusals, and the gap against twice the usual one',
      at: (size) =>
        Math.sign(
          refused(limits.REFUSALS_THAT_SLOW + size).refusals.postGapMs() -
            2 * limits.PLATFORM_GAP_MS,
        ),
      is: [-1, 0, 1],
    },
  ],
  REFUSALS_THAT_STOP_POSTS: [
    {
      what: 'refusals, and how long posts rest',
      at: (size) => refused(size).refusals.postsRestMs(),
      is: [0, limits.REFUSALS_COUNTED_MS, limits.REFUSALS_COUNTED_MS],
    },
  ],
  REFUSALS_THAT_STOP_ALL: [
    {
      what: 'refusals, and how long everything rests',
      at: (size) => refused(size).refusals.allRestMs(),
      is: [0, limits.REFUSALS_COUNTED_MS, limits.REFUSALS_COUNTED_MS],
    },
  ],
  REFUSALS_COUNTED_MS: [
    {
      what: 'the age at which a refusal is forgotten',
      at: (size) => {
        const { refusals, pass } = refused(limits.REFUSALS_THAT_STOP_POSTS);
        pass(size);
        return refusals.postsRestMs();
      },
      is: [1, 0, 0],
    },
  ],
  OUTAGE_LOOK_MS: [
    {
      what: 'how long a server that has an outage is left alone, as the outbox is told',
      at: async (size, stage) => {
        const { rest, gatekeeper, clock } = standing(stage);
        const lookUp = () => 'unavailable' as const;
        const chat = createDiscordChat({ rest, gatekeeper, clock, log, lookUp });
        const error = await chat.post(channelOf(), texts(10), { nonce: 'n1' }).catch(waitIn);
        return typeof error === 'number' && error <= size;
      },
      is: [false, true, true],
    },
  ],
  BLOCKED_REST_MS: [
    {
      what: 'the wait after a page of the gatekeeper',
      at: async (size, stage) => {
        const { chat, pass } = standing(stage);
        const send = () => chat.post(channelOf(), texts(10), { nonce: 'n1' });
        const headers = { 'Content-Type': 'text/html' };
        const reply = { status: 403, body: '<html>blocked</html>', headers };
        stage.discord.faults.push({ on: /POST/, times: 1, fault: { do: 'answer', reply } });
        await send().catch(() => null);
        pass(size);
        return send().then(
          () => 'posted',
          () => 'waits',
        );
      },
      is: ['waits', 'posted', 'posted'],
    },
  ],
  CALL_TIMEOUT_MS: [
    {
      what: 'when a call is given up, before the 15 s after which the library would send it again',
      at: (size) => standing().options.timeout === size && size < 15_000,
      is: [false, true, false],
    },
  ],
  DEFER_AFTER_MS: [
    {
      what: 'how long an answer has taken, and how it comes',
      at: async (size, stage) => {
        await stage.start();
        let late: () => void = () => undefined;
        const gate = new Promise<void>((resolve) => (late = resolve));
        // So much time passes, and then the answer is there.
        stage.sleep = (ms) => (ms <= size ? Promise.resolve() : new Promise(() => undefined));
        stage.core.before = () => gate;
        const asked = stage.discord.command('digest', {});
        await stage.discord.until(() => stage.core.asked.length === 1, 'the question');
        if (size >= limits.DEFER_AFTER_MS)
          await stage.discord.until(() => asked.response !== null, 'a deferral');
        late();
        await stage.answer(asked);
        return asked.response?.type === 5 ? 'deferred' : 'at once';
      },
      is: ['at once', 'deferred', 'deferred'],
    },
  ],
} satisfies Partial<Record<keyof typeof limits, readonly [Edge, ...Edge[]]>>;
