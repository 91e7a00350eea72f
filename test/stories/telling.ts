import type { Document } from '../../src/documents/document.ts';
import type { Signal } from '../../src/signals/signal.ts';
import { tellStories } from '../../src/stories/tell-stories.ts';
import type { Story } from '../../src/stories/story.ts';

/** What a test says of a signal; the rest is filled in. */
export type SignalOf = Partial<Omit<Signal, 'company' | 'facts'>> & {
  readonly kind: Signal['kind'];
};

/** A document about one company with the signals given; the first is the primary one. */
export function told(
  id: string,
  company: string,
  publishedAt: string | null,
  text: string,
  ...signals: readonly SignalOf[]
): { document: Document; signals: Signal[] } {
  const document: Document = {
    id,
    format: 'article',
    url: `https://news.example/${id}`,
    title: text.split('. ')[0] ?? text,
    publisher: `Paper ${id}`,
    publishedAt,
    text,
    language: 'en',
    readable: true,
    problems: [],
  };
  return {
    document,
    signals: signals.map((signal, index) => filled(signal, company, index === 0)),
  };
}

function filled(signal: SignalOf, company: string, primary: boolean): Signal {
  const evidence = { quote: company, start: 0, end: company.length };
  const facts = (['jobs', 'percent', 'from', 'to'] as const).flatMap((role) => {
    const value = signal[role] ?? null;
    if (value === null) return [];
    const unit = role === 'percent' ? '%' : 'jobs';
    return [{ role, value, unit, qualifier: 'exactly', of: null, evidence } as const];
  });
  return {
    company: { id: company.toLowerCase(), name: company },
    primary,
    jobs: null,
    percent: null,
    from: null,
    to: null,
    ai: signal.kind.startsWith('ai_'),
    attribution: 'none',
    stage: 'announced',
    title: `${company}: ${signal.kind}`,
    change: null,
    horizon: null,
    drivingForce: null,
    facts,
    evidence: [evidence],
    confidence: 0.9,
    relevance: 3,
    ...signal,
  };
}

/** Reads documents one after the other, as the watcher does; returns the stories at the end, in order of birth. */
export function storiesOf(...documents: readonly ReturnType<typeof told>[]): Story[] {
  const stories = new Map<string, Story>();
  for (const [index, { document, signals }] of documents.entries()) {
    const now = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
    const changes = tellStories({ document, signals, stories: [...stories.values()], now });
    for (const { after } of changes) stories.set(after.id, after);
  }
  return [...stories.values()];
}
