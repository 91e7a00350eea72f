import MiniSearch from 'minisearch';
import type { Card, CardLink, CardSignal } from '../documents/document.ts';
import { kindName } from '../signals/kind-names.ts';
import type { Signal } from '../signals/signal.ts';
import type { Story } from '../stories/story.ts';
import type { KeptDocument } from '../store/store.ts';

const CLOSEST = 5;
const MOST_KEYWORDS = 10;

/**
 * A story as a card in the first dialect: its signals as the table's rows, what is not known left empty, Closest from
 * the documents kept. A projected outlook says so.
 */
export function storyCard(story: Story, documents: readonly KeptDocument[]): Card {
  const [first] = story.tellings;
  const signals = story.tellings.flatMap((telling) => telling.signals);
  return {
    dialect: 1,
    title: story.headline,
    origin: null,
    link:
      first === undefined || first.url === null ? null : { label: 'External link', url: first.url },
    summary: summaryOf(story),
    keywords: keywordsOf(story),
    themes: [...new Set(story.kinds.map(kindName))].map(capital),
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

/** The sentences that the story stands on, each once, word for word. */
function summaryOf({ headline, lead }: Story): string {
  const quotes = [...new Set(lead.evidence.map(({ quote }) => quote.trim()))];
  return [`${headline}.`, ...quotes].join(' ').replaceAll(/\s+/gu, ' ');
}

function keywordsOf({ companyName, kinds, ai, tellings }: Story): string[] {
  const terms = tellings
    .flatMap((telling) => telling.terms)
    .filter((term) => /\p{L}{4}/u.test(term));
  const words = [companyName, ...(ai ? ['AI'] : []), ...kinds.map(kindName), ...terms];
  const unique = new Map(words.toReversed().map((word) => [word.toLowerCase(), word]));
  return [...unique.values()].toReversed().slice(0, MOST_KEYWORDS);
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
