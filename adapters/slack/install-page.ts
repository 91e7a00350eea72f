import type { ServerResponse } from 'node:http';
import { ErrorCode } from '@slack/oauth';
import { TokenRevokedError } from '../../src/deliveries/delivery-errors.ts';
import { appErrorIn, slackCode } from './slack-errors.ts';

/** Faults on the way through the browser, which that browser can mend. */
const BROWSER_FAULTS: readonly string[] = [
  ErrorCode.MissingStateError,
  ErrorCode.InvalidStateError,
  ErrorCode.MissingCodeError,
];

/** Ends an installation that failed with a page of one sentence: why, and what to do. */
export function sayWhyNotInstalled(
  error: Error & { readonly code?: string },
  response: ServerResponse,
): void {
  response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en"><title>Not installed</title><h1>Not installed</h1><p>${reasonOf(error)}</p></html>`,
  );
}

/** Fixed words of ours and codes of Slack's: nothing has to be escaped, and nothing of this machine is told. */
function reasonOf(error: Error & { readonly code?: string }): string {
  const ours = appErrorIn(error);
  if (ours instanceof TokenRevokedError) return ours.message;
  if (BROWSER_FAULTS.includes(error.code ?? ''))
    return 'The way back did not begin in this browser, or took more than ten minutes; open /slack/install again.';
  if (error.code === ErrorCode.AuthorizationError)
    return 'The installation was cancelled in Slack; open /slack/install to begin again.';
  const code = slackCode(error)?.replaceAll(/[^a-z_]/g, '');
  return code
    ? `Slack refuses the installation (${code}); check SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and the redirect address, and open /slack/install again.`
    : 'Slack did not answer as expected; the reason is in the log. Open /slack/install again in a minute.';
}
