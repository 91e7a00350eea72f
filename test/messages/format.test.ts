import { describe, expect, it } from 'vitest';
import {
  countOf,
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  listOf,
  withQualifier,
} from '../../src/messages/format.ts';
import { safeUrl } from '../../src/messages/safe-text.ts';

describe('figures for people', () => {
  it.each([
    { shown: formatNumber(3800), expected: '3,800' },
    { shown: formatNumber(1234567.5), expected: '1,234,567.5' },
    { shown: formatPercent(47), expected: '47%' },
    { shown: formatPercent(2.35), expected: '2.35%' },
    { shown: formatMoney(4e6, 'USD'), expected: '$4 million' },
    { shown: formatMoney(1.5e6, 'USD'), expected: '$1.5 million' },
    { shown: formatMoney(13.3e9, 'SEK'), expected: 'SEK 13.3 billion' },
    { shown: formatMoney(990e6, 'GBP'), expected: '£990 million' },
    { shown: formatMoney(1_234_567, 'EUR'), expected: '€1,234,567' },
    { shown: formatMoney(-950_000, 'USD'), expected: '-$950,000' },
    { shown: withQualifier('up_to', '55,000'), expected: 'up to 55,000' },
    { shown: withQualifier('exactly', '700'), expected: '700' },
    { shown: countOf(1, 'story', 'stories'), expected: '1 story' },
    { shown: countOf(1200, 'job'), expected: '1,200 jobs' },
    { shown: listOf(['Klarna', 'BT', 'IBM']), expected: 'Klarna, BT and IBM' },
    { shown: listOf(['Block', 'BlockFi'], 'or'), expected: 'Block or BlockFi' },
    { shown: listOf([]), expected: '' },
  ])('$expected', ({ shown, expected }) => {
    expect(shown).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    { at: '2024-08-28', precision: 'day', zone: 'America/Los_Angeles', expected: '28 Aug 2024' },
    { at: '2024-08-28T23:30:00Z', precision: 'day', zone: 'Asia/Tokyo', expected: '29 Aug 2024' },
    {
      at: '2024-11-03T09:30:00Z',
      precision: 'minute',
      zone: 'Europe/Stockholm',
      expected: '3 Nov 2024, 10:30',
    },
    { at: 'last summer', precision: 'day', zone: 'UTC', expected: 'last summer' },
  ] as const)('$at in $zone is $expected', ({ at, precision, zone, expected }) => {
    expect(formatDate(at, precision, zone)).toBe(expected);
  });
});

describe('web addresses', () => {
  it.each([
    { url: 'https://example.com/a_(b)', expected: 'https://example.com/a_(b)' },
    { url: ' https://example.com ', expected: 'https://example.com' },
    { url: 'javascript:alert(1)', expected: null },
    { url: 'https://example.com/a b', expected: null },
    { url: 'nothing', expected: null },
  ])('$url is $expected', ({ url, expected }) => {
    expect(safeUrl(url)).toBe(expected);
  });
});
