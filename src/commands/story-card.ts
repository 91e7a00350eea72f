import MiniSearch from 'minisearch';
import type { Card, CardLink, CardSignal, Document } from '../documents/document.ts';
import { readableText } from '../documents/document.ts';
import { keywordsOf, themesOf } from '../signals/keywords.ts';
import type { Signal } from '../signals/signal.ts';
import { summaryOf } from '../signals/summary.ts';
import type { Story } from '../stories/story.ts';
import type { KeptDocument } from '../store/store.ts';

const CLOSEST = 5;
/** Documents that Closest is searched in are those read in the last year. */
const SEARCHED_DAYS = 366;

/** The moment from which on documents are searched for Closest; ISO instants. */
export function closestSince(now: string): string {
  return new Date(Date.parse(now) - SEARCHED_DAYS * 86_400_000).toISOString();
}

/**
 * A story as a card in the first dialect: its signals as the table's rows, what is not known left empty, keywords from
 * the documents that tell it, Closest from all the documents kept. A projected outlook says so.
 */
export function storyCard(
  story: Story,
  telling: readonly Document[],
  documents: readonly KeptDocument[],
): Card {
  const [first] = story.tellings;
  const signals = story.tellings.flatMap((telling) => telling.signals);
  return {
    dialect: 1,
    title: story.headline,
    origin: null,
    link:
      first === undefined || first.url === null ? null : { label: 'External link', url: first.url },
    summary: storySummary(story),
    keywords: keywordsOf(telling.map(readableText).join('\n'), [story.lead, ...signals]),
    themes: themesOf([story.lead, ...signals]),
    category: null,
    type: null,
    signals: uniqueRows(signals.map(cardSignal)),
    concerns: [],
    behaviors: [],
    technologies: [],
    issues: [],
    closest: closestDocuments(
      [story.companyName, story.headline, ...story.kinds].join(' '),
      documents,
      story.tellings.map(({ documentId }) => documentId),
    ),
  };
}

/** A kept card as it was, with Closest from what is kept now where the card names none. */
export function documentCard(card: Card, id: string, documents: readonly KeptDocument[]): Card {
  if (card.closest.length > 0) return card;
  const words = [card.title, ...card.keywords, ...card.themes].join(' ');
  return { ...card, closest: closestDocuments(words, documents, [id]) };
}

function cardSignal(signal: Signal): CardSignal {
  return {
    name: signal.title,
    description: null,
    change: signal.change,
    horizon: grounded(signal.horizon),
    drivingForce: grounded(signal.drivingForce),
    relevancy: null,
  };
}

function grounded(part: Signal['horizon']): string | null {
  if (part === null) return null;
  return part.basis === 'source' ? part.text : `${part.text} (projected)`;
}

function uniqueRows(rows: readonly CardSignal[]): CardSignal[] {
  return [...new Map(rows.map((row) => [row.name, row])).values()];
}

/** Of the document that says most, else of the first that says anything beyond its title; null where none does. */
function storySummary({ lead, tellings }: Story): string | null {
  const isLeading = (signals: readonly Signal[]) =>
    signals.some(({ title }) => title === lead.title);
  const summaries = tellings
    .toSorted((a, b) => Number(isLeading(b.signals)) - Number(isLeading(a.signals)))
    .map(({ signals, title }) => summaryOf(signals, title.length));
  return summaries.find((summary) => summary !== '')?.replaceAll(/\s+/gu, ' ') ?? null;
}

/** Kept documents that share most words, best first; `without` are the ids left out. */
export function closestDocuments(
  words: string,
  documents: readonly KeptDocument[],
  without: readonly string[],
): CardLink[] {
  const index = new MiniSearch<KeptDocument>({
    fields: ['title', 'companies', 'text'],
    extractField: ({ document, signals }, field) => {
      if (field === 'id') return document.id;
      if (field === 'title') return document.title;
      if (field === 'companies') return signals.map(({ company }) => company.name).join(' ');
      return document.text;
    },
    searchOptions: { boost: { title: 2, companies: 3 } },
  });
  index.addAll(documents.filter(({ document }) => !without.includes(document.id)));
  const titles = new Map(documents.map(({ document }) => [document.id, document.title]));
  return index
    .search(words)
    .slice(0, CLOSEST)
    .map(({ id }) => ({ id: String(id), title: titles.get(String(id)) ?? String(id) }));
}
