import { tagsFor } from '../../../../adapters/discord/tags.ts';
import type * as limits from '../../../../adapters/discord/limits.ts';
import { renderMessage } from '../../../../adapters/discord/render.ts';
import { plain, type Message } from '../../../../src/messages/message.ts';
import { FORUM_CHANNEL, PERSON, TEXT_CHANNEL } from '../../../platforms/discord-world.ts';
import { channelOf, shown, type DiscordStage } from '../stage.ts';
import { call, create, message, respond, TAKEN, texts, type Edge } from './edge.ts';

/** A message of so many parts. */
function ofParts(parts: number): Message {
  for (let words = 1_000; ; words += 500) {
    const blocks = [{ type: 'text', content: plain('word '.repeat(words)) } as const];
    if (renderMessage(message(...blocks)).length === parts) return message(...blocks);
  }
}

const tags = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `17000000000000000${10 + at}`,
    name: `Kind ${at}`,
    moderated: false,
  }));

async function post(stage: DiscordStage, given: Message, channel = TEXT_CHANNEL, nonce = 'n1') {
  return stage.adapter.chat.post(channelOf(channel), given, { nonce });
}

/** Threads, forums, and what is counted from one message to the next. */
export const POSTING_EDGES = {
  MOST_THREAD_NAME: [
    {
      what: 'Discord: the name of a thread',
      at: async (size, stage) => {
        await create(stage, { content: 'x' });
        const [first] = stage.discord.messages(TEXT_CHANNEL);
        const path = `/channels/${TEXT_CHANNEL}/messages/${first?.id ?? ''}/threads`;
        return call(stage, 'POST', path, { name: 'x'.repeat(size) });
      },
      is: TAKEN,
    },
    {
      what: 'Discord: the name of a post',
      at: (size, stage) => forumPost(stage, { name: 'x'.repeat(size) }),
      is: TAKEN,
    },
    {
      what: 'a sentence that names a thread',
      at: async (size, stage) => {
        const summary = 'S'.repeat(size);
        const { id } = await post(stage, { ...texts(6_000), summary });
        return stage.discord.channel(id).name === summary ? 'whole' : 'shortened';
      },
      is: ['whole', 'whole', 'shortened'],
    },
  ],
  MOST_TAGS: [
    {
      what: 'Discord: tags of a post',
      at: (size, stage) => {
        stage.discord.channel(FORUM_CHANNEL).tags = tags(10);
        return forumPost(stage, { applied_tags: tags(size).map(({ id }) => id) });
      },
      is: TAKEN,
    },
    {
      what: 'tags that fit a story',
      at: (size) =>
        tagsFor({ ...texts(1), topics: tags(size).map(({ name }) => name) }, tags(10)).length,
      is: [4, 5, 5],
    },
  ],
  MOST_NONCE: [
    {
      what: 'Discord: a nonce',
      at: (size, stage) => create(stage, { content: 'x' }, 'n'.repeat(size)),
      is: TAKEN,
    },
  ],
  THREAD_ARCHIVED_AFTER_MINUTES: [
    {
      what: 'Discord: minutes until a silent thread is archived',
      at: (size, stage) => forumPost(stage, { auto_archive_duration: size }),
      is: ['refused', 'taken', 'refused'],
    },
  ],
  MOST_MESSAGES_READ: [
    {
      what: 'Discord: messages read at once',
      at: (size, stage) => call(stage, 'GET', `/channels/${TEXT_CHANNEL}/messages?limit=${size}`),
      is: TAKEN,
    },
    {
      what: 'looks at a channel in which a message is the oldest of so many',
      at: async (size, stage) => {
        const since = new Date(stage.discord.clock.now()).toISOString();
        const ref = await post(stage, texts(10));
        stage.discord.fill(TEXT_CHANNEL, size - 1);
        stage.discord.clock.advance(3_600_000);
        const found = await stage.adapter.chat.find(channelOf(), { nonce: 'n1', since });
        const looks = stage.discord.calls.filter(({ method }) => method === 'GET');
        return [
          found === null || found === 'post_again' ? 'lost' : found.id === ref.id,
          looks.length,
        ];
      },
      // The channel itself is looked up first.
      is: [
        [true, 2],
        [true, 2],
        [true, 3],
      ],
    },
  ],
  MOST_FOLLOW_UPS: [
    {
      what: 'Discord: follow-ups of an app that a person installed',
      at: async (size, stage) => {
        await respond(stage, 4, { content: 'x', allowed_mentions: { parse: [] } });
        const body = { content: 'x', allowed_mentions: { parse: [] } };
        let last: 'taken' | 'refused' = 'taken';
        for (let at = 0; at < size; at += 1)
          last = await call(stage, 'POST', '/webhooks/1100000000000000001/a-token', body);
        return last;
      },
      is: TAKEN,
    },
    {
      what: 'the further parts of an answer where only a person installed the app',
      at: async (size, stage) => {
        await stage.start();
        stage.core.message = () => ofParts(size + 1);
        const asked = stage.discord.command('card', { company: 'x' }, { userInstalled: true });
        await stage.answer(asked);
        const direct = () =>
          [...stage.discord.world.channels.values()].some(({ name }) => name === PERSON);
        if (direct())
          return shown(asked)?.includes('direct message') ? 'by direct message' : 'lost';
        await stage.discord.until(() => asked.followUps.length === size, 'the follow-ups');
        return 'there';
      },
      is: ['there', 'there', 'by direct message'],
    },
  ],
} satisfies Partial<Record<keyof typeof limits, readonly [Edge, ...Edge[]]>>;

function forumPost(stage: DiscordStage, more: object) {
  return call(stage, 'POST', `/channels/${FORUM_CHANNEL}/threads`, {
    name: 'x',
    message: { content: 'x', allowed_mentions: { parse: [] } },
    ...more,
  });
}
