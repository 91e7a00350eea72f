import { describe, expect, it } from 'vitest';
import { digestMessage } from '../../../src/digests/digest-message.ts';
import { makeDigest } from '../../../src/digests/make-digest.ts';
import { weekOf } from '../../../src/digests/period.ts';
import type { Message } from '../../../src/messages/message.ts';
import { objectOf } from '../../platforms/json.ts';
import { storiesOf, told } from '../../stories/telling.ts';
import { channel, openPosting } from './posting-desk.ts';
import { saying } from './stage.ts';
import { textsIn } from './texts-in.ts';

const desk = openPosting();

/** As the core makes it of so many stories, each of another company. */
function digest(count: number): Message {
  const stories = storiesOf(
    ...Array.from({ length: count }, (_, at) =>
      told(`d${at}`, `Company${at}`, '2024-11-06', `Company${at} cuts`, {
        kind: 'layoff',
        jobs: 1_000 + at,
        title: `Company${at} plans to cut ${1_000 + at} jobs in the countries where it sells`,
      }),
    ),
  );
  const period = weekOf('2024-11-04');
  return digestMessage(makeDigest({ period, zone: 'UTC', stories }));
}

/** Which part of its message each message of a channel says it is. */
function partsIn(channelId: string): unknown[] {
  return desk.slack
    .messages(channelId)
    .map(({ content }) => objectOf(objectOf(content.metadata).event_payload).part);
}

describe('a digest of many stories', () => {
  it('goes on in its thread, whole, a message a second', async () => {
    const ref = await desk.chat.post(channel('C1'), digest(60), { nonce: 'n1' });
    const messages = desk.slack.messages('C1');
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.map(({ threadTs }) => threadTs)).toEqual(
      messages.map((_, at) => (at === 0 ? null : ref.id)),
    );
    const shown = messages.flatMap(({ content }) => textsIn(content.blocks)).join('\n');
    for (let at = 0; at < 60; at += 1) expect(shown).toContain(`cut ${1_000 + at} jobs`);
  });

  it('is edited part by part', async () => {
    const ref = await desk.chat.post(channel('C1'), digest(60), { nonce: 'n1' });
    const count = desk.slack.messages('C1').length;
    await desk.chat.edit(channel('C1'), ref, { ...digest(60), summary: 'Corrected' });
    expect(desk.slack.messages('C1').map(({ edits }) => edits)).toEqual(
      Array.from({ length: count }, () => 1),
    );
  });

  it('is finished where only a part of it stands, in the same process and in the next', async () => {
    const whole = digest(60);
    // The second part.
    desk.slack.fail({
      method: 'chat.postMessage',
      channel: 'C1',
      times: 1,
      skip: 1,
      failure: { type: 'error', error: 'is_archived' },
    });
    await expect(desk.chat.post(channel('C1'), whole, { nonce: 'n0' })).rejects.toMatchObject({
      code: 'destination_broken',
    });
    expect(desk.slack.messages('C1')).toHaveLength(1);
    await desk.chat.post(channel('C1'), whole, { nonce: 'n0' });
    const count = desk.slack.messages('C1').length;
    expect(partsIn('C1')).toEqual(Array.from({ length: count }, (_, at) => at + 1));

    await desk.chat.post(channel('C2'), saying('warm-up'), { nonce: 'w' });
    const before = desk.slack.messages('C2').length;
    desk.slack.clock.advance(5_000);
    // The second part.
    desk.slack.fail({
      method: 'chat.postMessage',
      channel: 'C2',
      times: 1,
      skip: 1,
      failure: { type: 'rate_limited', retryAfter: 20 },
    });
    await expect(desk.chat.post(channel('C2'), whole, { nonce: 'n1' })).rejects.toMatchObject({
      code: 'platform_unavailable',
      inDoubt: true,
    });
    expect(desk.slack.messages('C2')).toHaveLength(before + 1);
    const restarted = desk.connect();
    expect(await restarted.find(channel('C2'), { nonce: 'n1', since: desk.since() })).toBeNull();
    const ref = await restarted.post(channel('C2'), whole, { nonce: 'n1' });
    expect(partsIn('C2').slice(before)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    expect(await desk.connect().find(channel('C2'), { nonce: 'n1', since: desk.since() })).toEqual(
      ref,
    );
  });
});
