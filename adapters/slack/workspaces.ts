import { webApi } from '@slack/bolt';
import { TokenRevokedError } from '../../src/deliveries/delivery-errors.ts';
import type { Log } from '../../src/log.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';
import { slackLogger } from './logger.ts';
import { deliveryError } from './slack-errors.ts';

/**
 * A token for all workspaces of an organisation (Enterprise Grid) names no workspace of its own, and then nothing says
 * where a digest belongs that nobody asks for. Refused, so that nothing works by half.
 */
export const NO_ORGANISATION =
  'Bellwether works in a workspace, not in a whole organisation; install it in each workspace that wants it.';

/** What it takes to act in one workspace. */
export type SlackAccess = {
  readonly teamId: string;
  readonly token: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly client: webApi.WebClient;
};

/** The workspaces that Bellwether is installed in. */
export type Workspaces = {
  /**
   * Access with a token that is good now.
   * @throws TokenRevokedError where the app is not installed there; PlatformUnavailableError where Slack does not answer
   */
  accessTo(teamId: string): Promise<SlackAccess>;
  /** `used` was refused as expired: gets a new one where that is possible and nobody else has got it meanwhile. */
  renew(used: SlackAccess): Promise<SlackAccess>;
  /** The app was removed from the workspace: its token is forgotten. */
  forget(teamId: string): Promise<void>;
  /** True where there can be only one. */
  readonly single: boolean;
};

export type ClientSettings = {
  /** Address of the Web API; null: Slack's own. */
  readonly apiUrl: string | null;
  readonly log: Log;
  readonly callTimeoutMs?: number;
};

/**
 * Options for one client. A new object every time: web-api writes the token into `headers` where it is given, so
 * neither that nor this object may be shared between workspaces. No retries of its own: they would post twice after a
 * timeout and hold up every channel after a 429; the outbox knows better.
 */
export function clientOptions({
  apiUrl,
  log,
  callTimeoutMs = CALL_TIMEOUT_MS,
}: ClientSettings): webApi.WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    logger: slackLogger(log),
    timeout: callTimeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

/** The one workspace that a bot token belongs to; which one Slack says on first use. */
export function singleWorkspace(token: string, settings: ClientSettings): Workspaces {
  const client = new webApi.WebClient(token, clientOptions(settings));
  let known: Promise<SlackAccess> | null = null;
  let revoked = false;

  const ask = async (): Promise<SlackAccess> => {
    try {
      const {
        team_id: teamId = '',
        bot_id: botId = '',
        user_id: botUserId = '',
        is_enterprise_install: isOrganisation = false,
      } = await client.auth.test();
      if (isOrganisation) throw new TokenRevokedError(NO_ORGANISATION);
      return { teamId, token, botId, botUserId, client };
    } catch (error) {
      known = null;
      throw deliveryError(error);
    }
  };

  const accessTo = async (teamId: string): Promise<SlackAccess> => {
    if (revoked)
      throw new TokenRevokedError(
        'The app was removed from the workspace; install it again and restart Bellwether.',
      );
    const access = await (known ??= ask());
    if (teamId !== '' && teamId !== access.teamId)
      throw new TokenRevokedError(
        'Bellwether is not installed in this workspace; install it there.',
      );
    return access;
  };

  return {
    single: true,
    accessTo,
    renew: ({ teamId }) => accessTo(teamId),
    forget: () => {
      revoked = true;
      return Promise.resolve();
    },
  };
}
