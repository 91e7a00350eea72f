import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateIn,
  daysFrom,
  dayOf,
  isIn,
  monthOf,
  periodBefore,
  periodNamed,
  periodOfKey,
  weekBetween,
  weekOf,
} from '../../src/digests/period.ts';
import { periodName, periodOfWords, periodTitle } from '../../src/digests/period-words.ts';

const anyDate = fc
  .date({
    min: new Date('1990-01-01'),
    max: new Date('2060-01-01'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

describe('periods', () => {
  it.each([
    { period: weekOf('2024-11-04'), key: 'weekly:2024-W45', start: '2024-11-04', why: 'a Monday' },
    { period: weekOf('2024-11-10'), key: 'weekly:2024-W45', start: '2024-11-04', why: 'a Sunday' },
    { period: weekOf('2024-12-31'), key: 'weekly:2025-W01', start: '2024-12-30', why: 'new year' },
    { period: weekOf('2021-01-02'), key: 'weekly:2020-W53', start: '2020-12-28', why: 'week 53' },
    { period: dayOf('2024-02-29'), key: 'daily:2024-02-29', start: '2024-02-29', why: 'leap day' },
    { period: monthOf('2024-02-29'), key: 'monthly:2024-02', start: '2024-02-01', why: 'a month' },
    {
      period: weekBetween('2024-11-01', '2024-11-08'),
      key: 'weekly:2024-11-01..2024-11-07',
      start: '2024-11-01',
      why: 'a week from Friday to Thursday',
    },
  ])('$key: $why', ({ period, key, start }) => {
    expect(period).toMatchObject({ key, start });
    expect(periodOfKey(key)).toEqual(period);
  });

  it('holds the date it is made from, and meets the period before without gap or overlap', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(dayOf, weekOf, monthOf), (date, periodOf) => {
        const period = periodOf(date);
        expect(isIn(date, period)).toBe(true);
        expect(isIn(period.end, period)).toBe(false);
        expect(periodOfKey(period.key)).toEqual(period);
        expect(periodOf(period.end).start).toBe(period.end);
        const before = periodBefore(period);
        expect(before.end).toBe(period.start);
        expect(before).toEqual(periodOf(addDays(period.start, -1)));
      }),
    );
  });

  it.each([
    'weekly:2024-11-04',
    'daily:2024-W45',
    'weekly:2024-W54',
    'weekly:',
    '',
    'x:2024-11',
    'weekly:2024-11-09..2024-11-01',
  ])('"%s" is no key', (key) => {
    expect(periodOfKey(key)).toBeNull();
  });

  it.each(['2023-W53', '2024-W00', '2024-13', '2024-02-30', '2024', 'klarna'])(
    '"%s" is no period',
    (name) => {
      expect(periodNamed(name)).toBeNull();
    },
  );

  it('puts an instant into the day of the zone', () => {
    expect(dateIn('2024-11-04T23:30:00Z', 'Europe/Stockholm')).toBe('2024-11-05');
    expect(dateIn('2024-11-04T23:30:00Z', 'America/New_York')).toBe('2024-11-04');
  });

  it('counts days across a change of clocks', () => {
    expect(daysFrom('2024-03-25', '2024-04-01')).toBe(7);
  });
});

describe('periods in words', () => {
  const now = '2024-11-06T23:30:00Z';
  it.each([
    { words: 'today', key: 'daily:2024-11-07', why: 'it is past midnight in Stockholm' },
    { words: 'yesterday', key: 'daily:2024-11-06', why: 'the day before' },
    { words: 'Week', key: 'weekly:2024-W45', why: 'the present week' },
    { words: ' last  week ', key: 'weekly:2024-W44', why: 'the week before' },
    { words: 'month', key: 'monthly:2024-11', why: 'the present month' },
    { words: 'last month', key: 'monthly:2024-10', why: 'the month before' },
    { words: '2024-w45', key: 'weekly:2024-W45', why: 'an ISO week' },
    { words: 'week 5', key: 'weekly:2024-W05', why: 'a week of the present year' },
    { words: 'w45', key: 'weekly:2024-W45', why: 'the same, short' },
    { words: '2024-10', key: 'monthly:2024-10', why: 'a month' },
    { words: '2024-10-31', key: 'daily:2024-10-31', why: 'a day' },
    { words: 'weekly:2024-W45', key: 'weekly:2024-W45', why: 'a key' },
  ])('"$words" is $key: $why', ({ words, key }) => {
    expect(periodOfWords(words, now, 'Europe/Stockholm')?.key).toBe(key);
  });

  it.each(['fortnight', '2024-W60', 'week 60', '', 'toString'])('"%s" is no period', (words) => {
    expect(periodOfWords(words, now, 'UTC')).toBeNull();
  });

  it.each([
    { period: weekOf('2024-11-04'), title: 'Week 45, 4 to 10 November 2024', name: '2024-W45' },
    {
      period: weekOf('2024-11-01'),
      title: 'Week 44, 28 October to 3 November 2024',
      name: '2024-W44',
    },
    {
      period: weekOf('2024-12-31'),
      title: 'Week 1, 30 December 2024 to 5 January 2025',
      name: '2025-W01',
    },
    { period: dayOf('2024-11-04'), title: 'Monday 4 November 2024', name: '2024-11-04' },
    { period: monthOf('2024-11-04'), title: 'November 2024', name: '2024-11' },
    {
      period: weekBetween('2024-11-01', '2024-11-08'),
      title: '1 to 7 November 2024',
      name: '2024-11-01',
    },
    {
      period: weekBetween('2024-11-01', '2024-11-02'),
      title: '1 November 2024',
      name: '2024-11-01',
    },
  ])('$period.key is called $title', ({ period, title, name }) => {
    expect(periodTitle(period)).toBe(title);
    expect(periodName(period)).toBe(name);
  });
});
