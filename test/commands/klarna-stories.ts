import type { Signal } from '../../src/signals/signal.ts';
import type { Reading } from '../../src/store/store.ts';
import type { Story, Telling } from '../../src/stories/story.ts';

const QUOTE = 'Klarna wants to manage with 2,000 people in some years, down from 3,800 now';
const TITLE = 'Klarna to shrink with the help of AI';
/** Where the text begins in the title and text that offsets point into. */
const START = TITLE.length + 1;
const TEXT = `${QUOTE}. Its chatbot does the work of 700 agents.`;

const lead: Signal = {
  company: { id: 'klarna', name: 'Klarna' },
  kind: 'attrition',
  primary: true,
  jobs: null,
  percent: 47,
  from: 3800,
  to: 2000,
  ai: true,
  attribution: 'company',
  stage: 'announced',
  title: 'Klarna plans to go from 3,800 to 2,000 people',
  change: 'Human work to AI',
  horizon: { text: 'Far fewer people in customer service at lenders', basis: 'projected' },
  drivingForce: { text: 'Efficiency through AI', basis: 'source' },
  facts: [
    {
      role: 'to',
      value: 2000,
      unit: 'jobs',
      qualifier: 'exactly',
      of: null,
      evidence: { quote: QUOTE, start: START, end: START + QUOTE.length },
    },
    {
      role: 'share',
      value: 25,
      unit: '%',
      qualifier: 'exactly',
      of: 'external marketing suppliers',
      evidence: { quote: QUOTE, start: START, end: START + QUOTE.length },
    },
  ],
  evidence: [{ quote: QUOTE, start: START, end: START + QUOTE.length }],
  confidence: 0.9,
  relevance: 5,
};

/** Klarna's plan as one document tells it; `changes` overrides parts of the story. */
export function klarnaReading(changes: Partial<Story> = {}): Reading {
  const id = changes.id ?? 'klarna-2024-08-attrition';
  const documentId = `document-of-${id}`;
  const telling: Telling = {
    documentId,
    url: 'https://news.example.com/klarna',
    title: TITLE,
    publisher: 'The Example Times',
    publishedAt: '2024-08-28',
    signals: [
      lead,
      {
        ...lead,
        primary: false,
        kind: 'ai_replacement',
        title: 'Klarna’s chatbot does the work of 700 agents',
        facts: [],
        evidence: [],
      },
    ],
    terms: ['chatbot', 'klarna'],
    joinedBecause: 'first to tell it',
  };
  const story: Story = {
    id,
    companyId: 'klarna',
    companyName: 'Klarna',
    kind: 'attrition',
    kinds: ['attrition', 'ai_replacement'],
    headline: lead.title,
    stage: 'announced',
    ai: true,
    attribution: 'company',
    lead,
    happenedOn: '2024-08-28',
    firstSeenAt: '2024-08-28T10:00:00Z',
    updatedAt: '2024-08-28T10:00:00Z',
    tellings: [telling],
    figures: [
      { role: 'percent', value: 47, unit: '%', qualifier: 'nearly', documentIds: [documentId] },
      { role: 'from', value: 3800, unit: 'jobs', qualifier: 'exactly', documentIds: [documentId] },
      { role: 'to', value: 2000, unit: 'jobs', qualifier: 'exactly', documentIds: [documentId] },
    ],
    links: [],
    corrections: [],
    relevance: 5,
    version: 1,
    ...changes,
  };
  return {
    kept: {
      document: {
        id: documentId,
        format: 'article',
        url: telling.url,
        title: telling.title,
        publisher: telling.publisher,
        publishedAt: telling.publishedAt,
        text: TEXT,
        language: 'en',
        readable: true,
        problems: [],
      },
      signals: telling.signals,
      readAt: story.firstSeenAt,
      revision: 1,
    },
    stories: [story],
    deliveries: [],
  };
}
