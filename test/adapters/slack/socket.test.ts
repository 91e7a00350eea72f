import { afterEach, describe, expect, it } from 'vitest';
import { createSlackAdapter } from '../../../adapters/slack/app.ts';
import { singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import { APP_TOKEN, BOT_TOKEN } from '../../platforms/slack.ts';
import { eventPayload } from '../../platforms/slack-person.ts';
import { log, openStage, saying } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

/** Slack still talks to the bot. */
async function talks() {
  const { posts } = await stage.person().command('klarna');
  await stage.slack.until(() => posts.length === 1);
}

const opens = () =>
  stage.slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
const reconnected = (count: number) =>
  expect.poll(() => stage.slack.socket.connections()).toBeGreaterThanOrEqual(count);

describe('the connection', () => {
  it.each([
    'warning',
    'refresh_requested',
    'link_disabled',
    'too_many_websockets',
    'something_new',
  ])('comes back after disconnect %s', async (reason) => {
    stage = await openStage('socket');
    stage.slack.socket.disconnect(reason);
    await reconnected(2);
    await talks();
  });

  it('comes back after the line is cut, and takes what fell into the gap', async () => {
    stage = await openStage('socket');
    stage.slack.socket.drop();
    const { posts } = await stage.person().command('klarna');
    await stage.slack.until(() => posts.length === 1);
    expect(stage.core.lines).toHaveLength(1);
  });

  it('answers a command in the middle of which it was cut', async () => {
    stage = await openStage('socket');
    const finished = new AbortController();
    stage.core.reply = () =>
      new Promise((resolve) => {
        finished.signal.addEventListener('abort', () => {
          resolve(saying('late answer'));
        });
      });
    const { posts } = await stage.person().command('klarna');
    await expect.poll(() => stage.core.lines.length).toBe(1);
    stage.slack.socket.drop();
    await reconnected(2);
    finished.abort();
    await stage.slack.until(() => posts.length === 1);
    expect(posts[0]).toMatchObject({ text: 'late answer' });
  });

  it('takes a redelivered envelope once, and acknowledges it again', async () => {
    stage = await openStage('socket');
    const { posts } = await stage.person().command('klarna');
    await stage.slack.until(() => posts.length === 1);
    await stage.slack.socket.redeliver();
    await talks();
    expect(stage.core.lines).toHaveLength(2);
  });

  it('survives an envelope without an inner event, frames it does not know and frames that are none', async () => {
    stage = await openStage('socket');
    await stage.slack.socket.send('events_api', {
      type: 'app_rate_limited',
      team_id: 'T1',
      minute_rate_limited: 1,
    });
    stage.slack.socket.raw({ type: 'something_new' });
    stage.slack.socket.raw('no object');
    stage.slack.socket.raw({ type: 'events_api', payload: { event: null } });
    await stage.deliver('events_api', eventPayload(stage.slack, { type: 'something_new' }));
    await talks();
  });

  it.each([
    { what: 'a token error', failure: { type: 'error', error: 'invalid_auth' } },
    { what: 'a fault of Slack', failure: { type: 'http', status: 503 } },
    { what: 'a limit', failure: { type: 'rate_limited', retryAfter: 30 } },
    { what: 'a cut line', failure: { type: 'cut', done: false } },
  ] as const)('comes back after $what on reconnect', async ({ failure }) => {
    stage = await openStage('socket');
    stage.slack.fail({ method: 'apps.connections.open', times: 3, failure });
    stage.slack.socket.drop();
    await reconnected(2);
    await talks();
  });

  it('waits longer from one failure to the next, and longest where only a person can help', async () => {
    stage = await openStage('socket');
    const { clock } = stage.slack;
    const before = clock.now();
    stage.slack.fail({
      method: 'apps.connections.open',
      times: 6,
      failure: { type: 'http', status: 503 },
    });
    stage.slack.socket.drop();
    await reconnected(2);
    const faults = clock.now() - before;
    expect(faults).toBeGreaterThan(15_000);
    stage.slack.fail({
      method: 'apps.connections.open',
      times: 1,
      failure: { type: 'error', error: 'token_revoked' },
    });
    stage.slack.socket.drop();
    await reconnected(3);
    expect(clock.now() - before - faults).toBeGreaterThanOrEqual(300_000);
  });

  it('does not run hot where every connection ends at once', async () => {
    stage = await openStage('socket');
    const before = stage.slack.clock.now();
    for (let connection = 2; connection < 8; connection += 1) {
      stage.slack.socket.disconnect('too_many_websockets');
      await reconnected(connection);
      await stage.slack.socket.connected();
    }
    expect(stage.slack.clock.now() - before).toBeGreaterThan(15_000);
  });

  it('gives up waiting for a hello that does not come, and tries again', async () => {
    stage = await openStage('socket');
    stage.slack.socket.setSilent(true);
    stage.slack.socket.drop();
    await reconnected(2);
    stage.slack.socket.setSilent(false);
    await stage.slack.socket.connected();
    await talks();
  });

  it('waits for a Slack that is down at start', async () => {
    stage = await openStage('socket');
    await stage.adapter.stop();
    await stage.slack.stop();
    const settings = { apiUrl: stage.slack.apiUrl, log, callTimeoutMs: 500 };
    const second = createSlackAdapter({
      ...settings,
      mode: { type: 'socket', appToken: APP_TOKEN },
      workspaces: singleWorkspace(BOT_TOKEN, settings),
      core: stage.core,
      policy: 'members',
      clock: stage.slack.clock,
    });
    const before = stage.slack.clock.now();
    const started = second.start();
    await expect.poll(() => stage.slack.clock.now() - before).toBeGreaterThan(5_000);
    await stage.slack.restart();
    await started;
    await talks();
    await second.stop();
  });

  it('stops while it waits to try again', async () => {
    stage = await openStage('socket');
    stage.slack.fail({
      method: 'apps.connections.open',
      times: 1_000,
      failure: { type: 'error', error: 'invalid_auth' },
    });
    stage.slack.socket.drop();
    await expect.poll(opens).toBeGreaterThan(2);
    await stage.adapter.stop();
    const after = opens();
    await new Promise((resolve) => setImmediate(resolve));
    expect(opens()).toBe(after);
  });
});
