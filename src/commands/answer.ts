import type { Message } from '../messages/message.ts';
import { answerCard } from './answer-card.ts';
import { answerHelp, answerUnknown } from './answer-help.ts';
import { answerMissed } from './answer-missed.ts';
import { answerRight } from './answer-right.ts';
import {
  answerBudget,
  answerEmptyDigests,
  answerMute,
  answerQuiet,
  answerUnmute,
} from './answer-settings.ts';
import { answerSignals } from './answer-signals.ts';
import { answerSubscribe } from './answer-subscribe.ts';
import { answerPause, answerSubscriptions, answerUnsubscribe } from './answer-subscriptions.ts';
import { answerSources } from './answer-sources.ts';
import { answerUnwatch, answerWatch } from './answer-watch.ts';
import { answerWhy } from './answer-why.ts';
import type { Command } from './command.ts';
import type { CommandContext } from './context.ts';
import { parseCommand } from './parse-command.ts';

/** Reads a line and answers it. Throws what the store throws, nothing else. */
export function answerLine(line: string, context: CommandContext): Promise<Message> {
  const isName = (words: string) => context.companies.isName(words);
  return answerCommand(parseCommand(line, { isName }), context);
}

/** The one handler of every platform: does what was asked and says so. Throws what the store throws. */
export async function answerCommand(command: Command, context: CommandContext): Promise<Message> {
  switch (command.type) {
    case 'signals':
      return answerSignals(command.words, context);
    case 'subscribe':
      return answerSubscribe(command.request, context);
    case 'unsubscribe':
      return answerUnsubscribe(command.targets, context);
    case 'subscriptions':
      return answerSubscriptions(context);
    case 'pause':
    case 'resume':
      return answerPause(command.type, command.targets, context);
    case 'mute':
      return answerMute(command.company, command.days, context);
    case 'unmute':
      return answerUnmute(command.company, context);
    case 'budget':
      return answerBudget(command.alertsPerDay, context);
    case 'quiet':
      return answerQuiet(command.hours, context);
    case 'empty_digests':
      return answerEmptyDigests(command.come, context);
    case 'watch':
      return answerWatch(command.place, context);
    case 'unwatch':
      return answerUnwatch(command.place, context);
    case 'sources':
      return answerSources(command.list, context);
    case 'missed':
      return answerMissed(command.company, context);
    case 'digest':
      return answerDigest(command.words, context);
    case 'why':
      return answerWhy(command.of, context);
    case 'card':
      return answerCard(command.of, context);
    case 'right':
      return answerRight(command.of, context);
    case 'help':
      return answerHelp(command.topic);
    case 'unknown':
      return answerUnknown(command.problem, command.meant);
  }
}

async function answerDigest(words: string, { digest }: CommandContext): Promise<Message> {
  const message = await digest(words);
  return (
    message ??
    answerUnknown(
      `“${words}” is no period I know. Write week, last week, month, 2024-W45, 2024-11 or 2024-11-04.`,
      'digest week',
    )
  );
}
