import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { extractFromText } from '../../src/signals/article-signals.ts';
import type { Kind, Signal } from '../../src/signals/signal.ts';

function signalsOf(title: string, text: string): readonly Signal[] {
  return extractFromText({ title, text, publishedAt: '2025-03-12' }, (document) =>
    findCompanies(document, seededRegistry()),
  ).signals;
}

function find(signals: readonly Signal[], company: string, kind: Kind): Signal | undefined {
  return signals.find((signal) => signal.company.name === company && signal.kind === kind);
}

type Figures = Partial<Pick<Signal, 'jobs' | 'percent' | 'from' | 'to' | 'ai'>>;

describe('figures', () => {
  it.each<
    [why: string, title: string, text: string, company: string, kind: Kind, figures: Figures]
  >([
    [
      'a percent is no count',
      'Ericsson to cut 8% of its workforce',
      'Ericsson will cut 8% of its workforce, it said.',
      'Ericsson',
      'layoff',
      { jobs: null, percent: 8 },
    ],
    [
      'places are no people',
      'Strike at Starbucks grows',
      'Workers at 95 cafés have walked out at Starbucks, the union said.',
      'Starbucks',
      'labor_action',
      { jobs: null },
    ],
    [
      'what a tool does is no cut, and "part of" nobody parts',
      'Klarna has laid off half its staff since 2022',
      'Its assistant does the work of 853 agents, and part of the money saved goes into pay.',
      'Klarna',
      'layoff',
      { jobs: null },
    ],
    [
      'a share written with a hyphen, when all word tables are loaded',
      'Klarna cuts two-thirds of its jobs',
      'Klarna will cut two-thirds of its jobs, it said.',
      'Klarna',
      'layoff',
      { percent: 67, jobs: null },
    ],
    [
      'a year is no count',
      'Nokia to cut jobs by 2026',
      'Nokia will cut 900 jobs by 2026.',
      'Nokia',
      'layoff',
      { jobs: 900, to: null },
    ],
    [
      'up to is the number',
      'Nokia to cut up to 1,500 jobs',
      'The cuts come this year.',
      'Nokia',
      'layoff',
      { jobs: 1500 },
    ],
    [
      'a range is its upper bound',
      'Nokia to cut 1,000 to 1,500 jobs',
      'It said so on Monday.',
      'Nokia',
      'layoff',
      { jobs: 1500 },
    ],
    [
      'a third',
      'Spotify to cut a third of its staff',
      'Spotify told employees on Monday.',
      'Spotify',
      'layoff',
      { percent: 33 },
    ],
    [
      'one in ten',
      'Spotify lays off one in ten employees',
      'Spotify told staff on Monday.',
      'Spotify',
      'layoff',
      { percent: 10 },
    ],
    [
      'from and to',
      'Salesforce shrinks support team',
      'Salesforce cut its support workforce from 9,000 to 5,000 employees.',
      'Salesforce',
      'layoff',
      { from: 9000, to: 5000 },
    ],
    [
      'to before from',
      'Thyssenkrupp cuts deep',
      'Thyssenkrupp will cut its workforce to 16,000 from 27,000.',
      'Thyssenkrupp',
      'layoff',
      { from: 27_000, to: 16_000 },
    ],
    [
      'of its employees',
      'SAP to lay off 2,800',
      'About 2,800 of its 112,000 employees will be laid off, SAP said.',
      'SAP',
      'layoff',
      { jobs: 2800, from: 112_000 },
    ],
    [
      'a number in brackets is a part',
      'CVS Health to cut 2,900 jobs',
      'CVS Health will lay off 2,900 workers (632 from Rhode Island).',
      'CVS',
      'layoff',
      { jobs: 2900 },
    ],
    [
      'on top of an earlier cut',
      'Intel to cut 500 jobs',
      'Intel will cut 500 jobs on top of the 10,000 cut last year.',
      'Intel',
      'layoff',
      { jobs: 500 },
    ],
    [
      'money beside heads',
      'Intel cuts 500 jobs',
      'Intel will cut 500 jobs to save $300 million.',
      'Intel',
      'layoff',
      { jobs: 500, from: null, to: null },
    ],
    [
      'spaces group digits',
      'Ericsson cuts 1 200 jobs',
      'Around 1 200 employees will be laid off at Ericsson.',
      'Ericsson',
      'layoff',
      { jobs: 1200 },
    ],
    [
      '12k',
      'Google cuts 12k jobs',
      'Google will lay off 12k employees.',
      'Google',
      'layoff',
      { jobs: 12_000 },
    ],
    [
      'the passive voice',
      'Jobs to go at Ericsson',
      'Some 300 jobs will be cut at Ericsson.',
      'Ericsson',
      'layoff',
      { jobs: 300 },
    ],
    [
      'a pronoun',
      'Ericsson in trouble',
      'Ericsson has a bad year. It will lay off 300 workers.',
      'Ericsson',
      'layoff',
      { jobs: 300 },
    ],
    [
      'AI as the reason',
      'Duolingo cuts 40 contractors',
      'Duolingo let 40 contractors go because AI now does the translations.',
      'Duolingo',
      'layoff',
      { jobs: 40, ai: true },
    ],
    [
      'AI denied as the reason',
      'Telstra cuts 550 jobs',
      'Telstra will cut 550 jobs. The cuts have nothing to do with AI, it said.',
      'Telstra',
      'layoff',
      { jobs: 550, ai: false },
    ],
    [
      'AI beside the cut',
      'Nokia cuts 90 jobs',
      'Nokia will cut 90 jobs as orders fall. Its new phone has an AI camera.',
      'Nokia',
      'layoff',
      { jobs: 90, ai: false },
    ],
  ])('%s: %s', (_why, title, text, company, kind, figures) => {
    expect(find(signalsOf(title, text), company, kind)).toMatchObject(figures);
  });
});

describe('no signal', () => {
  it.each([
    [
      'a price cut',
      'Tesla cuts prices in China',
      'Tesla cut the price of its cars by 6% on Friday.',
    ],
    [
      'a denial',
      'Tech Mahindra rejects report of 30,000 job cuts',
      'There is no such plan, Tech Mahindra said.',
    ],
    [
      'general statistics',
      'US jobless claims rise to 231,000',
      'More people filed for unemployment benefits.',
    ],
    [
      'a job advert',
      'Senior engineer, Samsara',
      'Join our team. Samsara is hiring an engineer who will lead. Apply now.',
    ],
    ['a how-to', 'How to survive a layoff', 'Call a friend, and read the severance papers twice.'],
    [
      'a thought experiment',
      'What if Nvidia sacked half its engineers?',
      'Imagine 15,000 people out of a job.',
    ],
    [
      'artificial intelligence is not Intel',
      'Artificial intelligence to cut jobs',
      'It may cost many people their jobs.',
    ],
    ['a strike price', 'What is a strike price', 'The option has a strike of $500.'],
    [
      'AI as an airline code',
      'AI 102 returns to Delhi',
      'Flight AI 102 landed safely after a technical snag.',
    ],
    ['a film', 'A.I. at 20', 'The robot boy is let go in a forest.'],
  ])('%s', (_why, title, text) => {
    expect(signalsOf(title, text)).toEqual([]);
  });
});

describe('whose signal it is', () => {
  it('gives each of two companies its own number', () => {
    const signals = signalsOf(
      'SAP follows IBM with 2,800 layoffs',
      'SAP will lay off 2,800 people, while IBM is cutting 3,900 jobs.',
    );
    expect(find(signals, 'SAP', 'layoff')?.jobs).toBe(2800);
    expect(find(signals, 'IBM', 'layoff')?.jobs).toBe(3900);
  });

  it.each([
    [
      'the publisher',
      'Ericsson cuts 300 jobs',
      'Ericsson will cut 300 jobs, Reuters reported.',
      'Reuters',
    ],
    [
      'an analyst',
      'Ericsson cuts 300 jobs',
      'Ericsson will cut 300 jobs. It is right to, said analysts at JPMorgan.',
      'JPMorgan',
    ],
    [
      'the maker of the tool',
      'Verizon rolls out a chatbot',
      "Verizon rolled out a chatbot built on Google's Gemini.",
      'Google',
    ],
    [
      'the one that is only like it',
      'Ericsson cuts 300 jobs',
      'Like Nokia, Ericsson will cut 300 jobs.',
      'Nokia',
    ],
  ])('not %s', (_why, title, text, bystander) => {
    const signals = signalsOf(title, text);
    expect(signals.length).toBeGreaterThan(0);
    expect(signals.map(({ company }) => company.name)).not.toContain(bystander);
  });

  it('keeps a past round out of the news', () => {
    const signals = signalsOf(
      'LinkedIn lays off 668',
      'LinkedIn said on Monday that 668 people will be laid off. It had already let 700 go in January.',
    );
    expect(find(signals, 'LinkedIn', 'layoff')?.jobs).toBe(668);
  });
});

describe('denials', () => {
  it('are kept apart from the news', () => {
    const { signals, denials } = extractFromText(
      {
        title: 'Seven denies plan to cut 300 jobs',
        text: 'Klarna has no plans to cut jobs, a spokesperson said, and rejected the report.',
        publishedAt: null,
      },
      (text) => findCompanies(text, seededRegistry()),
    );
    expect(signals).toEqual([]);
    expect(denials).toMatchObject([{ kind: 'layoff', stage: 'denied' }]);
  });
});
