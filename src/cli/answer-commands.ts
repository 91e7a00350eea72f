import type { Command } from 'commander';
import { PERIOD_EXAMPLES, periodOfWords } from '../digests/period-words.ts';
import { UsageError } from '../errors.ts';
import type { Message } from '../messages/message.ts';
import type { OpenApp } from '../app.ts';
import type { Register, Run } from './command-line.ts';
import { write, writeJson } from './io.ts';

type Options = { readonly json?: true };

/** `signals WORDS…`, `digest`, `why STORY`: exactly what chat answers, shown in the terminal or as JSON. */
export function answerCommands(openApp: OpenApp): Register {
  return (program, run) => {
    const answer = (line: string, options: Options) => answerOnce(openApp, run, line, options);
    asks(program, 'signals [words...]', 'what is known of a company, or of the week').action(
      (words: string[], options: Options) => answer(['signals', ...words].join(' '), options),
    );
    asks(program, 'why <story>', 'quotes, sources and reasons behind a story').action(
      (story: string, options: Options) => answer(`why ${story}`, options),
    );
    asks(program, 'digest', 'the digest as it would be posted')
      .option('--week <week>', 'an ISO week such as 2024-W45 (default: the newest with stories)')
      .action(({ week, ...options }: Options & { readonly week?: string }) => {
        if (week !== undefined && periodOfWords(week, run.io.now(), 'UTC') === null)
          throw new UsageError(`--week ${week} is no period; write ${PERIOD_EXAMPLES}.`);
        return answer(`digest ${week ?? ''}`.trim(), options);
      });
  };
}

function asks(program: Command, usage: string, description: string): Command {
  return program
    .command(usage)
    .description(description)
    .option('--json', 'write the message as JSON');
}

async function answerOnce(
  openApp: OpenApp,
  { io, config }: Run,
  line: string,
  { json }: Options,
): Promise<void> {
  const settings = config();
  const app = await openApp(settings, io);
  try {
    const message: Message = await app.answer(line);
    if (json) await writeJson(io.stdout, message);
    else await write(io.stdout, `${io.show(message, settings.timeZone)}\n`);
  } finally {
    await app.close();
  }
}
