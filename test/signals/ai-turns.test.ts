import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { readByRules } from '../../src/signals/read-by-rules.ts';

function kindsOf(title: string, text: string): string[] {
  const document = { title, text, publishedAt: '2025-06-10' };
  const { findings } = readByRules(document, (read) => findCompanies(read, seededRegistry()));
  return findings.map(({ kind }) => kind);
}

describe('programs under a common name', () => {
  it.each([
    {
      why: 'a model that does what lies on desks',
      title: 'Parcels at Deutsche Post',
      text: 'At Deutsche Post a model sorts the complaints before anybody opens them.',
      kind: 'ai_adoption',
    },
    {
      why: 'a program with a name of the house',
      title: 'Tax at Deloitte',
      text: 'An assistant nicknamed Otto drafts the memos at Deloitte, and AI checks the sums.',
      kind: 'ai_adoption',
    },
    {
      why: 'orders that leave no choice',
      title: 'A memo at Siemens',
      text: 'Siemens told its engineers that AI is no longer optional for them.',
      kind: 'ai_adoption',
    },
    {
      why: 'who did it once',
      title: 'Renault and its paint',
      text: 'At Renault an algorithm grades the paint, a job that inspectors used to do.',
      kind: 'ai_replacement',
    },
    {
      why: 'the work is handed over',
      title: 'Rosters at Ryanair',
      text: 'Ryanair has handed over the rosters of its crews to software; planners did them until May.',
      kind: 'ai_replacement',
    },
    {
      why: 'the share of cases it closes',
      title: 'Questions at Vodafone',
      text: 'The chatbot of Vodafone settles 60% of the questions that customers send.',
      kind: 'ai_replacement',
    },
    {
      why: 'people do it once more',
      title: 'Menus at Nestlé',
      text: 'Nestlé lets its cooks write the menus again, which an AI had garbled for months.',
      kind: 'ai_reversal',
    },
    {
      why: 'other work for those whose work is gone',
      title: 'Ikea and its phones',
      text: 'Ikea had 900 agents, whose calls a bot now takes, converted into kitchen designers.',
      kind: 'reskilling',
    },
    {
      why: 'what it costs against what it did cost',
      title: 'Translations at Nokia',
      text: 'Since an AI writes its manuals, Nokia needs a tenth of the time for them.',
      kind: 'ai_savings',
    },
    {
      why: 'a sum that goes to those who build models',
      title: 'Round for Mistral',
      text: 'Mistral has closed a round of 600 million euros, and ASML pledged 200 million euros of it.',
      kind: 'ai_investment',
    },
  ])('$kind: $why', ({ title, text, kind }) => {
    expect(kindsOf(title, text)).toContain(kind);
  });

  it.each([
    {
      why: 'a program for sale puts nobody to use',
      title: 'SAP prices an agent',
      text: 'SAP sells a bot that answers the questions of customers; the price starts at ten dollars.',
      kind: 'ai_adoption',
    },
    {
      why: 'lessons alone are no use',
      title: 'Lessons at Airbus',
      text: 'Airbus sends its engineers to courses on AI.',
      kind: 'ai_adoption',
    },
    {
      why: 'what might come is no work done',
      title: 'A thought at Barclays',
      text: 'A bot might one day do what tellers used to do at Barclays, a columnist wrote.',
      kind: 'ai_replacement',
    },
    {
      why: 'a factory that opens again',
      title: 'Toyota and its plant',
      text: 'Toyota will open its plant in Ohio again, and workers return to the machines in May.',
      kind: 'ai_reversal',
    },
    {
      why: 'a gain that somebody hopes for',
      title: 'A hope at HSBC',
      text: 'AI could do the letters of HSBC in half the time, an analyst thinks.',
      kind: 'ai_savings',
    },
    {
      why: 'money that is saved is not put in',
      title: 'Thrift at Shell',
      text: 'Shell saved $40 million with AI that watches its pumps.',
      kind: 'ai_investment',
    },
    {
      why: 'a model that is trained is no member of staff',
      title: 'Letters at Google',
      text: 'Google has trained a model on ten million letters for its AI.',
      kind: 'reskilling',
    },
  ])('finds no $kind: $why', ({ title, text, kind }) => {
    expect(kindsOf(title, text)).not.toContain(kind);
  });
});
