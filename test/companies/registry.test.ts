import { describe, expect, it } from 'vitest';
import {
  countryOfNationality,
  countryOfPlace,
  nationalityOf,
} from '../../src/companies/countries.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';

const registry = seededRegistry();

describe('the registry that comes with Bellwether', () => {
  it('has at least 12,000 companies, each with an id of its own', () => {
    expect(registry.companies.length).toBeGreaterThanOrEqual(12_000);
    expect(registry.byId.size).toBe(registry.companies.length);
  });

  it('names only parents that are in it', () => {
    const orphans = registry.companies.filter(
      ({ parent }) => parent !== null && !registry.byId.has(parent),
    );
    expect(orphans).toEqual([]);
  });

  it.each([
    ['linkedin', 'microsoft'],
    ['github', 'microsoft'],
    ['king', 'microsoft'],
    ['youtube', 'google'],
    ['waymo', 'google'],
    ['instagram', 'meta'],
    ['whatsapp', 'meta'],
    ['bild', 'axel-springer'],
  ])('%s belongs to %s', (id, parent) => {
    expect(registry.byId.get(id)?.parent).toBe(parent);
  });

  it.each([
    ['WFC', 'Wells Fargo'],
    ['NVDA', 'Nvidia'],
    ['JD', 'JD.com'],
    ['MCD', "McDonald's"],
    ['MMM', '3M'],
    ['T', 'AT&T'],
    ['EBAY', 'eBay'],
    ['GOOGL', 'Google'],
    ['HPQ', 'HP'],
  ])('%s is the ticker of %s', (ticker, name) => {
    expect(registry.byTicker.get(ticker)?.name).toBe(name);
  });

  it('tells trade and country', () => {
    expect(registry.byId.get('klarna')).toMatchObject({
      trade: 'buy now pay later firm',
      country: 'SE',
    });
  });
});

it('knows what firms of a country are called, and where cities are', () => {
  expect(nationalityOf('SE')).toBe('Swedish');
  expect(nationalityOf(null)).toBeNull();
  expect(countryOfNationality('dutch')).toBe('NL');
  expect(countryOfPlace('Stockholm')).toBe('SE');
  expect(countryOfPlace('Nowhere')).toBeNull();
});
