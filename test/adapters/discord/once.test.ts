import { describe, expect, it } from 'vitest';
import type { Place } from '../../../adapters/discord/places.ts';
import { snowflakeAt } from '../../../adapters/discord/find.ts';
import {
  addChannel,
  ALL,
  FORUM_CHANNEL,
  MAY,
  TEXT_CHANNEL,
  THREAD,
} from '../../platforms/discord-world.ts';
import { digestOf } from './digest-of.ts';
import { NONCE, MINUTE_MS, saying, usePostingStage } from './posting-stage.ts';
import { channelOf } from './stage.ts';

const stage = usePostingStage();

describe('once, whatever happens', () => {
  it.each(['accept_then_hang', 'accept_then_drop'] as const)(
    '%s: sent again, there is one',
    async (how) => {
      stage.discord.faults.push({ on: /POST .*messages$/, times: 1, fault: { do: how } });
      const from = stage.since();
      await expect(
        stage.chat.post(channelOf(), saying('News'), { nonce: NONCE }),
      ).rejects.toMatchObject({
        code: 'platform_unavailable',
        inDoubt: true,
      });
      expect(await stage.chat.find(channelOf(), { nonce: NONCE, since: from })).toBe('post_again');
      const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
      expect(stage.discord.messages(TEXT_CHANNEL).map(({ id }) => id)).toEqual([ref.id]);
    },
  );

  it.each([true, false])(
    'killed between post and note, an hour ago: found (nonce read back: %s)',
    async (shows) => {
      stage.discord.world.showsNonce = shows;
      const from = stage.since();
      const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
      stage.discord.fill(TEXT_CHANNEL, 450);
      stage.discord.clock.advance(60 * MINUTE_MS);
      expect(await stage.connect().find(channelOf(), { nonce: NONCE, since: from })).toEqual(ref);
    },
  );

  it('finds it in a channel where a thousand others have spoken before, with one look', async () => {
    const from = stage.since();
    stage.discord.fill(TEXT_CHANNEL, 1_200);
    const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
    stage.discord.clock.advance(60 * MINUTE_MS);
    expect(await stage.connect().find(channelOf(), { nonce: NONCE, since: from })).toEqual(ref);
    const looks = stage.discord.calls.filter(
      ({ method, path }) => method === 'GET' && path.endsWith('/messages'),
    );
    expect(looks).toHaveLength(1);
  });

  it('killed before the post: an hour later it certainly is not there', async () => {
    const from = stage.since();
    await stage.chat.post(channelOf(), saying('Other'), { nonce: 'other' });
    stage.discord.clock.advance(60 * MINUTE_MS);
    expect(await stage.connect().find(channelOf(), { nonce: NONCE, since: from })).toBeNull();
  });

  it('killed in the middle of a long message: the next process goes on where it was', async () => {
    const from = stage.since();
    stage.discord.faults.push({
      on: /POST \/channels\/(?!150000)\d+\/messages$/,
      times: 1,
      fault: { do: 'drop' },
    });
    await expect(
      stage.chat.post(channelOf(), digestOf(60), { nonce: NONCE }),
    ).rejects.toMatchObject({
      inDoubt: true,
    });
    stage.discord.clock.advance(60 * MINUTE_MS);
    const next = stage.connect();
    expect(await next.find(channelOf(), { nonce: NONCE, since: from })).toBeNull();
    const ref = await next.post(channelOf(), digestOf(60), { nonce: NONCE });
    expect(stage.discord.messages(TEXT_CHANNEL).map(({ id }) => id)).toEqual([ref.id]);
    const all = [...stage.shownAt(TEXT_CHANNEL), ...stage.shownAt(ref.id)].join('\n');
    expect(all.match(/Company number|The company number/g)).toHaveLength(240);
  });

  it('finds a reply in its thread, and a post in its forum', async () => {
    const from = stage.since();
    const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
    const reply = await stage.chat.post(channelOf(), saying('More'), { nonce: 'n2', replyTo: ref });
    const post = await stage.chat.post(channelOf(FORUM_CHANNEL), saying('Post'), { nonce: 'n3' });
    stage.discord.clock.advance(60 * MINUTE_MS);
    const next = stage.connect();
    // Whoever reads it may close a post.
    Object.assign(stage.discord.channel(post.id), {
      archived: true,
      archivedAt: stage.discord.clock.now(),
    });
    expect(await next.find(channelOf(), { nonce: 'n2', since: from, replyTo: ref })).toEqual(reply);
    expect(await next.find(channelOf(FORUM_CHANNEL), { nonce: 'n3', since: from })).toEqual(post);
    expect(await next.find(channelOf(FORUM_CHANNEL), { nonce: 'n4', since: from })).toBeNull();
  });

  describe('a forum with many closed posts', () => {
    /** Others' posts, closed a minute apart, the last one now. */
    const closePosts = (count: number) => {
      const { world, clock } = stage.discord;
      for (let at = 0; at < count; at += 1)
        addChannel(world, {
          id: snowflakeAt(clock.now() - 400 * MINUTE_MS + at),
          type: THREAD,
          parentId: FORUM_CHANNEL,
          archived: true,
          archivedAt: clock.now() - at * MINUTE_MS,
        });
    };
    const pagesRead = () =>
      stage.discord.calls.filter(({ path }) => path.endsWith('/archived/public')).length;

    it('finds a post that was closed before 250 others', async () => {
      const from = stage.since();
      const post = await stage.chat.post(channelOf(FORUM_CHANNEL), saying('Post'), { nonce: 'n3' });
      Object.assign(stage.discord.channel(post.id), {
        archived: true,
        archivedAt: stage.discord.clock.now() + 5 * MINUTE_MS,
      });
      stage.discord.clock.advance(300 * MINUTE_MS);
      closePosts(250);
      expect(
        await stage.connect().find(channelOf(FORUM_CHANNEL), { nonce: 'n3', since: from }),
      ).toEqual(post);
      expect(pagesRead()).toBe(3);
    });

    it('looks no further back than to when the delivery was made', async () => {
      closePosts(300);
      const from = new Date(stage.discord.clock.now() - 150 * MINUTE_MS).toISOString();
      expect(
        await stage.connect().find(channelOf(FORUM_CHANNEL), { nonce: 'n3', since: from }),
      ).toBeNull();
      expect(pagesRead()).toBe(2);
    });
  });

  it('does not guess where it may not read the channel', async () => {
    const knows: Place[] = [
      { channel: TEXT_CHANNEL, kind: 'text', permissions: ALL & ~MAY.history, tags: [] },
    ];
    const from = stage.since();
    stage.discord.clock.advance(60 * MINUTE_MS);
    await expect(
      stage.connect({ knows }).find(channelOf(), { nonce: NONCE, since: from }),
    ).rejects.toMatchObject({ code: 'destination_broken' });
  });
});
