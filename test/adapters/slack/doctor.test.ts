import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSlack } from '../../../adapters/slack/doctor.ts';
import { singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../../platforms/slack.ts';
import type { LoopbackSlack } from '../../platforms/slack.ts';
import { addChannel } from '../../platforms/slack-workspace.ts';
import { log } from './stage.ts';

let slack: LoopbackSlack;
beforeEach(async () => {
  slack = await startSlack();
});
afterEach(() => slack.close());

type Given = { readonly bot?: string; readonly app?: string; readonly channel?: string };

async function check({ bot = BOT_TOKEN, app = APP_TOKEN, channel = 'C1' }: Given = {}) {
  const settings = { apiUrl: slack.apiUrl, log, callTimeoutMs: 2_000 };
  const place = { platform: 'slack', workspace: 'T1', channel, person: false } as const;
  return checkSlack({
    ...settings,
    workspaces: singleWorkspace(bot, settings),
    appToken: app,
    destinations: [place],
  });
}

describe('what doctor says of Slack', () => {
  it('where all is well', async () => {
    expect(await check()).toEqual([
      { name: 'slack app token', fine: true, says: 'Socket Mode can be used' },
      { name: 'slack token', fine: true, says: 'works in Workspace 1' },
      { name: 'slack scopes', fine: true, says: 'all there' },
      { name: 'slack channels', fine: true, says: '1 of 1 can be posted to' },
    ]);
  });

  it.each<{ why: string; given?: Given; arrange?: () => unknown; says: string[] }>([
    {
      why: 'a wrong bot token',
      given: { bot: 'xoxb-wrong' },
      says: ['renew SLACK_BOT_TOKEN'],
    },
    {
      why: 'a wrong app token',
      given: { app: 'xapp-wrong' },
      says: ['(invalid_auth); check SLACK_APP_TOKEN and that Socket Mode is on'],
    },
    {
      why: 'a scope that is missing',
      arrange: () => slack.team.scopes.delete('chat:write'),
      says: ['chat:write missing; add them to the app and install it again'],
    },
    {
      why: 'a private channel that it is not in',
      given: { channel: 'C3' },
      arrange: () => addChannel(slack.team, 'C3', { kind: 'private', members: ['U1'] }),
      says: ['C3: The channel is gone, or private and Bellwether is not in it; type /invite'],
    },
    {
      why: 'an archived channel',
      arrange: () => (slack.channel('C1').archived = true),
      says: ['C1: The channel is archived.'],
    },
    {
      why: 'a Slack that is down',
      arrange: () => slack.stop(),
      says: ['Slack does not answer; check the network', 'Slack does not answer'],
    },
  ])('$why', async ({ given, arrange, says }) => {
    await arrange?.();
    const problems = (await check(given)).filter(({ fine }) => !fine);
    expect(problems.map((problem) => problem.says)).toEqual(
      says.map((words) => expect.stringContaining(words) as string),
    );
  });
});
