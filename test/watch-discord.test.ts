import { expect, it, onTestFinished, vi } from 'vitest';
import { startDiscord } from './platforms/discord.ts';
import { shownIn } from './platforms/discord-shown.ts';
import { TEXT_CHANNEL } from './platforms/discord-world.ts';
import { serveDiscordBot } from './serve-discord-bot.ts';
import { LONG_ARTICLE, startWire } from './watched-wire.ts';

const DAY = 24 * 3_600_000;

it('watches a place for a channel from its address on, posts what it brings, and stops when told to', async () => {
  const discord = await startDiscord();
  // With no source but those that are watched from chat.
  const { app, end } = await serveDiscordBot(discord, []);
  onTestFinished(end);
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
