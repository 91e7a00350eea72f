import { describe, expect, it } from 'vitest';
import { wallTime } from '../../src/digests/due.ts';
import { daily, iso, MINUTE, serve, ticks } from './digest-times.ts';

describe('the moment of a time on the wall', () => {
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
        daily(at, 'Pacific/Apia'),
        from,
      );
      expect(sent.map(({ period }) => period.start)).not.toContain('2011-12-30');
      expect(sent.map(({ period }) => period.start)).toEqual(
        expect.arrayContaining(['2011-12-28', '2011-12-29', '2011-12-31']),
      );
    }
  });
});
