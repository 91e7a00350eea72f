import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/signals/signal.ts';
import { subscriptionWords } from '../../src/subscriptions/describe.ts';
import { parseSubscription } from '../../src/subscriptions/parse-subscription.ts';
import { cadenceOf } from '../../src/subscriptions/subscription-request.ts';
import { NO_FILTERS } from '../../src/subscriptions/subscription.ts';
import type { Cadence, Filters, Target } from '../../src/subscriptions/subscription.ts';

const NAMES = ['daily mail', 'johnson and johnson', 'time out', 'marks & spencer'];
const isName = (words: string) => NAMES.includes(words.toLowerCase());
const parsed = (text: string) => {
  const request = parseSubscription(text, isName);
  if ('problem' in request) throw new Error(request.problem);
  return request;
};
const company = (words: string) => ({ type: 'company', words });

describe('targets', () => {
  it.each([
    { text: 'klarna', targets: [company('klarna')] },
    { text: 'klarna, bt and ibm', targets: [company('klarna'), company('bt'), company('ibm')] },
    { text: 'klarna,bt weekly', targets: [company('klarna'), company('bt')] },
    { text: 'weekly klarna', targets: [company('klarna')] },
    { text: 'to klarna', targets: [company('klarna')] },
    { text: 'deutsche bank', targets: [company('deutsche bank')] },
    { text: 'Daily Mail', targets: [company('Daily Mail')] },
    { text: 'daily Daily Mail', targets: [company('Daily Mail')] },
    {
      text: 'johnson and johnson and bt',
      targets: [company('johnson and johnson'), company('bt')],
    },
    { text: 'marks & spencer', targets: [company('marks & spencer')] },
    { text: '“Weekly Standard” weekly', targets: [company('Weekly Standard')] },
    { text: 'all', targets: [{ type: 'all' }] },
    { text: 'everything daily', targets: [{ type: 'all' }] },
    { text: 'kind:layoff', targets: [{ type: 'kind', kind: 'layoff' }] },
    {
      text: 'theme:ai kind:layoff',
      targets: [
        { type: 'theme', theme: 'ai' },
        { type: 'kind', kind: 'layoff' },
      ],
    },
    {
      text: 'klarna weekly theme:ai',
      targets: [company('klarna'), { type: 'theme', theme: 'ai' }],
    },
    {
      text: 'kind:layoffs,closures',
      targets: [
        { type: 'kind', kind: 'layoff' },
        { type: 'kind', kind: 'closure' },
      ],
    },
    { text: 'hiring freezes', targets: [{ type: 'kind', kind: 'hiring_freeze' }] },
    { text: 'theme:ai', targets: [{ type: 'theme', theme: 'ai' }] },
    { text: 'theme: customer service', targets: [{ type: 'theme', theme: 'customer service' }] },
    { text: 'theme:"daily news"', targets: [{ type: 'theme', theme: 'daily news' }] },
    { text: 'klarna klarna weekly, klarna klarna', targets: [company('klarna klarna')] },
  ])('$text', ({ text, targets }) => {
    expect(parsed(text).targets).toEqual(targets);
  });
});

describe('cadence', () => {
  it.each([
    { text: 'klarna', cadence: { every: 'instant' } },
    { text: 'klarna instantly', cadence: { every: 'instant' } },
    { text: 'klarna daily', cadence: { every: 'daily', at: '09:00', zone: 'UTC' } },
    { text: 'klarna every day at 7am', cadence: { every: 'daily', at: '07:00', zone: 'UTC' } },
    {
      text: 'klarna WEEKLY Mon 09:00 europe/stockholm',
      cadence: { every: 'weekly', weekday: 1, at: '09:00', zone: 'Europe/Stockholm' },
    },
    {
      text: 'klarna on fridays 5.30 pm',
      cadence: { every: 'weekly', weekday: 5, at: '17:30', zone: 'UTC' },
    },
    {
      text: '8:05 thursday weekly klarna',
      cadence: { every: 'weekly', weekday: 4, at: '08:05', zone: 'UTC' },
    },
    { text: 'klarna noon', cadence: { every: 'daily', at: '12:00', zone: 'UTC' } },
    { text: 'klarna 12am', cadence: { every: 'daily', at: '00:00', zone: 'UTC' } },
  ])('$text', ({ text, cadence }) => {
    expect(cadenceOf(parsed(text).cadence, 'UTC')).toEqual(cadence);
  });
});

describe('filters', () => {
  it.each([
    { text: 'ai only', filters: { aiOnly: true } },
    { text: 'only ai', filters: { aiOnly: true } },
    { text: 'min 3', filters: { minRelevance: 3 } },
    { text: 'relevance 4', filters: { minRelevance: 4 } },
    { text: '>=100 jobs', filters: { minJobs: 100 } },
    { text: '>= 1,000 jobs', filters: { minJobs: 1000 } },
    { text: 'at least 250 people', filters: { minJobs: 250 } },
    { text: '50+ roles', filters: { minJobs: 50 } },
    { text: '>=100', filters: { minJobs: 100 } },
    { text: '>=5%', filters: { minPercent: 5 } },
    { text: 'at least 2.5 percent', filters: { minPercent: 2.5 } },
    { text: 'only layoff,closure', filters: { only: ['layoff', 'closure'] } },
    {
      text: 'only layoffs, strikes and closures',
      filters: { only: ['layoff', 'labor_action', 'closure'] },
    },
    { text: 'not results', filters: { not: ['results'] } },
    { text: 'without earnings or funding', filters: { not: ['results', 'funding'] } },
    {
      text: 'min 3 ai only not results >=5% >=100 jobs',
      filters: { aiOnly: true, minRelevance: 3, minJobs: 100, minPercent: 5, not: ['results'] },
    },
  ])('$text', ({ text, filters }) => {
    const expected = { ...NO_FILTERS, ...filters };
    expect(parsed(`klarna ${text}`).filters).toEqual(expected);
    expect(parsed(`${text} "klarna"`).filters).toEqual(expected);
  });

  it('goes to the person who asks', () => {
    expect(parsed('klarna to me').toPerson).toBe(true);
    expect(parsed('klarna here').toPerson).toBe(false);
  });
});

describe('words that are wrong', () => {
  it.each([
    { text: '', says: 'Say what to follow' },
    { text: 'weekly', says: 'Say what to follow' },
    { text: 'klarna weekley', says: 'Did you mean weekly?' },
    { text: 'klarna min 3 dayly', says: 'Did you mean daily?' },
    { text: 'klarna weekly sometimes', says: 'Options are' },
    { text: 'klarna Europe/Stokholm', says: 'Did you mean Europe/Stockholm?' },
    { text: 'klarna 25:00', says: 'Write it like 09:00' },
    { text: 'klarna only layof', says: 'Did you mean layoff?' },
    { text: 'kind:closur', says: 'Did you mean kind:closure?' },
    { text: 'klarna relevance 9', says: 'from 1 to 5' },
    { text: 'klarna >=120%', says: 'from 0 to 100%' },
    { text: 'klarna daily weekly', says: 'keep one' },
    { text: 'klarna instant 09:00', says: 'no day or time' },
    { text: 'klarna daily mon', says: 'no weekday' },
  ])('“$text” is answered with what would be right', ({ text, says }) => {
    expect(parseSubscription(text, isName)).toMatchObject({
      problem: expect.stringContaining(says) as string,
    });
  });
});

const zone = fc.constantFrom('Europe/Stockholm', 'America/New_York', 'Asia/Tokyo', 'UTC');
const at = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const anyCadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.constant<Cadence>({ every: 'instant' }),
  fc.record({ every: fc.constant('daily'), at, zone }),
  fc.record({ every: fc.constant('weekly'), weekday: fc.integer({ min: 1, max: 7 }), at, zone }),
);
const anyFilters: fc.Arbitrary<Filters> = fc.record({
  aiOnly: fc.boolean(),
  minRelevance: fc.option(fc.integer({ min: 1, max: 5 })),
  minJobs: fc.option(fc.integer({ min: 1, max: 100_000 })),
  minPercent: fc.option(fc.integer({ min: 1, max: 100 })),
  only: fc.subarray([...KINDS]),
  not: fc.subarray([...KINDS]),
});
const anyTarget: fc.Arbitrary<Target> = fc.oneof(
  fc
    .constantFrom('Klarna', 'BT', 'Daily Mail', 'Monday', 'AT&T', 'Crédit Agricole', 'A and B')
    .map((name): Target => ({ type: 'company', companyId: '', name })),
  fc
    .constantFrom('ai', 'customer service', 'daily news')
    .map((theme): Target => ({ type: 'theme', theme })),
  fc.constantFrom(...KINDS).map((kind): Target => ({ type: 'kind', kind })),
  fc.constant<Target>({ type: 'all' }),
);

describe('any words at all', () => {
  it('a subscription written in words is read back as the same', () => {
    fc.assert(
      fc.property(
        anyTarget,
        anyCadence,
        anyFilters,
        fc.boolean(),
        (target, cadence, filters, person) => {
          const destination = { platform: 'console', workspace: '', channel: '', person } as const;
          const words = subscriptionWords({ target, cadence, filters, destination });
          const request = parsed(words);
          expect(request.targets, words).toHaveLength(1);
          const [read] = request.targets;
          if (target.type === 'company')
            expect(read).toEqual({
              type: 'company',
              words: expect.stringMatching(new RegExp(`^${target.name}$`, 'i')) as string,
            });
          else expect(read).toEqual(target);
          expect(cadenceOf(request.cadence, 'Africa/Cairo'), words).toEqual(cadence);
          expect(request.filters, words).toEqual(filters);
          expect(request.toPerson).toBe(person);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are read or answered, and never throw', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'only',
        'not',
        'min',
        '>=',
        '5%',
        'weekly',
        '"',
        ',',
        'and',
        'theme:',
        'kind:',
        'at',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const request = parseSubscription(words.join(' '), isName);
        expect('problem' in request || request.targets.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
