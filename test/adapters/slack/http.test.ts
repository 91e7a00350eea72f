import { afterEach, describe, expect, it } from 'vitest';
import { httpBody, sendSigned } from '../../platforms/slack-http.ts';
import type { SignedRequest } from '../../platforms/slack-http.ts';
import { directMessage } from '../../platforms/slack-person.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

const url = (path = '/slack/events') => `http://127.0.0.1:${stage.adapter.port() ?? 0}${path}`;
const send = (changes: Partial<SignedRequest> = {}) => {
  const payload = directMessage(stage.slack);
  return sendSigned({ url: url(), ...httpBody('events_api', payload), ...changes });
};

describe('signed requests', () => {
  const now = Math.floor(Date.now() / 1_000);

  it.each<{ why: string; changes: Partial<SignedRequest>; status: number }>([
    { why: 'now', changes: {}, status: 200 },
    { why: 'four minutes old', changes: { timestamp: now - 240 }, status: 200 },
    { why: 'four minutes ahead', changes: { timestamp: now + 240 }, status: 200 },
    { why: 'six minutes old', changes: { timestamp: now - 360 }, status: 401 },
    { why: 'six minutes ahead', changes: { timestamp: now + 360 }, status: 401 },
    { why: 'signed with another secret', changes: { signingSecret: 'another' }, status: 401 },
    {
      why: 'changed on the way',
      changes: { headers: { 'x-slack-signature': 'v0=00' } },
      status: 401,
    },
    { why: 'no time', changes: { headers: { 'x-slack-request-timestamp': '' } }, status: 401 },
    { why: 'no JSON', changes: { body: '{' }, status: 400 },
    { why: 'more than 4 MB', changes: { body: 'x'.repeat(4 * 1024 * 1024 + 1) }, status: 413 },
    { why: 'another page', changes: { url: '/nothing' }, status: 404 },
  ])('$why: $status', async ({ changes, status }) => {
    stage = await openStage('http');
    const response = await send(
      changes.url === undefined ? changes : { ...changes, url: url(changes.url) },
    );
    expect(response.status).toBe(status);
    if (status === 200)
      await stage.slack.until(() => stage.slack.team.channels.get('DU1')?.messages.length === 1);
    else expect(stage.core.lines).toEqual([]);
  });

  it('takes what it does not know, so that Slack does not count a failure', async () => {
    stage = await openStage('http');
    const told = {
      type: 'app_rate_limited',
      team_id: 'T1',
      minute_rate_limited: 1,
      api_app_id: 'A1',
    };
    const response = await send({ body: JSON.stringify(told) });
    expect(response.status).toBe(200);
  });

  it('answers a look at its certificate, and nothing that is smuggled in with it', async () => {
    stage = await openStage('http');
    const response = await fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'ssl_check=1&command=%2Fsignals&text=klarna&user_id=U1&team_id=T1&channel_id=C1',
    });
    expect(response.status).toBe(200);
    expect(stage.core.lines).toEqual([]);
  });

  it('proves the address to Slack', async () => {
    stage = await openStage('http');
    const response = await send({
      body: JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'old' }),
    });
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it('rejects where the port is taken', async () => {
    stage = await openStage('http');
    const port = stage.adapter.port() ?? 0;
    await expect(
      openStage('http', { mode: { type: 'http', signingSecret: 's', port } }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
