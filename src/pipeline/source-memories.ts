import { NO_MEMORY, parseMemory, type SourceMemory } from '../sources/source-memory.ts';
import type { Store } from '../store/store.ts';

/** What is remembered of all sources, in memory as in the store. One process alone reads sources, so it is read once. */
export type SourceMemories = {
  /** By the source's name; that of a source that was never read where there is none. */
  of(name: string): Promise<SourceMemory>;
  /** Resolves when it is durable. Throws StoreError. */
  keep(name: string, memory: SourceMemory): Promise<void>;
  /** Drops what is remembered of any but these. */
  retain(names: ReadonlySet<string>): void;
};

export function createSourceMemories(store: Store): SourceMemories {
  let loading: Promise<Map<string, SourceMemory>> | null = null;
  const all = (): Promise<Map<string, SourceMemory>> => {
    loading ??= store
      .sourceStates()
      .then((states) => new Map(states.map(({ id, state }) => [id, parseMemory(state)])));
    return loading;
  };
  return {
    of: async (name) => (await all()).get(name) ?? NO_MEMORY,
    keep: async (name, memory) => {
      await store.keepSourceState({ id: name, state: memory });
      (await all()).set(name, memory);
    },
    retain: (names) => {
      void loading?.then((known) => {
        for (const name of known.keys()) if (!names.has(name)) known.delete(name);
      });
    },
  };
}
