import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import {
  gapAfterNews,
  gapOfDates,
  intervalOf,
  nextSlot,
  retryDelay,
} from '../../src/sources/asking.ts';
import { retryAfterMs } from '../../src/sources/retry-after.ts';
import { NO_MEMORY, type SourceMemory } from '../../src/sources/source-memory.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-01-15T09:00:00Z');
const UNSET = { everyMs: null, pollIntervalMs: null };
const ago = (ms: number): string => new Date(NOW - ms).toISOString();
const knowing = (memory: Partial<SourceMemory>): SourceMemory => ({ ...NO_MEMORY, ...memory });

describe('intervalOf', () => {
  it.each([
    { why: 'nothing is known', memory: {}, minutes: 10 },
    { why: 'news comes each minute', memory: { gapMs: MINUTE, lastNewsAt: ago(0) }, minutes: 5 },
    { why: 'news comes each hour', memory: { gapMs: HOUR, lastNewsAt: ago(0) }, minutes: 5 },
    { why: 'news comes each day', memory: { gapMs: DAY, lastNewsAt: ago(0) }, minutes: 160 },
    {
      why: 'news came each hour, but not for two days',
      memory: { gapMs: HOUR, lastNewsAt: ago(2 * DAY) },
      minutes: 320,
    },
    {
      why: 'nothing came for a year',
      memory: { firstReadAt: ago(365 * DAY) },
      minutes: 24 * 60,
    },
    {
      why: 'the publisher wishes an hour',
      memory: { gapMs: HOUR, lastNewsAt: ago(0), freshForMs: HOUR },
      minutes: 80,
    },
    {
      why: 'the publisher wishes a month',
      memory: { gapMs: HOUR, lastNewsAt: ago(0), freshForMs: 30 * DAY },
      minutes: 24 * 60,
    },
  ])('is $minutes minutes where $why', ({ memory, minutes }) => {
    expect(intervalOf(UNSET, knowing(memory), NOW)).toBe(minutes * MINUTE);
  });

  it('is what the source says, else what is set for all', () => {
    const memory = knowing({ gapMs: DAY, freshForMs: DAY });
    expect(intervalOf({ everyMs: 1000, pollIntervalMs: MINUTE }, memory, NOW)).toBe(1000);
    expect(intervalOf({ everyMs: null, pollIntervalMs: MINUTE }, memory, NOW)).toBe(MINUTE);
  });
});

describe('nextSlot', () => {
  it('is one interval after the slot before, and within one of any moment', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1000, max: DAY }),
        fc.integer({ min: 0, max: NOW }),
        (name, interval, now) => {
          const slot = nextSlot(name, interval, now);
          expect(slot).toBeGreaterThan(now);
          expect(slot).toBeLessThanOrEqual(now + interval + 50);
          expect(nextSlot(name, interval, slot)).toBe(slot + interval);
        },
      ),
    );
  });

  it('spreads sources over the interval', () => {
    const minutes = new Map<number, number>();
    for (let source = 0; source < 10_000; source += 1) {
      const minute = Math.floor((nextSlot(`feed ${source}`, 10 * MINUTE, NOW) - NOW) / MINUTE);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    expect([...minutes.keys()].filter((minute) => minute < 10)).toHaveLength(10);
    for (const [minute, count] of minutes) if (minute < 10) expect(count).toBeGreaterThan(850);
  });
});

describe('retryDelay', () => {
  it('doubles from the second failure on, up to four hours', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 40].map((failures) =>
      Math.round(retryDelay(10 * MINUTE, failures) / MINUTE),
    );
    expect(minutes).toEqual([10, 10, 20, 40, 80, 160, 240, 240]);
  });

  it('does not wait a day for a source that is asked once a day', () => {
    expect(retryDelay(DAY, 1)).toBe(30 * MINUTE);
  });
});

describe('the usual time between news', () => {
  it('is what the dates of the first items tell', () => {
    expect(gapOfDates([NOW, NOW - 3 * HOUR, NOW - HOUR])).toBe(1.5 * HOUR);
    expect(gapOfDates([NOW])).toBeNull();
    expect(gapOfDates([NOW, NOW])).toBeNull();
  });

  it('then follows what comes', () => {
    expect(gapAfterNews(null, HOUR)).toBe(HOUR);
    expect(gapAfterNews(HOUR, 2 * HOUR)).toBe(1.3 * HOUR);
  });
});

describe('retryAfterMs', () => {
  it.each([
    { header: '120', ms: 120_000 },
    { header: ' 0 ', ms: 0 },
    { header: 'Thu, 15 Jan 2026 09:05:00 GMT', ms: 300_000 },
    { header: 'Thu, 15 Jan 2026 08:05:00 GMT', ms: 0 },
    { header: '99999999999', ms: DAY },
    { header: 'Fri, 15 Jan 2027 09:00:00 GMT', ms: DAY },
    { header: 'soon', ms: null },
    { header: '', ms: null },
    { header: null, ms: null },
  ])('reads $header', ({ header, ms }) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});
