import { Temporal } from 'temporal-polyfill';
import type { Cadence } from '../subscriptions/subscription.ts';
import { addDays, dateIn, dayOf, weekBetween } from './period.ts';
import type { Period } from './period.ts';

/** A cadence that has digests. */
export type DigestCadence = Exclude<Cadence, { readonly every: 'instant' }>;

/** A digest that is to be sent now. */
export type DueDigest = {
  readonly period: Period;
  /** ISO instant at which it was to come. */
  readonly at: string;
  /** True where it comes noticeably after `at`: Bellwether was not there to send it. */
  readonly late: boolean;
  /** The days between the last digest and this one that no digest was sent for; null: none. */
  readonly missed: { readonly start: string; readonly end: string } | null;
};

export type DueQuestion = {
  readonly cadence: DigestCadence;
  /** The newest period sent so far by this cadence or one of the same length before it; null: none yet. */
  readonly served: Pick<Period, 'end'> | null;
  /** ISO instant from which digests are owed, such as that of subscribing. */
  readonly since: string;
  /** ISO instant. */
  readonly now: string;
};

/** A tick comes each minute; only what comes after several of them is called late. */
const LATE_AFTER_MS = 15 * 60_000;

/** Days that a digest of the cadence is about at most. */
const LENGTH = { daily: 1, weekly: 7 } as const;

/** The next digest is at most two of the longest cadence away, also where a day is skipped. */
const SEARCHED_DAYS = 21;

/**
 * The digest that is due, or null. A digest is about the days up to, not including, the one it comes on: a day, or
 * seven days, fewer where the last digest already had some of them, so that whatever is changed about the cadence, no
 * day is told of twice. Of several that were missed only the newest is due.
 */
export function digestDue({ cadence, served, since, now }: DueQuestion): DueDigest | null {
  const moment = Date.parse(now);
  // A clock put back across midnight, or a skipped day, leaves slots of the days around out of order.
  const today = dateIn(now, cadence.zone);
  for (let back = -1; back <= LENGTH[cadence.every] + 1; back++) {
    const found = slotOn(addDays(today, -back), cadence, served);
    if (!found || found.at > moment) continue;
    if (found.at <= Date.parse(since)) return null;
    const start = found.period.start;
    return {
      period: found.period,
      at: isoInstant(found.at),
      late: moment - found.at > LATE_AFTER_MS,
      missed: served && served.end < start ? { start: served.end, end: start } : null,
    };
  }
  return null;
}

/**
 * When the next digest comes, after `now` (ISO instant), and what it will be about. `served` as for `digestDue`.
 * @throws RangeError where the cadence's weekday is none of 1 to 7.
 */
export function nextDue(
  cadence: DigestCadence,
  now: string,
  served: Pick<Period, 'end'> | null = null,
): { readonly at: string; readonly period: Period } {
  const moment = Date.parse(now);
  const from = Math.max(0, served ? daysAhead(now, served.end, cadence.zone) : 0);
  const today = addDays(dateIn(now, cadence.zone), from);
  for (let ahead = -1; ahead <= SEARCHED_DAYS; ahead++) {
    const found = slotOn(addDays(today, ahead), cadence, served);
    if (found && found.at > moment) return { at: isoInstant(found.at), period: found.period };
  }
  throw new RangeError(`a ${cadence.every} cadence without a next digest`);
}

function daysAhead(now: string, date: string, zone: string): number {
  return Temporal.PlainDate.from(dateIn(now, zone)).until(date, { largestUnit: 'days' }).days;
}

/** The cadence's digest of a day: when (ms since 1970) and about which days; null where that day has none. */
function slotOn(
  date: string,
  cadence: DigestCadence,
  served: Pick<Period, 'end'> | null,
): { readonly at: number; readonly period: Period } | null {
  if (cadence.every === 'weekly' && Temporal.PlainDate.from(date).dayOfWeek !== cadence.weekday) {
    return null;
  }
  const earliest = addDays(date, -LENGTH[cadence.every]);
  const start = served && served.end > earliest ? served.end : earliest;
  if (start >= date) return null;
  // Samoa had no 30 December 2011: a day that never was has no digest.
  if (startOfDay(start, cadence.zone) === startOfDay(date, cadence.zone)) return null;
  const period = cadence.every === 'daily' ? dayOf(start) : weekBetween(start, date);
  return { at: wallTime(date, cadence.at, cadence.zone), period };
}

/**
 * The moment at which a local clock first shows the time on that day, in ms since 1970; the first moment after the gap
 * where the clock is put forward over it.
 */
export function wallTime(date: string, at: string, zone: string): number {
  const wanted = Temporal.PlainDateTime.from(`${date}T${at}`);
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  return (found.getTimeZoneTransition('next') ?? found).epochMilliseconds;
}

function startOfDay(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

function isoInstant(moment: number): string {
  return new Date(moment).toISOString();
}
