import type { CommandName } from './command.ts';

/** Other words for the commands; the command's own word need not be listed. */
const SYNONYMS: Readonly<Record<CommandName, readonly string[]>> = {
  signals: ['signal', 'stories', 'story', 'news', 'show', 'search', 'find', 'top', 'latest'],
  subscribe: ['follow', 'sub', 'track', 'add'],
  unsubscribe: ['unfollow', 'unsub', 'untrack', 'remove'],
  subscriptions: ['subscription', 'subs', 'list', 'following', 'follows', 'ls'],
  pause: ['stop', 'suspend'],
  resume: ['unpause', 'continue'],
  mute: ['snooze', 'silence'],
  unmute: ['unsnooze'],
  budget: ['limit'],
  quiet: ['quiet-hours', 'dnd'],
  watch: [],
  unwatch: [],
  sources: ['source', 'feeds'],
  missed: ['held'],
  digest: ['digests', 'summary', 'weekly-digest', 'report'],
  why: ['explain', 'evidence'],
  card: ['cards'],
  right: ['unreport'],
  help: ['?', 'h', 'commands', 'usage', 'hello', 'hi', 'start'],
};

const BY_WORD = new Map<string, CommandName>(
  Object.entries(SYNONYMS).flatMap(([name, words]) =>
    [name, ...words].map((word): [string, CommandName] => [word, name as CommandName]),
  ),
);

/** The command that a word stands for, case aside, or null. */
export function commandByWord(word: string): CommandName | null {
  return BY_WORD.get(word.toLowerCase()) ?? null;
}
