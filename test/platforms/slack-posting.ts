import { stringOf, type Json } from './json.ts';
import {
  SlackRefusal,
  invalid,
  memberChannel,
  timestamp,
  type Call,
  type Method,
  type WebApiState,
} from './slack-call.ts';
import { messageProblems, type MessageWay } from './slack-messages.ts';
import type { SlackMessage } from './slack-workspace.ts';

/** PLATFORMS S3: about one message a second and channel. */
const LEAST_GAP_MS = 1_000;

export const CHAT_METHODS = {
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    run: ({ args, workspace, state }) => {
      const channel = memberChannel(workspace, args.channel);
      if (!channel.members.has(stringOf(args.user))) throw new SlackRefusal('user_not_in_channel');
      checkMessage(state, args, 'chat.postEphemeral');
      return { message_ts: timestamp(state) };
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    run: ({ args, workspace, state }) => {
      const channel = memberChannel(workspace, args.channel);
      const message = channel.messages.find(({ ts }) => ts === args.ts);
      if (!message) throw new SlackRefusal('message_not_found');
      checkMessage(state, args, 'chat.update');
      const changed = {
        ...message,
        content: { ...message.content, ...args },
        edits: message.edits + 1,
      };
      channel.messages[channel.messages.indexOf(message)] = changed;
      return { channel: channel.id, ts: message.ts };
    },
  },
} satisfies Record<string, Method>;

function postMessage({ args, workspace, state }: Call): Json {
  const channel = memberChannel(workspace, args.channel, 'post');
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (channel.restricted) throw new SlackRefusal('restricted_action');
  const threadTs = args.thread_ts === undefined ? null : stringOf(args.thread_ts);
  if (threadTs !== null && !channel.messages.some(({ ts }) => ts === threadTs))
    throw new SlackRefusal('thread_not_found');
  const now = state.clock.now();
  if (now - channel.lastPostAt < LEAST_GAP_MS)
    state.violation(
      `two messages to ${channel.id} within ${now - channel.lastPostAt} ms; one a second is allowed`,
    );
  checkMessage(state, args, 'chat.postMessage');
  channel.lastPostAt = now;
  const message: SlackMessage = { ts: timestamp(state), threadTs, content: args, edits: 0 };
  channel.messages.push(message);
  return { channel: channel.id, ts: message.ts, message: { ts: message.ts, text: args.text } };
}

/** A message that Slack refuses is refused; a message that Slack would post to somebody's harm is a violation all the same. */
export function checkMessage(
  state: Pick<WebApiState, 'violation'>,
  message: Json,
  way: MessageWay,
): void {
  const problems = messageProblems(message, way);
  for (const { pointer, message: what } of problems) state.violation(`${way} ${pointer}: ${what}`);
  const refused = problems.find(({ error }) => error !== null);
  if (refused?.error) throw invalid(refused.error, refused.message, refused.pointer);
}
