import { newsSource, sourceName, type NewsSearch, type Source } from '../sources/source.ts';
import type { Store, WatchedSource } from '../store/store.ts';
import type { SubscriptionIndex } from '../subscriptions/subscription-index.ts';

/** What is watched at the moment; it changes as people watch, follow and stop. */
export type SourceList = {
  /** Every source once: those of the sources file, those asked for in chat, the news searches of followed companies. */
  current(): readonly Source[];
  /** Calls back after the list changed; returns what ends that. */
  onChange(listener: () => void): () => void;
};

/** A list that never changes. */
export function fixedSources(sources: readonly Source[]): SourceList {
  return { current: () => sources, onChange: () => () => undefined };
}

export type SourceListParts = {
  readonly listed: readonly Source[];
  readonly newsSearches: readonly NewsSearch[];
  readonly index: Pick<SubscriptionIndex, 'followedCompanies'>;
  /** Whether what was asked for in chat is read. */
  readonly watchInChat: boolean;
  readonly store: Store;
};

/**
 * The list, and the store through which what changes it has to go: it brings the list up to date. A source that leaves
 * the list is forgotten, so that it begins anew, with a baseline, should it come back.
 */
export async function openSourceList(
  parts: SourceListParts,
): Promise<{ readonly sources: SourceList; readonly store: Store }> {
  const { store } = parts;
  const listeners = new Set<() => void>();
  let current = sourcesOf(parts, await store.watchedSources());

  const update = async (): Promise<void> => {
    const before = current;
    const now = sourcesOf(parts, await store.watchedSources());
    current = now;
    const gone = [...before.keys()].filter((name) => !now.has(name));
    for (const name of gone) await store.forgetSource(name);
    if (gone.length === 0 && now.size === before.size) return;
    for (const listener of listeners) listener();
  };
  const thenUpdate =
    <Given extends readonly unknown[], Result>(change: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const result = await change(...given);
      await update();
      return result;
    };
  return {
    sources: {
      current: () => [...current.values()],
      onChange: (listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    },
    store: {
      ...store,
      keepSubscription: thenUpdate((subscription) => store.keepSubscription(subscription)),
      endSubscription: thenUpdate((id) => store.endSubscription(id)),
      moveDestination: thenUpdate((from, to) => store.moveDestination(from, to)),
      keepWatchedSource: thenUpdate((watched) => store.keepWatchedSource(watched)),
      endWatchedSource: thenUpdate((watched) => store.endWatchedSource(watched)),
    },
  };
}

function sourcesOf(
  { listed, newsSearches, index, watchInChat }: SourceListParts,
  watched: readonly WatchedSource[],
): Map<string, Source> {
  const companies = newsSearches.length === 0 ? [] : [...index.followedCompanies()];
  const all: readonly Source[] = [
    ...listed,
    ...(watchInChat ? watched : []).map(({ type, url }) => ({ type, url, everyMs: null })),
    ...companies.flatMap(({ name }) => newsSearches.map((search) => newsSource(search, name))),
  ];
  const byName = new Map<string, Source>();
  for (const source of all) {
    // The first of a name counts: what the operator says of a source goes before what was asked for in chat.
    if (!byName.has(sourceName(source))) byName.set(sourceName(source), source);
  }
  return byName;
}
