import { fc } from '../properties.ts';
import { digestDue, type DigestCadence, type DueDigest } from '../../src/digests/due.ts';
import type { Period } from '../../src/digests/period.ts';

/** Zones whose clocks change in many ways, and some whose never do. */
export const ZONES = [
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Santiago',
  'Africa/Casablanca',
  'Pacific/Apia',
  'UTC',
];
export const MINUTE = 60_000;
export const iso = (moment: number) => new Date(moment).toISOString();

export const weekly = (weekday: number, at: string, zone: string): DigestCadence => ({
  every: 'weekly',
  weekday,
  at,
  zone,
});
export const daily = (at: string, zone: string): DigestCadence => ({ every: 'daily', at, zone });
export const monday9 = weekly(1, '09:00', 'Europe/Stockholm');

const anyAt = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
export const anyCadence: fc.Arbitrary<DigestCadence> = fc
  .record({
    every: fc.constantFrom('daily' as const, 'weekly' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    at: fc.oneof(
      anyAt,
      fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '23:45'),
    ),
    zone: fc.constantFrom(...ZONES),
  })
  .map(({ every, weekday, at, zone }) =>
    every === 'daily' ? daily(at, zone) : weekly(weekday, at, zone),
  );

/** Asks at each moment and remembers what was served, as the scheduler does. */
export function serve(moments: Iterable<number>, cadence: DigestCadence, since: number) {
  const sent: (DueDigest & { readonly sentAt: number })[] = [];
  let served: Period | null = null;
  for (const moment of moments) {
    const due = digestDue({
      cadence,
      served,
      since: iso(since),
      now: iso(moment),
    });
    if (!due) continue;
    served = due.period;
    sent.push({ ...due, sentAt: moment });
  }
  return sent;
}

/** Every moment of a stretch, all in ms. */
export function* ticks(from: number, to: number, every: number) {
  for (let moment = from; moment < to; moment += every) yield moment;
}
