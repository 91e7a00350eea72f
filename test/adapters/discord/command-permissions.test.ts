import { describe, expect, it } from 'vitest';
import { SPECS, type LineSpec } from '../../../adapters/discord/command-specs.ts';
import { COMMANDS } from '../../../adapters/discord/commands.ts';
import { COMMAND_NAMES } from '../../../src/commands/command.ts';
import { shown, useDiscordStage } from './stage.ts';

const MANAGE_CHANNELS = '16';
const stage = useDiscordStage();

const lines = SPECS.flatMap((spec): readonly LineSpec[] =>
  'subcommands' in spec ? spec.subcommands : [spec],
);

describe('commands and the grammar', () => {
  it('every command of the grammar is one of Discord, with options', () => {
    const reached = new Set(lines.map(({ line }) => line({}).split(' ')[0]));
    expect(COMMAND_NAMES.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('those that change what a channel follows ask for Manage Channels from the start', () => {
    const guarded = COMMANDS.filter(
      ({ default_member_permissions: needed }) => needed === MANAGE_CHANNELS,
    );
    expect(guarded.map(({ name }) => name)).toEqual([
      'subscribe',
      'unsubscribe',
      'watch',
      'unwatch',
    ]);
  });

  it.each([
    ['subscribe', { company: 'klarna' }],
    ['unsubscribe', { company: 'klarna' }],
    ['watch', { address: 'https://news.example/feed' }],
    ['unwatch', { address: 'https://news.example/feed' }],
    ['bellwether mute', { company: 'klarna' }],
    ['bellwether unmute', {}],
    ['bellwether pause', {}],
    ['bellwether resume', {}],
    ['bellwether budget', { alerts: 'off' }],
    ['bellwether quiet', { hours: '22:00-07:00' }],
    ['bellwether empty-digests', { come: 'off' }],
    ['bellwether right', { story: 's1' }],
    ['bellwether say', { line: 'mute klarna' }],
  ])('/%s %j is refused to who may not manage the channel', async (name, options) => {
    await stage.start();
    const asked = stage.discord.command(name, options, { mayManage: false });
    await stage.answer(asked);
    expect(shown(asked)).toMatch(/manage (?:this channel|its messages)/);
    expect(shown(asked)?.includes('to me')).toBe(name === 'subscribe');
    expect(stage.core.asked).toEqual([]);
  });

  it.each([
    ['sources', {}],
    ['bellwether budget', {}],
    ['bellwether quiet', {}],
    ['bellwether empty-digests', {}],
  ])('/%s alone asks, which anybody may', async (name, options) => {
    await stage.start();
    await stage.answer(stage.discord.command(name, options, { mayManage: false }));
    expect(stage.core.asked).toHaveLength(1);
  });
});
