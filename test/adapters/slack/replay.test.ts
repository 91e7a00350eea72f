import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { replay } from '../../platforms/replay-payload.ts';
import { SIGNING_SECRET } from '../../platforms/slack-http.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

describe('npm run replay', () => {
  it('sends a recorded payload to a bot in HTTP mode', async () => {
    stage = await openStage('http');
    const { url: responseUrl, posts } = stage.slack.responseUrl();
    const recorded = readFileSync(
      'test/fixtures/slack/command-signals-klarna.json',
      'utf8',
    ).replace('http://127.0.0.1:9/response', responseUrl);
    const url = `http://127.0.0.1:${stage.adapter.port() ?? 0}/slack/events`;
    expect(await replay(recorded, { url, signingSecret: SIGNING_SECRET })).toEqual({
      status: 200,
      text: '',
    });
    await stage.slack.until(() => posts.length === 1);
    expect(stage.core.lines[0]?.line).toBe('klarna');
  });
});
