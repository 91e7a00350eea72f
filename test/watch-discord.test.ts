import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openApp } from '../src/app.ts';
import { isoInstant, SYSTEM_CLOCK } from '../src/clock.ts';
import { parseConfig } from '../src/config.ts';
import { chatPlatforms } from '../src/platforms.ts';
import { startDiscord, type LoopbackDiscord } from './platforms/discord.ts';
import { shownIn } from './platforms/discord-shown.ts';
import { BOT_TOKEN, TEXT_CHANNEL } from './platforms/discord-world.ts';
import { LONG_ARTICLE, startWire } from './watched-wire.ts';

const DAY = 24 * 3_600_000;

/** The whole bot on a real discord.js, with no source but those that are watched from chat. */
async function startBot(discord: LoopbackDiscord) {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-watch-discord-'));
  await writeFile(join(folder, 'sources.json'), '[]');
  const stop = new AbortController();
  const config = parseConfig({
    DISCORD_TOKEN: BOT_TOKEN,
    DISCORD_API_URL: discord.apiUrl,
    DATA_DIR: join(folder, 'data'),
    SOURCES: join(folder, 'sources.json'),
    ALLOW_PRIVATE_ADDRESSES: 'on',
    LOG_LEVEL: 'silent',
  });
  const app = await openApp(config, {
    now: () => isoInstant(discord.clock.now()),
    clock: {
      now: () => discord.clock.now(),
      // Whoever waits long looks again soon, by a clock that the test moves on.
      sleep: (ms, signal) => SYSTEM_CLOCK.sleep(Math.min(ms, 50), signal),
    },
    ticks: () => ({ stop: () => Promise.resolve() }),
  });
  const serving = app.serve(chatPlatforms(app), { signal: stop.signal, readFirst: true });
  onTestFinished(async () => {
    stop.abort();
    await serving.catch(() => undefined);
    await app.close();
    await discord.close();
    await rm(folder, { recursive: true, force: true });
  });
  await discord.until(() => discord.world.commands.length > 0, 'the commands');
  return app;
}

it('watches a place for a channel from its address on, posts what it brings, and stops when told to', async () => {
  const discord = await startDiscord();
  const app = await startBot(discord);
  const wire = await startWire(() => discord.clock.now());
  const command = async (name: string, options: Record<string, string> = {}): Promise<string> => {
    const asked = discord.command(name, options, { channel: TEXT_CHANNEL });
    await discord.until(() => asked.original !== null, `an answer to ${name}`);
    return shownIn(asked.original ?? {});
  };
  await command('subscribe', { company: 'klarna' });

  expect(await command('watch', { address: `${wire.base}/` })).toContain('Watching Wire');
  // What was there when it was watched is no news, so that has to be read first.
  const isRead = async () =>
    (await app.store.sourceStates()).some(({ id }) => id === `${wire.base}/feed`);
  await vi.waitUntil(isRead, { timeout: 8_000, interval: 20 });
  expect(await command('sources')).toContain(`${wire.base}/feed`);

  wire.publish('Klarna to cut staff', `Klarna will cut 700 jobs in Stockholm. ${LONG_ARTICLE}`);
  discord.clock.advance(DAY);
  await discord.until(() => discord.messages(TEXT_CHANNEL).length === 1, 'the alert');
  // The number stands in the article behind the teaser only.
  expect(shownIn(discord.messages(TEXT_CHANNEL)[0]?.body ?? {})).toContain('700');

  expect(await command('unwatch', { address: `${wire.base}/feed` })).toContain(
    'No longer watching Wire',
  );
  expect(await command('sources')).not.toContain(wire.base);
  const other = await startWire(() => discord.clock.now());
  const before = wire.readings();
  discord.clock.advance(DAY);
  await command('watch', { address: `${other.base}/feed` });
  // Looked at for the answer, and then read; the other was due for longer and was not.
  await discord.until(() => other.readings() > 1, 'a reading of the other');
  expect(wire.readings()).toBe(before);
  expect(discord.breaches).toEqual([]);
});
