import type { LoopbackSlack } from './slack.ts';
import type { SlackWorkspace } from './slack-workspace.ts';

/** What a browser does to install the app: its page at `base`, consent at Slack, and back again. */
export async function install(
  slack: LoopbackSlack,
  base: string,
  workspace: SlackWorkspace,
  changes: { readonly state?: string } = {},
): Promise<Response> {
  const page = await fetch(`${base}/slack/install`);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const [, address = ''] = /<a href="([^"]+)"/.exec(await page.text()) ?? [];
  const consent = new URL(address.replaceAll('&amp;', '&'));
  const code = `code-${workspace.id}-${slack.state.nextId()}`;
  slack.state.codes.set(code, workspace.id);
  const state = changes.state ?? consent.searchParams.get('state') ?? '';
  return fetch(`${base}/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`, {
    headers: { cookie },
  });
}
