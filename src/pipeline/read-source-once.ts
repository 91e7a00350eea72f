import { isoInstant, type Clock } from '../clock.ts';
import { AppError, StoreError } from '../errors.ts';
import type { Log } from '../log.ts';
import { gapAfterNews, gapOfDates, intervalOf, nextSlot, retryDelay } from '../sources/asking.ts';
import { FetchError } from '../sources/fetch-errors.ts';
import { MOST_FOLLOW_UPS } from '../sources/follow-ups.ts';
import type { ArticleReader } from '../sources/read-behind.ts';
import type { Fetch } from '../sources/guarded-fetch.ts';
import { keptMarks, parseMarks } from '../sources/item-marks.ts';
import { readSource } from '../sources/read-source.ts';
import { retryAfterMs } from '../sources/retry-after.ts';
import type { Source } from '../sources/source.ts';
import { shownSourceName, sourceName } from '../sources/source.ts';
import { judgeHealth } from '../sources/source-health.ts';
import type { SourceMemory } from '../sources/source-memory.ts';
import { askSource } from './ask-source.ts';
import type { KeptDocument } from '../store/store.ts';
import { SecondLooks } from './second-looks.ts';
import type { TakeIn } from './intake.ts';
import { NewItems } from './new-items.ts';
import type { SourceMemories } from './source-memories.ts';
import { takeBatches, type Tally } from './take-batches.ts';

export type ReadOnceParts = {
  readonly memories: SourceMemories;
  /** The document as last kept, or null. */
  readonly keptDocument: (id: string) => Promise<KeptDocument | null>;
  readonly takeIn: TakeIn;
  readonly fetch: Fetch;
  /** For web pages: asks for what was read before only whether it has changed. */
  readonly fetchPage: Fetch;
  /** Reads the article behind a feed's teaser. */
  readonly readArticle: ArticleReader;
  readonly clock: Clock;
  readonly log: Log;
  /** For all sources that do not say how often they want to be asked; null: as often as they bring news. ms. */
  readonly pollIntervalMs: number | null;
};

/** What one reading of a source gave: a tally, or why there is none. */
export type SourceRead = { readonly name: string } & (
  { readonly tally: Tally } | { readonly failed: AppError }
);

// What a folder or file of one's own costs to look at does not depend on how often it changes.
const LOCAL_EVERY_MS = 10 * 60_000;
// Nothing to ask with, so that what is unfinished comes again.
const UNASKED = { etag: null, lastModified: null, bytesMark: null };

/**
 * Reads a source once and remembers what it has to: marks, validators and when to ask again, all of it only after
 * what they stand for is stored. The first reading is a baseline: kept, and told to nobody. A failure is the source's,
 * remembered with it and told beyond a threshold (`source-health.ts`); only a bug rejects.
 */
export async function readSourceOnce(
  parts: ReadOnceParts,
  source: Source,
  signal: AbortSignal,
): Promise<SourceRead> {
  const { memories, clock } = parts;
  const name = sourceName(source);
  const before = await memories.of(name);
  const fetch = source.type === 'page' ? parts.fetchPage : parts.fetch;
  const asking = askSource(fetch, source, before, signal, clock.now());
  const reading = {
    fetch: asking.fetch,
    isKnown: async (id: string) => (await parts.keptDocument(id)) !== null,
    clock,
    takenInAt: before.takenInAt === null ? null : Date.parse(before.takenInAt),
  };
  const startedAt = isoInstant(clock.now());
  try {
    const items = new NewItems(source, before, parts.readArticle, clock.now());
    const looks = new SecondLooks({
      followUps: before.followUps,
      keptDocument: parts.keptDocument,
      fetch: parts.fetch,
      now: clock.now(),
    });
    const batches = items.of(readSource(source, reading), signal);
    const tally = await takeBatches(looks.after(name, batches, signal), parts.takeIn, {
      baseline: before.firstReadAt === null,
    });
    const now = clock.now();
    const after: SourceMemory = {
      ...before,
      ...rhythmAfter(before, tally, items.dates, now),
      ...(items.unfinished ? UNASKED : asking.answered(items.askAgainAfterMs)),
      takenInAt: startedAt,
      firstReadAt: before.firstReadAt ?? isoInstant(now),
      marks: keptMarks(items.marks, parseMarks(before.marks)),
      followUps: [...items.followUps, ...looks.left].slice(0, MOST_FOLLOW_UPS),
      failures: 0,
      failingSince: null,
      problem: null,
    };
    await remember(parts, source, after, now);
    return {
      name,
      tally: {
        ...tally,
        documents: tally.documents + items.known,
        known: tally.known + items.known,
      },
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const blameless =
      error instanceof StoreError ||
      (error instanceof FetchError &&
        (error.code === 'fetch_stopped' || error.code === 'fetch_resting'));
    const failing = blameless ? before : failed(before, error, isoInstant(clock.now()));
    if (!signal.aborted) await remember(parts, source, failing, clock.now(), error);
    return { name, failed: error };
  }
}

function rhythmAfter(
  before: SourceMemory,
  tally: Tally,
  dates: readonly number[],
  now: number,
): Pick<SourceMemory, 'lastNewsAt' | 'gapMs' | 'newsCount'> {
  const past = dates.filter((date) => date <= now);
  if (before.firstReadAt === null) {
    const newest = past.reduce((some, other) => Math.max(some, other), 0);
    return {
      lastNewsAt: newest === 0 ? null : isoInstant(newest),
      gapMs: gapOfDates(past),
      newsCount: 0,
    };
  }
  const { lastNewsAt, gapMs, newsCount } = before;
  if (tally.fresh + tally.revised + tally.unread === 0) return { lastNewsAt, gapMs, newsCount };
  const sinceLast = now - Date.parse(lastNewsAt ?? before.firstReadAt);
  return {
    lastNewsAt: isoInstant(now),
    gapMs: gapAfterNews(gapMs, sinceLast),
    newsCount: newsCount + 1,
  };
}

function failed(before: SourceMemory, error: AppError, now: string): SourceMemory {
  return {
    ...before,
    // Where the new address fails, the source's own is asked again.
    moved: null,
    failures: before.failures + 1,
    failingSince: before.failingSince ?? now,
    problem: error.message,
  };
}

/** Works out when to ask again, tells what changed in the source's health, and keeps the memory. */
async function remember(
  { memories, log, pollIntervalMs }: ReadOnceParts,
  source: Source,
  memory: SourceMemory,
  now: number,
  error: AppError | null = null,
): Promise<void> {
  const name = sourceName(source);
  const usual = 'url' in source ? pollIntervalMs : (pollIntervalMs ?? LOCAL_EVERY_MS);
  const intervalMs = intervalOf({ everyMs: source.everyMs, pollIntervalMs: usual }, memory, now);
  const leaveAlone = error === null ? 0 : leaveAloneFor(error, memory, intervalMs, now);
  const spacing =
    memory.failures > 0
      ? Math.min(intervalMs, retryDelay(intervalMs, memory.failures))
      : intervalMs;
  const nextAt = isoInstant(Math.max(nextSlot(name, spacing, now), now + leaveAlone));
  const judged = judgeHealth(
    { ...memory, nextAt, intervalMs, lastReadAt: isoInstant(now) },
    isoInstant(now),
  );
  const shown = { source: shownSourceName(source), since: judged.change?.since };
  if (judged.change?.is === 'healed') log.info('source is back', shown);
  else if (judged.change)
    log.warn(`source is ${judged.change.is}`, { ...shown, problem: memory.problem });
  else if (error && memory.firstReadAt === null && memory.failures === 1)
    log.warn('source cannot be read yet', { ...shown, problem: error.message });
  else log.debug(error ? 'source not read' : 'source read', { ...shown, problem: error?.message });
  try {
    await memories.keep(name, judged.memory);
  } catch (failure) {
    if (!(failure instanceof StoreError)) throw failure;
    // Where the reading was not stored either, that is told already.
    if (error instanceof StoreError) return;
    log.error('source not remembered', { ...shown, problem: failure.message });
  }
}

function leaveAloneFor(
  error: AppError,
  memory: SourceMemory,
  intervalMs: number,
  now: number,
): number {
  const asked = error instanceof FetchError ? (retryAfterMs(error.retryAfter, now) ?? 0) : 0;
  const resting = error instanceof FetchError && error.retryAt !== null ? error.retryAt - now : 0;
  const backOff = memory.failures > 1 ? retryDelay(intervalMs, memory.failures) : 0;
  return Math.max(asked, resting, backOff);
}
