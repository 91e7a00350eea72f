import { afterEach, beforeEach, expect, it } from 'vitest';
import { channelDestination } from '../../../adapters/discord/asker.ts';
import { checkDiscord } from '../../../adapters/discord/doctor.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { startDiscord, type LoopbackDiscord } from '../../platforms/discord.ts';
import { BOT_ID, BOT_TOKEN, GUILD_ID, TEXT_CHANNEL } from '../../platforms/discord-world.ts';

let discord: LoopbackDiscord;
beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(() => discord.close());

const check = (token: string, ...channels: readonly string[]) =>
  checkDiscord({
    token,
    apiUrl: discord.apiUrl,
    clock: SYSTEM_CLOCK,
    log: createLog('silent'),
    destinations: channels.map((channel) => channelDestination(GUILD_ID, channel)),
  });

it('says whom the token is of and which channels cannot be seen', async () => {
  expect(await check(BOT_TOKEN, TEXT_CHANNEL, '1599999999999999999')).toEqual([
    { name: 'discord token', fine: true, says: 'works as bellwether' },
    { name: 'discord servers', fine: true, says: 'in 1' },
    {
      name: 'discord channel',
      fine: false,
      says: expect.stringMatching(/^1599999999999999999: /) as string,
    },
    { name: 'discord channels', fine: true, says: '1 of 2 can be seen' },
  ]);
});

it('gives the link that adds it, as long as it is in no server', async () => {
  discord.world.guilds.clear();
  const checks = await check(BOT_TOKEN);
  expect(checks[1]).toEqual({
    name: 'discord servers',
    fine: false,
    says: `in none yet; add it: https://discord.com/oauth2/authorize?client_id=${BOT_ID}&scope=bot+applications.commands&permissions=309237730304`,
  });
});

it('asks no further with a token that Discord refuses', async () => {
  expect(await check('wrong', TEXT_CHANNEL)).toEqual([
    expect.objectContaining({ name: 'discord token', fine: false }),
  ]);
});
