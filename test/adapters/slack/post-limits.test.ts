import { describe, expect, it } from 'vitest';
import { addChannel } from '../../platforms/slack-workspace.ts';
import { channel, openPosting } from './posting-desk.ts';
import { saying } from './stage.ts';

const desk = openPosting();

describe('one limited channel', () => {
  it('waits alone while ten others flow', async () => {
    for (let at = 10; at < 20; at += 1) addChannel(desk.slack.team, `C${at}`);
    desk.slack.fail({
      method: 'chat.postMessage',
      channel: 'C1',
      failure: { type: 'rate_limited', retryAfter: 30 },
    });
    const limited = desk.chat.post(channel('C1'), saying('News'), { nonce: 'n0' });
    const others = Array.from({ length: 10 }, (_, at) =>
      desk.chat.post(channel(`C${at + 10}`), saying('News'), { nonce: `n${at + 10}` }),
    );
    await expect(limited).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 30_000,
      scope: 'destination',
    });
    await Promise.all(others);
    expect(
      desk.slack.calls.filter(
        ({ method, args }) => method === 'chat.postMessage' && args.channel === 'C1',
      ),
    ).toHaveLength(1);
  });

  it('a burst of posts to one channel comes out a second apart', async () => {
    await Promise.all(
      Array.from({ length: 5 }, (_, at) =>
        desk.chat.post(channel('C1'), saying(`News ${at}`), { nonce: `n${at}` }),
      ),
    );
    expect(desk.textsOf('C1')).toEqual(['News 0', 'News 1', 'News 2', 'News 3', 'News 4']);
  });

  it('a limit without a time is a limit all the same', async () => {
    desk.slack.fail({
      method: 'chat.postMessage',
      failure: { type: 'rate_limited', retryAfter: null },
    });
    await expect(
      desk.chat.post(channel('C1'), saying('News'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 30_000,
    });
  });
});
