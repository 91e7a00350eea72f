import { stringOf, type Json } from './json.ts';
import {
  SlackRefusal,
  memberChannel,
  needScope,
  visibleChannel,
  type Method,
} from './slack-call.ts';
import {
  addChannel,
  type SlackChannel,
  type SlackMessage,
  type SlackWorkspace,
} from './slack-workspace.ts';

const READ_SCOPES: Readonly<Record<SlackChannel['kind'], string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
};

/** The scope of `conversations.*` depends on the kind of channel and is checked inside. */
export const CONVERSATION_METHODS = {
  'conversations.open': {
    scopes: ['im:write'],
    run: ({ args, workspace }) => {
      const user = stringOf(args.users);
      if (!workspace.users.has(user)) throw new SlackRefusal('user_not_found');
      const id = `D${user}`;
      const channel =
        workspace.channels.get(id) ??
        addChannel(workspace, id, { kind: 'im', user, members: [workspace.botUserId, user] });
      return { channel: { id: channel.id } };
    },
  },
  'conversations.info': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const channel = visibleChannel(workspace, args.channel);
      needScope(state, workspace, `${READ_SCOPES[channel.kind]}:read`);
      return {
        channel: {
          id: channel.id,
          name: channel.name,
          is_archived: channel.archived,
          is_private: channel.kind === 'private',
          is_im: channel.kind === 'im',
          is_member: channel.members.has(workspace.botUserId),
        },
      };
    },
  },
  'conversations.members': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const channel = visibleChannel(workspace, args.channel);
      needScope(state, workspace, `${READ_SCOPES[channel.kind]}:read`);
      const { page, next } = pageOf([...channel.members], args);
      return { members: page, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    run: ({ args, workspace }) => {
      const channel = visibleChannel(workspace, args.channel);
      if (channel.kind !== 'public')
        throw new SlackRefusal('method_not_supported_for_channel_type');
      if (channel.archived) throw new SlackRefusal('is_archived');
      channel.members.add(workspace.botUserId);
      return { channel: { id: channel.id } };
    },
  },
  'conversations.history': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const channel = memberChannel(workspace, args.channel);
      needScope(state, workspace, `${READ_SCOPES[channel.kind]}:history`);
      return historyPage(
        channel.messages
          .filter(
            ({ ts, threadTs }) =>
              threadTs === null && Number(ts) >= Number(stringOf(args.oldest) || 0),
          )
          .toReversed(),
        args,
        workspace,
      );
    },
  },
  'conversations.replies': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const channel = memberChannel(workspace, args.channel);
      needScope(state, workspace, `${READ_SCOPES[channel.kind]}:history`);
      const thread = channel.messages.filter(({ ts, threadTs }) =>
        [ts, threadTs].includes(stringOf(args.ts)),
      );
      if (thread.length === 0) throw new SlackRefusal('thread_not_found');
      return historyPage(thread, args, workspace);
    },
  },
} satisfies Record<string, Method>;

function historyPage(
  messages: readonly SlackMessage[],
  args: Json,
  workspace: SlackWorkspace,
): Json {
  const { page, next } = pageOf(messages, args);
  return {
    messages: page.map(({ ts, threadTs, content }) => ({
      ts,
      bot_id: workspace.botId,
      text: content.text,
      ...(threadTs === null ? {} : { thread_ts: threadTs }),
      ...(args.include_all_metadata === true ? { metadata: content.metadata } : {}),
    })),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function pageOf<T>(items: readonly T[], args: Json): { page: readonly T[]; next: string } {
  const from = Number(stringOf(args.cursor).slice(1) || 0);
  const limit = typeof args.limit === 'number' ? args.limit : 100;
  const page = items.slice(from, from + limit);
  return { page, next: from + limit < items.length ? `c${from + limit}` : '' };
}
