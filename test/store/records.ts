import { owed, type Delivery } from '../../src/deliveries/delivery.ts';
import type { Document } from '../../src/documents/document.ts';
import type { Signal } from '../../src/signals/signal.ts';
import type { KeptDocument } from '../../src/store/store.ts';
import type { Story } from '../../src/stories/story.ts';
import {
  NO_FILTERS,
  type Destination,
  type Subscription,
  type Target,
} from '../../src/subscriptions/subscription.ts';

/** Records in which only what a test is about has to be said. */
export function documentOf(id: string, more: Partial<Document> = {}): Document {
  return {
    id,
    format: 'article',
    url: `https://news.example/${id}`,
    title: `Lender ${id} cuts staff`,
    publisher: 'News Example',
    publishedAt: '2024-08-28',
    text: 'The lender said it would cut 120 jobs.',
    language: 'en',
    readable: true,
    problems: [],
    ...more,
  };
}

export function keptOf(id: string, more: Partial<KeptDocument> = {}): KeptDocument {
  return {
    document: documentOf(id),
    signals: [],
    readAt: '2024-08-29T06:00:00.000Z',
    revision: 1,
    ...more,
  };
}

export const SIGNAL: Signal = {
  company: { id: 'northmill', name: 'Northmill' },
  kind: 'layoff',
  primary: true,
  jobs: 120,
  percent: null,
  from: null,
  to: null,
  ai: false,
  attribution: 'none',
  stage: 'announced',
  title: 'Northmill plans to cut 120 jobs',
  change: null,
  horizon: { text: 'Fewer people in lending', basis: 'projected' },
  drivingForce: null,
  facts: [
    {
      role: 'jobs',
      value: 120,
      unit: 'jobs',
      qualifier: 'exactly',
      of: null,
      evidence: { quote: '120 jobs', start: 40, end: 48 },
    },
  ],
  evidence: [{ quote: 'cut 120 jobs', start: 36, end: 48 }],
  confidence: 0.9,
  relevance: 3,
};

export function storyOf(id: string, more: Partial<Story> = {}): Story {
  return {
    id,
    companyId: 'northmill',
    companyName: 'Northmill',
    kind: 'layoff',
    kinds: ['layoff'],
    headline: 'Northmill plans to cut 120 jobs',
    stage: 'announced',
    ai: false,
    attribution: 'none',
    lead: SIGNAL,
    happenedOn: '2024-08-28',
    firstSeenAt: '2024-08-29T06:00:00.000Z',
    updatedAt: '2024-08-29T06:00:00.000Z',
    tellings: [],
    figures: [],
    links: [],
    corrections: [],
    relevance: 3,
    version: 1,
    ...more,
  };
}

export function channel(name: string, platform: Destination['platform'] = 'slack'): Destination {
  return { platform, workspace: 'T0000001', channel: name, person: false };
}

export const CREATED = '2024-08-29T06:00:00.000Z';

/** An alert of a story to a channel, due at once. */
export function alertOf(storyId: string, to: string, dueAt = CREATED): Delivery {
  return owed(`alert:${storyId}:${to}`, channel(to), { type: 'alert', storyId }, CREATED, dueAt);
}

export function subscriptionOf(id: string, target: Target, to = 'C1'): Subscription {
  return {
    id,
    destination: channel(to),
    target,
    cadence: { every: 'instant' },
    filters: NO_FILTERS,
    createdBy: 'U1',
    createdAt: CREATED,
    pause: null,
  };
}
