import { NO_MEMORY, parseMemory, type SourceMemory } from '../sources/source-memory.ts';
import type { Store } from '../store/store.ts';

/** What is remembered of all sources, in memory as in the store. One process alone reads sources, so it is read once. */
export type SourceMemories = {
  /** By the source's name; that of a source that was never read where there is none. */
  of(name: string): Promise<SourceMemory>;
  /** Resolves when it is durable. Throws StoreError; then only when to ask again is remembered, until the process ends. */
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
      const known = await all();
      try {
        await store.keepSourceState({ id: name, state: memory });
      } catch (error) {
        // Asked again when it is time, and not at once and without end for as long as nothing can be stored.
        const { lastReadAt, nextAt } = memory;
        known.set(name, { ...(known.get(name) ?? NO_MEMORY), lastReadAt, nextAt });
        throw error;
      }
      known.set(name, memory);
    },
    retain: (names) => {
      void loading?.then((known) => {
        for (const name of known.keys()) if (!names.has(name)) known.delete(name);
      });
    },
  };
}
