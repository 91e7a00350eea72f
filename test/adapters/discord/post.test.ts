import { describe, expect, it } from 'vitest';
import { FORUM_CHANNEL, PERSON, TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { digestOf } from './digest-of.ts';
import { NONCE, person, saying, usePostingStage } from './posting-stage.ts';
import { channelOf } from './stage.ts';

const stage = usePostingStage();

const tag = (name: string, at: number) => ({ id: `170000000000000000${at}`, name });
const MANY_TAGS = ['A', 'B', 'C', 'D', 'E', 'F'];

describe('posting', () => {
  it('posts an embed with the nonce enforced and nobody mentioned', async () => {
    const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
    expect(stage.discord.messages(TEXT_CHANNEL)).toMatchObject([
      {
        id: ref.id,
        body: {
          nonce: NONCE,
          enforce_nonce: true,
          allowed_mentions: { parse: [] },
          embeds: [{ title: 'News' }],
        },
      },
    ]);
    expect(ref.thread).toBeNull();
  });

  it('posts to a person', async () => {
    await stage.chat.post(person, saying('News'), { nonce: NONCE });
    const direct = [...stage.discord.world.channels.values()].find(({ name }) => name === PERSON);
    expect(direct?.messages).toHaveLength(1);
  });

  it('edits in place', async () => {
    const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
    await stage.chat.edit(channelOf(), ref, saying('News, corrected'));
    expect(stage.shownAt(TEXT_CHANNEL)).toEqual(['News, corrected']);
  });

  it('replies in a thread made on the message, the second time in the same one', async () => {
    const ref = await stage.chat.post(channelOf(), saying('News'), { nonce: NONCE });
    const first = await stage.chat.post(channelOf(), saying('More'), { nonce: 'n2', replyTo: ref });
    await stage.chat.post(channelOf(), saying('Even more'), { nonce: 'n3', replyTo: ref });
    expect(first.thread).toBe(ref.id);
    expect(stage.shownAt(ref.id)).toEqual(['More', 'Even more']);
    expect(stage.discord.channel(ref.id).name).toBe('More');
  });

  it('a digest of 60 stories is one message and a thread, nothing lost', async () => {
    const ref = await stage.chat.post(channelOf(), digestOf(60), { nonce: NONCE });
    expect(stage.discord.messages(TEXT_CHANNEL)).toHaveLength(1);
    const all = [...stage.shownAt(TEXT_CHANNEL), ...stage.shownAt(ref.id)].join('\n');
    for (let at = 0; at < 60; at += 1) expect(all).toContain(`${1_000 + at}`);
  });

  it('edits a message of several parts, in the channel and in the thread', async () => {
    const ref = await stage.chat.post(channelOf(), digestOf(30), { nonce: NONCE });
    const before = stage.discord.messages(ref.id).length;
    await stage.chat.edit(channelOf(), ref, digestOf(31));
    expect(stage.discord.messages(ref.id).length).toBeGreaterThanOrEqual(before);
    expect(stage.shownAt(ref.id).join('\n')).toContain('1030');
    expect(
      stage.discord.messages(ref.id).every(({ edits }, at) => at >= before || edits === 1),
    ).toBe(true);
  });

  it('an edit takes away the parts that are no more, and leaves what else is in the thread', async () => {
    const { chat, discord } = stage;
    const ref = await chat.post(channelOf(), digestOf(30), { nonce: NONCE });
    await chat.post(channelOf(), saying('What is new'), { nonce: 'n2', replyTo: ref });
    discord.fill(ref.id, 1);
    await chat.edit(channelOf(), ref, digestOf(60));
    expect(stage.shownAt(ref.id).join('\n')).toContain('1059');
    expect(stage.shownAt(ref.id)).toContain('What is new');
    await chat.edit(channelOf(), ref, saying('Taken back'));
    expect(stage.shownAt(TEXT_CHANNEL)).toEqual(['Taken back']);
    expect(stage.shownAt(ref.id)).toEqual(['What is new', 'talk']);
  });

  it('a forum gets one post a story, tagged by kind, and replies in it', async () => {
    stage.discord.channel(FORUM_CHANNEL).tags = ['Hiring', 'AI', 'Job cuts'].map(tag);
    const forum = channelOf(FORUM_CHANNEL);
    const ref = await stage.chat.post(forum, saying('Example cuts jobs'), { nonce: NONCE });
    const reply = await stage.chat.post(forum, saying('More'), { nonce: 'n2', replyTo: ref });
    await stage.chat.edit(forum, ref, saying('Example cuts fewer jobs'));
    const other = await stage.chat.post(forum, saying('Example cuts jobs again'), { nonce: 'n3' });
    expect(stage.discord.channel(ref.id)).toMatchObject({
      parentId: FORUM_CHANNEL,
      name: 'Example cuts jobs',
      appliedTags: [tag('Job cuts', 2).id, tag('AI', 1).id],
    });
    expect(stage.shownAt(ref.id)).toEqual(['Example cuts fewer jobs', 'More']);
    expect(reply.thread).toBe(ref.id);
    expect(other.id).not.toBe(ref.id);
  });

  it.each([
    { tags: ['Hiring'].map(tag), applied: 0, why: 'no tag for another kind' },
    { tags: ['Hiring', 'News'].map(tag), applied: 1, why: 'one for the rest' },
    { tags: [{ ...tag('Layoffs', 0), moderated: true }], applied: 0, why: 'none of moderators' },
    { tags: MANY_TAGS.map(tag), applied: 5, why: 'five at most' },
  ])('a forum with $tags.length tags: $why', async ({ tags, applied }) => {
    stage.discord.channel(FORUM_CHANNEL).tags = tags;
    const any = { ...saying('News'), topics: ['layoff', ...MANY_TAGS] };
    const ref = await stage.chat.post(channelOf(FORUM_CHANNEL), any, { nonce: NONCE });
    expect(stage.discord.channel(ref.id).appliedTags).toHaveLength(applied);
  });

  it('a forum that asks for a tag where none fits says what to do', async () => {
    Object.assign(stage.discord.channel(FORUM_CHANNEL), {
      tags: [tag('Hiring', 0)],
      asksForTag: true,
    });
    await expect(
      stage.chat.post(channelOf(FORUM_CHANNEL), saying('News'), { nonce: NONCE }),
    ).rejects.toMatchObject({
      code: 'destination_broken',
      message: expect.stringContaining('add one named “News”') as string,
    });
  });
});
