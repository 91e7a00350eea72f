import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SCOPES } from '../../../adapters/slack/scopes.ts';
import { ALL_SCOPES } from '../../platforms/slack.ts';

const text = readFileSync('adapters/slack/slack-manifest.yaml', 'utf8');
const docs = readFileSync('docs/slack.md', 'utf8');

const address = z
  .string()
  .regex(/^https?:\/\//)
  .max(3_000);

/** What Slack takes of a manifest: slackapi/manifest-schema, manifest.schema.1.0.0.json, as far as ours goes. */
const MANIFEST = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({
      display_name: z.string().min(1).max(80),
      always_online: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().min(2).max(32).startsWith('/'),
          url: address.optional(),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().min(1).max(1_000),
          should_escape: z.boolean(),
        }),
      )
      .length(1),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address).max(1_000).optional(),
    scopes: z.strictObject({ bot: z.array(z.string().max(50)).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address.optional(),
      bot_events: z.array(z.string().max(50)).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: address.optional(),
      message_menu_options_url: address.optional(),
    }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const manifest = MANIFEST.parse(parse(text));
const { bot: scopes } = manifest.oauth_config.scopes;
const { bot_events: events } = manifest.settings.event_subscriptions;

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
  it('is one that Slack takes for HTTP and several workspaces too, with the marked lines put to use', () => {
    const used = text
      .replaceAll(/# (?:HTTP mode|Several workspaces): (?=[a-z_]+: )/g, '')
      .replace('socket_mode_enabled: true', 'socket_mode_enabled: false');
    const http = MANIFEST.parse(parse(used));
    const here = 'https://bellwether.example.com/slack/events';
    expect(http.features.slash_commands[0]?.url).toBe(here);
    expect(http.settings.event_subscriptions.request_url).toBe(here);
    expect(http.settings.interactivity).toEqual({
      is_enabled: true,
      request_url: here,
      message_menu_options_url: here,
    });
    expect(http.oauth_config.redirect_urls).toEqual([
      'https://bellwether.example.com/slack/oauth_redirect',
    ]);
  });

  it('asks for the scopes that the app uses, each with its reason in the docs', () => {
    expect(scopes).toEqual([...SCOPES]);
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
    const needed = [...calls, ...events, 'slash command'].flatMap((use) => SCOPES_OF[use] ?? []);
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
    expect(events.toSorted()).toEqual(listened.toSorted());
  });
});

it('the page names tests that are there', () => {
  const [, table = ''] = docs.split('## Tests');
  const named = [...table.matchAll(/`((?:\w+\/)*[\w-]+\.test\.ts)`/g)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(join('test', path)))).toEqual([]);
  expect(named.length).toBeGreaterThan(10);
});
