import { expect, it } from 'vitest';
import { GUILD_ID } from '../../platforms/discord-world.ts';
import { useDiscordStage } from './stage.ts';

const stage = useDiscordStage();

/** A server that belongs to the other of two shards. */
const OTHER_GUILD = String(BigInt(GUILD_ID) + (1n << 22n));
const identifies = () => stage.discord.gateway.heard.filter((what) => what === 'identify').length;

it('takes as many shards as Discord asks for, not faster than it allows, and answers on each', async () => {
  const { gateway, world } = stage.discord;
  Object.assign(gateway, { shards: 2, identifyGapMs: 5_000 });
  world.guilds.add(OTHER_GUILD);
  await stage.start();
  expect(identifies()).toBe(2);
  await stage.answer(stage.discord.command('help', {}));
  await stage.answer(stage.discord.command('help', {}, { guild: OTHER_GUILD }));
  await stage.answer(stage.discord.command('help', {}, { channel: null }));
  expect(stage.core.asked).toHaveLength(3);
});

it('asks for the number anew when Discord wants more of them, and goes on', async () => {
  const { gateway } = stage.discord;
  gateway.maxConcurrency = 16;
  await stage.start();
  gateway.shards = 2;
  gateway.close(4011);
  await stage.discord.until(() => gateway.connections() === 2, 'two shards');
  await stage.answer(stage.discord.command('help', {}));
  expect(identifies()).toBe(3);
  expect(stage.fatal).toEqual([]);
});
