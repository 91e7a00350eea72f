import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { digestDue, nextDue } from '../../src/digests/due.ts';
import { dateIn, periodOfKey, weekOf } from '../../src/digests/period.ts';
import { anyCadence, iso, MINUTE, monday9, weekly } from './digest-times.ts';

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
        expect(dateIn(next.at, cadence.zone) >= next.period.end).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a weekday that does not exist', () => {
    expect(() => nextDue(weekly(8, '09:00', 'UTC'), '2024-11-06T10:00:00Z')).toThrow(RangeError);
  });
});
