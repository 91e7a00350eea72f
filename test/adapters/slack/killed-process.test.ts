import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { owed } from '../../../src/deliveries/delivery.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Message } from '../../../src/messages/message.ts';
import { openJsonStore } from '../../../src/store/json/json-store.ts';
import { bundled } from '../../bundled.ts';
import { objectOf } from '../../platforms/json.ts';
import { createLeapingClock } from '../../platforms/leaping-clock.ts';
import { BOT_TOKEN, startSlack } from '../../platforms/slack.ts';
import type { LoopbackSlack } from '../../platforms/slack.ts';
import type { SlackMessage } from '../../platforms/slack-workspace.ts';
import { log, saying } from './stage.ts';

/** Longer than a lease, and all lives within the day in which an alert is one. */
const LIFE_MS = 1_800_000;
const CHANNEL = { platform: 'slack', workspace: 'T1', channel: 'C1', person: false } as const;

let folder: string;
let slack: LoopbackSlack;
let program: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-slack-killed-'));
  program = await bundled('test/adapters/slack/sending-process.ts', folder);
  slack = await startSlack(createLeapingClock());
});
afterEach(async () => {
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

const open = () => openJsonStore({ folder: join(folder, 'data'), log });

async function owe(key: string, message: Message): Promise<void> {
  const store = await open();
  const now = new Date(slack.clock.now()).toISOString();
  await store.oweDeliveries([owed(key, CHANNEL, { type: 'notice', message }, now)]);
  await store.close();
}

/** One life of the process, killed once so many messages stand; resolves with how it ended. */
async function live(killAt: number): Promise<string> {
  slack.clock.advance(LIFE_MS);
  const args = [program, join(folder, 'data'), slack.apiUrl, BOT_TOKEN, String(slack.clock.now())];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  void slack.until(() => slack.messages('C1').length >= killAt).then(() => child.kill('SIGKILL'));
  const [code, signal] = await ended;
  return signal ?? String(code);
}

it('killed with SIGKILL after Slack took a post and before it was noted, in the channel and in the thread: each part is seen once', async () => {
  const quote = (at: number) => `${at} ${'A long quote that fills a message. '.repeat(150)}`;
  const long: Message = {
    ...saying('A digest'),
    blocks: [1, 2, 3].map((at) => ({ type: 'text', content: plain(quote(at)) })),
  };
  // Slack takes these posts and never answers, so that nothing of them can be noted.
  const hang = { method: 'chat.postMessage', failure: { type: 'hang' } } as const;
  await owe('news', saying('News'));
  slack.fail(hang);
  expect(await live(1)).toBe('SIGKILL');
  await owe('digest', long);
  slack.fail({ ...hang, skip: 1 });
  expect(await live(3)).toBe('SIGKILL');
  expect(await live(Infinity)).toBe('0');

  const [news, first, ...rest] = slack.messages('C1');
  expect([news, first].map((message) => message?.content.text)).toEqual(['News', 'A digest']);
  expect(rest.map(({ threadTs }) => threadTs)).toEqual([first?.ts, first?.ts]);
  const markOf = ({ content }: SlackMessage) =>
    objectOf(objectOf(content.metadata).event_payload).part;
  expect(slack.messages('C1').map(markOf)).toEqual([1, 1, 2, 3]);
  const store = await open();
  for (const key of ['news', 'digest'])
    expect((await store.deliveryByKey(key))?.state).toMatchObject({ is: 'sent' });
  await store.close();
});
