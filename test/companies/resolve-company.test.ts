import { describe, expect, it } from 'vitest';
import { completeCompany, resolveCompany } from '../../src/companies/resolve-company.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';

const registry = seededRegistry();

describe('resolveCompany', () => {
  it.each([
    ['klarna', 'Klarna', 'small letters'],
    ['  JPMORGAN chase & co. ', 'JPMorgan', 'case, punctuation and a legal form'],
    ['jpmorgan chase and co', 'JPMorgan', 'and for the ampersand'],
    ['macys', "Macy's", 'no apostrophe'],
    ['societe generale', 'Société Générale', 'no accents'],
    ['the washington post', 'Washington Post', 'an article'],
    ['$INTC', 'Intel', 'a ticker'],
    ['commonwealth', 'Commonwealth Bank', 'a part that fits one well-known company'],
    ['big blue', 'IBM', 'a nickname'],
    ['block', 'Block', 'an ordinary word, asked for by name'],
  ])('"%s" is %s: %s', (words, name) => {
    expect(resolveCompany(words, registry)).toMatchObject({ is: 'found', company: { name } });
  });

  it('lists the companies that a part of a name fits', () => {
    const resolution = resolveCompany('deutsche', registry);
    expect(resolution.is).toBe('ambiguous');
    const names = resolution.is === 'ambiguous' ? resolution.companies.map(({ name }) => name) : [];
    expect(names).toEqual(expect.arrayContaining(['Deutsche Bank', 'Deutsche Bahn']));
  });

  it.each([
    ['klrana', 'Klarna', 'two letters swapped'],
    ['micorsoft', 'Microsoft', 'two letters swapped in a longer name'],
    ['duolingoo', 'Duolingo', 'a letter too many'],
  ])('suggests what "%s" may stand for: %s, %s', (words, name) => {
    const resolution = resolveCompany(words, registry);
    expect(resolution).toMatchObject({ is: 'unknown' });
    expect(resolution.is === 'unknown' && resolution.suggestions[0]?.name).toBe(name);
  });

  it.each(['', '   ', '!!'])('knows nothing of "%s"', (words) => {
    expect(resolveCompany(words, registry)).toEqual({ is: 'unknown', suggestions: [] });
  });
});

describe('completeCompany', () => {
  it('puts the well-known company first', () => {
    expect(completeCompany('micros', registry)[0]?.name).toBe('Microsoft');
  });

  it('gives at most 25, each once', () => {
    const choices = completeCompany('a', registry);
    expect(choices).toHaveLength(25);
    expect(new Set(choices).size).toBe(25);
  });
});
