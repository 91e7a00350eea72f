import type { Message } from '../../src/messages/message.ts';
import { MOST_TAGS } from './limits.ts';
import type { ForumTag } from './places.ts';

/** Tags for what no other fits, so that a forum that asks for one can take it. */
const FOR_THE_REST = ['news', 'other', 'general'];

/**
 * The forum's tags that are named like what the message is about, its chief kind first. Tags that only moderators may
 * set are left alone.
 */
export function tagsFor({ topics = [] }: Message, tags: readonly ForumTag[]): string[] {
  const free = tags.filter(({ moderated }) => !moderated);
  const named = (words: readonly string[]) =>
    words.flatMap((word) =>
      free.filter(({ name }) => plainWord(name) === plainWord(word)).map(({ id }) => id),
    );
  const fitting = [...new Set(named(topics))];
  return fitting.length > 0 ? fitting.slice(0, MOST_TAGS) : named(FOR_THE_REST).slice(0, 1);
}

/** One spelling for `Job cuts`, `job-cut` and `✂️ Job Cuts`. */
function plainWord(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/s$/, '');
}
