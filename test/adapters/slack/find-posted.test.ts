import { describe, expect, it } from 'vitest';
import { channel, openPosting, person } from './posting-desk.ts';
import { saying } from './stage.ts';

const desk = openPosting();

describe('after a crash between post and note', () => {
  it('finds what stands in the channel, in direct messages and in a thread', async () => {
    const inChannel = await desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    const direct = await desk.chat.post(person('U1'), saying('News'), { nonce: 'n2' });
    const reply = await desk.chat.post(channel('C1'), saying('More'), {
      nonce: 'n3',
      replyTo: inChannel,
    });
    const restarted = desk.connect();
    expect(await restarted.find(channel('C1'), { nonce: 'n1', since: desk.since() })).toEqual(
      inChannel,
    );
    expect(await restarted.find(person('U1'), { nonce: 'n2', since: desk.since() })).toEqual(
      direct,
    );
    expect(
      await restarted.find(channel('C1'), { nonce: 'n3', since: desk.since(), replyTo: inChannel }),
    ).toEqual(reply);
    expect(await restarted.find(channel('C1'), { nonce: 'n4', since: desk.since() })).toBeNull();
  });

  it('finds it beneath four hundred other messages', async () => {
    const ref = await desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    const { messages } = desk.slack.channel('C1');
    for (let at = 0; at < 400; at += 1)
      messages.push({
        ts: `${Math.floor(desk.slack.clock.now() / 1_000) + 1}.${String(at).padStart(6, '0')}`,
        threadTs: null,
        content: { text: 'talk' },
        edits: 0,
      });
    expect(await desk.connect().find(channel('C1'), { nonce: 'n1', since: desk.since() })).toEqual(
      ref,
    );
  });

  it('is not taken in by somebody else\u2019s message with our mark', async () => {
    desk.slack.channel('C1').messages.push({
      ts: `${Math.floor(desk.slack.clock.now() / 1_000)}.000001`,
      threadTs: null,
      content: {
        text: 'x',
        metadata: { event_type: 'other', event_payload: { nonce: 'n1', part: 1, parts: 1 } },
      },
      edits: 0,
    });
    expect(await desk.chat.find(channel('C1'), { nonce: 'n1', since: desk.since() })).toBeNull();
  });
});
