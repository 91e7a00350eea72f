import type { Story } from '../stories/story.ts';
import type { Subscription, Target } from './subscription.ts';
import { areIn, givenThemes, normalTheme, storyWords } from './themes.ts';

/** Subscriptions of one target, by id. */
type Followers = Map<string, Subscription>;

/**
 * Finds the subscriptions whose target a story is of, without looking at the others: one step for its company, each of
 * its kinds, each theme that shares a word with it, and all. Filters are not looked at. Holds subscriptions by
 * reference; a million of them over 12,000 companies add about 60 MB.
 */
export class SubscriptionIndex {
  readonly #followers = new Map<string, Followers>();
  /** A theme's first word to the normal themes that begin with it, so that a story tries only few of them. */
  readonly #themes = new Map<string, Set<string>>();
  #size = 0;

  constructor(subscriptions: Iterable<Subscription> = []) {
    for (const subscription of subscriptions) this.add(subscription);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds it, or replaces the one of the same id and target. */
  add(subscription: Subscription): void {
    const key = keyOf(subscription.target);
    let followers = this.#followers.get(key);
    if (!followers) {
      followers = new Map();
      this.#followers.set(key, followers);
      if (subscription.target.type === 'theme')
        this.#addTheme(normalTheme(subscription.target.theme));
    }
    if (!followers.has(subscription.id)) this.#size += 1;
    followers.set(subscription.id, subscription);
  }

  /** Takes away the one of the same id and target; false where there was none. */
  remove({ id, target }: Pick<Subscription, 'id' | 'target'>): boolean {
    const key = keyOf(target);
    const followers = this.#followers.get(key);
    if (!followers?.delete(id)) return false;
    this.#size -= 1;
    if (followers.size === 0) {
      this.#followers.delete(key);
      if (target.type === 'theme') this.#removeTheme(normalTheme(target.theme));
    }
    return true;
  }

  /** Puts `after` where `before` stood; either may be missing. */
  replace(before: Subscription | null, after: Subscription | null): void {
    if (before) this.remove(before);
    if (after) this.add(after);
  }

  /** The companies that are followed by themselves, each once. */
  *followedCompanies(): Generator<Extract<Target, { type: 'company' }>> {
    for (const followers of this.#followers.values()) {
      const [first] = followers.values();
      if (first?.target.type === 'company') yield first.target;
    }
  }

  /** The subscriptions whose target the story is of, each once. */
  *followersOf(story: Story): Generator<Subscription> {
    const keys = [
      'all',
      `company:${story.companyId}`,
      ...new Set(story.kinds.map((kind) => `kind:${kind}`)),
      ...this.#themesOf(story).map((theme) => `theme:${theme}`),
    ];
    for (const key of keys) yield* this.#followers.get(key)?.values() ?? [];
  }

  #themesOf(story: Story): string[] {
    if (this.#themes.size === 0) return [];
    const present = storyWords(story);
    const found = new Set(givenThemes(story));
    for (const word of present) {
      for (const theme of this.#themes.get(word) ?? []) if (areIn(theme, present)) found.add(theme);
    }
    return [...found];
  }

  #addTheme(theme: string): void {
    const word = firstWord(theme);
    const themes = this.#themes.get(word);
    if (themes) themes.add(theme);
    else this.#themes.set(word, new Set([theme]));
  }

  #removeTheme(theme: string): void {
    const word = firstWord(theme);
    const themes = this.#themes.get(word);
    themes?.delete(theme);
    if (themes?.size === 0) this.#themes.delete(word);
  }
}

function firstWord(theme: string): string {
  return theme.split(' ', 1)[0] ?? '';
}

function keyOf(target: Target): string {
  switch (target.type) {
    case 'all':
      return 'all';
    case 'company':
      return `company:${target.companyId}`;
    case 'kind':
      return `kind:${target.kind}`;
    case 'theme':
      return `theme:${normalTheme(target.theme)}`;
  }
}
