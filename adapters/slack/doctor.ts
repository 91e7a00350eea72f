import { webApi } from '@slack/bolt';
import { PlatformUnavailableError } from '../../src/deliveries/delivery-errors.ts';
import { AppError } from '../../src/errors.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { SCOPES } from './scopes.ts';
import { deliveryError, slackCode } from './slack-errors.ts';
import { clientOptions } from './workspaces.ts';
import type { ClientSettings, SlackAccess, Workspaces } from './workspaces.ts';

/** One thing that was looked at, and what there is to say. */
export type SlackCheck = { readonly name: string; readonly fine: boolean; readonly says: string };

export type SlackDoctor = ClientSettings & {
  readonly workspaces: Workspaces;
  /** Null in HTTP mode. */
  readonly appToken: string | null;
  /** Where something is subscribed. */
  readonly destinations: readonly Destination[];
};

/** Asks Slack about the tokens, what they may do, and whether each subscribed channel can be posted to. */
export async function checkSlack(parts: SlackDoctor): Promise<SlackCheck[]> {
  const { workspaces, appToken, destinations } = parts;
  const teams = workspaces.single ? [''] : [...new Set(destinations.map((it) => it.workspace))];
  const checks: SlackCheck[] = appToken === null ? [] : [await checkAppToken(appToken, parts)];
  for (const team of teams) {
    try {
      const access = await workspaces.accessTo(team);
      const theirs = destinations.filter(
        ({ workspace, person }) => workspace === access.teamId && !person,
      );
      checks.push(...(await checkToken(access)), ...(await checkChannels(access, theirs)));
    } catch (error) {
      checks.push({ name: `slack ${team}`.trim(), fine: false, says: said(error) });
    }
  }
  return checks;
}

async function checkAppToken(token: string, settings: ClientSettings): Promise<SlackCheck> {
  const name = 'slack app token';
  try {
    await new webApi.WebClient(token, clientOptions(settings)).apps.connections.open({});
    return { name, fine: true, says: 'Socket Mode can be used' };
  } catch (error) {
    const code = slackCode(error);
    const says =
      code === null
        ? said(error)
        : `Slack refuses it (${code}); check SLACK_APP_TOKEN and that Socket Mode is on`;
    return { name, fine: false, says };
  }
}

async function checkToken({ client, teamId }: SlackAccess): Promise<SlackCheck[]> {
  const { team = teamId, response_metadata: metadata } = await client.auth.test();
  const scopes = metadata?.scopes;
  const missing = scopes ? SCOPES.filter((scope) => !scopes.includes(scope)) : [];
  return [
    { name: 'slack token', fine: true, says: `works in ${team}` },
    {
      name: 'slack scopes',
      fine: missing.length === 0,
      says:
        scopes === undefined
          ? 'Slack did not say which there are'
          : missing.length === 0
            ? 'all there'
            : `${missing.join(', ')} missing; add them to the app and install it again`,
    },
  ];
}

async function checkChannels(
  access: SlackAccess,
  channels: readonly Destination[],
): Promise<SlackCheck[]> {
  const name = 'slack channel';
  const problems: SlackCheck[] = [];
  for (const { channel } of channels) {
    const problem = await problemOf(access, channel);
    if (problem !== null) problems.push({ name, fine: false, says: `${channel}: ${problem}` });
  }
  const fine = channels.length - problems.length;
  return [
    ...problems,
    ...(fine > 0
      ? [{ name: `${name}s`, fine: true, says: `${fine} of ${channels.length} can be posted to` }]
      : []),
  ];
}

/** Why the channel cannot be posted to; null where it can. A public channel is joined at the first post. */
async function problemOf({ client }: SlackAccess, id: string): Promise<string | null> {
  try {
    const { channel } = await client.conversations.info({ channel: id });
    if (channel?.is_archived === true) return 'The channel is archived.';
    if (channel?.is_private === true && channel.is_member === false)
      return 'Bellwether is not in the private channel; type /invite @bellwether there.';
    return null;
  } catch (error) {
    return said(error);
  }
}

function said(error: unknown): string {
  const known = error instanceof AppError ? error : deliveryError(error);
  // Elsewhere it is tried again; whoever looks wants to know what to do.
  return known instanceof PlatformUnavailableError
    ? 'Slack does not answer; check the network, a proxy on the way, and SLACK_API_URL where it is set.'
    : known.message;
}
