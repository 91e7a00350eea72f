import { createSlackPosts } from '../../../adapters/slack/post.ts';
import { singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import { createLog } from '../../../src/log.ts';
import type { Destination } from '../../../src/subscriptions/subscription.ts';
import { adapterContract } from '../../contracts/adapter-contract.ts';
import { BOT_TOKEN, startSlack } from '../../platforms/slack.ts';
import type { Failure } from '../../platforms/slack-failures.ts';
import { textsIn } from './texts-in.ts';

const log = createLog('silent');

adapterContract('Slack', async () => {
  const slack = await startSlack();
  const connect = () => {
    const settings = { apiUrl: slack.apiUrl, log, callTimeoutMs: 1_000 };
    const workspaces = singleWorkspace(BOT_TOKEN, settings);
    return createSlackPosts({ workspaces, clock: slack.clock, log }).chat;
  };
  const channel: Destination = { platform: 'slack', workspace: 'T1', channel: 'C1', person: false };
  const standing = ({ channel: id, person }: Destination, thread: string | null) =>
    slack
      .messages(person ? `D${id}` : id)
      .filter(({ threadTs }) => threadTs === thread)
      .map(({ content }) => textsIn(content.blocks).join('\n'));
  const failing = (failure: Failure) => () => {
    slack.fail({ method: 'chat.postMessage', failure });
  };
  return {
    chat: connect(),
    restart: connect,
    channel,
    person: { ...channel, channel: 'U2', person: true },
    seen: (destination) => standing(destination, null),
    thread: ({ id }) => standing(channel, id),
    canLookBack: true,
    fail: {
      channel_limited: failing({ type: 'rate_limited', retryAfter: 7 }),
      // Slack limits a method in a workspace or a channel, never an app as a whole.
      platform_limited: null,
      fault: failing({ type: 'http', status: 503 }),
      taken_without_answer: failing({ type: 'hang' }),
      taken_and_cut: failing({ type: 'cut', done: true }),
      down: () => slack.stop(),
      channel_gone: failing({ type: 'error', error: 'channel_not_found' }),
      forbidden: failing({ type: 'error', error: 'restricted_action_read_only_channel' }),
      token_dead: failing({ type: 'error', error: 'invalid_auth' }),
      refused: failing({ type: 'error', error: 'something_new' }),
    },
    secret: BOT_TOKEN,
    now: () => slack.clock.now(),
    pass: (ms) => {
      slack.clock.advance(ms);
    },
    close: () => slack.close(),
  };
});
