import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { chanceOf } from '../platforms/chance.ts';
import { bundled } from '../bundled.ts';

const KILLS = 25;
const DELIVERIES = 200;
/** Longer than a lease, and all of them within the day in which an alert is one. */
const LIFE_MS = 1_800_000;
/** A failing run is replayed with SEED=its-number; when exactly the system kills is never the same. */
const seed = Number(process.env.SEED ?? 20_261_128);

let folder: string;
let program: string;
let server: Server;
const posted: { readonly channel: string; readonly nonce: string; readonly text: string }[] = [];
/** Called at each post, before and after it is taken. */
let atPost: () => void = () => undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-killed-'));
  program = await bundled('test/deliveries/posting-process.ts', folder);
  server = createServer((request, response) => {
    void bodyOf(request).then(({ channel, nonce, text }) => {
      const found = posted.findIndex((it) => it.channel === channel && it.nonce === nonce);
      if (request.url === '/find') {
        response.end(JSON.stringify(found < 0 ? null : { id: String(found), thread: null }));
        return;
      }
      posted.push({ channel, nonce, text });
      const answer = JSON.stringify({ id: String(posted.length - 1), thread: null });
      atPost();
      response.end(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function bodyOf(request: IncomingMessage) {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as { channel: string; nonce: string; text: string };
}

/** One life, killed at the post of that number or after so many ms; resolves with how it ended. */
async function live(life: number, atNumber: number, afterMs: number): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const startedAt = Date.parse('2024-11-04T09:00:00Z') + life * LIFE_MS;
  const args = [program, join(folder, 'data'), `http://127.0.0.1:${port}`, String(DELIVERIES)];
  const child = spawn(process.execPath, [...args, String(startedAt)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  let posts = 0;
  atPost = () => {
    posts += 1;
    if (posts === atNumber) setTimeout(kill, afterMs);
  };
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? String(code);
}

it(`${KILLS} processes killed with SIGKILL while they post: each delivery is seen once (SEED=${seed})`, async () => {
  const chance = chanceOf(seed);
  const ends: string[] = [];
  for (let life = 0; life < KILLS; life++) {
    // Few enough a life that there is something left for every one of them.
    const atNumber = 1 + Math.floor(chance() * 6);
    ends.push(await live(life, atNumber, chance() < 0.5 ? 0 : chance() * 10));
  }
  expect(ends).toEqual(Array(KILLS).fill('SIGKILL'));
  expect(await live(KILLS, Infinity, 0)).toBe('0');

  const expected = Array.from({ length: DELIVERIES }, (_, number) => `news ${number}`);
  expect(posted.map(({ text }) => text).sort()).toEqual(expected.sort());
  const store = await openJsonStore({ folder: join(folder, 'data'), log: createLog('silent') });
  for (let number = 0; number < DELIVERIES; number++) {
    expect((await store.deliveryByKey(`notice:${number}`))?.state.is).toBe('sent');
  }
  await store.close();
}, 60_000);
