import { stringOf, type Json } from './json.ts';
import { SlackRefusal, type WebApiState } from './slack-call.ts';

/** `oauth.v2.access`: a code or a refresh token for a bot token, each good once. */
export function grantAccess(state: WebApiState, args: Json): Json {
  if (args.client_id !== 'client' || args.client_secret !== 'client-secret')
    throw new SlackRefusal('bad_client_secret');
  const refreshing = args.grant_type === 'refresh_token';
  const [store, given] = refreshing
    ? [state.refreshTokens, stringOf(args.refresh_token)]
    : [state.codes, stringOf(args.code)];
  const workspace = state.workspaces.get(store.get(given) ?? '');
  if (!workspace) {
    if (refreshing) state.violation('a refresh token was used twice, or never given out');
    throw new SlackRefusal(refreshing ? 'invalid_refresh_token' : 'invalid_code');
  }
  store.delete(given);
  const token = `xoxe.xoxb-${workspace.id}-${state.nextId()}`;
  const refreshToken = `xoxe-${workspace.id}-${state.nextId()}`;
  workspace.tokens.add(token);
  state.refreshTokens.set(refreshToken, workspace.id);
  return {
    access_token: token,
    token_type: 'bot',
    scope: [...workspace.scopes].join(','),
    bot_user_id: workspace.botUserId,
    app_id: 'A1',
    team: workspace.isOrganisation ? null : { id: workspace.id, name: workspace.name },
    enterprise: workspace.isOrganisation ? { id: workspace.id, name: workspace.name } : null,
    is_enterprise_install: workspace.isOrganisation,
    authed_user: { id: 'U1' },
    refresh_token: refreshToken,
    expires_in: 43_200,
  };
}
