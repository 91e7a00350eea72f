import { createDiscordAdapter } from '../adapters/discord/app.ts';
import { checkDiscord } from '../adapters/discord/doctor.ts';
import { createSlackAdapter } from '../adapters/slack/app.ts';
import { checkSlack } from '../adapters/slack/doctor.ts';
import { createInstalls, type Installs } from '../adapters/slack/install.ts';
import type { KeptInstallations } from '../adapters/slack/installations.ts';
import { singleWorkspace } from '../adapters/slack/workspaces.ts';
import type { App } from './app.ts';
import type { ChatCore } from './chat/chat-core.ts';
import type { Check, CheckedParts } from './cli/doctor-command.ts';
import type { DiscordConfig, SlackConfig } from './config.ts';
import { TokenRevokedError } from './deliveries/delivery-errors.ts';
import { PlatformFailedError, type AppError } from './errors.ts';
import type { ChatPlatform, OpenPlatforms } from './serve.ts';
import type { Store } from './store/store.ts';
import { destinationKey, type Platform } from './subscriptions/subscription.ts';

/** What making the adapters takes. */
export type PlatformParts = Pick<App, 'config' | 'log' | 'store' | 'clock'>;

/** The chat platforms that the settings name, to be served over one outbox. */
export function chatPlatforms(parts: PlatformParts): OpenPlatforms {
  const { slack, discord } = parts.config;
  return (coreFor) => [
    ...(slack === null ? [] : [slackPlatform(slack, parts, coreFor('slack'))]),
    ...(discord === null ? [] : [discordPlatform(discord, parts, coreFor('discord'))]),
  ];
}

function discordPlatform(
  settings: DiscordConfig,
  { log, clock }: PlatformParts,
  core: ChatCore,
): ChatPlatform {
  let refuse: (error: AppError) => void = () => undefined;
  const refused = new Promise<never>((_resolve, reject) => {
    refuse = reject;
  });
  // Heard by `listen`; until then there is nobody to tell.
  refused.catch(() => undefined);
  const adapter = createDiscordAdapter({ ...settings, core, log, clock, onFatal: refuse });
  return {
    chat: adapter.chat,
    listen: async (signal) => {
      try {
        const started = adapter.start().then(() => aborted(signal));
        await Promise.race([started, refused, aborted(signal)]);
      } finally {
        await adapter.stop();
      }
    },
  };
}

function slackPlatform(
  slack: SlackConfig,
  { log, store, clock }: PlatformParts,
  core: ChatCore,
): ChatPlatform {
  const { apiUrl, mode, subscribe: policy } = slack;
  const settings = { apiUrl, log };
  const { workspaces, routes } = slackAccess(slack, settings, keptIn(store, core));
  const adapter = createSlackAdapter({
    ...settings,
    mode,
    workspaces,
    core,
    policy,
    clock,
    ...(routes ? { routes } : {}),
  });
  return {
    chat: adapter.chat,
    listen: async (signal) => {
      const start = async () => {
        const started = adapter.start().catch((error: unknown) => {
          throw cannotListen(error);
        });
        await Promise.race([started.then(() => aborted(signal)), aborted(signal)]);
      };
      const checkToken = async () => {
        if (!workspaces.single) return;
        await workspaces.accessTo('').catch((error: unknown) => {
          // Slack may be down now and back in a minute; a token that it refuses will not get better.
          if (error instanceof TokenRevokedError) throw error;
          log.warn('slack token not checked', { error });
        });
      };
      try {
        await Promise.all([start(), checkToken()]);
      } finally {
        await adapter.stop();
      }
    },
  };
}

function slackAccess(
  { access }: SlackConfig,
  settings: Parameters<typeof singleWorkspace>[1],
  kept: KeptInstallations,
): Pick<Installs, 'workspaces'> & Partial<Installs> {
  return access.type === 'token'
    ? { workspaces: singleWorkspace(access.botToken, settings) }
    : createInstalls({ ...settings, ...access, kept });
}

/** Installations in the store. A workspace that installs the app anew goes on with what it followed. */
function keptIn(store: Store, core: Pick<ChatCore, 'workspaceRestored'> | null): KeptInstallations {
  return {
    keep: async (id, sealed) => {
      const isNew = (await store.installation(id)) === null;
      await store.keepInstallation(id, sealed);
      if (isNew) await core?.workspaceRestored(id);
    },
    read: (id) => store.installation(id),
    remove: (id) => store.removeInstallation(id),
  };
}

const NOTHING_KEPT: KeptInstallations = {
  keep: () => Promise.resolve(),
  read: () => Promise.resolve(null),
  remove: () => Promise.resolve(),
};

/** Looks at the tokens, scopes and, with a store, subscribed channels of the platforms that the settings name. */
export async function checkPlatforms({
  config: { slack, discord },
  log,
  store,
  clock,
}: CheckedParts): Promise<Check[]> {
  const subscriptions = (await store?.allSubscriptions()) ?? [];
  const all = new Map(
    subscriptions.map(({ destination }) => [destinationKey(destination), destination]),
  );
  const destinationsOn = (platform: Platform) =>
    [...all.values()].filter((destination) => destination.platform === platform);
  const checks: Check[] = [];
  if (slack !== null) {
    const settings = { apiUrl: slack.apiUrl, log };
    const kept = store === null ? NOTHING_KEPT : keptIn(store, null);
    const { workspaces } = slackAccess(slack, settings, kept);
    const appToken = slack.mode.type === 'socket' ? slack.mode.appToken : null;
    const destinations = destinationsOn('slack');
    checks.push(...(await checkSlack({ ...settings, workspaces, appToken, destinations })));
  }
  if (discord !== null) {
    const destinations = destinationsOn('discord');
    checks.push(...(await checkDiscord({ ...discord, log, clock, destinations })));
  }
  return checks;
}

function cannotListen(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EADDRINUSE')
    return new PlatformFailedError('PORT is taken by another program; choose another one.', {
      cause,
    });
  if (code === 'EACCES')
    return new PlatformFailedError('PORT may not be used by this account; choose one above 1023.', {
      cause,
    });
  return cause;
}

/** Resolves when the signal is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
