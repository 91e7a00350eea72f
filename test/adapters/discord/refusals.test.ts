import { describe, expect, it } from 'vitest';
import type { Place } from '../../../adapters/discord/places.ts';
import { failure } from '../../platforms/discord-answers.ts';
import { ALL, MAY, TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { startDiscord } from '../../platforms/discord.ts';
import { NONCE, saying, usePostingStage } from './posting-stage.ts';
import { channelOf } from './stage.ts';

const stage = usePostingStage();

describe('what the platform says, as the outbox understands it', () => {
  const CODES = [
    { status: 404, code: 10003, is: 'destination_broken' },
    { status: 403, code: 50001, is: 'destination_broken' },
    { status: 403, code: 50007, is: 'destination_broken' },
    { status: 403, code: 50278, is: 'destination_broken' },
    { status: 403, code: 160005, is: 'destination_broken' },
    { status: 403, code: 99_999, is: 'destination_broken' },
    { status: 400, code: 50024, is: 'destination_broken' },
    { status: 404, code: 10008, is: 'message_gone' },
    { status: 400, code: 50035, is: 'message_refused' },
    { status: 400, code: 200000, is: 'message_refused' },
    { status: 400, code: 240000, is: 'message_refused' },
    { status: 400, code: 20016, is: 'rate_limited' },
    { status: 400, code: 20028, is: 'rate_limited' },
    { status: 401, code: 0, is: 'token_revoked' },
    { status: 400, code: 50014, is: 'token_revoked' },
    { status: 500, code: 0, is: 'platform_unavailable' },
    { status: 503, code: 130000, is: 'platform_unavailable' },
  ];
  it.each(CODES)('$status with code $code is $is', async ({ status, code, is }) => {
    const reply = failure(status, code, 'No');
    stage.discord.faults.push({ on: /POST .*messages$/, times: 1, fault: { do: 'answer', reply } });
    await expect(
      stage.chat.post(channelOf(), saying('News'), { nonce: NONCE }),
    ).rejects.toMatchObject({
      code: is,
    });
    expect(stage.posts()).toHaveLength(1);
  });

  it('a connection that is refused was certainly not sent', async () => {
    await stage.discord.close();
    await expect(
      stage.chat.post(channelOf(), saying('News'), { nonce: NONCE }),
    ).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: false,
    });
    stage.discord = await startDiscord();
  });

  it('no access: nothing is sent where the gateway told so', async () => {
    const knows: Place[] = [{ channel: TEXT_CHANNEL, kind: 'text', permissions: 0n, tags: [] }];
    await expect(
      stage.connect({ knows }).post(channelOf(), saying('News'), { nonce: NONCE }),
    ).rejects.toMatchObject({ code: 'destination_broken', platformCode: '50001' });
    expect(stage.discord.calls).toEqual([]);
  });

  it.each([
    { what: 'the gateway told so', told: true },
    { what: 'only Discord tells', told: false },
  ])('posts text where embeds are not allowed: $what', async ({ told }) => {
    const allowed = ALL & ~MAY.embed;
    stage.discord.channel(TEXT_CHANNEL).may = allowed;
    const knows: Place[] = told
      ? [{ channel: TEXT_CHANNEL, kind: 'text', permissions: allowed, tags: [] }]
      : [];
    await stage.connect({ knows }).post(channelOf(), saying('News'), { nonce: NONCE });
    expect(stage.discord.messages(TEXT_CHANNEL)).toMatchObject([
      { body: { content: '## News', embeds: [] } },
    ]);
    expect(stage.posts()).toHaveLength(told ? 1 : 2);
  });

  it('replies without a thread where none may be made', async () => {
    stage.discord.channel(TEXT_CHANNEL).may = ALL & ~MAY.createThreads;
    const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
    const reply = await stage.chat.post(channelOf(), saying('More'), { nonce: 'n2', replyTo: ref });
    expect(reply.thread).toBeNull();
    expect(stage.discord.messages(TEXT_CHANNEL)[1]).toMatchObject({ replyTo: ref.id });
  });

  it('a reply to a message that was deleted, and an edit of it, say so', async () => {
    const gone = { id: '1900000000000000001', thread: null };
    await expect(
      stage.chat.post(channelOf(), saying('More'), { nonce: NONCE, replyTo: gone }),
    ).rejects.toMatchObject({ code: 'message_gone' });
    await expect(stage.chat.edit(channelOf(), gone, saying('More'))).rejects.toMatchObject({
      code: 'message_gone',
    });
  });
});
