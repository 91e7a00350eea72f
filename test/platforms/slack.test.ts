import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { messageProblems, viewProblems } from './slack-messages.ts';
import { mrkdwnProblems } from './slack-text.ts';
import { BOT_TOKEN, startSlack } from './slack.ts';
import type { LoopbackSlack } from './slack.ts';

const post = (message: Json) =>
  messageProblems(
    { text: 'News', unfurl_links: false, unfurl_media: false, ...message },
    'chat.postMessage',
  ).map(({ message: what }) => what);
const section = (text: Json): Json => ({ type: 'section', text });
const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
const many = (count: number, item: Json) => Array.from({ length: count }, () => item);

describe('the loopback Slack refuses or notes', () => {
  it.each<{ why: string; message: Json; problem: RegExp | null }>([
    {
      why: 'what is right',
      message: { blocks: [section(mrkdwn('a &amp; b <https://example.com|c>'))] },
      problem: null,
    },
    { why: 'a mention', message: { text: 'hi <!channel>' }, problem: /mentions somebody/ },
    {
      why: 'an unescaped ampersand',
      message: { blocks: [section(mrkdwn('a & b'))] },
      problem: /ampersand/,
    },
    { why: 'no fallback text', message: { text: '' }, problem: /no fallback/ },
    { why: 'previews', message: { unfurl_links: true }, problem: /previews/ },
    { why: 'empty text', message: { blocks: [section(mrkdwn(''))] }, problem: /more than 0/ },
    {
      why: 'a ragged table',
      message: { blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }], []] }] },
      problem: /of one length|no fewer/,
    },
    {
      why: 'one action_id twice',
      message: {
        blocks: [
          {
            type: 'actions',
            elements: many(2, {
              type: 'button',
              action_id: 'a',
              text: { type: 'plain_text', text: 'a' },
            }),
          },
        ],
      },
      problem: /unique/,
    },
    {
      why: 'a block that is none',
      message: { blocks: [{ type: 'alert' }] },
      problem: /unknown block type/,
    },
    {
      why: 'a form in a message',
      message: {
        blocks: [
          {
            type: 'input',
            label: { type: 'plain_text', text: 'a' },
            element: { type: 'plain_text_input' },
          },
        ],
      },
      problem: /not allowed in a message/,
    },
    {
      why: 'a person in rich text',
      message: {
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
          },
        ],
      },
      problem: /mentions a user/,
    },
  ])('$why', ({ message, problem }) => {
    const problems = post(message);
    if (problem === null) expect(problems).toEqual([]);
    else expect(problems.join('; ')).toMatch(problem);
  });

  it.each([
    { text: '<!date^1^{date}|then>', wrong: false },
    { text: '<!date^1^{date}>', wrong: true },
    { text: '<javascript:x|y>', wrong: true },
    { text: '<https://a.example|b|c>', wrong: true },
    { text: '&lt;b&gt; &amp;', wrong: false },
    { text: 'a < b', wrong: true },
    { text: '<#C1>', wrong: true },
  ])('mrkdwn $text: $wrong', ({ text, wrong }) => {
    expect(mrkdwnProblems(text).length > 0).toBe(wrong);
  });

  it('a view with a long title, and a form without a button', () => {
    const title = { type: 'plain_text', text: 'a'.repeat(25) };
    const input = {
      type: 'input',
      label: { type: 'plain_text', text: 'a' },
      element: { type: 'plain_text_input' },
    };
    expect(
      viewProblems({ type: 'modal', title, blocks: [input] }).map(({ pointer }) => pointer),
    ).toEqual(['/title/text', '/submit']);
  });
});

describe('the loopback Slack keeps count', () => {
  let slack: LoopbackSlack;
  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  const call = async (method: string, args: Record<string, string>, token = BOT_TOKEN) => {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      body: new URLSearchParams(args),
      headers: { authorization: `Bearer ${token}` },
    });
    return (await response.json()) as Json;
  };
  const news = { channel: 'C1', text: 'News', unfurl_links: 'false', unfurl_media: 'false' };

  it('of messages a second, and of methods that do not exist', async () => {
    await call('chat.postMessage', news);
    slack.clock.advance(999);
    await call('chat.postMessage', news);
    await call('chat.shout', {});
    expect(slack.takeViolations()).toEqual([
      'two messages to C1 within 999 ms; one a second is allowed',
      'unknown method chat.shout',
    ]);
  });

  it('of the posts to one response_url, and of its half hour', async () => {
    const { url } = slack.responseUrl();
    const respond = async (to: string) =>
      (await fetch(to, { method: 'POST', body: JSON.stringify({ text: 'a' }) })).status;
    for (let at = 0; at < 5; at += 1) expect(await respond(url)).toBe(200);
    expect(await respond(url)).toBe(404);
    const late = slack.responseUrl().url;
    slack.clock.advance(30 * 60_000 + 1);
    expect(await respond(late)).toBe(404);
    expect(slack.takeViolations()).toEqual([
      'a response_url was used more than five times',
      'a response_url was used after 30 minutes',
    ]);
  });

  it('of triggers, each good once and for three seconds', async () => {
    const view = JSON.stringify({
      type: 'modal',
      title: { type: 'plain_text', text: 'a' },
      blocks: [],
    });
    const [used, late] = [slack.trigger(), slack.trigger()];
    expect(await call('views.open', { trigger_id: used, view })).toMatchObject({ ok: true });
    expect(await call('views.open', { trigger_id: used, view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    slack.clock.advance(3_001);
    expect(await call('views.open', { trigger_id: late, view })).toMatchObject({
      error: 'expired_trigger_id',
    });
    expect(slack.takeViolations()).toHaveLength(2);
  });

  it('of scopes and tokens', async () => {
    slack.team.scopes.delete('chat:write');
    expect(await call('chat.postMessage', news)).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
    });
    expect(await call('auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
  });
});
