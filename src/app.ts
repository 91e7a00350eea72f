import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerLine } from './commands/answer.ts';
import { findCard } from './commands/answer-card.ts';
import type { FoundCard } from './commands/answer-card.ts';
import { completeLine, typedStory } from './commands/complete.ts';
import { createCompanyDirectory } from './commands/company-directory.ts';
import type { CommandContext, SourceView } from './commands/context.ts';
import { suggestStories } from './commands/suggest-stories.ts';
import { SYSTEM_CLOCK, type Clock } from './clock.ts';
import { completeCompany } from './companies/resolve-company.ts';
import type { Config } from './config.ts';
import { digestMessage } from './digests/digest-message.ts';
import { createOwe } from './deliveries/owing.ts';
import { createLog, type Log } from './log.ts';
import type { Message } from './messages/message.ts';
import { createIntake, type TakeIn } from './pipeline/intake.ts';
import { readDigest } from './pipeline/read-digest.ts';
import { withIndex } from './pipeline/indexed-store.ts';
import { openSourceList } from './pipeline/source-list.ts';
import { createWatcher, type SourceReport, type Watcher } from './pipeline/watcher.ts';
import { seededRegistry } from './companies/seeded-registry.ts';
import type { Document } from './documents/document.ts';
import type { Extraction } from './signals/extract-signals.ts';
import { SourcesError } from './sources/fetch-errors.ts';
import { lookAt } from './sources/look-at.ts';
import { sourceName } from './sources/source.ts';
import { illnessOf } from './sources/source-health.ts';
import { parseSources, type SourcesFile } from './sources/parse-sources.ts';
import { parsePresets, type Preset } from './sources/presets.ts';
import type { Fetch } from './sources/guarded-fetch.ts';
import { openJsonStore } from './store/json/json-store.ts';
import { everyMinute, type Ticks } from './scheduler.ts';
import { serve, type OpenPlatforms } from './serve.ts';
import { SubscriptionIndex } from './subscriptions/subscription-index.ts';
import type { Store } from './store/store.ts';
import type { Destination } from './subscriptions/subscription.ts';

/** Where what is asked and followed in the terminal belongs. */
export const TERMINAL: Destination = {
  platform: 'console',
  workspace: 'local',
  channel: 'terminal',
  person: false,
};

/** What the tab key can list at once. */
const OFFERED_STORIES = 30;

/** Who and where a line comes from. */
export type Asker = Pick<CommandContext, 'who' | 'nameOf' | 'destination' | 'person' | 'zone'>;

/** All the parts, put together and open. */
export type App = {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
  readonly fetch: Fetch;
  /** Text to signals, without keeping anything. */
  readonly extract: (document: Document) => Promise<Extraction>;
  readonly takeIn: TakeIn;
  readonly watcher: Watcher;
  /** Answers a line of the grammar; without an asker, as typed in the terminal. */
  readonly answer: (line: string, asker?: Asker) => Promise<Message>;
  /** The card of a story, a company or a kept document. */
  readonly card: (of: string) => Promise<FoundCard>;
  /** Whole lines that a half-typed one may become. */
  readonly complete: (line: string) => Promise<readonly string[]>;
  readonly clock: Clock;
  /** Serves the platforms until aborted: `serve.ts`. With `readFirst` the sources are read at once, else when it is time. */
  readonly serve: (
    platforms: OpenPlatforms,
    until: { readonly signal: AbortSignal; readonly readFirst: boolean },
  ) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens everything on the configured data folder; throws StoreError where that cannot be had. */
export type OpenApp = (config: Config, outside: Outside) => Promise<App>;

/** Time, as it is handed in. */
export type Outside = {
  /** ISO instant. */
  readonly now: () => string;
  /** For waiting; the system's where missing. */
  readonly clock?: Clock;
  /** When to look which digests are due; each minute where missing. */
  readonly ticks?: Ticks;
};

export const openApp: OpenApp = async (config, { now, clock = SYSTEM_CLOCK, ticks }) => {
  const log = createLog(config.logLevel);
  // Before the store is opened, so that a bad list of sources leaves no lock behind.
  const presets = parsePresets(await readFile(PRESETS, 'utf8'), PRESETS);
  const file = await sourcesOf(config, presets);
  const files = await openJsonStore({ folder: config.dataDir, log });
  const index = new SubscriptionIndex(await files.allSubscriptions());
  const listed = new Set(file.listed.map(sourceName));
  const { sources, store } = await openSourceList({
    ...file,
    index,
    watchInChat: config.watchInChat,
    store: withIndex(files, index),
  });
  // Loaded when there is something to read or to ask: most commands only look at what is kept.
  const reader = once(async () => (await import('./reader.ts')).openReader());
  const guarded = once(async () => {
    const { createGuardedFetch } = await import('./sources/guarded-fetch.ts');
    const { allowPrivateAddresses, contact } = config;
    return createGuardedFetch({ allowPrivateAddresses, contact, clock });
  });
  const fetch: Fetch = async (...asked) => (await guarded.get()).fetch(...asked);
  const defaults = { alertsPerDay: config.alertsPerDay, zone: config.timeZone };
  const intake = once(async () => {
    const { extract } = await reader.get();
    return createIntake({
      store,
      extract: (document) => extract(document).signals,
      owe: createOwe({ store, index, defaults }),
      now,
    });
  });
  const takeIn: TakeIn = async (...given) => (await intake.get())(...given);
  const watcher = createWatcher({
    sources,
    store,
    takeIn,
    fetch,
    clock,
    log,
    pollIntervalMs: config.pollIntervalMs,
  });
  const companies = createCompanyDirectory(seededRegistry);
  const terminal: Asker = {
    who: 'terminal',
    destination: TERMINAL,
    person: { ...TERMINAL, person: true },
    zone: config.timeZone,
  };
  const answer = (line: string, asker: Asker) =>
    answerLine(line, {
      store,
      companies,
      sources: {
        watchInChat: config.watchInChat,
        presets,
        lookAt: (url) => lookAt(url, fetch),
        all: async () => (await watcher.reports()).map((report) => sourceView(report, listed)),
      },
      now: now(),
      alertsPerDay: config.alertsPerDay,
      digest: async (words) => {
        const digest = await readDigest(store, {
          words,
          now: now(),
          zone: asker.zone,
          coverage: await watcher.coverage(),
          reports: await store.reportsAt(asker.destination),
        });
        return digest && digestMessage(digest);
      },
      ...asker,
    });
  return {
    config,
    log,
    store,
    fetch,
    extract: async (document) => (await reader.get()).extract(document),
    takeIn,
    watcher,
    answer: (line, asker = terminal) => answer(line, asker),
    complete: async (line) => {
      const typed = typedStory(line);
      const stories =
        typed === null ? [] : await suggestStories(typed, { store, now: now() }, OFFERED_STORIES);
      const ids = stories.map(({ id }) => id);
      return completeLine(line, namesFor(line), ids);
    },
    card: (of) => findCard(of, { companies, store, now: now() }),
    clock,
    serve: (platforms, until) =>
      serve(
        {
          store,
          index,
          companies,
          watcher,
          answer,
          completeNames: (words) =>
            completeCompany(words, seededRegistry()).map(({ name }) => name),
          clock,
          ticks: ticks ?? everyMinute(log),
          log,
          now,
          zone: config.timeZone,
        },
        platforms,
        until,
      ),
    close: async () => {
      await (await guarded.made)?.close();
      await store.close();
    },
  };
};

function sourceView(
  { source, name, memory, movedTo }: SourceReport,
  listed: ReadonlySet<string>,
): SourceView {
  return {
    id: sourceName(source),
    name,
    isListed: listed.has(sourceName(source)),
    lastReadAt: memory.lastReadAt,
    movedTo,
    illness: illnessOf(memory),
  };
}

/** The sources that come with Bellwether, read where SOURCES names no others. */
const SEED_SOURCES = fileURLToPath(new URL('../seeds/sources.json', import.meta.url));

/** The public sources that may be chosen by name. */
const PRESETS = fileURLToPath(new URL('../seeds/presets.json', import.meta.url));

async function sourcesOf({ sources }: Config, presets: readonly Preset[]): Promise<SourcesFile> {
  const file = sources ?? SEED_SOURCES;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new SourcesError(file, ['It cannot be read; check the path in SOURCES.'], { cause });
  }
  return parseSources(text, file, dirname(resolve(file)), presets);
}

/** Names that the last words of a line may become. */
function namesFor(line: string): string[] {
  const [, typed = ''] = /^\S+ +(.*)$/s.exec(line) ?? [];
  return completeCompany(typed, seededRegistry()).map(({ name }) => name);
}

/** Makes a part when it is first asked for, and then no other. */
function once<Part>(make: () => Promise<Part>): {
  readonly get: () => Promise<Part>;
  readonly made: Promise<Part> | null;
} {
  let made: Promise<Part> | null = null;
  return {
    get: () => (made ??= make()),
    get made() {
      return made;
    },
  };
}
