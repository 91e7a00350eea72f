import { Temporal } from 'temporal-polyfill';

/** How long a period is. */
export type Every = 'daily' | 'weekly' | 'monthly';

/** A run of whole days that a digest is about. */
export type Period = {
  readonly every: Every;
  /**
   * Served once: `daily:2024-11-04`, `weekly:2024-W45` (ISO week), `monthly:2024-11`. A weekly digest that does not
   * run from Monday to Sunday is named by its first and last day: `weekly:2024-11-01..2024-11-07`.
   */
  readonly key: string;
  /** ISO date of the first day. */
  readonly start: string;
  /** ISO date of the day after the last. */
  readonly end: string;
};

/** The day of an ISO date. */
export function dayOf(date: string): Period {
  return { every: 'daily', key: `daily:${date}`, start: date, end: addDays(date, 1) };
}

/** The ISO week (Monday to Sunday) that an ISO date lies in. */
export function weekOf(date: string): Period {
  const day = Temporal.PlainDate.from(date);
  const monday = day.subtract({ days: day.dayOfWeek - 1 }).toString();
  return weekBetween(monday, addDays(monday, 7));
}

/** The calendar month that an ISO date lies in. */
export function monthOf(date: string): Period {
  const start = Temporal.PlainDate.from(date).with({ day: 1 });
  return {
    every: 'monthly',
    key: `monthly:${date.slice(0, 7)}`,
    start: start.toString(),
    end: start.add({ months: 1 }).toString(),
  };
}

/** The days of a weekly digest, from `start` up to, not including, `end` (ISO dates). */
export function weekBetween(start: string, end: string): Period {
  const first = Temporal.PlainDate.from(start);
  const isoWeek = first.dayOfWeek === 1 && addDays(start, 7) === end;
  const name = isoWeek ? isoWeekName(first) : `${start}..${addDays(end, -1)}`;
  return { every: 'weekly', key: `weekly:${name}`, start, end };
}

function isoWeekName(day: Temporal.PlainDate): string {
  const { weekOfYear = 0, yearOfWeek = 0 } = day;
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** The period of a key; null where the text is no key. */
export function periodOfKey(key: string): Period | null {
  const [every, name = ''] = key.split(':', 2);
  const range = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(name);
  const [, first = '', last = ''] = range ?? [];
  if (every === 'weekly' && isDate(first) && isDate(last) && first <= last) {
    return weekBetween(first, addDays(last, 1));
  }
  const named = periodNamed(name);
  return named?.key === key ? named : null;
}

/** The period that a name stands for: `2024-W45`, `2024-11`, `2024-11-04`; null where it is no such name. */
export function periodNamed(name: string): Period | null {
  const [, year = '', week = ''] = /^(\d{4})-W(\d\d)$/i.exec(name) ?? [];
  if (week) {
    // 4 January lies in week 1 of its year by definition (ISO 8601).
    const found = weekOf(addDays(`${year}-01-04`, (Number(week) - 1) * 7));
    return found.key === `weekly:${year}-W${week}` ? found : null;
  }
  if (/^\d{4}-\d\d$/.test(name)) return isDate(`${name}-01`) ? monthOf(`${name}-01`) : null;
  return isDate(name) ? dayOf(name) : null;
}

/** The period of the same length just before. */
export function periodBefore({ every, start, end }: Period): Period {
  if (every === 'monthly') return monthOf(addDays(start, -1));
  return every === 'daily'
    ? dayOf(addDays(start, -1))
    : weekBetween(addDays(start, -daysFrom(start, end)), start);
}

/** True where the ISO date lies in the period. */
export function isIn(date: string, { start, end }: Pick<Period, 'start' | 'end'>): boolean {
  return start <= date && date < end;
}

/** The ISO date that an ISO instant is in a zone (IANA name). */
export function dateIn(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The ISO date so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from one ISO date to a later one. */
export function daysFrom(start: string, end: string): number {
  return Temporal.PlainDate.from(start).until(end, { largestUnit: 'days' }).days;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
