import { beforeEach, describe, expect, it } from 'vitest';
import {
  addChannel,
  ALL,
  FORUM_CHANNEL,
  MAY,
  TEXT_CHANNEL,
  THREAD,
  type FakeChannel,
} from '../../platforms/discord-world.ts';
import { digestOf } from './digest-of.ts';
import { MINUTE_MS, NONCE, saying, usePostingStage } from './posting-stage.ts';
import { channelOf } from './stage.ts';

const stage = usePostingStage();
const NO_MODERATOR = ALL & ~MAY.manageThreads;

beforeEach(() => {
  stage.discord.channel(TEXT_CHANNEL).may = NO_MODERATOR;
  stage.discord.channel(FORUM_CHANNEL).may = NO_MODERATOR;
});

function close(thread: FakeChannel): void {
  Object.assign(thread, { archived: true, locked: true });
}

describe('a thread that is followed in', () => {
  const thread = (changes: Partial<FakeChannel>) =>
    addChannel(stage.discord.world, {
      id: '1800000000000000001',
      type: THREAD,
      parentId: TEXT_CHANNEL,
      ...changes,
    });

  it('is opened again, once, where it fell asleep', async () => {
    const { id, messages } = thread({ archived: true });
    await stage.chat.post(channelOf(id), saying('News'), { nonce: NONCE });
    expect(messages).toHaveLength(1);
    expect(stage.discord.channel(id).archived).toBe(false);
  });

  it.each([
    { changes: { locked: true }, says: 'locked', code: '160005' },
    { changes: { locked: true, archived: true }, says: 'reopen it', code: '50083' },
  ])(
    'takes nothing where it is closed ($code), and that is said',
    async ({ changes, says, code }) => {
      const { id } = thread(changes);
      await expect(
        stage.chat.post(channelOf(id), saying('News'), { nonce: NONCE }),
      ).rejects.toMatchObject({
        code: 'destination_broken',
        platformCode: code,
        message: expect.stringContaining(says) as string,
      });
    },
  );
});

describe('a thread beneath a message that somebody closed', () => {
  it('is passed over: what is new is said in the channel, as an answer to it', async () => {
    const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
    await stage.chat.post(channelOf(), saying('More'), { nonce: 'n2', replyTo: ref });
    close(stage.discord.channel(ref.id));
    const reply = await stage.chat.post(channelOf(), saying('Even more'), {
      nonce: 'n3',
      replyTo: ref,
    });
    expect(reply.thread).toBeNull();
    expect(stage.discord.messages(TEXT_CHANNEL).at(-1)).toMatchObject({ replyTo: ref.id });
  });

  it('does not keep the message above from being edited', async () => {
    const ref = await stage.chat.post(channelOf(), digestOf(30), { nonce: NONCE });
    close(stage.discord.channel(ref.id));
    await stage.chat.edit(channelOf(), ref, saying('Taken back'));
    expect(stage.shownAt(TEXT_CHANNEL)).toEqual(['Taken back']);
  });

  it('a closed forum post stays as it is, without ending what the forum follows', async () => {
    const forum = channelOf(FORUM_CHANNEL);
    const ref = await stage.chat.post(forum, saying('News'), { nonce: NONCE });
    close(stage.discord.channel(ref.id));
    const refused = { code: 'message_refused' };
    await expect(stage.chat.edit(forum, ref, saying('Changed'))).rejects.toMatchObject(refused);
    await expect(
      stage.chat.post(forum, saying('More'), { nonce: 'n2', replyTo: ref }),
    ).rejects.toMatchObject(refused);
  });
});

describe('slow mode', () => {
  it('is waited for as told, and another channel is not held up', async () => {
    stage.discord.channel(TEXT_CHANNEL).slowModeS = 120;
    await stage.chat.post(channelOf(), saying('One'), { nonce: 'n1' });
    await expect(
      stage.chat.post(channelOf(), saying('Two'), { nonce: 'n2' }),
    ).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'destination',
      retryAfterMs: expect.closeTo(120_000, -4) as number,
    });
    await stage.chat.post(channelOf(FORUM_CHANNEL), saying('Two'), { nonce: 'n3' });
    stage.discord.clock.advance(3 * MINUTE_MS);
    await stage.connect().post(channelOf(), saying('Two'), { nonce: 'n2' });
    expect(stage.shownAt(TEXT_CHANNEL)).toEqual(['One', 'Two']);
  });
});
