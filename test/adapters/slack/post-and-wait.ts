import { createSlackPosts } from '../../../adapters/slack/post.ts';
import { singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { BOT_TOKEN } from '../../platforms/slack.ts';

// A process of its own that posts once to the Slack at the given address, to be killed while it waits.

const log = createLog('silent');
const workspaces = singleWorkspace(BOT_TOKEN, { apiUrl: process.argv[2] ?? '', log });
const { chat } = createSlackPosts({ workspaces, clock: SYSTEM_CLOCK, log });
await chat.post(
  { platform: 'slack', workspace: 'T1', channel: 'C1', person: false },
  { summary: 'News', tone: 'neutral', blocks: [] },
  { nonce: 'killed' },
);
