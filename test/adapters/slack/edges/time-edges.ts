import { expect } from 'vitest';
import * as limits from '../../../../adapters/slack/limits.ts';
import { createBoltApp } from '../../../../adapters/slack/bolt-app.ts';
import { createHttpConnection } from '../../../../adapters/slack/http.ts';
import { createPacer, createQuota } from '../../../../adapters/slack/pacer.ts';
import { deliveryError } from '../../../../adapters/slack/slack-errors.ts';
import { clientOptions, singleWorkspace } from '../../../../adapters/slack/workspaces.ts';
import { createTestClock } from '../../../platforms/slack-clock.ts';
import { SIGNING_SECRET, sendSigned } from '../../../platforms/slack-http.ts';
import { BOT_TOKEN } from '../../../platforms/slack.ts';
import { log, type Stage } from '../stage.ts';
import { edge, long, many, message, type Edges } from './edge.ts';

/** Posts by response_url for an answer of so many parts, and whether the rest came as a direct message. */
async function answered(parts: number, stage: Stage): Promise<string> {
  const { slack, core } = stage;
  core.reply = () =>
    Promise.resolve(message(...many(parts, () => ({ type: 'quote', text: long(8_400) }) as const)));
  const direct = () => slack.team.channels.get('DU1')?.messages.length ?? 0;
  const before = direct();
  const { posts } = await stage.person().command('digest');
  await slack.until(() => posts.length === parts || direct() === before + parts);
  return `${posts.length} by response_url, ${direct() - before} direct`;
}

/** The status of a request whose time lies so many seconds ahead. */
async function ahead(seconds: number): Promise<number> {
  const clock = createTestClock();
  const http = createHttpConnection({ signingSecret: SIGNING_SECRET, port: 0, clock, log });
  const settings = { apiUrl: null, log };
  createBoltApp(http.receiver, singleWorkspace(BOT_TOKEN, settings), settings);
  await http.start();
  try {
    const response = await sendSigned({
      url: `http://127.0.0.1:${http.port()}/slack/events`,
      body: JSON.stringify({ type: 'url_verification', challenge: 'a' }),
      contentType: 'application/json',
      timestamp: Math.floor(clock.now() / 1_000) + seconds,
    });
    return response.status;
  } finally {
    await http.stop();
  }
}

/** The time between two pieces of work that a pacer keeps apart, ms. */
async function gap(ms: number): Promise<number> {
  const clock = createTestClock();
  const pace = createPacer(ms, clock);
  const times = [1, 2].map(() => pace('C1', () => Promise.resolve(clock.now())));
  const [first = 0, second = 0] = await Promise.all(times);
  return second - first;
}

/** Whether the last of so many edits in one minute goes through. */
function edits(count: number): boolean {
  const clock = createTestClock();
  const quota = createQuota(limits.EDITS_PER_MINUTE, clock);
  const tries = many(count, () => {
    try {
      quota('T1');
      return true;
    } catch {
      return false;
    }
  });
  clock.advance(60_000);
  expect(() => {
    quota('T1');
  }).not.toThrow();
  return tries.at(-1) ?? false;
}

/** How often and for how long Slack lets the adapter do something. */
export const TIME_EDGES = {
  MOST_RESPONSES: async (most, open) => {
    expect(await answered(most - 1, await open())).toBe('4 by response_url, 0 direct');
    expect(await answered(most, await open())).toBe('5 by response_url, 0 direct');
    expect(await answered(most + 1, await open())).toBe('1 by response_url, 6 direct');
  },
  MESSAGE_GAP_MS: async (ms) => {
    expect(await gap(ms)).toBe(ms);
    expect(ms, 'one a second').toBe(1_000);
  },
  WORKSPACE_GAP_MS: async (ms) => {
    expect(await gap(ms)).toBe(ms);
    expect(60_000 / ms, 'several hundred a minute').toBe(300);
  },
  EDITS_PER_MINUTE: edge(edits, true, false),
  DEFAULT_RETRY_AFTER_MS: (ms) => {
    const nameless = new Error('Retry header did not contain a valid timeout.');
    expect(deliveryError(nameless)).toMatchObject({ code: 'rate_limited', retryAfterMs: ms });
  },
  CALL_TIMEOUT_MS: (ms) => {
    expect(clientOptions({ apiUrl: null, log }).timeout).toBe(ms);
    expect(ms, 'never for ever, which is what the package takes 0 for').toBeGreaterThan(0);
  },
  SIGNATURE_WINDOW_SECONDS: async (most) => {
    const statuses = [];
    for (const seconds of [most - 1, most, most + 1]) statuses.push(await ahead(seconds));
    expect(statuses).toEqual([200, 200, 401]);
  },
} satisfies Partial<Edges>;
