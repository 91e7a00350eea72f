import { KINDS } from '../signals/signal.ts';
import { COMMAND_NAMES } from './command.ts';
import type { CommandName } from './command.ts';
import { commandByWord } from './command-words.ts';

const OPTIONS = ['instant', 'daily', 'weekly', 'ai only', 'min 3', '>=100 jobs', 'to me'];
const MOST = 30;

/**
 * Whole lines that a half-typed line may become, for the tab key. `names` are the company names to offer, `storyIds`
 * what `why`, `card` and `right` take.
 */
export function completeLine(
  line: string,
  names: readonly string[],
  storyIds: readonly string[],
): string[] {
  const start = /^(\S+) +(.*)$/s.exec(line);
  if (start === null)
    return startingWith(line.trimStart(), COMMAND_NAMES).map((name) => `${name} `);
  const [, word = '', rest = ''] = start;
  const name = commandByWord(word);
  const choices = choicesFor(name, rest, names, storyIds);
  const head = line.slice(0, line.length - rest.length);
  if (name === 'subscribe' && rest.includes(' ')) {
    const done = rest.slice(0, rest.lastIndexOf(' ') + 1);
    const options = startingWith(rest.slice(done.length), OPTIONS).map((one) => head + done + one);
    return [...startingWith(rest, choices).map((choice) => head + choice), ...options];
  }
  return startingWith(rest, choices).map((choice) => head + choice);
}

const TAKING_STORIES: readonly (CommandName | null)[] = ['why', 'card', 'right'];

/** What a half-typed line has after a command that takes a story; null for other lines. */
export function typedStory(line: string): string | null {
  const [, word = '', rest = ''] = /^(\S+) +(.*)$/s.exec(line) ?? [];
  return TAKING_STORIES.includes(commandByWord(word)) ? rest : null;
}

function choicesFor(
  name: ReturnType<typeof commandByWord>,
  rest: string,
  names: readonly string[],
  storyIds: readonly string[],
): readonly string[] {
  switch (name) {
    case 'signals':
    case 'mute':
    case 'unmute':
    case 'missed':
      return rest === '' ? [] : names;
    case 'subscribe':
    case 'unsubscribe':
    case 'pause':
    case 'resume':
      return [
        'all',
        ...(rest.startsWith('kind:') ? KINDS.map((kind) => `kind:${kind}`) : ['kind:', 'theme:']),
        ...(rest === '' ? [] : names),
      ];
    case 'why':
    case 'card':
    case 'right':
      return storyIds;
    case 'help':
      return COMMAND_NAMES;
    case 'digest':
      return ['week', 'month', 'empty off', 'empty on'];
    case 'quiet':
      return ['22:00-07:00', 'off'];
    case 'budget':
      return ['10', '20', 'off'];
    case 'sources':
      return ['page 2', 'presets'];
    case 'watch':
    case 'unwatch':
      return ['https://', 'preset:'];
    case 'subscriptions':
    case null:
      return [];
  }
}

function startingWith(text: string, choices: readonly string[]): string[] {
  const wanted = text.toLowerCase();
  return choices.filter((choice) => choice.toLowerCase().startsWith(wanted)).slice(0, MOST);
}
