import { z } from 'zod';
import type { OpenApp } from '../app.ts';
import { UnreadableDocumentError } from '../errors.ts';
import { countOf } from '../messages/format.ts';
import { SUBSCRIPTION } from '../subscriptions/subscription-shape.ts';
import type { Register } from './command-line.ts';
import { readAll, write, writeJson } from './io.ts';

/** `subscriptions export`, `subscriptions import`: everything that is followed, as JSON, out and in again. */
export function subscriptionsCommand(openApp: OpenApp): Register {
  return (program, { io, config }) => {
    const subscriptions = program
      .command('subscriptions')
      .description('all subscriptions as JSON, out and in again');
    subscriptions
      .command('export')
      .description('write every subscription to standard output')
      .action(async () => {
        const app = await openApp(config(), io);
        try {
          await writeJson(io.stdout, await app.store.allSubscriptions());
        } finally {
          await app.close();
        }
      });
    subscriptions
      .command('import')
      .description('read subscriptions from standard input; the same ones are replaced')
      .action(async () => {
        const read = parse(new TextDecoder().decode(await readAll(io.stdin)));
        const app = await openApp(config(), io);
        try {
          let replaced = 0;
          for (const subscription of read) {
            if ((await app.store.keepSubscription(subscription)) !== null) replaced++;
          }
          const changed = replaced === 0 ? '' : `, ${replaced} of them known before`;
          await write(io.stdout, `Kept ${countOf(read.length, 'subscription')}${changed}.\n`);
        } finally {
          await app.close();
        }
      });
  };
}

function parse(text: string): z.infer<typeof SUBSCRIPTION>[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UnreadableDocumentError(
      'Standard input is not JSON; give what subscriptions export wrote. Nothing was changed.',
      { cause },
    );
  }
  const parsed = z.array(SUBSCRIPTION).safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableDocumentError(
    `Subscription ${Number(issue?.path[0] ?? 0) + 1} cannot be read: ${issue?.path.slice(1).join('.') ?? ''} ${issue?.message ?? ''}. Nothing was changed.`,
  );
}
