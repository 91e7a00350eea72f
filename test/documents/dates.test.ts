import { describe, expect, it } from 'vitest';
import {
  orderShownBy,
  parseDate,
  parseDateOrInstant,
  parseSerialDay,
} from '../../src/documents/dates.ts';

describe('parseDate', () => {
  it.each<[string, string | null, string]>([
    ['2024-08-28', '2024-08-28', 'ISO'],
    ['2022-03-01 00:00:00', '2022-03-01', 'a database'],
    ['2024/8/3', '2024-08-03', 'year first with slashes'],
    ['20240828', '2024-08-28', 'eight digits'],
    ['3/6/2023', '2023-03-06', 'American, the order of WARN notices'],
    ['03/06/23', '2023-03-06', 'two-digit year'],
    ['28/08/2024', '2024-08-28', 'a day that can be no month'],
    ['28.8.2024', '2024-08-28', 'dots'],
    ['August 28, 2024', '2024-08-28', 'month as a word'],
    ['Wednesday, Aug. 28, 2024', '2024-08-28', 'weekday and short month'],
    ['28 August 2024', '2024-08-28', 'British'],
    ['28-Aug-24', '2024-08-28', 'spreadsheet'],
    ['1st September 2023', '2023-09-01', 'ordinal'],
    ['3/1/2023 - 3/14/2023', '2023-03-01', 'first of a range'],
    ['2/30/2023', null, 'no such day'],
    ['13/13/2023', null, 'no such month'],
    ['TBD', null, 'no date'],
    ['', null, 'empty'],
    ['500', null, 'a number'],
    ['Q3 2024', null, 'a quarter'],
  ])('%s is %s: %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  it('takes the day first where told so', () => {
    expect(parseDate('3/6/2023', 'day_first')).toBe('2023-06-03');
    expect(parseDate('3/16/2023', 'day_first')).toBe('2023-03-16');
  });
});

describe('parseDateOrInstant', () => {
  it.each<[string, string | null, string]>([
    ['2024-08-28T09:00:00+02:00', '2024-08-28T07:00:00Z', 'an offset'],
    ['Wed, 28 Aug 2024 07:00:00 GMT', '2024-08-28T07:00:00Z', 'a feed'],
    ['2024-08-28T09:00:00', '2024-08-28', 'no zone: the day is all that is known'],
    ['28 August 2024', '2024-08-28', 'a day'],
    ['soon', null, 'no date'],
  ])('%s is %s: %s', (text, expected) => {
    expect(parseDateOrInstant(text)).toBe(expected);
  });
});

describe('spreadsheets and orders', () => {
  it('reads a serial day', () => {
    expect(parseSerialDay(45_000)).toBe('2023-03-15');
    expect(parseSerialDay(12)).toBeNull();
  });

  it.each([
    ['25/3/2024', 'day_first'],
    ['3/25/2024', 'month_first'],
    ['3/4/2024', null],
    ['2024-03-25', null],
  ])('%s shows the order %s', (text, expected) => {
    expect(orderShownBy(text)).toBe(expected);
  });
});
