import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig, type Environment } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

function problemsOf(env: Environment): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const KEY = Buffer.alloc(32, 7).toString('base64');
const INSTALL = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c',
  SLACK_STATE_SECRET: 's',
  SLACK_ENCRYPTION_KEY: KEY,
  SLACK_SIGNING_SECRET: 'x',
  PORT: '3000',
};

describe('parseConfig', () => {
  it('needs nothing', () => {
    expect(parseConfig({})).toEqual({
      slack: null,
      discord: null,
      dataDir: 'data',
      timeZone: 'UTC',
      alertsPerDay: 10,
      sources: null,
      watchInChat: true,
      pollIntervalMs: null,
      contact: null,
      logLevel: 'error',
      allowPrivateAddresses: false,
    });
  });

  it.each([
    { env: { WATCH: 'off' }, part: { watchInChat: false } },
    { env: { POLL_INTERVAL: '30s' }, part: { pollIntervalMs: 30_000 } },
    { env: { POLL_INTERVAL: '2h' }, part: { pollIntervalMs: 7_200_000 } },
    { env: { ALERTS_PER_DAY: '0' }, part: { alertsPerDay: 0 } },
    { env: { ALLOW_PRIVATE_ADDRESSES: 'on' }, part: { allowPrivateAddresses: true } },
    { env: { DATA_DIR: '  ' }, part: { dataDir: 'data' } },
    { env: { LOG_LEVEL: 'debug' }, part: { logLevel: 'debug' } },
    { env: { DISCORD_TOKEN: 'd' }, part: { logLevel: 'info' } },
    {
      env: { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
      part: {
        slack: {
          access: { type: 'token', botToken: 'xoxb-1' },
          apiUrl: null,
          subscribe: 'members',
          mode: { type: 'socket', appToken: 'xapp-1' },
        },
      },
    },
    {
      env: { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '3000' },
      part: {
        slack: {
          access: { type: 'token', botToken: 'xoxb-1' },
          apiUrl: null,
          mode: { type: 'http', signingSecret: 's', port: 3000 },
        },
      },
    },
    {
      env: { ...INSTALL, SLACK_SUBSCRIBE: 'admins' },
      part: {
        slack: {
          access: {
            type: 'install',
            clientId: '1.2',
            clientSecret: 'c',
            stateSecret: 's',
            encryptionKey: KEY,
          },
          apiUrl: null,
          subscribe: 'admins',
          mode: { type: 'http', signingSecret: 'x', port: 3000 },
        },
      },
    },
  ])('reads $env', ({ env, part }) => {
    expect(parseConfig(env)).toMatchObject(part);
  });

  it.each([
    {
      env: { POLL_INTERVAL: '10' },
      problem: /^POLL_INTERVAL must be a number of seconds, minutes or hours/,
    },
    { env: { POLL_INTERVAL: '0m' }, problem: /^POLL_INTERVAL must be/ },
    { env: { POLL_INTERVAL: '1000000h' }, problem: /^POLL_INTERVAL must be/ },
    { env: { ALERTS_PER_DAY: '-1' }, problem: /^ALERTS_PER_DAY must be a whole number/ },
    { env: { TIME_ZONE: 'Mars/Base' }, problem: /^TIME_ZONE must be an IANA time zone/ },
    { env: { LOG_LEVEL: 'loud' }, problem: /^LOG_LEVEL must be one of debug/ },
    { env: { SLACK_APP_TOKEN: 'xapp-1' }, problem: /^SLACK_BOT_TOKEN is required for Slack/ },
    { env: { SLACK_BOT_TOKEN: 'xoxb-1' }, problem: /^SLACK_APP_TOKEN \(Socket Mode\), or/ },
    { env: { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }, problem: /^PORT is required/ },
    { env: { ...INSTALL, SLACK_BOT_TOKEN: 'xoxb-1' }, problem: /keep one of the two/ },
    { env: { ...INSTALL, PORT: '' }, problem: /^SLACK_SIGNING_SECRET and PORT are required/ },
    { env: { ...INSTALL, SLACK_STATE_SECRET: '' }, problem: /^SLACK_CLIENT_SECRET, SLACK_STATE/ },
    {
      env: { ...INSTALL, SLACK_ENCRYPTION_KEY: 'short' },
      problem: /^SLACK_ENCRYPTION_KEY must be 32 bytes/,
    },
    { env: { SLACK_SUBSCRIBE: 'all' }, problem: /^SLACK_SUBSCRIBE must be members or admins/ },
    { env: { DISCORD_API_URL: 'http://127.0.0.1/api/v10' }, problem: /must end in \/api/ },
    { env: { DISCORD_TOKEN_FILE: '/nowhere/token' }, problem: /cannot be read; check the path/ },
  ])('refuses $env with a remedy', ({ env, problem }) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(problem)]);
  });

  it('lists every problem at once', () => {
    expect(problemsOf({ POLL_INTERVAL: 'x', LOG_LEVEL: 'y', TIME_ZONE: 'z' })).toHaveLength(3);
  });

  it('never shows a secret', () => {
    const [problem] = problemsOf({ SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: 'xapp-1' });
    expect(problem).toMatch(/must begin with xoxb-/);
    expect(problem).not.toContain('hunter2');
  });

  it('reads a secret from the file that its twin names, and refuses both at once', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'bellwether-')), 'token');
    writeFileSync(file, 'abc\n');
    expect(parseConfig({ DISCORD_TOKEN_FILE: file }).discord).toEqual({
      token: 'abc',
      apiUrl: null,
    });
    expect(problemsOf({ DISCORD_TOKEN_FILE: file, DISCORD_TOKEN: 'x' })).toEqual([
      'DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; keep one.',
    ]);
  });
});
