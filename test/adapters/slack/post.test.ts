import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/messages/message.ts';
import { buttonsIn } from '../../platforms/slack-person.ts';
import { channel, openPosting, person } from './posting-desk.ts';
import { saying } from './stage.ts';

const desk = openPosting();

describe('posting', () => {
  it('posts to a channel, without previews, with the nonce as metadata', async () => {
    const ref = await desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    expect(desk.slack.messages('C1')).toMatchObject([
      {
        ts: ref.id,
        threadTs: null,
        content: {
          text: 'News',
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_payload: { nonce: 'n1' } },
        },
      },
    ]);
    expect(ref.thread).toBeNull();
  });

  it('puts Share and Wrong? beside Why?, also when edited', async () => {
    const alert: Message = {
      ...saying('News'),
      blocks: [
        {
          type: 'buttons',
          buttons: [
            { label: 'Why?', action: 'why s1' },
            { label: 'Card', action: 'card s1' },
          ],
        },
      ],
    };
    const ref = await desk.chat.post(channel('C1'), alert, { nonce: 'n1' });
    const buttons = () =>
      buttonsIn(desk.slack.messages('C1')[0]?.content.blocks).map(({ value }) => value);
    expect(buttons()).toEqual(['why s1', 'send s1', 'wrong s1', 'card s1']);
    await desk.chat.edit(channel('C1'), ref, alert);
    expect(buttons()).toEqual(['why s1', 'send s1', 'wrong s1', 'card s1']);
  });

  it('posts to a person, opening the conversation once', async () => {
    await desk.chat.post(person('U2'), saying('One'), { nonce: 'n1' });
    await desk.chat.post(person('U2'), saying('Two'), { nonce: 'n2' });
    expect(desk.textsOf('DU2')).toEqual(['One', 'Two']);
    expect(desk.slack.calls.filter(({ method }) => method === 'conversations.open')).toHaveLength(
      1,
    );
  });

  it('replies in the thread of what it replies to', async () => {
    const first = await desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    const reply = await desk.chat.post(channel('C1'), saying('More'), {
      nonce: 'n2',
      replyTo: first,
    });
    const third = await desk.chat.post(channel('C1'), saying('Still more'), {
      nonce: 'n3',
      replyTo: reply,
    });
    expect(reply.thread).toBe(first.id);
    expect(third.thread).toBe(first.id);
  });

  it('says it in the channel where the thread is gone', async () => {
    await desk.chat.post(channel('C1'), saying('More'), {
      nonce: 'n2',
      replyTo: { id: '1.000001', thread: null },
    });
    expect(desk.slack.messages('C1')).toMatchObject([{ threadTs: null }]);
  });

  it('edits in place', async () => {
    const ref = await desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    await desk.chat.edit(channel('C1'), ref, saying('News, corrected'));
    expect(desk.slack.messages('C1')).toMatchObject([
      { ts: ref.id, edits: 1, content: { text: 'News, corrected' } },
    ]);
  });

  it('joins a public channel once where it is not in it', async () => {
    await desk.chat.post(channel('C2'), saying('News'), { nonce: 'n1' });
    expect(desk.textsOf('C2')).toEqual(['News']);
  });

  it('edits fifty times a minute and no more', async () => {
    const ref = await desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' });
    for (let at = 0; at < 50; at += 1)
      await desk.chat.edit(channel('C1'), ref, saying(`News ${at}`));
    await expect(desk.chat.edit(channel('C1'), ref, saying('News'))).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'destination',
    });
    desk.slack.clock.advance(60_000);
    await desk.chat.edit(channel('C1'), ref, saying('News'));
  });
});
