import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replay } from './replay-payload.ts';

// npm run replay FILE: sends a recorded Slack payload, signed, to the bot that runs here in HTTP mode.

const settings = z
  .object({ SLACK_SIGNING_SECRET: z.string().min(1), PORT: z.string().regex(/^\d+$/) })
  .safeParse(process.env);
const [file] = process.argv.slice(2);

if (file === undefined || !settings.success) {
  process.stderr.write(
    'Use: SLACK_SIGNING_SECRET=… PORT=… npm run replay FILE, with the settings of the bot that runs.\n',
  );
  process.exitCode = 2;
} else {
  const { SLACK_SIGNING_SECRET: signingSecret, PORT: port } = settings.data;
  const { status, text } = await replay(readFileSync(file, 'utf8'), {
    signingSecret,
    url: `http://127.0.0.1:${port}/slack/events`,
  });
  process.stdout.write(`${status} ${text}\n`);
  process.exitCode = status === 200 ? 0 : 1;
}
