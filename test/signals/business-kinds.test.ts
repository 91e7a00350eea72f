import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { readByRules } from '../../src/signals/read-by-rules.ts';

const kindsIn = (text: string) =>
  readByRules({ title: '', text, publishedAt: null }, (piece) =>
    findCompanies(piece, seededRegistry()),
  ).findings.map(({ kind }) => kind);

/** Each group of rules: a sentence that needs it, and one with the same words that means something else. */
const GROUPS = [
  {
    kind: 'closure',
    says: 'The Nestlé coffee works in York will be boarded up in June.',
    other: 'The Nestlé coffee works in York will be cleaned up in June.',
    why: 'what becomes of a place of work that ends',
  },
  {
    kind: 'closure',
    says: 'Carrefour pulls out of Italy.',
    other: 'Carrefour takes its cheese out of Italy to Spain.',
    why: 'a country that a business leaves',
  },
  {
    kind: 'restructuring',
    says: 'Siemens knits its seven service units into a single division.',
    other: 'Siemens packs its seven service manuals into a single box.',
    why: 'parts that become one',
  },
  {
    kind: 'restructuring',
    says: 'Ericsson is shifting its payroll team from Stockholm to Bengaluru.',
    other: 'Ericsson is shipping its new antenna from Stockholm to Bengaluru.',
    why: 'work that goes to where it costs less',
  },
  {
    kind: 'restructuring',
    says: 'Bayer abolishes two tiers of management.',
    other: 'Bayer presents two tiers of prices.',
    why: 'layers taken out',
  },
  {
    kind: 'merger',
    says: 'Brussels has cleared the purchase of the Danish dairy by Arla.',
    other: 'Brussels has cleared the snow in front of the Danish dairy of Arla.',
    why: 'a regulator and a deal',
  },
  {
    kind: 'merger',
    says: 'Heineken has sold its cider arm to a rival.',
    other: 'Heineken has sold its cider to arms dealers and monks alike.',
    why: 'a part of a firm that changes hands',
  },
  {
    kind: 'ipo',
    says: 'Klarna has lodged papers for a flotation in New York.',
    other: 'Klarna has lodged papers for a trademark in New York.',
    why: 'papers for a listing',
  },
  {
    kind: 'funding',
    says: 'Northvolt gets $300m more from its shareholders.',
    other: 'Northvolt gets 300 letters more from its neighbours.',
    why: 'money from those who back a firm',
  },
  {
    kind: 'results',
    says: 'Lufthansa ended the winter half 400 million euros in the red.',
    other: 'Lufthansa painted the winter jets in the red of its crane at 4% less cost.',
    why: 'an outcome without the words profit or loss',
  },
  {
    kind: 'closure',
    says: 'Michelin shrinks from seven plants in France to five.',
    other: 'Michelin goes from seven stars in France to five.',
    why: 'fewer places than before',
  },
  {
    kind: 'restructuring',
    says: 'SAP is putting its sales teams together afresh, with fewer layers.',
    other: 'SAP is putting its cake together afresh, with fewer cherries.',
    why: 'an organisation with fewer layers',
  },
  {
    kind: 'restructuring',
    says: 'Payroll work at Philips is being transferred to a contractor.',
    other: 'Payroll data at Philips is being printed for a contractor.',
    why: 'work handed to others',
  },
  {
    kind: 'merger',
    says: 'Carlsberg has lifted its stake to 80% in a Chinese brewery.',
    other: 'Carlsberg has lifted its price to 80 kroner in a Chinese bar.',
    why: 'a stake that grows into control',
  },
] as const;

describe('kinds of business news', () => {
  it.each(GROUPS)('$kind is read where it is meant: $why', ({ kind, says }) => {
    expect(kindsIn(says)).toContain(kind);
  });

  it.each(GROUPS)('$kind is not read where it is not: $why', ({ kind, other }) => {
    expect(kindsIn(other)).not.toContain(kind);
  });
});
