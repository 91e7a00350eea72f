import { afterEach, describe, expect, it } from 'vitest';
import { addChannel } from '../../platforms/slack-workspace.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

it.each([
  {
    user: 'U1',
    allowed: true,
    why: 'who may report may take it back, whoever may change the list',
  },
  { user: 'UGUEST', allowed: false, why: 'a guest decides nothing for a channel' },
])('$user may take a report back: $allowed, because $why', async ({ user, allowed }) => {
  stage = await openStage('socket', { policy: 'admins' });
  await stage.answered(stage.person(user).command('right story-1'));
  expect(stage.core.lines).toHaveLength(allowed ? 1 : 0);
});

describe('who may change what a channel follows', () => {
  /** By command, or by mention where Slack knows no command of ours: for people of another organisation. */
  const asks = async (user: string, line: string, channel: string) => {
    if (user === 'UEXTERNAL') {
      const before = stage.slack.messages(channel).length;
      await stage.person(user).mention(line, channel);
      // The mention and the reply to it.
      await stage.slack.until(() => stage.slack.messages(channel).length === before + 2);
      return;
    }
    await stage.answered(stage.person(user).command(line, channel));
  };

  it.each([
    { user: 'U1', channel: 'C1', policy: 'members', allowed: true, why: 'a member' },
    { user: 'U2', channel: 'C1', policy: 'members', allowed: false, why: 'not in the channel' },
    { user: 'UGUEST', channel: 'C1', policy: 'members', allowed: false, why: 'a guest' },
    {
      user: 'UEXTERNAL',
      channel: 'C1',
      policy: 'members',
      allowed: false,
      why: 'of another organisation',
    },
    {
      user: 'UORG',
      channel: 'C1',
      policy: 'members',
      allowed: true,
      why: 'of another workspace of the organisation, and a member here',
    },
    { user: 'U1', channel: 'C1', policy: 'admins', allowed: false, why: 'no admin' },
    { user: 'UADMIN', channel: 'C1', policy: 'admins', allowed: true, why: 'an admin' },
    {
      user: 'UGUEST',
      channel: 'DUGUEST',
      policy: 'admins',
      allowed: true,
      why: 'it is for themselves',
    },
    {
      user: 'U1',
      channel: 'C3',
      policy: 'members',
      allowed: false,
      why: 'the bot cannot see the channel',
    },
  ] as const)(
    '$user in $channel where $policy may: $allowed, because $why',
    async ({ user, channel, policy, allowed }) => {
      stage = await openStage('socket', { policy });
      addChannel(stage.slack.team, 'C3', { kind: 'private', members: ['U1'] });
      await asks(user, 'subscribe klarna', channel);
      expect(stage.core.lines).toHaveLength(allowed ? 1 : 0);
      await asks(user, 'klarna', channel);
      expect(stage.core.lines.at(-1)?.line, 'anybody may ask').toBe('klarna');
    },
  );
});
