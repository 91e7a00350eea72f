import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { isAbout } from '../../src/subscriptions/matching.ts';
import { SubscriptionIndex } from '../../src/subscriptions/subscription-index.ts';
import type { Target } from '../../src/subscriptions/subscription.ts';
import { storiesOf, told } from '../stories/telling.ts';
import { channel, company, following } from './following.ts';

const [klarna, volvo] = storiesOf(
  told('k', 'Klarna', '2024-08-27', 'Klarna cuts 700 jobs in customer service', {
    kind: 'layoff',
    jobs: 700,
    ai: true,
    title: 'Klarna cuts 700 jobs in customer service',
  }),
  told('v', 'Volvo', '2024-09-02', 'Volvo closes its bus plant in Wroclaw', {
    kind: 'closure',
    title: 'Volvo closes its bus plant in Wroclaw',
  }),
);

const TARGETS: readonly Target[] = [
  { type: 'all' },
  company('klarna'),
  company('volvo'),
  company('spotify'),
  { type: 'kind', kind: 'layoff' },
  { type: 'kind', kind: 'closure' },
  { type: 'kind', kind: 'ipo' },
  { type: 'theme', theme: 'AI' },
  { type: 'theme', theme: 'artificial  intelligence' },
  { type: 'theme', theme: 'customer service' },
  { type: 'theme', theme: 'Customer-Service' },
  { type: 'theme', theme: 'service desk' },
  { type: 'theme', theme: 'bus plant' },
  { type: 'theme', theme: '!' },
];

describe('SubscriptionIndex', () => {
  it.each([
    { target: company('klarna'), found: true, why: 'its company' },
    { target: company('volvo'), found: false, why: 'another company' },
    { target: { type: 'kind', kind: 'layoff' }, found: true, why: 'its kind' },
    { target: { type: 'all' }, found: true, why: 'everything' },
    { target: { type: 'theme', theme: 'Customer service' }, found: true, why: 'words it says' },
    { target: { type: 'theme', theme: 'customer desk' }, found: false, why: 'one word is missing' },
    { target: { type: 'theme', theme: 'Automation' }, found: true, why: 'a story of AI' },
  ] as const)('a story of Klarna finds $target: $found, $why', ({ target, found }) => {
    const subscription = following(channel('C1'), target);
    const index = new SubscriptionIndex([subscription]);
    expect([...index.followersOf(klarna!)]).toEqual(found ? [subscription] : []);
  });

  it('finds what looking at every subscription would find, however they came and went', () => {
    const step = fc.record({
      target: fc.constantFrom(...TARGETS),
      channel: fc.constantFrom('C1', 'C2', 'C3'),
      remove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const index = new SubscriptionIndex();
        const standing = new Map<string, ReturnType<typeof following>>();
        for (const { target, channel: name, remove } of steps) {
          const subscription = following(channel(name), target);
          if (remove) {
            expect(index.remove(subscription)).toBe(standing.delete(subscription.id));
          } else {
            index.add(subscription);
            standing.set(subscription.id, subscription);
          }
        }
        expect(index.size).toBe(standing.size);
        for (const story of [klarna!, volvo!]) {
          const found = [...index.followersOf(story)].map(({ id }) => id).sort();
          const all = [...standing.values()].filter(({ target }) => isAbout(target, story));
          expect(found).toEqual(all.map(({ id }) => id).sort());
        }
      }),
    );
  });

  it('a changed subscription takes the place of the one before', () => {
    const before = following(channel('C1'), company('klarna'));
    const after = { ...before, filters: { ...before.filters, aiOnly: true } };
    const index = new SubscriptionIndex([before]);
    index.replace(before, after);
    expect([...index.followersOf(klarna!)]).toEqual([after]);
    index.replace(after, null);
    expect(index.size).toBe(0);
  });
});
