import { describe, expect, it } from 'vitest';
import { find, seededSignals, signalsOf } from './seeded-signals.ts';

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
    const { signals, denials } = seededSignals(
      'Seven denies plan to cut 300 jobs',
      'Klarna has no plans to cut jobs, a spokesperson said, and rejected the report.',
      null,
    );
    expect(signals).toEqual([]);
    expect(denials).toMatchObject([{ kind: 'layoff', stage: 'denied' }]);
  });
});
