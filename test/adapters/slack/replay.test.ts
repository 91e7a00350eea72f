import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
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

  const FILE = 'test/fixtures/slack/command-signals-klarna.json';
  const run = async (args: readonly string[], settings: Readonly<Record<string, string>>) => {
    const script = ['--import', 'tsx', 'test/platforms/replay.ts', ...args];
    const env = { PATH: process.env.PATH ?? '', ...settings };
    const child = spawn(process.execPath, script, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [said, erred, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { said, erred, code };
  };

  it('as a program says what the bot answered, and how to use it', async () => {
    stage = await openStage('http');
    const settings = { SLACK_SIGNING_SECRET: SIGNING_SECRET, PORT: String(stage.adapter.port()) };
    expect(await run([FILE], settings)).toEqual({ said: '200 \n', erred: '', code: 0 });
    expect(await run([FILE], { ...settings, SLACK_SIGNING_SECRET: 'another' })).toMatchObject({
      said: '401 \n',
      code: 1,
    });
    expect(await run([], settings)).toMatchObject({
      erred: expect.stringMatching(/^Use: .* npm run replay FILE/) as string,
      code: 2,
    });
    await stage.adapter.stop();
    expect(stage.core.lines.map(({ line }) => line)).toEqual(['klarna']);
  });
});
