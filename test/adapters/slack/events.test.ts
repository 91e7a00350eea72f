import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directMessage, eventPayload } from '../../platforms/slack-person.ts';
import { openStage, saying, type Stage, type Transport } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

describe.each<Transport>(['socket', 'http'])('over %s', (transport) => {
  beforeEach(async () => {
    stage = await openStage(transport);
  });

  it('answers no other bot', async () => {
    await stage.person().mention('klarna', 'C1', { bot_id: 'B9' });
    await stage.person().mention('ibm');
    await stage.slack.until(() =>
      stage.slack.messages('C1').some(({ content }) => content.text === 'answer to ibm'),
    );
    expect(stage.core.lines.map(({ line }) => line)).toEqual(['ibm']);
  });

  it('takes nothing twice that Slack sends twice', async () => {
    const payload = directMessage(stage.slack);
    await stage.deliver('events_api', payload);
    await stage.deliver('events_api', { ...payload });
    await stage.slack.until(() => stage.slack.team.channels.get('DU1')?.messages.length === 1);
    expect(stage.core.lines).toHaveLength(1);
  });

  it('passes the life of channels on', async () => {
    const { team } = stage.slack;
    const events = [
      [{ type: 'channel_archive', channel: 'C1', user: 'U1' }, 'broken T1 C1 is_archived'],
      [{ type: 'channel_unarchive', channel: 'C1', user: 'U1' }, 'restored T1 C1'],
      [{ type: 'group_archive', channel: 'C1', user: 'U1' }, 'broken T1 C1 is_archived'],
      [{ type: 'channel_deleted', channel: 'C1' }, 'broken T1 C1 channel_not_found'],
      [
        { type: 'channel_rename', channel: { id: 'C1', name: 'news', created: 1 } },
        'renamed C1 news',
      ],
      [{ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C9' }, 'moved C1 C9'],
      [
        { type: 'member_left_channel', user: team.botUserId, channel: 'C1', team: 'T1' },
        'broken T1 C1 not_in_channel',
      ],
      [{ type: 'member_left_channel', user: 'U2', channel: 'C1', team: 'T1' }, null],
      [
        { type: 'member_joined_channel', user: team.botUserId, channel: 'C1', team: 'T1' },
        'restored T1 C1',
      ],
      [{ type: 'group_left', channel: 'C1' }, 'broken T1 C1 not_in_channel'],
    ] as const;
    for (const [event] of events)
      await stage.deliver('events_api', eventPayload(stage.slack, event));
    const expected = events.flatMap(([, told]) => (told === null ? [] : [told]));
    await expect.poll(() => stage.core.told).toEqual(expected);
  });

  it('stops writing to a workspace that removed the app', async () => {
    await stage.deliver(
      'events_api',
      eventPayload(stage.slack, { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }),
    );
    await stage.deliver('events_api', eventPayload(stage.slack, { type: 'app_uninstalled' }));
    await expect.poll(() => stage.core.told).toEqual(['gone T1']);
    await expect(
      stage.adapter.chat.post(
        { platform: 'slack', workspace: 'T1', channel: 'C1', person: false },
        saying('News'),
        { nonce: 'n' },
      ),
    ).rejects.toMatchObject({ code: 'token_revoked' });
  });
});
