import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInstalls } from '../../../adapters/slack/install.ts';
import type { InstallSettings, Installs } from '../../../adapters/slack/install.ts';
import type { KeptInstallations } from '../../../adapters/slack/installations.ts';
import { createSlackPosts } from '../../../adapters/slack/post.ts';
import { createSeal } from '../../../adapters/slack/seal.ts';
import { NO_ORGANISATION, singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import { BOT_TOKEN } from '../../platforms/slack.ts';
import { install as throughBrowser } from '../../platforms/slack-browser.ts';
import { eventPayload, filledIn, slackPerson } from '../../platforms/slack-person.ts';
import type { SlackWorkspace } from '../../platforms/slack-workspace.ts';
import { StoreError } from '../../../src/errors.ts';
import { textsIn } from './texts-in.ts';
import { log, openStage, saying } from './stage.ts';
import type { Stage } from './stage.ts';

const KEY = randomBytes(32).toString('base64');
let stage: Stage;
let kept: Map<string, string>;
let installs: Installs;

beforeEach(async () => {
  kept = new Map();
  stage = await openStage('http', ({ apiUrl }) => {
    installs = connect(apiUrl);
    return installs;
  });
});
afterEach(() => stage.close());

function connect(apiUrl: string, changes: Partial<InstallSettings> = {}): Installs {
  return createInstalls({
    apiUrl,
    log,
    callTimeoutMs: 2_000,
    clientId: 'client',
    clientSecret: 'client-secret',
    stateSecret: 'state-secret',
    encryptionKey: KEY,
    kept: keptIn(kept),
    authorizationUrl: 'https://slack.example/oauth/v2/authorize',
    ...changes,
  });
}

function keptIn(map: Map<string, string>): KeptInstallations {
  return {
    keep: (id, sealed) => Promise.resolve(void map.set(id, sealed)),
    read: (id) => Promise.resolve(map.get(id) ?? null),
    remove: (id) => Promise.resolve(void map.delete(id)),
  };
}

const install = (workspace: SlackWorkspace, changes: { state?: string } = {}) =>
  throughBrowser(stage.slack, `http://127.0.0.1:${stage.adapter.port() ?? 0}`, workspace, changes);

const destination = (workspace: string) =>
  ({ platform: 'slack', workspace, channel: 'C1', person: false }) as const;
const post = (workspace: string, nonce: string) =>
  createSlackPosts({ workspaces: installs.workspaces, clock: stage.slack.clock, log }).chat.post(
    destination(workspace),
    saying('News'),
    { nonce },
  );

describe('several workspaces', () => {
  it('install the app each for itself; each is written to with its own token', async () => {
    const second = stage.slack.addWorkspace('T2', 'xoxb-second');
    expect((await install(stage.slack.team)).status).toBe(200);
    expect((await install(second)).status).toBe(200);
    await Promise.all([post('T1', 'n1'), post('T2', 'n2')]);
    expect(stage.slack.messages('C1')).toHaveLength(1);
    expect(stage.slack.messages('C1', second)).toHaveLength(1);
    const tokens = stage.slack.calls
      .filter(({ method }) => method === 'chat.postMessage')
      .map(({ token }) => token.split('-')[1]);
    expect(tokens.toSorted()).toEqual(['T1', 'T2']);
  });

  it('keeps no token in the open', async () => {
    await install(stage.slack.team);
    const text = JSON.stringify([...kept]);
    expect(text).not.toContain('xoxb');
    expect(text).not.toContain('xoxe');
    await expect(
      connect(stage.slack.apiUrl, {
        encryptionKey: randomBytes(32).toString('hex'),
      }).workspaces.accessTo('T1'),
    ).rejects.toMatchObject({ code: 'seal_broken' });
  });

  it('refuses a way back that did not begin here', async () => {
    const response = await install(stage.slack.team, { state: 'forged' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('did not begin in this browser');
    expect(kept.size).toBe(0);
  });

  it('refuses to be installed for a whole organisation, says so, and gives the token back', async () => {
    const organisation = stage.slack.addWorkspace('E1', 'xoxb-organisation');
    organisation.isOrganisation = true;
    const response = await install(organisation);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(NO_ORGANISATION);
    expect(kept.size).toBe(0);
    expect([...organisation.tokens], 'nothing is left that works').toEqual([]);
  });

  it.each([
    { query: 'error=access_denied', says: 'was cancelled in Slack' },
    { query: 'state=x', says: 'did not begin in this browser' },
  ])('says in a sentence why it is not installed: $query', async ({ query, says }) => {
    const base = `http://127.0.0.1:${stage.adapter.port() ?? 0}`;
    const response = await fetch(`${base}/slack/oauth_redirect?${query}`);
    expect(await response.text()).toContain(says);
  });

  it('keeps what went wrong on this machine to the log', async () => {
    kept.set = () => {
      throw new StoreError('store_full', 'The file /srv/secret cannot be written.');
    };
    const page = await (await install(stage.slack.team)).text();
    expect(page).toContain('the reason is in the log');
    expect(page).not.toContain('/srv');
  });

  it('says which settings to look at where Slack refuses the installation', async () => {
    stage.slack.fail({
      method: 'oauth.v2.access',
      failure: { type: 'error', error: 'bad_client_secret' },
    });
    expect(await (await install(stage.slack.team)).text()).toContain(
      '(bad_client_secret); check SLACK_CLIENT_ID, SLACK_CLIENT_SECRET',
    );
  });

  it('a workspace without the app is not written to', async () => {
    await expect(post('T1', 'n1')).rejects.toMatchObject({ code: 'token_revoked' });
  });

  it('answers in the workspace in which it is asked', async () => {
    const second = stage.slack.addWorkspace('T2', 'xoxb-second');
    await install(second);
    const payload = eventPayload(
      stage.slack,
      {
        type: 'app_mention',
        user: 'U1',
        text: `<@${second.botUserId}> klarna`,
        ts: '1.1',
        channel: 'C1',
        event_ts: '1.1',
      },
      second,
    );
    second.channels.get('C1')?.messages.push({ ts: '1.1', threadTs: null, content: {}, edits: 0 });
    await stage.deliver('events_api', payload);
    await stage.slack.until(() => stage.slack.messages('C1', second).length === 2);
    expect(stage.core.lines[0]?.asker.destination.workspace).toBe('T2');
  });

  it('gets a new token before the old one ends, once however many posts wait for it', async () => {
    await install(stage.slack.team);
    expire('T1');
    const before = stage.slack.calls.filter(({ method }) => method === 'oauth.v2.access').length;
    await Promise.all([1, 2, 3].map(() => installs.workspaces.accessTo('T1')));
    await post('T1', 'n1');
    expect(stage.slack.calls.filter(({ method }) => method === 'oauth.v2.access')).toHaveLength(
      before + 1,
    );
  });

  it('gets a new token where Slack calls the old one expired too early, and posts with it', async () => {
    await install(stage.slack.team);
    await post('T1', 'n1');
    stage.slack.clock.advance(1_000);
    stage.slack.fail({
      method: 'chat.postMessage',
      failure: { type: 'error', error: 'token_expired' },
    });
    await post('T1', 'n2');
    expect(stage.slack.messages('C1')).toHaveLength(2);
    const tokens = stage.slack.calls
      .filter(({ method }) => method === 'chat.postMessage')
      .map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2);
  });

  it('forgets a workspace that removed the app', async () => {
    await install(stage.slack.team);
    const person = slackPerson(stage.slack, 'U1', stage.deliver);
    await person.write('klarna');
    await stage.slack.until(() => stage.core.lines.length === 1);
    await stage.deliver('events_api', eventPayload(stage.slack, { type: 'app_uninstalled' }));
    await expect.poll(() => kept.size).toBe(0);
    await expect(post('T1', 'n1')).rejects.toMatchObject({ code: 'token_revoked' });
  });
});

describe('somebody of an organisation without the app, in a channel shared with it', () => {
  const modal = () => stage.slack.modal();
  const foreigner = () => slackPerson(stage.slack, 'UEXTERNAL', stage.deliver);
  const shown = () => textsIn(modal().blocks).join('\n');
  const alert = async () => {
    stage.core.reply = () =>
      Promise.resolve(
        saying('Klarna cuts 700 jobs', [
          { label: 'Subscribe', action: 'subscribe klarna' },
          { label: 'Why?', action: 'why story-1' },
        ]),
      );
    const { posts } = await slackPerson(stage.slack, 'U1', stage.deliver).command('klarna');
    await stage.slack.until(() => posts.length === 1);
    return { ...posts[0], ts: '1700000000.000200' };
  };
  beforeEach(() => install(stage.slack.team));

  it('presses buttons and asks by mention, and is answered by the workspace with the app', async () => {
    const { posts } = await foreigner().press('Why?', await alert());
    await stage.slack.until(() => posts.length === 1);
    await foreigner().mention('klarna');
    await stage.slack.until(() => stage.slack.messages('C1').length === 1);
    expect(stage.core.lines.map(({ asker }) => asker.destination.workspace)).toEqual([
      'T1',
      'T1',
      'T1',
    ]);
  });

  it('fills a form in as everybody does, and is told that the channel is not theirs to decide for', async () => {
    await foreigner().press('Subscribe', await alert());
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    expect(await foreigner().suggest('company', 'kl')).toContain('Klarna');
    const before = modal();
    await foreigner().choose(before, 'cadence', 'weekly');
    await stage.slack.until(() => modal().hash !== before.hash);
    await foreigner().submit(modal(), filledIn(modal()));
    await stage.slack.until(() => shown().includes('People of another organisation can ask here'));
    expect(stage.core.lines.map(({ line }) => line)).toEqual(['klarna']);
  });

  it('is one of its own where their workspace has the app too', async () => {
    const theirs = stage.slack.addWorkspace('T9', 'xoxb-theirs');
    await install(theirs);
    await foreigner().press('Subscribe', await alert());
    await stage.slack.until(() => modal().callback_id === 'subscribe');
    await foreigner().submit(modal(), filledIn(modal()));
    await stage.slack.until(() => shown().includes('People of another organisation can ask here'));
    const at = slackPerson(stage.slack, 'UEXTERNAL', stage.deliver, theirs);
    const { posts } = await at.command('subscribe klarna daily');
    await stage.slack.until(() => posts.length === 1);
    expect(stage.core.lines.at(-1)).toMatchObject({
      line: 'subscribe klarna daily',
      asker: { destination: { workspace: 'T9', channel: 'C1' } },
    });
  });
});

it('a token of a whole organisation is refused at the start', async () => {
  stage.slack.team.isOrganisation = true;
  const settings = { apiUrl: stage.slack.apiUrl, log };
  await expect(singleWorkspace(BOT_TOKEN, settings).accessTo('')).rejects.toMatchObject({
    code: 'token_revoked',
    message: NO_ORGANISATION,
  });
});

/** As if eleven hours had passed: the package looks at the machine's own clock. */
function expire(id: string): void {
  const seal = createSeal(KEY);
  const installation = JSON.parse(seal.open(kept.get(id) ?? '', id)) as {
    bot: { expiresAt: number };
  };
  installation.bot.expiresAt = Math.floor(Date.now() / 1_000) + 3_600;
  kept.set(id, seal.close(JSON.stringify(installation), id));
}

describe('the seal', () => {
  it('opens what it closed, and nothing else', () => {
    const seal = createSeal(KEY);
    const closed = seal.close('a secret', 'T1');
    expect(seal.open(closed, 'T1')).toBe('a secret');
    expect(seal.close('a secret', 'T1')).not.toBe(closed);
    expect(() => seal.open(closed, 'T2')).toThrow('cannot be opened');
    expect(() => seal.open(`${closed.slice(0, -4)}AAA=`, 'T1')).toThrow('cannot be opened');
    expect(() => seal.open('nothing', 'T1')).toThrow('cannot be opened');
    expect(() => createSeal('short')).toThrow('openssl rand -base64 32');
  });
});
