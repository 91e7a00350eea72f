import type { Signal } from '../src/signals/signal.ts';
import type { Story } from '../src/stories/story.ts';
import { wants } from '../src/subscriptions/matching.ts';
import { SubscriptionIndex } from '../src/subscriptions/subscription-index.ts';
import { NO_FILTERS, type Subscription } from '../src/subscriptions/subscription.ts';

const COMPANIES = 12_000;
/** So many subscriptions match the story, however many there are. */
const MATCHING = 50;
const ROUNDS = 20_000;
const MB = 1024 * 1024;

export type MatchingFigures = {
  readonly subscriptions: number;
  readonly matched: number;
  /** Time to match one story, microseconds. */
  readonly medianUs: number;
  readonly p99Us: number;
  /** Heap that the index adds to the subscriptions themselves, MB; needs --expose-gc. */
  readonly indexMb: number;
};

/** Matches one story against few and many subscriptions, as many of which match. */
export function benchMatching(counts: readonly number[] = [10_000, 1_000_000]): MatchingFigures[] {
  return counts.map(measure);
}

function measure(count: number): MatchingFigures {
  const subscriptions = Array.from({ length: count }, (_, number) => subscriptionOf(number));
  const before = heapInUse();
  const index = new SubscriptionIndex(subscriptions);
  const indexMb = heapInUse() - before;
  const took: number[] = [];
  let matched = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    matched = 0;
    for (const subscription of index.followersOf(STORY)) {
      if (wants(subscription, STORY)) matched += 1;
    }
    took.push((performance.now() - start) * 1000);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => Number((took[Math.floor(took.length * share)] ?? 0).toFixed(1));
  return { subscriptions: index.size, matched, medianUs: at(0.5), p99Us: at(0.99), indexMb };
}

/** The first few follow the story's company; the rest follow the other companies, kinds it is not of, and themes. */
function subscriptionOf(number: number): Subscription {
  const destination = {
    platform: 'slack',
    workspace: `T${number % 500}`,
    channel: `C${number}`,
    person: false,
  } as const;
  return {
    id: `s${number}`,
    destination,
    target: targetOf(number),
    cadence: { every: 'instant' },
    filters: NO_FILTERS,
    createdBy: 'U1',
    createdAt: '2024-01-01T00:00:00.000Z',
    pause: null,
  };
}

function targetOf(number: number): Subscription['target'] {
  if (number < MATCHING) return { type: 'company', companyId: 'company-0', name: 'Company 0' };
  if (number % 100 === 0) return { type: 'theme', theme: `supply chains ${number % 5_000}` };
  if (number % 100 === 1) return { type: 'kind', kind: 'funding' };
  const company = 1 + (number % (COMPANIES - 1));
  return { type: 'company', companyId: `company-${company}`, name: `Company ${company}` };
}

function heapInUse(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / MB);
}

const SIGNAL: Signal = {
  company: { id: 'company-0', name: 'Company 0' },
  kind: 'layoff',
  primary: true,
  jobs: 700,
  percent: null,
  from: null,
  to: null,
  ai: true,
  attribution: 'company',
  stage: 'announced',
  title: 'Company 0 cuts 700 jobs in customer service',
  change: null,
  horizon: null,
  drivingForce: null,
  facts: [],
  evidence: [],
  confidence: 0.9,
  relevance: 4,
};

const STORY: Story = {
  id: 'company-0-2024-11-layoff',
  companyId: 'company-0',
  companyName: 'Company 0',
  kind: 'layoff',
  kinds: ['layoff', 'ai_replacement'],
  headline: SIGNAL.title,
  stage: 'announced',
  ai: true,
  attribution: 'company',
  lead: SIGNAL,
  happenedOn: '2024-11-04',
  firstSeenAt: '2024-11-04T09:00:00.000Z',
  updatedAt: '2024-11-04T09:00:00.000Z',
  tellings: [
    {
      documentId: 'd',
      url: null,
      title: SIGNAL.title,
      publisher: null,
      publishedAt: '2024-11-04',
      signals: [SIGNAL],
      terms: [],
      joinedBecause: 'the first to tell it',
    },
  ],
  figures: [],
  links: [],
  corrections: [],
  relevance: 4,
  version: 1,
};
