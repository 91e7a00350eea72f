import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { openJsonStore } from '../../../src/store/json/json-store.ts';
import { bundled } from '../../bundled.ts';
import { startDiscord, type LoopbackDiscord } from '../../platforms/discord.ts';
import { TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { digestOf } from './digest-of.ts';
import { renderMessage } from '../../../adapters/discord/render.ts';

/** Longer than a lease; what is in doubt may then be taken up. */
const LIFE_MS = 120_000;

let folder: string;
let program: string;
let discord: LoopbackDiscord;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-discord-killed-'));
  program = await bundled('test/adapters/discord/posting-process.ts', folder);
  discord = await startDiscord();
});
afterEach(async () => {
  await discord.close();
  await rm(folder, { recursive: true, force: true });
  expect(discord.breaches).toEqual([]);
});

/** One life of the process; `kill` ends it as soon as that holds. Resolves with how it ended. */
async function live(kill: () => boolean): Promise<string> {
  const args = [program, join(folder, 'data'), discord.apiUrl, String(discord.clock.now())];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  await discord.until(() => hasEnded || kill());
  child.kill('SIGKILL');
  const [code, signal] = await ended;
  discord.clock.advance(LIFE_MS);
  return signal ?? String(code);
}

/** Everything of ours that stands, in the channel and beneath its messages. */
const standing = () =>
  [...discord.world.channels.values()].flatMap(({ messages }) => messages.map(({ id }) => id));

it('a process killed with SIGKILL after each part, before it could note it: every part stands once', async () => {
  const parts = renderMessage(digestOf(14)).length;
  expect(parts).toBeGreaterThan(1);
  for (let part = 1; part <= parts; part += 1) {
    // Discord takes the part, and the process dies before it hears so.
    discord.faults.push({ on: /POST .*messages$/, times: 1, fault: { do: 'accept_then_hang' } });
    expect(await live(() => standing().length === part)).toBe('SIGKILL');
    expect(standing()).toHaveLength(part);
  }
  expect(await live(() => false)).toBe('0');
  expect(standing()).toHaveLength(parts);
  expect(discord.messages(TEXT_CHANNEL)).toHaveLength(1);
  const store = await openJsonStore({ folder: join(folder, 'data'), log: createLog('silent') });
  const delivery = await store.deliveryByKey('digest:1');
  const [first] = discord.messages(TEXT_CHANNEL);
  expect(delivery?.state).toMatchObject({ is: 'sent', ref: { id: first?.id } });
  await store.close();
}, 60_000);
