import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { textsIn } from '../adapters/slack/texts-in.ts';
import { startDiscord, type LoopbackDiscord } from '../platforms/discord.ts';
import { shownIn } from '../platforms/discord-shown.ts';
import { BOT_TOKEN as DISCORD_TOKEN, TEXT_CHANNEL } from '../platforms/discord-world.ts';
import { createLeapingClock } from '../platforms/leaping-clock.ts';
import { slackPerson } from '../platforms/slack-person.ts';
import { APP_TOKEN, BOT_TOKEN, startSlack, type LoopbackSlack } from '../platforms/slack.ts';

const bin = join(import.meta.dirname, '../../bin/bellwether.js');
const folder = mkdtempSync(join(tmpdir(), 'bellwether-chat-'));
const sources = join(folder, 'sources.json');
writeFileSync(sources, '[]');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let slack: LoopbackSlack;
let discord: LoopbackDiscord;

beforeEach(async () => {
  slack = await startSlack(createLeapingClock());
  discord = await startDiscord();
});
afterEach(async () => {
  await slack.close();
  await discord.close();
});

/** Runs the program with tokens for both platforms, as an operator would. */
function bellwether(data: string, tokens: Readonly<Record<string, string>>) {
  const env = {
    PATH: process.env.PATH ?? '',
    DATA_DIR: join(folder, data),
    SOURCES: sources,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_API_URL: discord.apiUrl,
    ...tokens,
  };
  const child = spawn(process.execPath, [bin, 'start'], { env, stdio: 'pipe' });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  return { child, ended, stdout: text(child.stdout), stderr: text(child.stderr) };
}

const SLACK = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN };

it('with tokens for both connects to both, brings the first alert as docs/slack.md and docs/discord.md say, and ends cleanly on SIGTERM', async () => {
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(
    join(documents, 'ibm.txt'),
    'IBM to cut 500 jobs in Dublin\n\nIBM will cut 500 jobs.\n',
  );
  const places = join(folder, 'folder.json');
  writeFileSync(places, JSON.stringify([{ type: 'folder', path: documents }]));
  const both = { ...SLACK, DISCORD_TOKEN, SOURCES: places };
  const { child, ended, stdout, stderr } = bellwether('both', both);
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  await slack.socket.connected();
  const person = slackPerson(slack, 'U1', (type, payload) => slack.socket.send(type, payload));
  const ask = async (line: string) => {
    const { posts } = await person.command(line, 'C2');
    await slack.until(() => posts.length === 1);
    return textsIn(posts[0]?.blocks).join('\n');
  };
  // What is there at the start is no news: only what comes after the first reading is.
  while (!(await ask('ibm')).includes('500')) await new Promise(setImmediate);
  const [, company = '', news = ''] =
    /subscribe (\w+)` in a channel[^]*?printf '(.*)' > seeds\/documents\/try\.txt/.exec(
      readFileSync('docs/slack.md', 'utf8'),
    ) ?? [];
  expect(await ask(`subscribe ${company}`)).toContain('Following');
  const onDiscord = readFileSync('docs/discord.md', 'utf8');
  expect(onDiscord).toContain(`/subscribe company:${company}`);
  expect(onDiscord).toContain(`printf '${news}' > seeds/documents/try.txt`);
  await discord.until(() => discord.world.commands.length > 0, 'the commands');
  const asked = discord.command('subscribe', { company });
  await discord.until(() => asked.original !== null, 'an answer');
  expect(shownIn(asked.original ?? {})).toContain('Following');
  writeFileSync(join(documents, 'try.txt'), news.replaceAll('\\n', '\n'));
  await slack.until(() => slack.messages('C2').length === 1);
  expect(slack.messages('C2')[0]?.content.text).toContain('1,234');
  await discord.until(() => discord.messages(TEXT_CHANNEL).length === 1, 'the alert on Discord');
  expect(shownIn(discord.messages(TEXT_CHANNEL)[0]?.body ?? {})).toContain('1,234');
  expect(discord.breaches).toEqual([]);

  await vi.waitUntil(() => log.includes('connected to discord'), { timeout: 20_000 });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(await stdout).toBe('');
  expect((await stderr).match(/connected to slack/g)).toHaveLength(1);
  expect(readdirSync(join(folder, 'both')).filter((name) => name.includes('lock'))).toEqual([]);
});

it('a token that Slack refuses ends the process with one sentence and code 1', async () => {
  const wrong = bellwether('wrong', {
    ...SLACK,
    SLACK_BOT_TOKEN: 'xoxb-wrong',
    LOG_LEVEL: 'silent',
  });
  expect(await wrong.ended).toBe(1);
  expect(await wrong.stderr).toMatch(/^Slack no longer takes the token [^\n]*SLACK_BOT_TOKEN\.\n$/);
});

it('a token that Discord refuses ends the process with one sentence and code 1', async () => {
  const wrong = bellwether('wrong-discord', { DISCORD_TOKEN: 'wrong', LOG_LEVEL: 'silent' });
  expect(await wrong.ended).toBe(1);
  expect(await wrong.stderr).toMatch(/^Discord [^\n]*DISCORD_TOKEN[^\n]*\.\n$/);
});

it('a Discord that will not have the bot any more ends the running process with what to fix', async () => {
  const running = bellwether('refused', { DISCORD_TOKEN, LOG_LEVEL: 'silent' });
  await discord.until(() => discord.world.commands.length > 0, 'the commands');
  discord.gateway.close(4014);
  expect(await running.ended).toBe(1);
  expect(await running.stderr).toMatch(/^Discord does not allow the bot its intents[^\n]*\.\n$/);
  expect(readdirSync(join(folder, 'refused')).filter((name) => name.includes('lock'))).toEqual([]);
});
