import { describe, expect, it } from 'vitest';
import { addChannel } from '../../platforms/discord-world.ts';
import { MINUTE_MS, saying, usePostingStage } from './posting-stage.ts';
import { channelOf } from './stage.ts';

const stage = usePostingStage();

describe('rate limits', () => {
  const tooMany = (body: unknown, headers: Record<string, string>) => ({
    on: /POST .*messages$/,
    times: 1,
    fault: { do: 'answer', reply: { status: 429, body, headers } } as const,
  });

  it('a channel: the outbox is told how long, and nothing more is asked', async () => {
    stage.discord.bucket = { limit: 1, perMs: 5_000 };
    await stage.chat.post(channelOf(), saying('One'), { nonce: 'n1' });
    for (let at = 0; at < 3; at += 1)
      await expect(
        stage.chat.post(channelOf(), saying('Two'), { nonce: 'n2' }),
      ).rejects.toMatchObject({
        code: 'rate_limited',
        scope: 'destination',
      });
    // The library learns from the first refusal that both share a bucket.
    expect(stage.posts()).toHaveLength(2);
  });

  it('another channel goes on meanwhile', async () => {
    stage.discord.bucket = { limit: 1, perMs: 5_000 };
    const other = addChannel(stage.discord.world, { id: '1500000000000000009' });
    await stage.chat.post(channelOf(), saying('One'), { nonce: 'n1' });
    await stage.chat.post(channelOf(other.id), saying('Two'), { nonce: 'n2' });
    expect(other.messages).toHaveLength(1);
  });

  it('global: all wait', async () => {
    const headers = {
      'Retry-After': '7',
      'X-RateLimit-Global': 'true',
      'X-RateLimit-Scope': 'global',
    };
    stage.discord.faults.push(tooMany({ message: '', retry_after: 7, global: true }, headers));
    await expect(
      stage.chat.post(channelOf(), saying('One'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'platform',
      retryAfterMs: expect.closeTo(7_000, -3) as number,
    });
  });

  it.each([
    { what: 'the body alone', body: { retry_after: 9.5 }, headers: {} },
    { what: 'nothing at all', body: {}, headers: {} },
  ])('a wait told by $what is no hot loop', async ({ body, headers }) => {
    stage.discord.faults.push(tooMany(body, headers));
    await expect(
      stage.chat.post(channelOf(), saying('One'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect(stage.posts()).toHaveLength(1);
  });

  it('a page of the gatekeeper stops everything for a while', async () => {
    const headers = { 'Content-Type': 'text/html' };
    stage.discord.faults.push({ ...tooMany('<html>blocked</html>', headers) });
    await expect(
      stage.chat.post(channelOf(), saying('One'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'platform',
      retryAfterMs: 600_000,
    });
    await expect(
      stage.chat.post(channelOf(), saying('One'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      scope: 'platform',
    });
    expect(stage.posts()).toHaveLength(1);
    stage.discord.clock.advance(10 * MINUTE_MS);
    await stage.chat.post(channelOf(), saying('One'), { nonce: 'n1' });
    expect(stage.posts()).toHaveLength(2);
  });

  it('a refused token is tried once', async () => {
    const wrong = stage.connect({ token: 'wrong' });
    for (let at = 0; at < 3; at += 1)
      await expect(wrong.post(channelOf(), saying('One'), { nonce: 'n1' })).rejects.toMatchObject({
        code: 'token_revoked',
      });
    expect(stage.discord.calls).toHaveLength(1);
  });
});
