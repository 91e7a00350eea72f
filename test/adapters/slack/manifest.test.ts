import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../adapters/slack/scopes.ts';
import { ALL_SCOPES } from '../../platforms/slack.ts';

const manifest = readFileSync('adapters/slack/slack-manifest.yaml', 'utf8');
const docs = readFileSync('docs/slack.md', 'utf8');
const listAfter = (key: string) => {
  const [, list = ''] = new RegExp(`${key}:\\n((?: +- .*\\n)+)`).exec(manifest) ?? [];
  return list
    .trim()
    .split(/\s*\n?\s*- /)
    .filter(Boolean);
};

/** docs.slack.dev, the page of each method and event: what it takes; empty: nothing, or any token. */
const SCOPES_OF: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'auth.revoke': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.join': ['channels:join'],
  'conversations.open': ['im:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.update': [],
  'views.publish': [],
  'slash command': ['commands'],
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  channel_archive: ['channels:read'],
  group_archive: ['groups:read'],
};

describe('the manifest', () => {
  it('asks for the scopes that the app uses, each with its reason in the docs', () => {
    expect(listAfter('bot')).toEqual([...SCOPES]);
    expect(ALL_SCOPES).toEqual([...SCOPES]);
    for (const scope of SCOPES) expect(docs).toMatch(new RegExp(`\\| \`${scope}\` +\\| \\S.{10,}`));
  });

  it('asks for no scope that no call and no event needs', () => {
    const sources = readdirSync('adapters/slack')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join('adapters/slack', file), 'utf8'))
      .join('\n');
    const calls = [...sources.matchAll(/client\s*\.\s*(\w+)\s*\.\s*(\w+)\(/g)].map(
      ([, group = '', method = '']) => `${group}.${method}`,
    );
    const needed = [...calls, ...listAfter('bot_events'), 'slash command'].flatMap(
      (use) => SCOPES_OF[use] ?? [],
    );
    expect(calls.filter((call) => !(call in SCOPES_OF))).toEqual([]);
    expect([...new Set(needed)].toSorted()).toEqual([...SCOPES]);
  });

  it('subscribes to the events that the app listens to', () => {
    const sources = ['commands', 'home', 'events']
      .map((file) => readFileSync(`adapters/slack/${file}.ts`, 'utf8'))
      .join('\n');
    const listened = [...sources.matchAll(/app\.event\(\s*['`]([a-z_$.{}]+)['`]/g)].flatMap(
      ([, name = '']) =>
        name.startsWith('${kind}')
          ? ['channel', 'group'].map((kind) => name.replace('${kind}', kind))
          : [name === 'message' ? 'message.im' : name],
    );
    expect(listAfter('bot_events').toSorted()).toEqual(listened.toSorted());
  });
});
