import { fc } from '../properties.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { digestDue, nextDue, wallTime } from '../../src/digests/due.ts';
import type { DigestCadence, DueDigest } from '../../src/digests/due.ts';
import { addDays, dateIn, daysFrom, periodOfKey, weekOf } from '../../src/digests/period.ts';
import type { Period } from '../../src/digests/period.ts';

const ZONES = [
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Santiago',
  'Africa/Casablanca',
  'Pacific/Apia',
  'UTC',
];
const MINUTE = 60_000;
const iso = (moment: number) => new Date(moment).toISOString();

const weekly = (weekday: number, at: string, zone: string): DigestCadence => ({
  every: 'weekly',
  weekday,
  at,
  zone,
});
const daily = (at: string, zone: string): DigestCadence => ({ every: 'daily', at, zone });
const monday9 = weekly(1, '09:00', 'Europe/Stockholm');

const anyAt = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const anyCadence: fc.Arbitrary<DigestCadence> = fc
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
function serve(
  moments: Iterable<number>,
  cadenceAt: (moment: number) => DigestCadence,
  since: number,
) {
  const sent: (DueDigest & { readonly sentAt: number })[] = [];
  let served: Period | null = null;
  for (const moment of moments) {
    const due = digestDue({
      cadence: cadenceAt(moment),
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

function* ticks(from: number, to: number, every: number) {
  for (let moment = from; moment < to; moment += every) yield moment;
}

describe('which digest is due', () => {
  const ask = (
    now: string,
    cadence = monday9,
    servedKey: string | null = 'weekly:2024-W43',
    since = '2024-01-01T00:00:00Z',
  ) => digestDue({ cadence, served: servedKey ? periodOfKey(servedKey) : null, since, now });

  it.each([
    { now: '2024-11-04T07:59:00Z', key: null, why: 'a minute before nine in Stockholm' },
    { now: '2024-11-04T08:00:00Z', key: 'weekly:2024-W44', why: 'nine sharp' },
    { now: '2024-11-10T12:00:00Z', key: 'weekly:2024-W44', why: 'Sunday, still not sent' },
    { now: '2024-11-11T07:59:00Z', key: 'weekly:2024-W44', why: 'the last minute of that week' },
    { now: '2024-11-11T08:00:00Z', key: 'weekly:2024-W45', why: 'only the newest of two missed' },
  ])('at $now: $key, $why', ({ now, key }) => {
    expect(ask(now)?.period.key ?? null).toBe(key);
  });

  it('marks as late what comes later than the ticks explain', () => {
    expect(ask('2024-11-04T08:01:00Z')).toMatchObject({
      late: false,
      at: '2024-11-04T08:00:00.000Z',
    });
    expect(ask('2024-11-05T08:00:00Z')).toMatchObject({
      late: true,
      at: '2024-11-04T08:00:00.000Z',
    });
  });

  it('names the days that no digest was sent for', () => {
    expect(ask('2024-11-04T08:00:00Z')?.missed).toBeNull();
    expect(ask('2024-11-18T08:00:00Z')?.missed).toEqual({ start: '2024-10-28', end: '2024-11-11' });
  });

  it('is not due twice', () => {
    expect(ask('2024-11-04T08:00:00Z', monday9, 'weekly:2024-W44')).toBeNull();
  });

  it('owes nothing from before the subscription', () => {
    expect(ask('2024-11-04T08:00:00Z', monday9, null, '2024-11-04T08:00:00Z')).toBeNull();
    expect(ask('2024-11-11T08:00:00Z', monday9, null, '2024-11-04T08:00:00Z')?.period.key).toBe(
      'weekly:2024-W45',
    );
  });

  it('tells the days not yet told when the weekday moves', () => {
    const friday = weekly(5, '16:00', 'Europe/Stockholm');
    const due = ask('2024-11-08T15:00:00Z', friday, 'weekly:2024-W44');
    expect(due?.period.key).toBe('weekly:2024-11-04..2024-11-07');
    const back = ask('2024-11-11T08:00:00Z', monday9, 'weekly:2024-11-04..2024-11-07');
    expect(back?.period.key).toBe('weekly:2024-11-08..2024-11-10');
  });

  it.each([
    {
      at: '02:30',
      date: '2024-03-31',
      zone: 'Europe/Stockholm',
      utc: '2024-03-31T01:00:00.000Z',
      why: 'no half past two: three',
    },
    {
      at: '02:30',
      date: '2024-10-27',
      zone: 'Europe/Stockholm',
      utc: '2024-10-27T00:30:00.000Z',
      why: 'two of them: the first',
    },
    {
      at: '02:15',
      date: '2024-10-06',
      zone: 'Australia/Lord_Howe',
      utc: '2024-10-05T15:30:00.000Z',
      why: 'a half-hour gap: half past two',
    },
    {
      at: '00:15',
      date: '2024-09-08',
      zone: 'America/Santiago',
      utc: '2024-09-08T04:00:00.000Z',
      why: 'no midnight: one',
    },
    {
      at: '09:00',
      date: '2011-12-30',
      zone: 'Pacific/Apia',
      utc: '2011-12-30T10:00:00.000Z',
      why: 'no such day: the next begins',
    },
  ])('$at on $date in $zone is $utc: $why', ({ at, date, zone, utc }) => {
    expect(iso(wallTime(date, at, zone))).toBe(utc);
  });

  it('has no digest of a day that never was', () => {
    const from = Date.parse('2011-12-28T00:00:00Z');
    for (const at of ['00:00', '09:00']) {
      const sent = serve(
        ticks(from, from + 6 * 86_400_000, 15 * MINUTE),
        () => daily(at, 'Pacific/Apia'),
        from,
      );
      expect(sent.map(({ period }) => period.start)).not.toContain('2011-12-30');
      expect(sent.map(({ period }) => period.start)).toEqual(
        expect.arrayContaining(['2011-12-28', '2011-12-29', '2011-12-31']),
      );
    }
  });
});

describe('over a year', () => {
  it.each(ZONES)(
    'serves every day and every week once in %s, whatever the minute of the tick',
    (zone) => {
      const from = Date.parse('2024-01-01T12:00:00Z');
      fc.assert(
        fc.property(
          anyCadence,
          fc.infiniteStream(fc.integer({ min: 1, max: 500 })),
          (any, steps) => {
            const cadence = { ...any, zone };
            const to = from + 366 * 86_400_000;
            const moments = function* () {
              for (let moment = from; moment < to; moment += (steps.next().value ?? 1) * MINUTE * 2)
                yield moment;
            };
            const sent = serve(moments(), () => cadence, from);
            const length = cadence.every === 'daily' ? 1 : 7;
            for (const [index, { period, at, missed }] of sent.entries()) {
              expect(missed).toBeNull();
              expect(daysFrom(period.start, period.end)).toBe(length);
              expect(period.start).toBe(sent[index - 1]?.period.end ?? period.start);
              const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
              expect(local.toPlainDate().toString()).toBe(period.end);
            }
            expect(sent.length).toBeGreaterThanOrEqual(cadence.every === 'daily' ? 365 : 51);
          },
        ),
        { numRuns: 1 },
      );
    },
  );

  it('serves on the minute, asked every quarter of an hour around each change of clocks', () => {
    for (const zone of ZONES) {
      for (const change of changesOf2024(zone)) {
        const from = change - 30 * 3_600_000;
        for (const at of ['00:00', '02:00', '02:30']) {
          const sent = serve(
            ticks(from, change + 40 * 3_600_000, 15 * MINUTE),
            () => daily(at, zone),
            from,
          );
          expect(sent.length).toBeGreaterThanOrEqual(2);
          expect(new Set(sent.map(({ period }) => period.key)).size).toBe(sent.length);
          for (const { sentAt, at: due, late } of sent) {
            expect(sentAt).toBe(Date.parse(due));
            expect(late).toBe(false);
            const shown = Temporal.Instant.from(due)
              .toZonedDateTimeISO(zone)
              .toPlainTime()
              .toString()
              .slice(0, 5);
            expect(shown >= at).toBe(true);
          }
        }
      }
    }
  });

  it('tells no day twice and sends the newest, however often cadence and zone change and the bot is down', () => {
    const from = Date.parse('2024-01-01T12:00:00Z');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyCadence, fc.integer({ min: 1, max: 40 * 1440 })), {
          minLength: 2,
          maxLength: 40,
        }),
        fc.constantFrom('daily', 'weekly'),
        (stretches, every) => {
          let moment = from;
          let served: Period | null = null;
          let lastEnd = '';
          for (const [cadence, minutes] of stretches.filter(([one]) => one.every === every)) {
            moment += minutes * MINUTE;
            const question = { cadence, since: iso(from), now: iso(moment) };
            const due: DueDigest | null = digestDue({ ...question, served });
            if (!due) continue;
            expect(due.period.start >= lastEnd).toBe(true);
            expect(Date.parse(due.at)).toBeLessThanOrEqual(moment);
            const next = nextDue(cadence, iso(moment), due.period);
            expect(Date.parse(next.at)).toBeGreaterThan(moment);
            expect(digestDue({ ...question, served: due.period })).toBeNull();
            served = due.period;
            lastEnd = due.period.end;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the next digest', () => {
  it('is the coming Monday at nine', () => {
    expect(nextDue(monday9, '2024-11-06T10:00:00Z')).toEqual({
      at: '2024-11-11T08:00:00.000Z',
      period: weekOf('2024-11-04'),
    });
  });

  it('is next week once this one is served', () => {
    const served = { end: '2024-11-11' };
    expect(nextDue(monday9, '2024-11-06T10:00:00Z', served).at).toBe('2024-11-18T08:00:00.000Z');
  });

  it('is what is due when its time comes', () => {
    fc.assert(
      fc.property(anyCadence, fc.integer({ min: 0, max: 700 * 1440 }), (cadence, minutes) => {
        const now = Date.parse('2023-06-01T00:00:00Z') + minutes * MINUTE;
        const next = nextDue(cadence, iso(now));
        const question = { cadence, served: null, since: iso(now) };
        expect(digestDue({ ...question, now: next.at })?.period).toEqual(next.period);
        expect(digestDue({ ...question, now: iso(Date.parse(next.at) - 1) })).toBeNull();
        expect(dateIn(next.at, cadence.zone) >= addDays(next.period.end, 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a weekday that does not exist', () => {
    expect(() => nextDue(weekly(8, '09:00', 'UTC'), '2024-11-06T10:00:00Z')).toThrow(RangeError);
  });
});

/** Moments of 2024, in ms, at which the zone's clocks change. */
function changesOf2024(zone: string): number[] {
  const changes: number[] = [];
  let at = Temporal.ZonedDateTime.from(`2024-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
  while (at?.year === 2024) {
    changes.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}
