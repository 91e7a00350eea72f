import { webApi } from '@slack/bolt';
import { InstallProvider } from '@slack/oauth';
import type { CallbackOptions } from '@slack/oauth';
import type { AppError } from '../../src/errors.ts';
import {
  PlatformUnavailableError,
  TokenRevokedError,
} from '../../src/deliveries/delivery-errors.ts';
import type { HttpSettings } from './http.ts';
import { sayWhyNotInstalled } from './install-page.ts';
import { createInstallationStore, ofWorkspace } from './installations.ts';
import type { KeptInstallations } from './installations.ts';
import { slackLogger } from './logger.ts';
import { createSeal } from './seal.ts';
import { SCOPES } from './scopes.ts';
import { appErrorIn } from './slack-errors.ts';
import { clientOptions, NO_ORGANISATION } from './workspaces.ts';
import type { ClientSettings, SlackAccess, Workspaces } from './workspaces.ts';

export type InstallSettings = ClientSettings & {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that goes through the browser. */
  readonly stateSecret: string;
  /** 32 bytes in base64: what installations are encrypted with. */
  readonly encryptionKey: string;
  readonly kept: KeptInstallations;
  /** The consent page; Slack's own where missing. */
  readonly authorizationUrl?: string;
  /** This server's address for Slack to come back to; Slack uses the first of the app's settings where missing. */
  readonly redirectUri?: string;
};

export type Installs = {
  readonly workspaces: Workspaces;
  /** `/slack/install` and `/slack/oauth_redirect`. */
  readonly routes: NonNullable<HttpSettings['routes']>;
};

/** Several workspaces: each installs the app for itself, has its own token and its own client. */
export function createInstalls(settings: InstallSettings): Installs {
  const { clientId, clientSecret, stateSecret, encryptionKey, kept, log, redirectUri } = settings;
  const store = createInstallationStore(kept, createSeal(encryptionKey));
  const installer = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    installationStore: store,
    logger: slackLogger(log),
    clientOptions: clientOptions(settings),
    ...(settings.authorizationUrl === undefined
      ? {}
      : { authorizationUrl: settings.authorizationUrl }),
  });
  const clients = new Map<string, SlackAccess>();
  const asking = new Map<string, Promise<unknown>>();

  /** A refresh token is good for one use, so a workspace's installation is looked at by one at a time. */
  function inTurn(teamId: string, work: () => Promise<SlackAccess>): Promise<SlackAccess> {
    const before = asking.get(teamId) ?? Promise.resolve();
    const mine = before.then(work, work);
    asking.set(teamId, mine);
    const forget = () => {
      if (asking.get(teamId) === mine) asking.delete(teamId);
    };
    mine.then(forget, forget);
    return mine;
  }

  /** The package renews what has two hours left or less; a token that Slack calls expired has none, whatever we noted. */
  async function renew({ teamId, token }: SlackAccess): Promise<SlackAccess> {
    const query = ofWorkspace(teamId);
    const installation = await store.fetchInstallation(query);
    const { bot } = installation;
    if (bot?.token === token && bot.refreshToken !== undefined)
      await store.storeInstallation({ ...installation, bot: { ...bot, expiresAt: 1 } });
    return authorize(teamId);
  }

  async function authorize(teamId: string): Promise<SlackAccess> {
    try {
      const {
        botToken: token,
        botId = '',
        botUserId = '',
      } = await installer.authorize(ofWorkspace(teamId));
      if (token === undefined)
        throw new TokenRevokedError('The installation has no bot; open /slack/install.');
      const known = clients.get(teamId);
      if (known?.token === token) return known;
      const client = new webApi.WebClient(token, clientOptions(settings));
      const access = { teamId, token, botId, botUserId, client };
      clients.set(teamId, access);
      return access;
    } catch (error) {
      throw authorizeError(error);
    }
  }

  const callback: CallbackOptions = {
    afterInstallation: async ({ isEnterpriseInstall, bot }) => {
      if (isEnterpriseInstall !== true) return true;
      await giveBack(bot?.token);
      throw new TokenRevokedError(NO_ORGANISATION);
    },
    failure: (error, _options, _request, response) => {
      sayWhyNotInstalled(error, response);
    },
  };

  /** Lets a token end that nobody will use. */
  async function giveBack(token: string | undefined): Promise<void> {
    const client = new webApi.WebClient(token, clientOptions(settings));
    await client.auth.revoke().catch((error: unknown) => {
      log.warn('slack token not given back', { error });
    });
  }

  return {
    workspaces: {
      single: false,
      accessTo: (teamId) => inTurn(teamId, () => authorize(teamId)),
      renew: (used) => inTurn(used.teamId, () => renew(used)),
      async forget(teamId) {
        clients.delete(teamId);
        await store.deleteInstallation?.(ofWorkspace(teamId));
      },
    },
    routes: [
      {
        path: '/slack/install',
        method: 'GET',
        handler: (request, response) => {
          const options = {
            scopes: [...SCOPES],
            ...(redirectUri === undefined ? {} : { redirectUri }),
          };
          void installer.handleInstallPath(request, response, {}, options).catch(fail(response));
        },
      },
      {
        path: '/slack/oauth_redirect',
        method: 'GET',
        handler: (request, response) => {
          void installer.handleCallback(request, response, callback).catch(fail(response));
        },
      },
    ],
  };

  function fail(response: {
    headersSent: boolean;
    writeHead(status: number): unknown;
    end(): unknown;
  }) {
    return (error: unknown) => {
      log.error('slack installation failed', { error });
      if (response.headersSent) return;
      response.writeHead(500);
      response.end();
    };
  }
}

/** The package wraps what the store throws; ours is what everybody else understands. */
function authorizeError(error: unknown): AppError {
  const unread = 'The Slack installation cannot be read just now.';
  return appErrorIn(error) ?? new PlatformUnavailableError(unread, false, { cause: error });
}
