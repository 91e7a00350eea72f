import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp, type App } from '../src/app.ts';
import { isoInstant, SYSTEM_CLOCK } from '../src/clock.ts';
import { parseConfig } from '../src/config.ts';
import { chatPlatforms } from '../src/platforms.ts';
import type { LoopbackDiscord } from './platforms/discord.ts';
import { BOT_TOKEN } from './platforms/discord-world.ts';

/** A whole bot that serves a loopback Discord; `end` stops it and closes both. */
export type ServedBot = { readonly app: App; readonly end: () => Promise<void> };

/**
 * Starts the whole bot on a real discord.js, up to its registered commands.
 * @param sources as they stand in a sources file.
 */
export async function serveDiscordBot(
  discord: LoopbackDiscord,
  sources: readonly object[],
): Promise<ServedBot> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-serve-discord-'));
  await writeFile(join(folder, 'sources.json'), JSON.stringify(sources));
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
    // Whoever waits long looks again soon, by a clock that the test moves on.
    clock: {
      now: () => discord.clock.now(),
      sleep: (ms, signal) => SYSTEM_CLOCK.sleep(Math.min(ms, 50), signal),
    },
    ticks: () => ({ stop: () => Promise.resolve() }),
  });
  const serving = app.serve(chatPlatforms(app), { signal: stop.signal, readFirst: true });
  await discord.until(() => discord.world.commands.length > 0, 'the commands');
  return {
    app,
    end: async () => {
      stop.abort();
      await serving.catch(() => undefined);
      await app.close();
      await discord.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
