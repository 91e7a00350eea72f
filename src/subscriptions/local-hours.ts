import { Temporal } from 'temporal-polyfill';
import type { DestinationSettings } from './subscription.ts';

type QuietHours = NonNullable<DestinationSettings['quietHours']>;

/** The ISO instant at which the day that `now` (ISO instant) falls on began in the zone (IANA name). */
export function startOfLocalDay(now: string, zone: string): string {
  return iso(Temporal.Instant.from(now).toZonedDateTimeISO(zone).startOfDay());
}

/**
 * The ISO instant at which the quiet hours end that `now` falls into; null outside of them. They may pass midnight;
 * `from` and `to` alike are none. An end that the clock leaves out that day is the next minute that there is.
 */
export function quietHoursEnd({ from, to, zone }: QuietHours, now: string): string | null {
  const moment = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const time = moment.toPlainTime();
  const started = Temporal.PlainTime.compare(time, from) >= 0;
  const ended = Temporal.PlainTime.compare(time, to) >= 0;
  const passesMidnight = Temporal.PlainTime.compare(from, to) > 0;
  if (passesMidnight ? !started && ended : !started || ended) return null;
  const day =
    passesMidnight && started ? moment.toPlainDate().add({ days: 1 }) : moment.toPlainDate();
  const end = day.toPlainDateTime(to);
  const earlier = end.toZonedDateTime(zone, { disambiguation: 'compatible' });
  // Where the clock is put back, the end comes twice; the first may have passed.
  const passed = Temporal.ZonedDateTime.compare(earlier, moment) <= 0;
  return iso(passed ? end.toZonedDateTime(zone, { disambiguation: 'later' }) : earlier);
}

function iso(moment: Temporal.ZonedDateTime): string {
  return new Date(moment.epochMilliseconds).toISOString();
}
