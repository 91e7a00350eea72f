import { App } from '@slack/bolt';
import type { AllMiddlewareArgs, AnyMiddlewareArgs, AuthorizeResult, Receiver } from '@slack/bolt';
import { z } from 'zod';
import { TokenRevokedError } from '../../src/deliveries/delivery-errors.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';
import { slackLogger } from './logger.ts';
import { renderMessage } from './render.ts';
import { notice } from './reply.ts';
import { createSeen } from './seen.ts';
import { appErrorIn } from './slack-errors.ts';
import { clientOptions } from './workspaces.ts';
import type { ClientSettings, SlackAccess, Workspaces } from './workspaces.ts';

/** What Bolt hands to an extended error handler. */
type Failed = { readonly error: Error & { readonly code: string }; readonly body: object };

/** Bolt over a receiver: authorizes by our workspaces, takes nothing twice, and lets no failure end the process. */
export function createBoltApp(
  receiver: Receiver,
  workspaces: Workspaces,
  settings: ClientSettings,
): App {
  const { log } = settings;
  const boltFetch = fetchWithin(settings.callTimeoutMs ?? CALL_TIMEOUT_MS);
  const app = new App({
    receiver,
    // A token given to Bolt is tested in the constructor, and a Slack that is down would end the process.
    authorize: async ({ teamId = '' }, body): Promise<AuthorizeResult> => {
      const access = await accessFor(workspaces, teamId, body);
      return {
        botToken: access.token,
        botId: access.botId,
        botUserId: access.botUserId,
        teamId: access.teamId,
      };
    },
    // Bolt answers response_urls with this fetch and sets no timeout of its own.
    clientOptions: { ...clientOptions(settings), fetch: boltFetch },
    logger: slackLogger(log),
    convoStore: false,
    extendedErrorHandler: true,
  });
  app.error(async ({ error, body }: Failed) => {
    log.error('slack listener failed', { code: error.code, error: error.message });
    if (error.code !== 'slack_bolt_authorization_error') return;
    await sayWhyNot(error, body, boltFetch).catch((failure: unknown) => {
      log.warn('slack answer lost', { error: failure });
    });
  });
  const seen = createSeen();
  app.use(async (args) => {
    const key = keyOf(args);
    if (key === null || !seen(key)) {
      await args.next();
      return;
    }
    // Slack did not get our acknowledgement the first time; the work itself is done or under way.
    if ('ack' in args && typeof args.ack === 'function') await args.ack();
  });
  return app;
}

const FORM = z.object({ view: z.object({ app_installed_team_id: z.string() }) });

/**
 * Access for a payload that Slack files under this workspace. What somebody of another organisation does in a form is
 * filed under their own, and the form says in which one the app that opened it is installed; Bolt looks there only when
 * a form is handed in (slackapi/bolt-js#1614), not when it is filled in.
 */
async function accessFor(
  workspaces: Workspaces,
  teamId: string,
  body: unknown,
): Promise<SlackAccess> {
  if (workspaces.single) return workspaces.accessTo('');
  try {
    return await workspaces.accessTo(teamId);
  } catch (error) {
    const form = FORM.safeParse(body);
    if (!(error instanceof TokenRevokedError) || !form.success) throw error;
    return workspaces.accessTo(form.data.view.app_installed_team_id);
  }
}

function fetchWithin(ms: number): typeof fetch {
  return (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(ms) });
}

/** Whoever asks where we have no token would hear nothing at all; a response_url takes none. */
async function sayWhyNot(error: Error, body: object, send: typeof fetch): Promise<void> {
  if (!('response_url' in body) || typeof body.response_url !== 'string') return;
  const [part] = renderMessage(notice(appErrorIn(error)?.message ?? 'Slack does not let us in.'));
  await send(body.response_url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...part, response_type: 'ephemeral', replace_original: false }),
  });
}

/** What is the same when Slack sends the same thing again; null where it does not matter. */
function keyOf({ body }: AnyMiddlewareArgs & AllMiddlewareArgs): string | null {
  if ('event_id' in body && typeof body.event_id === 'string') return body.event_id;
  if ('trigger_id' in body && typeof body.trigger_id === 'string') return body.trigger_id;
  return null;
}
