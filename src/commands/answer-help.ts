import type { Message } from '../messages/message.ts';
import { plain } from '../messages/message.ts';
import { COMMAND_NAMES } from './command.ts';
import type { CommandName } from './command.ts';
import { HELP } from './help-topics.ts';
import { note, say, text } from './say.ts';

/** `help`: all commands in a line each, or one in full. */
export function answerHelp(topic: CommandName | null): Message {
  if (topic === null)
    return {
      summary: 'What Bellwether understands',
      tone: 'neutral',
      blocks: [
        { type: 'heading', level: 1, text: 'What Bellwether understands' },
        {
          type: 'facts',
          facts: COMMAND_NAMES.map((name) => ({ label: name, value: plain(HELP[name].does) })),
        },
        { type: 'buttons', buttons: [{ label: 'More on subscribing', action: 'help subscribe' }] },
      ],
    };
  const { usage, does, examples, notes } = HELP[topic];
  return {
    summary: does,
    tone: 'neutral',
    blocks: [
      { type: 'heading', level: 1, text: topic },
      text(does),
      { type: 'text', content: [{ type: 'text', text: usage, emphasis: 'code' }] },
      {
        type: 'list',
        ordered: false,
        items: examples.map((example) => [{ type: 'text', text: example, emphasis: 'code' }]),
      },
      ...notes.map(note),
    ],
  };
}

/** What could not be read: what is wrong, and the line that would be right where one is likely. */
export function answerUnknown(problem: string, meant: string | null): Message {
  return say(
    problem,
    [],
    meant === null
      ? [{ label: 'Help', action: 'help' }]
      : [
          { label: meant, action: meant },
          { label: 'Help', action: 'help' },
        ],
  );
}
