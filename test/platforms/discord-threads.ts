import type { Json } from './json.ts';
import { listOf, objectOf, stringOf } from './json.ts';
import {
  barred,
  checked,
  failure,
  mayIn,
  NONE,
  refused,
  type Call,
  type Reply,
  type RestParts,
} from './discord-answers.ts';
import { atMost, problem, required, type Problem } from './discord-problems.ts';
import { addChannel, channelJson, MAY, THREAD } from './discord-world.ts';

export function startThread(
  parts: RestParts,
  { body }: Call,
  channelId: string,
  id: string,
): Reply {
  const { world } = parts;
  const channel = world.channels.get(channelId);
  if (!channel?.messages.some((one) => one.id === id))
    return failure(404, 10008, 'Unknown Message');
  if ((mayIn(world, channel) & MAY.createThreads) === 0n)
    return failure(403, 50013, 'Missing Permissions');
  if (world.channels.has(id))
    return failure(400, 160004, 'A thread has already been created for this message');
  const no = refused(threadProblems(body), parts.breach);
  if (no) return no;
  const { guildId } = channel;
  const thread = addChannel(world, {
    id,
    type: THREAD,
    guildId,
    parentId: channelId,
    name: stringOf(body.name),
  });
  return { status: 201, body: channelJson(thread) };
}

export function createForumPost(parts: RestParts, { body }: Call, channelId: string): Reply {
  const { world, nextId, now, breach } = parts;
  const forum = world.channels.get(channelId);
  if (!forum) return failure(404, 10003, 'Unknown Channel');
  const content = objectOf(body.message);
  const no =
    barred(parts, forum, content) ??
    checked(content, 'forum', breach) ??
    refused(threadProblems(body), breach);
  if (no) return no;
  const appliedTags = listOf(body.applied_tags).map(stringOf);
  if (appliedTags.length > 5 || appliedTags.some((tag) => !forum.tags.some(({ id }) => id === tag)))
    return (
      refused([{ path: 'applied_tags', code: 'TAGS', message: 'No such tags.' }], breach) ?? NONE
    );
  if (forum.asksForTag && appliedTags.length === 0)
    return failure(400, 40067, 'A tag is required to create a forum post in this channel');
  const id = nextId();
  const { guildId } = forum;
  const thread = addChannel(world, {
    id,
    type: THREAD,
    guildId,
    parentId: channelId,
    name: stringOf(body.name),
    appliedTags,
  });
  thread.messages.push({
    id,
    channelId: id,
    at: now(),
    nonce: null,
    replyTo: null,
    body: content,
    edits: 0,
  });
  return { status: 201, body: channelJson(thread) };
}

const ARCHIVE_MINUTES = [60, 1_440, 4_320, 10_080];

function threadProblems({ name, auto_archive_duration: minutes = 1_440 }: Json): Problem[] {
  return [
    ...required('name', name),
    ...atMost('name', name, 100),
    ...(ARCHIVE_MINUTES.includes(Number(minutes))
      ? []
      : [problem('auto_archive_duration', 'BASE_TYPE_CHOICES', 'One of four lengths.')]),
  ];
}

export function patchChannel({ world, now }: RestParts, { body }: Call, id: string): Reply {
  const channel = world.channels.get(id);
  if (!channel) return failure(404, 10003, 'Unknown Channel');
  const may = mayIn(world, channel);
  if (channel.locked && (may & MAY.manageThreads) === 0n)
    return failure(403, 50013, 'Missing Permissions');
  if (typeof body.archived === 'boolean') {
    channel.archived = body.archived;
    channel.archivedAt = now();
  }
  return { status: 200, body: channelJson(channel) };
}

export function activeThreads({ world }: RestParts, _call: Call, guild: string): Reply {
  const threads = [...world.channels.values()].filter(
    (one) => one.guildId === guild && one.type === THREAD && !one.archived,
  );
  return { status: 200, body: { threads: threads.map(channelJson), members: [] } };
}

/** Those archived last come first; the next page begins before the last of this one. */
export function archivedThreads(
  { world, breach }: RestParts,
  { query }: Call,
  parent: string,
): Reply {
  const limit = Number(query.get('limit') ?? '50');
  if (limit < 2 || limit > 100)
    return refused([problem('limit', 'NUMBER_TYPE_MAX', 'Between 2 and 100.')], breach) ?? NONE;
  const before = Date.parse(query.get('before') ?? '9999-01-01T00:00:00Z');
  const threads = [...world.channels.values()]
    .filter((one) => one.parentId === parent && one.type === THREAD && one.archived)
    .filter(({ archivedAt }) => archivedAt < before)
    .toSorted((a, b) => b.archivedAt - a.archivedAt);
  const page = threads.slice(0, limit);
  const body = {
    threads: page.map(channelJson),
    members: [],
    has_more: threads.length > page.length,
  };
  return { status: 200, body };
}
