import { describe, expect, it } from 'vitest';
import { failure } from '../../platforms/discord-answers.ts';
import { TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { answered } from './recording-core.ts';
import { channelOf, useDiscordStage } from './stage.ts';

const stage = useDiscordStage();

describe('connecting', () => {
  it('asks for guilds and nothing else', async () => {
    await stage.start();
    expect(stage.discord.gateway.intents).toEqual([1]);
  });

  it('registers its commands once, and not again where nothing changed', async () => {
    await stage.start();
    await stage.adapter.stop();
    stage.adapter = stage.create();
    await stage.adapter.start();
    await stage.discord.until(
      () =>
        stage.discord.calls.filter(
          ({ method, path }) => method === 'GET' && path.endsWith('/commands'),
        ).length === 2,
    );
    await stage.adapter.stop();
    expect(stage.discord.world.commandWrites).toBe(1);
  });

  it.each([
    { what: 'the words of one changed', change: { description: 'Other words' } },
    { what: 'an option became optional', change: { options: [] } },
    { what: 'others may use it', change: { default_member_permissions: '0' } },
  ])('registers them anew where $what', async ({ change }) => {
    await stage.start();
    await stage.adapter.stop();
    const { world } = stage.discord;
    const before = world.commands;
    world.commands = before.map((one) => (one.name === 'subscribe' ? { ...one, ...change } : one));
    stage.adapter = stage.create();
    await stage.adapter.start();
    await stage.discord.until(() => world.commandWrites === 2, 'a second registration');
    expect(world.commands).toEqual(before);
  });

  it('goes on trying to register where Discord has a fault', async () => {
    const on = /commands$/;
    const fault = { do: 'answer', reply: failure(503, 0, 'No') } as const;
    stage.discord.faults.push({ on, times: 2, fault });
    await stage.start();
    expect(stage.discord.world.commandWrites).toBe(1);
  });

  it('a gateway that is down at start: goes on trying, and posts meanwhile', async () => {
    stage.discord.gateway.open = false;
    const started = stage.start();
    await stage.discord.until(
      () => stage.discord.calls.filter(({ path }) => path === '/gateway/bot').length >= 3,
      'three attempts',
    );
    await stage.adapter.chat.post(channelOf(), answered('news'), { nonce: 'n1' });
    stage.discord.gateway.open = true;
    await started;
    expect(stage.discord.messages(TEXT_CHANNEL)).toHaveLength(1);
    expect(stage.discord.gateway.connections()).toBe(1);
  });

  it('resumes after the connection broke, and hears what it missed', async () => {
    await stage.start();
    stage.discord.gateway.drop();
    const asked = stage.discord.command('signals', { company: 'klarna' });
    await stage.answer(asked);
    expect(stage.discord.gateway.heard).toContain('resume');
    expect(stage.discord.gateway.heard.filter((what) => what === 'identify')).toHaveLength(1);
  });

  it('reconnects when asked to', async () => {
    await stage.start();
    stage.discord.gateway.askToReconnect();
    await stage.discord.until(() => stage.discord.gateway.heard.includes('resume'), 'a resume');
    await stage.answer(stage.discord.command('help', {}));
  });

  it('a gateway that stays down: asks less and less, and is there when it is back', async () => {
    await stage.start();
    const { discord } = stage;
    discord.gateway.open = false;
    discord.gateway.drop();
    const asked = () => discord.calls.filter(({ path }) => path === '/gateway/bot').length;
    await discord.until(() => asked() >= 3, 'a new client');
    discord.gateway.open = true;
    await discord.until(() => discord.gateway.connections() === 1, 'a connection');
    await stage.answer(discord.command('help', {}));
    expect(stage.core.asked).toHaveLength(1);
    expect(stage.fatal).toEqual([]);
  });

  it('no sessions left for today: waits, and begins none too many', async () => {
    stage.discord.gateway.sessionsLeft = 0;
    const started = stage.start();
    const asked = () => stage.discord.calls.filter(({ path }) => path === '/gateway/bot').length;
    await stage.discord.until(() => asked() >= 2, 'a second look');
    expect(stage.discord.gateway.heard).toEqual([]);
    stage.discord.gateway.sessionsLeft = 1_000;
    await started;
    expect(stage.discord.gateway.heard.filter((what) => what === 'identify')).toHaveLength(1);
  });

  it('identifies anew where the session is refused', async () => {
    await stage.start();
    stage.discord.gateway.forgetsSessions = true;
    stage.discord.gateway.drop();
    await stage.discord.until(
      () => stage.discord.gateway.heard.filter((what) => what === 'identify').length === 2,
      'a second identify',
    );
    await stage.discord.until(() => stage.discord.gateway.connections() === 1);
    await stage.answer(stage.discord.command('help', {}));
  });

  it.each([
    { code: 4004, says: 'DISCORD_TOKEN' },
    { code: 4012, says: 'update Bellwether' },
    { code: 4013, says: 'intents' },
    { code: 4014, says: 'privileged' },
  ])('close code $code after ready ends it with a sentence', async ({ code, says }) => {
    await stage.start();
    stage.discord.gateway.close(code);
    await stage.discord.until(() => stage.fatal.length > 0, 'the end');
    expect(stage.fatal).toMatchObject([{ code: 'discord_refused' }]);
    expect(stage.fatal[0]?.message).toContain(says);
  });

  it('a wrong token ends it before it began', async () => {
    stage.adapter = stage.create('wrong');
    await expect(stage.adapter.start()).rejects.toMatchObject({
      code: expect.stringMatching(/token|refused/) as string,
    });
    expect(stage.fatal).toHaveLength(1);
    expect(stage.discord.calls).toHaveLength(1);
  });

  it('a token that dies later stops everything', async () => {
    await stage.start();
    stage.discord.faults.push({
      on: /POST .*messages$/,
      times: 1,
      fault: { do: 'answer', reply: failure(401, 0, '401') },
    });
    await expect(
      stage.adapter.chat.post(channelOf(), answered('news'), { nonce: 'n1' }),
    ).rejects.toMatchObject({
      code: 'token_revoked',
    });
    expect(stage.fatal).toMatchObject([{ code: 'token_revoked' }]);
    await stage.discord.until(
      () => stage.discord.gateway.connections() === 0,
      'the connection to end',
    );
  });
});
