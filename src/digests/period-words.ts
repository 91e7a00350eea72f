import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  dateIn,
  dayOf,
  daysFrom,
  monthOf,
  periodBefore,
  periodNamed,
  weekOf,
} from './period.ts';
import type { Period } from './period.ts';

const LOCALE = 'en-GB';

/** What people say for a period, given today's ISO date. */
const WORDS: Readonly<Record<string, (today: string) => Period>> = {
  today: dayOf,
  day: dayOf,
  daily: dayOf,
  yesterday: (today) => dayOf(addDays(today, -1)),
  week: weekOf,
  weekly: weekOf,
  'this week': weekOf,
  'last week': (today) => periodBefore(weekOf(today)),
  month: monthOf,
  monthly: monthOf,
  'this month': monthOf,
  'last month': (today) => periodBefore(monthOf(today)),
};

/** Shown where words are not understood. */
export const PERIOD_EXAMPLES =
  'today, yesterday, week, last week, month, last month, 2024-W45, 2024-11 or 2024-11-04';

/**
 * The period that words stand for at `now` (ISO instant) in a zone: `week`, `last month`, `yesterday`, `2024-W45`,
 * `2024-11`, `2024-11-04`, `week 45` (of the present year), or a period's key. Null where they stand for none.
 */
export function periodOfWords(words: string, now: string, zone: string): Period | null {
  const said = words.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const today = dateIn(now, zone);
  const known = WORDS[said];
  if (known) return known(today);
  const [, week = ''] = /^(?:week |w)(\d{1,2})$/.exec(said) ?? [];
  const year = Temporal.PlainDate.from(today).yearOfWeek ?? 0;
  const name = week ? `${year}-W${week.padStart(2, '0')}` : said.replace(/^.*:/, '');
  return periodNamed(name.toUpperCase());
}

/** What to type after `digest` for the period; for days that are no ISO week, their first day. */
export function periodName({ key, start }: Period): string {
  return key.includes('..') ? start : key.slice(key.indexOf(':') + 1);
}

/** `Week 45, 4 to 10 November 2024`; `Monday 4 November 2024`; `November 2024`; `1 to 7 November 2024`. */
export function periodTitle(period: Period): string {
  const { every, start } = period;
  if (every === 'daily') return written(start, { weekday: 'long' }).replace(',', '');
  if (every === 'monthly') return format(start, { month: 'long', year: 'numeric' });
  const week = /-W(\d\d)$/.exec(period.key)?.[1];
  return week ? `Week ${Number(week)}, ${daysTitle(period)}` : daysTitle(period);
}

/** `4 to 10 November 2024`, `28 October to 3 November 2024`, `30 December 2024 to 5 January 2025`, `4 November 2024`. */
export function daysTitle({ start, end }: Pick<Period, 'start' | 'end'>): string {
  const last = addDays(end, -1);
  if (daysFrom(start, end) === 1) return written(start, {});
  if (start.slice(0, 7) === last.slice(0, 7))
    return `${Number(start.slice(8))} to ${written(last, {})}`;
  if (start.slice(0, 4) !== last.slice(0, 4))
    return `${written(start, {})} to ${written(last, {})}`;
  return `${format(start, { day: 'numeric', month: 'long' })} to ${written(last, {})}`;
}

/** How the period is called in a sentence: `the day`, `the week`, `the month`. */
export function nounOf({ every }: Pick<Period, 'every'>): string {
  return { daily: 'day', weekly: 'week', monthly: 'month' }[every];
}

function written(date: string, more: Intl.DateTimeFormatOptions): string {
  return format(date, { day: 'numeric', month: 'long', year: 'numeric', ...more });
}

function format(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' }).format(new Date(date));
}
