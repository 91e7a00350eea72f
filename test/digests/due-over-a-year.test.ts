import { fc } from '../properties.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { digestDue, nextDue, type DueDigest } from '../../src/digests/due.ts';
import { daysFrom, type Period } from '../../src/digests/period.ts';
import { anyCadence, daily, iso, MINUTE, serve, ticks, ZONES } from './digest-times.ts';

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
            const sent = serve(moments(), cadence, from);
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
            daily(at, zone),
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
