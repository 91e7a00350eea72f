import { Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createRefusals } from '../../../adapters/discord/refusals.ts';
import { createGatekeeper, createOutboxRest } from '../../../adapters/discord/rest.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { failure } from '../../platforms/discord-answers.ts';
import { BOT_TOKEN } from '../../platforms/discord-world.ts';
import { MINUTE_MS, saying, usePostingStage } from './posting-stage.ts';
import { channelOf } from './stage.ts';

/** Where Discord bans the address. */
const BAN_LINE = 10_000;

const log = createLog('silent');

/** A count on a clock that only the test moves, with what it says to the log. */
function counting() {
  let now = Date.parse('2026-11-27T12:00:00Z');
  const said: string[] = [];
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const written = createLog('info', { write: (line: string) => void said.push(line) });
  return {
    refusals: createRefusals({ clock, log: written }),
    said,
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
  };
}

describe('the count of refused calls', () => {
  it('slows posts little by little, the gap doubling with every 250', () => {
    const { refusals } = counting();
    const gaps = new Map<number, number>();
    for (let count = 1; count <= 3_000; count += 1) {
      refusals.note();
      if (count % 500 === 0) gaps.set(count, Math.round(refusals.postGapMs()));
    }
    expect(Object.fromEntries(gaps)).toEqual({
      500: 40,
      1_000: 160,
      1_500: 640,
      2_000: 2_560,
      2_500: 10_240,
      3_000: 40_960,
    });
  });

  it('stays far below the ban where every post is refused for an hour, and says so once', () => {
    const { refusals, said, pass, now } = counting();
    const end = now() + 60 * MINUTE_MS;
    const noted: number[] = [];
    let most = 0;
    while (now() < end) {
      expect(refusals.postsRestMs()).toBe(0);
      refusals.note();
      noted.push(now());
      while ((noted[0] ?? 0) <= now() - 10 * MINUTE_MS) noted.shift();
      most = Math.max(most, noted.length);
      pass(refusals.postGapMs());
    }
    expect(most).toBeGreaterThan(1_000);
    expect(most).toBeLessThan(BAN_LINE / 5);
    expect(said).toHaveLength(1);
  });

  it('posts stop before answers to people do, and both go on when the oldest are forgotten', () => {
    const { refusals, pass } = counting();
    const note = (count: number) => {
      for (let at = 0; at < count; at += 1) refusals.note();
    };
    note(4_999);
    pass(MINUTE_MS);
    expect(refusals.postsRestMs()).toBe(0);
    note(1);
    expect(refusals.postsRestMs()).toBe(9 * MINUTE_MS);
    note(3_999);
    expect(refusals.allRestMs()).toBe(0);
    note(1);
    expect(refusals.allRestMs()).toBe(9 * MINUTE_MS);
    pass(9 * MINUTE_MS - 1);
    expect(refusals.allRestMs()).toBe(1);
    pass(1);
    expect([refusals.allRestMs(), refusals.postsRestMs()]).toEqual([0, 0]);
    pass(MINUTE_MS);
    expect(refusals.postGapMs()).toBe(40);
  });

  it('says it again when it was over and comes back', () => {
    const { refusals, said, pass } = counting();
    for (let times = 0; times < 2; times += 1) {
      for (let at = 0; at < 600; at += 1) refusals.note();
      pass(11 * MINUTE_MS);
    }
    expect(said).toHaveLength(2);
  });

  it('a clock that is put back leaves nobody waiting', () => {
    const { refusals, pass } = counting();
    for (let at = 0; at < 5_000; at += 1) refusals.note();
    pass(-60 * MINUTE_MS);
    expect(refusals.postsRestMs()).toBe(0);
  });
});

describe('what counts', () => {
  const stage = usePostingStage();
  it.each([
    { status: 403, headers: {}, counts: 1 },
    { status: 401, headers: {}, counts: 1 },
    { status: 429, headers: { 'X-RateLimit-Scope': 'user' }, counts: 1 },
    { status: 429, headers: { 'X-RateLimit-Scope': 'shared' }, counts: 0 },
    { status: 400, headers: {}, counts: 0 },
    { status: 500, headers: {}, counts: 0 },
  ])('$status $headers: $counts', async ({ status, headers, counts }) => {
    const { refusals } = counting();
    const chat = stage.connect({ refusals });
    for (let at = 0; at < 499; at += 1) refusals.note();
    const reply = { ...failure(status, 0, 'No'), headers: { 'Retry-After': '3', ...headers } };
    stage.discord.faults.push({ on: /POST/, times: 1, fault: { do: 'answer', reply } });
    await expect(chat.post(channelOf(), saying('One'), { nonce: 'n1' })).rejects.toThrow();
    refusals.note();
    expect(Math.round(chat.pace.perPlatformMs * 100)).toBe(counts === 0 ? 4_000 : 4_011);
  });

  it('at the first line posts stop and other calls go, at the second nothing is sent', async () => {
    const { refusals } = counting();
    const settings = { apiUrl: stage.discord.apiUrl, clock: SYSTEM_CLOCK, log, refusals };
    const call = () =>
      createOutboxRest(BOT_TOKEN, settings, createGatekeeper(settings)).get(Routes.user());
    for (let at = 0; at < 5_000; at += 1) refusals.note();
    await expect(
      stage.connect({ refusals }).post(channelOf(), saying('One'), { nonce: 'n1' }),
    ).rejects.toMatchObject({ code: 'rate_limited', scope: 'platform', retryAfterMs: 600_000 });
    await call();
    for (let at = 0; at < 4_000; at += 1) refusals.note();
    await expect(call()).rejects.toMatchObject({ code: 'rate_limited', scope: 'platform' });
    expect(stage.discord.calls.map(({ path }) => path)).toEqual(['/users/@me']);
  });
});
