import { describe, expect, it } from 'vitest';
import {
  ALL,
  GUILD_ID,
  MAY,
  TEXT_CHANNEL,
  channelJson,
  guildJson,
} from '../../platforms/discord-world.ts';
import { answered } from './recording-core.ts';
import { channelOf, useDiscordStage } from './stage.ts';

const stage = useDiscordStage();

describe('the life of a channel', () => {
  it('a deleted channel, a deleted thread, a farewell and a return are told', async () => {
    await stage.start();
    const thread = {
      id: '1800000000000000001',
      guild_id: GUILD_ID,
      parent_id: TEXT_CHANNEL,
      type: 11,
    };
    stage.discord.gateway.dispatch('THREAD_CREATE', {
      ...channelJson(stage.discord.channel(TEXT_CHANNEL)),
      ...thread,
    });
    stage.discord.gateway.dispatch('THREAD_DELETE', thread);
    stage.discord.gateway.dispatch(
      'CHANNEL_DELETE',
      channelJson(stage.discord.channel(TEXT_CHANNEL)),
    );
    stage.discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID });
    stage.discord.gateway.dispatch('GUILD_CREATE', guildJson(stage.discord.world, GUILD_ID));
    await stage.discord.until(() => stage.core.told.length === 4, 'four events');
    expect(stage.core.told).toEqual([
      `broken ${thread.id} 10003`,
      `broken ${TEXT_CHANNEL} 10003`,
      `gone ${GUILD_ID}`,
      `back ${GUILD_ID}`,
    ]);
  });

  it('an outage of a server is no farewell; what is to be posted waits', async () => {
    await stage.start();
    stage.discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID, unavailable: true });
    await stage.answer(stage.discord.command('help', {}, { channel: null }));
    await expect(
      stage.adapter.chat.post(channelOf(), answered('news'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'rate_limited',
      scope: 'destination',
    });
    expect(stage.core.told).toEqual([]);
  });

  it('permission taken away: nothing is sent; given back: told', async () => {
    await stage.start();
    const channel = stage.discord.channel(TEXT_CHANNEL);
    channel.may = ALL & ~MAY.send;
    stage.discord.gateway.dispatch('CHANNEL_UPDATE', channelJson(channel));
    await stage.answer(stage.discord.command('help', {}));
    const calls = stage.discord.calls.length;
    await expect(
      stage.adapter.chat.post(channelOf(), answered('news'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'destination_broken',
      platformCode: '50013',
    });
    expect(stage.discord.calls).toHaveLength(calls);
    channel.may = ALL;
    stage.discord.gateway.dispatch('CHANNEL_UPDATE', channelJson(channel));
    await stage.discord.until(() => stage.core.told.length === 1);
    expect(stage.core.told).toEqual([`restored ${TEXT_CHANNEL}`]);
    await stage.adapter.chat.post(channelOf(), answered('news'), { nonce: 'n1' });
  });
});
