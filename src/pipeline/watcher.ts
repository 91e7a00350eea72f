import { Bell } from '../deliveries/bell.ts';
import type { Coverage } from '../digests/make-digest.ts';
import { StoreError } from '../errors.ts';
import { createHostLanes } from '../sources/host-lanes.ts';
import { onLocalChange } from '../sources/local-changes.ts';
import { createArticleReader } from '../sources/read-behind.ts';
import { createRememberingFetch } from '../sources/remembering-fetch.ts';
import { movedAddress } from '../sources/moved-source.ts';
import { shownAddress, shownSourceName, type Source, sourceName } from '../sources/source.ts';
import { illnessOf } from '../sources/source-health.ts';
import type { SourceMemory } from '../sources/source-memory.ts';
import type { Store } from '../store/store.ts';
import { readSourceOnce, type ReadOnceParts, type SourceRead } from './read-source-once.ts';
import type { SourceList } from './source-list.ts';
import { createSourceMemories } from './source-memories.ts';

export type WatcherParts = Omit<
  ReadOnceParts,
  'memories' | 'keptDocument' | 'readArticle' | 'fetchPage'
> & {
  readonly sources: SourceList;
  readonly store: Store;
};

/** A source and how it is. */
export type SourceReport = {
  readonly source: Source;
  /** As it may be shown: without what could be a secret in its address. */
  readonly name: string;
  readonly memory: SourceMemory;
  /** Where it is read since it has moved for good, as it may be shown; null: where it always was. */
  readonly movedTo: string | null;
};

export type Watcher = {
  /** Reads every source once, whenever it is due; those on this machine in their order, then the others as they answer. */
  readAll(onRead: (read: SourceRead) => Promise<void>, signal: AbortSignal): Promise<void>;
  /**
   * Asks each source again whenever it is due, until aborted, and then finishes what is being stored; `onNews` is called
   * when stories changed. With `readFirst`, also those that are not due but were not asked within the last minute.
   */
  watch(
    onNews: () => void,
    options: { readonly signal: AbortSignal; readonly readFirst: boolean },
  ): Promise<void>;
  /** How the sources are, for digests. */
  coverage(): Promise<Coverage>;
  /** How each source is, for its operator. */
  reports(): Promise<SourceReport[]>;
};

// What is read at once is held in memory, up to 5 MiB each.
const AT_ONCE = 48;
const JUST_ASKED_MS = 60_000;
// A file that is being copied changes again and again.
const SETTLED_MS = 2_000;
const LONGEST_SLEEP_MS = 3_600_000;
// Long enough for the digest of a week to tell it.
const HEALED_FOR_MS = 8 * 24 * 3_600_000;

/** Reads sources into the store, each when it is due, one at a time for a host. */
export function createWatcher(parts: WatcherParts): Watcher {
  const { sources, clock, log } = parts;
  const memories = createSourceMemories(parts.store);
  const lanes = createHostLanes({ clock, atOnce: AT_ONCE });
  const readArticle = createArticleReader(parts);
  const fetchPage = createRememberingFetch(parts.fetch);
  const keptDocument = (id: string) => parts.store.documentById(id);
  const read = (source: Source, signal: AbortSignal): Promise<SourceRead> =>
    readSourceOnce({ ...parts, memories, keptDocument, readArticle, fetchPage }, source, signal);

  const reports = (): Promise<SourceReport[]> =>
    Promise.all(
      sources.current().map(async (source) => {
        const memory = await memories.of(sourceName(source));
        const moved = movedAddress(memory.moved, clock.now());
        const movedTo = moved === null ? null : shownAddress(moved);
        return { source, name: shownSourceName(source), memory, movedTo };
      }),
    );

  return {
    readAll: async (onRead, signal) => {
      const all = sources.current();
      const readOne = async (source: Source): Promise<void> => {
        if (!signal.aborted) await onRead(await read(source, signal));
      };
      const web = all.filter((source) => 'url' in source);
      for (const source of all) if (!('url' in source)) await readOne(source);
      await Promise.all(
        web.map((source) => lanes.run(new URL(source.url).host, () => readOne(source))),
      );
    },

    watch: async (onNews, { signal, readFirst }) => {
      const startedAt = clock.now();
      const bell = new Bell(clock);
      const works = new Map<string, Promise<void>>();
      let sleepsUntil = startedAt;
      const ring = (): void => {
        bell.ring();
      };

      /** Local sources that changed, and when they have been left alone long enough to be read whole. */
      const quietAt = new Map<string, number>();
      const dueAt = async (name: string): Promise<number> =>
        Math.min(await slotOf(name), quietAt.get(name) ?? Infinity);

      const slotOf = async (name: string): Promise<number> => {
        const { lastReadAt, nextAt, failures } = await memories.of(name);
        if (lastReadAt === null || nextAt === null) return 0;
        const asked = Date.parse(lastReadAt);
        const missed = readFirst && failures === 0 && asked < startedAt - JUST_ASKED_MS;
        return missed ? 0 : Date.parse(nextAt);
      };

      const readOne = async (source: Source): Promise<void> => {
        if (signal.aborted) return;
        try {
          const result = await read(source, signal);
          if ('tally' in result && result.tally.stories.size > 0) onNews();
          if ('failed' in result && result.failed instanceof StoreError)
            log.error('reading not stored', { problem: result.failed.message });
        } catch (error) {
          // One source that trips over a bug must not end the watch of all others.
          log.error('reading hit a bug', { source: shownSourceName(source), error });
        }
      };

      const start = (source: Source, name: string): void => {
        const host = 'url' in source ? new URL(source.url).host : '';
        quietAt.delete(name);
        const work = lanes
          .run(host, () => readOne(source))
          .then(async () => {
            works.delete(name);
            if ((await dueAt(name)) < sleepsUntil) ring();
          });
        works.set(name, work);
      };

      const endChanges = sources.onChange(() => {
        memories.retain(new Set(sources.current().map(sourceName)));
        ring();
      });
      const endLocalChanges = onLocalChange(sources.current(), (name) => {
        quietAt.set(name, clock.now() + SETTLED_MS);
        ring();
      });
      signal.addEventListener('abort', ring, { once: true });
      while (!signal.aborted) {
        const now = clock.now();
        sleepsUntil = now + LONGEST_SLEEP_MS;
        for (const source of sources.current()) {
          const name = sourceName(source);
          if (works.has(name)) continue;
          const due = await dueAt(name);
          if (due <= now) start(source, name);
          else sleepsUntil = Math.min(sleepsUntil, due);
        }
        await bell.sleep(sleepsUntil - clock.now());
      }
      endChanges();
      endLocalChanges();
      await Promise.all(works.values());
    },

    coverage: async () => {
      const all = await reports();
      const silent = all.flatMap(({ name, memory }) => {
        const illness = illnessOf(memory);
        return illness === null ? [] : [{ name, since: illness.since }];
      });
      const healed = all.flatMap(({ name, memory }) => {
        const { healed: heal } = memory;
        const isNews = heal !== null && Date.parse(heal.at) >= clock.now() - HEALED_FOR_MS;
        return isNews && illnessOf(memory) === null
          ? [{ name, since: heal.since, at: heal.at }]
          : [];
      });
      return { sources: all.length, healthy: all.length - silent.length, silent, healed };
    },
    reports,
  };
}
