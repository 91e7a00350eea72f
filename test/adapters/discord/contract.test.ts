import { expect } from 'vitest';
import { createDiscordChat } from '../../../adapters/discord/post.ts';
import { createGatekeeper, createOutboxRest } from '../../../adapters/discord/rest.ts';
import { createLog } from '../../../src/log.ts';
import type { Destination } from '../../../src/subscriptions/subscription.ts';
import { adapterContract } from '../../contracts/adapter-contract.ts';
import { startDiscord, type Fault } from '../../platforms/discord.ts';
import { shownIn } from '../../platforms/discord-shown.ts';
import { failure } from '../../platforms/discord-answers.ts';
import { BOT_TOKEN, PERSON, TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { channelOf } from './stage.ts';

const log = createLog('silent');

adapterContract('Discord', async () => {
  const discord = await startDiscord();
  const connect = () => {
    const clock = { ...discord.clock, sleep: () => Promise.resolve() };
    const settings = { apiUrl: discord.apiUrl, clock, log, callTimeoutMs: 1_000 };
    const gatekeeper = createGatekeeper(settings);
    const rest = createOutboxRest(BOT_TOKEN, settings, gatekeeper);
    return createDiscordChat({ rest, gatekeeper, clock, log, lookUp: () => null });
  };
  const person: Destination = {
    platform: 'discord',
    workspace: 'local',
    channel: PERSON,
    person: true,
  };
  const textsOf = (id: string) => discord.messages(id).map(({ body }) => shownIn(body));
  const failing = (fault: Fault) => () => {
    discord.faults.push({ on: /POST .*messages$/, times: 1, fault });
  };
  const limited = (scope: 'user' | 'global') =>
    failing({
      do: 'answer',
      reply: {
        status: 429,
        body: { message: 'Slow down.', retry_after: 7, global: scope === 'global' },
        headers: {
          'Retry-After': '7',
          'X-RateLimit-Scope': scope,
          ...(scope === 'global' ? { 'X-RateLimit-Global': 'true' } : {}),
        },
      },
    });
  return {
    chat: connect(),
    restart: connect,
    channel: channelOf(),
    person,
    seen: ({ channel, person: isPerson }) => {
      const [direct] = [...discord.world.channels.values()].filter(({ name }) => name === channel);
      return textsOf(isPerson ? (direct?.id ?? '') : channel);
    },
    thread: ({ id }) => textsOf(id),
    canLookBack: true,
    fail: {
      channel_limited: limited('user'),
      platform_limited: limited('global'),
      fault: failing({ do: 'answer', reply: failure(500, 0, 'Internal Server Error') }),
      taken_without_answer: failing({ do: 'accept_then_hang' }),
      taken_and_cut: failing({ do: 'accept_then_drop' }),
      down: () => discord.close(),
      channel_gone: () => void discord.world.channels.delete(TEXT_CHANNEL),
      forbidden: () => void (discord.channel(TEXT_CHANNEL).may = 0n),
      token_dead: failing({ do: 'answer', reply: failure(401, 0, '401: Unauthorized') }),
      refused: failing({ do: 'answer', reply: failure(400, 50035, 'Invalid Form Body') }),
    },
    secret: BOT_TOKEN,
    now: () => discord.clock.now(),
    pass: (ms) => {
      discord.clock.advance(ms);
    },
    close: async () => {
      await discord.close();
      expect(discord.breaches).toEqual([]);
    },
  };
});
