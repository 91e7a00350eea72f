import { describe, expect, it } from 'vitest';
import { addChannel } from '../../platforms/slack-workspace.ts';
import { channel, openPosting, person } from './posting-desk.ts';
import { saying } from './stage.ts';

const desk = openPosting();

describe('what Slack answers, and what the outbox is told', () => {
  it.each([
    { error: 'channel_not_found', code: 'destination_broken' },
    { error: 'is_archived', code: 'destination_broken' },
    { error: 'restricted_action_read_only_channel', code: 'destination_broken' },
    { error: 'missing_scope', code: 'destination_broken' },
    { error: 'user_not_found', code: 'destination_broken' },
    { error: 'invalid_auth', code: 'token_revoked' },
    { error: 'account_inactive', code: 'token_revoked' },
    { error: 'token_expired', times: 2, code: 'token_revoked' },
    { error: 'ratelimited', code: 'rate_limited' },
    { error: 'message_not_found', code: 'message_gone' },
    { error: 'internal_error', code: 'platform_unavailable' },
    { error: 'something_new', code: 'message_refused' },
  ])('$error is $code', async ({ error, code, times }) => {
    desk.slack.fail({
      method: 'chat.postMessage',
      times: times ?? 1,
      failure: { type: 'error', error },
    });
    await expect(
      desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code,
    });
    expect(desk.slack.messages('C1')).toEqual([]);
  });

  it('a private channel that the bot is not in is broken, and says what to do', async () => {
    addChannel(desk.slack.team, 'C3', { kind: 'private', members: ['U1'] });
    await expect(desk.chat.post(channel('C3'), saying('News'), { nonce: 'n1' })).rejects.toThrow(
      '/invite @bellwether',
    );
  });

  it('another workspace than the token\u2019s is not written to', async () => {
    await expect(
      desk.chat.post({ ...channel('C1'), workspace: 'T9' }, saying('News'), { nonce: 'n1' }),
    ).rejects.toMatchObject({ code: 'token_revoked' });
    expect(desk.slack.messages('C1')).toEqual([]);
  });

  it('blocks that Slack refuses go out as plain text', async () => {
    desk.slack.fail({
      method: 'chat.postMessage',
      failure: { type: 'error', error: 'invalid_blocks' },
    });
    await desk.chat.post(channel('C1'), saying('News & <more>'), { nonce: 'n1' });
    expect(desk.slack.messages('C1').map(({ content }) => [content.text, content.blocks])).toEqual([
      ['News &amp; &lt;more&gt;', undefined],
    ]);
  });

  it('what fails before the post leaves no doubt about it', async () => {
    desk.slack.fail({ method: 'conversations.open', failure: { type: 'cut', done: true } });
    await expect(
      desk.chat.post(person('U1'), saying('News'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: false,
    });
    desk.slack.fail({ method: 'auth.test', failure: { type: 'http', status: 503 } });
    await expect(
      desk.connect().post(channel('C1'), saying('News'), { nonce: 'n1' }),
    ).rejects.toMatchObject({ code: 'platform_unavailable', inDoubt: false });
  });

  it('a Slack that is down was never reached', async () => {
    await desk.chat.find(channel('C1'), { nonce: 'warm-up', since: desk.since() });
    await desk.slack.stop();
    // The first call may go out on a connection that was still open, and is then in doubt.
    await expect(
      desk.chat.find(channel('C1'), { nonce: 'n1', since: desk.since() }),
    ).rejects.toMatchObject({
      code: 'platform_unavailable',
    });
    await expect(
      desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: false,
    });
  });

  it.each([
    { what: 'accepts and hangs', failure: { type: 'hang' }, stands: 1 },
    { what: 'accepts and drops the line', failure: { type: 'cut', done: true }, stands: 1 },
    { what: 'drops the line', failure: { type: 'cut', done: false }, stands: 0 },
    { what: 'answers with HTTP 502', failure: { type: 'http', status: 502 }, stands: 0 },
  ] as const)(
    'a Slack that $what leaves the post in doubt, and finding tells',
    async ({ failure, stands }) => {
      desk.slack.fail({ method: 'chat.postMessage', failure });
      await expect(
        desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' }),
      ).rejects.toMatchObject({ code: 'platform_unavailable', inDoubt: true });
      expect(desk.slack.messages('C1')).toHaveLength(stands);
      const found = await desk.chat.find(channel('C1'), { nonce: 'n1', since: desk.since() });
      expect(found).toEqual(
        stands === 1 ? { id: desk.slack.messages('C1')[0]?.ts, thread: null } : null,
      );
    },
  );
});
