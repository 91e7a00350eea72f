import { describe, expect, it } from 'vitest';
import { quietHoursEnd, startOfLocalDay } from '../../src/subscriptions/local-hours.ts';

const STOCKHOLM = 'Europe/Stockholm';
const night = { from: '22:00', to: '07:00', zone: STOCKHOLM };
const noon = { from: '12:00', to: '13:00', zone: STOCKHOLM };

describe('quietHoursEnd', () => {
  it.each([
    { hours: night, now: '2024-11-04T20:59:00Z', end: null, why: 'a minute before they begin' },
    { hours: night, now: '2024-11-04T21:00:00Z', end: '2024-11-05T06:00:00.000Z', why: 'begin' },
    { hours: night, now: '2024-11-05T03:00:00Z', end: '2024-11-05T06:00:00.000Z', why: 'night' },
    { hours: night, now: '2024-11-05T06:00:00Z', end: null, why: 'the end is not quiet' },
    { hours: noon, now: '2024-11-04T11:30:00Z', end: '2024-11-04T12:00:00.000Z', why: 'one day' },
    { hours: noon, now: '2024-11-04T13:00:00Z', end: null, why: 'after' },
    { hours: { ...noon, to: '12:00' }, now: '2024-11-04T11:00:00Z', end: null, why: 'no length' },
    {
      hours: { from: '22:00', to: '02:30', zone: STOCKHOLM },
      now: '2024-03-31T00:30:00Z',
      end: '2024-03-31T01:30:00.000Z',
      why: 'half past two does not exist: half past three',
    },
    {
      hours: { from: '22:00', to: '02:30', zone: STOCKHOLM },
      now: '2024-10-27T01:10:00Z',
      end: '2024-10-27T01:30:00.000Z',
      why: 'the second ten past two ends with the second half past two',
    },
  ])('$hours.from-$hours.to at $now ends at $end: $why', ({ hours, now, end }) => {
    expect(quietHoursEnd(hours, now)).toBe(end);
  });
});

describe('startOfLocalDay', () => {
  it.each([
    { now: '2024-11-04T22:30:00Z', zone: 'UTC', start: '2024-11-04T00:00:00.000Z' },
    { now: '2024-11-04T23:30:00Z', zone: STOCKHOLM, start: '2024-11-04T23:00:00.000Z' },
    { now: '2024-11-04T02:00:00Z', zone: 'America/New_York', start: '2024-11-03T04:00:00.000Z' },
  ])('$now in $zone: $start', ({ now, zone, start }) => {
    expect(startOfLocalDay(now, zone)).toBe(start);
  });
});
