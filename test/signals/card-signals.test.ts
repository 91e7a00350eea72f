import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { readCardDocument } from '../../src/documents/card-document.ts';
import { cardSignals, kindOfRow } from '../../src/signals/card-signals.ts';

function row(name: string, change: string | null = null) {
  return { name, change, description: null, horizon: null, drivingForce: null, relevancy: null };
}

describe('kindOfRow', () => {
  it.each([
    ['Bank cuts workforce by nearly 50%', 'layoff'],
    ['AI chatbots replace 700 customer service roles', 'ai_replacement'],
    ['Average handling time drops sharply', 'ai_savings'],
    ['Revenue increases while reducing staff', 'results'],
    ['Emphasis on AI in marketing', 'ai_adoption'],
    ['Planned IPO as the company stabilizes', 'ipo'],
    ['Cities plant more trees', null],
  ])('%s: %s', (name, kind) => {
    expect(kindOfRow(row(name))).toBe(kind);
  });

  it('looks at the change where the name says nothing', () => {
    expect(kindOfRow(row('A quiet year', 'From hiring to a hiring freeze'))).toBe('hiring_freeze');
  });
});

describe('the company of a row', () => {
  const card = (rows: readonly string[]) =>
    readCardDocument(
      [
        '# __Klarna counts on AI__',
        '## Summary',
        'The lender Klarna lets software do more of its work.',
        '## Signals',
        '| Signal | Change | 10y horizon | Driving force |',
        '|:--|:--|:--|:--|',
        ...rows.map((name) => `| ${name} | | | |`),
      ]
        .join('\n\n')
        .replaceAll('|\n\n|', '|\n|'),
    );
  const find = (text: string) => findCompanies(text, seededRegistry());

  it.each([
    { name: 'Klarna cuts 700 jobs', company: 'Klarna', why: 'it is the card’s own' },
    { name: 'Workforce shrinks by nearly 50%', company: 'Klarna', why: 'it names nobody' },
    { name: 'Duolingo cuts 10% of its contractors', company: 'Duolingo', why: 'another acts' },
    {
      name: 'Klarna cuts jobs as Salesforce does',
      company: 'Klarna',
      why: 'the card’s own company is named too',
    },
    {
      name: 'AI images made with Adobe replace agencies',
      company: 'Klarna',
      why: 'a tool does not act',
    },
    {
      name: 'Adobe chatbots replace 200 customer service roles',
      company: 'Klarna',
      why: 'nor where it stands first',
    },
    { name: 'OpenAI partnership brings chatbots', company: 'Klarna', why: 'a partner does not' },
  ])('of “$name” is $company, because $why', ({ name, company }) => {
    const [signal] = cardSignals(card([name]), find);
    expect(signal?.company.name).toBe(company);
  });

  it('is the card’s own for what the card is about, whatever stands first', () => {
    const rows = ['Duolingo cuts 10% of its contractors', 'Klarna puts a chatbot to use'];
    const signals = cardSignals(card(rows), find);
    expect(signals.map(({ company, primary }) => [company.name, primary])).toEqual([
      ['Duolingo', false],
      ['Klarna', true],
    ]);
  });
});
