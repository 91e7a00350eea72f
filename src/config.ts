import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from './errors.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { interval } from './sources/interval.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The one workspace of a token, or every workspace that installs the app for itself. */
export type SlackAccessConfig =
  | { readonly type: 'token'; readonly botToken: string }
  | {
      readonly type: 'install';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      /** 32 bytes in base64 or hexadecimal digits. */
      readonly encryptionKey: string;
    };

export type SlackConfig = {
  readonly access: SlackAccessConfig;
  readonly apiUrl: string | null;
  /** Who may change what a channel follows. */
  readonly subscribe: 'members' | 'admins';
  readonly mode:
    | { readonly type: 'socket'; readonly appToken: string }
    | { readonly type: 'http'; readonly signingSecret: string; readonly port: number };
};

export type DiscordConfig = { readonly token: string; readonly apiUrl: string | null };

/** Everything that can be set, read once. */
export type Config = {
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  readonly dataDir: string;
  /** IANA zone in which dates are shown where the reader's own is not known. */
  readonly timeZone: string;
  /** Alerts a day and channel; 0: no budget. */
  readonly alertsPerDay: number;
  /** Path of the sources file; null: the seed sources. */
  readonly sources: string | null;
  /** Whether channels may add places to read, and what they added is read. */
  readonly watchInChat: boolean;
  /** How often a source is asked that does not say itself; null: as often as it brings news. */
  readonly pollIntervalMs: number | null;
  /** An e-mail or web address for those who are bothered by our requests. */
  readonly contact: string | null;
  readonly logLevel: LogLevel;
  readonly allowPrivateAddresses: boolean;
};

/** Variables that hold a secret; each may be given as a file instead, by the same name with `_FILE`. */
const SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_ENCRYPTION_KEY',
  'DISCORD_TOKEN',
] as const;

const onOff = z
  .enum(['on', 'off', 'true', 'false', '1', '0'], 'must be on or off')
  .transform((text) => ['on', 'true', '1'].includes(text));

const wholeNumber = z
  .string()
  .regex(/^\d+$/, 'must be a whole number, 0 or more')
  .transform(Number);

const token = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `must begin with ${prefix}; copy it from ${where}`);

const url = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://proxy.example/api',
});

const SCHEMA = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'OAuth & Permissions on the Slack app page').optional(),
  SLACK_APP_TOKEN: token(
    'xapp-',
    'Basic Information, App-Level Tokens, on the Slack app page',
  ).optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_SUBSCRIBE: z.enum(['members', 'admins'], 'must be members or admins').default('members'),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_ENCRYPTION_KEY: z
    .string()
    .refine(isKey, 'must be 32 bytes in base64; make one with: openssl rand -base64 32')
    .optional(),
  PORT: wholeNumber.optional(),
  SLACK_API_URL: url.optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: url
    .refine((text) => text.endsWith('/api'), 'must end in /api, without a version after it')
    .optional(),
  DATA_DIR: z.string().default('data'),
  TIME_ZONE: z
    .string()
    .refine(isZone, 'must be an IANA time zone such as Europe/Stockholm')
    .default('UTC'),
  ALERTS_PER_DAY: wholeNumber.default(10),
  SOURCES: z.string().optional(),
  WATCH: onOff.default(true),
  POLL_INTERVAL: interval.optional(),
  CONTACT: z.union([z.email(), url], 'must be an e-mail address or a web address').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
  ALLOW_PRIVATE_ADDRESSES: onOff.default(false),
});

type Settings = z.infer<typeof SCHEMA>;

/**
 * Reads the settings out of an environment. Empty variables count as unset.
 * @throws ConfigError that names every problem at once, each with its remedy, and no secret.
 */
export function parseConfig(env: Environment): Config {
  const problems: string[] = [];
  const given = withSecretsFromFiles(env, problems);
  const parsed = SCHEMA.safeParse(given);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`),
    );
  }
  const settings = parsed.success ? parsed.data : null;
  const slack = settings ? slackOf(settings, problems) : null;
  if (!settings || problems.length > 0) throw new ConfigError(problems);
  const discord = settings.DISCORD_TOKEN
    ? { token: settings.DISCORD_TOKEN, apiUrl: settings.DISCORD_API_URL ?? null }
    : null;
  return {
    slack,
    discord,
    dataDir: settings.DATA_DIR,
    timeZone: settings.TIME_ZONE,
    alertsPerDay: settings.ALERTS_PER_DAY,
    sources: settings.SOURCES ?? null,
    watchInChat: settings.WATCH,
    pollIntervalMs: settings.POLL_INTERVAL ?? null,
    contact: settings.CONTACT ?? null,
    // Without a chat platform it talks in the terminal, where lines of a log would fall into what somebody types.
    logLevel: settings.LOG_LEVEL ?? (slack || discord ? 'info' : 'error'),
    allowPrivateAddresses: settings.ALLOW_PRIVATE_ADDRESSES,
  };
}

function slackOf(settings: Settings, problems: string[]): SlackConfig | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, PORT: port } = settings;
  const access = slackAccess(settings, problems);
  if (!access) return null;
  const general = {
    access,
    apiUrl: settings.SLACK_API_URL ?? null,
    subscribe: settings.SLACK_SUBSCRIBE,
  };
  if (appToken && access.type === 'token')
    return { ...general, mode: { type: 'socket', appToken } };
  if (signingSecret && port) return { ...general, mode: { type: 'http', signingSecret, port } };
  if (access.type === 'install')
    problems.push(
      'SLACK_SIGNING_SECRET and PORT are required with SLACK_CLIENT_ID; installing needs HTTP mode.',
    );
  else
    problems.push(
      signingSecret
        ? 'PORT is required with SLACK_SIGNING_SECRET; set the port to listen on.'
        : 'SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET and PORT (HTTP), is required with SLACK_BOT_TOKEN.',
    );
  return null;
}

function slackAccess(settings: Settings, problems: string[]): SlackAccessConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = settings;
  if (botToken && clientId) {
    problems.push(
      'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several; keep one of the two.',
    );
    return null;
  }
  if (botToken) return { type: 'token', botToken };
  if (clientId) {
    const {
      SLACK_CLIENT_SECRET: clientSecret,
      SLACK_STATE_SECRET: stateSecret,
      SLACK_ENCRYPTION_KEY: encryptionKey,
    } = settings;
    if (clientSecret && stateSecret && encryptionKey)
      return { type: 'install', clientId, clientSecret, stateSecret, encryptionKey };
    problems.push(
      'SLACK_CLIENT_SECRET, SLACK_STATE_SECRET (any long random text) and SLACK_ENCRYPTION_KEY are required with SLACK_CLIENT_ID.',
    );
    return null;
  }
  if (settings.SLACK_APP_TOKEN ?? settings.SLACK_SIGNING_SECRET)
    problems.push(
      'SLACK_BOT_TOKEN is required for Slack; set it, or remove the other SLACK_ settings.',
    );
  return null;
}

function isKey(text: string): boolean {
  const encoding = /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64';
  return Buffer.from(text, encoding).length === 32;
}

function withSecretsFromFiles(env: Environment, problems: string[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (const key of Object.keys(SCHEMA.shape)) {
    const value = env[key]?.trim();
    if (value) given[key] = value;
  }
  for (const key of SECRETS) {
    const file = env[`${key}_FILE`]?.trim();
    if (!file) continue;
    if (given[key]) {
      problems.push(`${key} and ${key}_FILE are both set; keep one.`);
      continue;
    }
    try {
      given[key] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(
        `${key}_FILE names ${file}, which cannot be read; check the path and its permissions.`,
      );
    }
  }
  return given;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
