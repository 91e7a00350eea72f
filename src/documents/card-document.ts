import { readCard } from './card-reader.ts';
import { canonicalUrl, siteOf } from './canonical-url.ts';
import { documentId } from './document-id.ts';
import type { Card, CardSignal, Document } from './document.ts';

/**
 * A signal card as a document: its url is that of the article it is about, its publisher the site of its origin, its
 * date the day in the origin's label (`20241103`).
 * @throws UnreadableDocumentError where the card has no title.
 */
export function readCardDocument(markdown: string): Document {
  const { card, problems } = readCard(markdown);
  const url = card.link === null ? null : canonicalUrl(card.link.url);
  return {
    id: url === null ? documentId('card', card.title, cardText(card)) : documentId('card', url),
    format: 'card',
    url,
    title: card.title,
    publisher: siteOf(card.origin?.url ?? null),
    publishedAt: dayOf(card.origin?.label ?? ''),
    text: cardText(card),
    language: 'en',
    readable: true,
    problems,
    card,
  };
}

/**
 * What of a card is read as text: the summary, then, after an empty line, one line for each signal with every field as
 * a sentence of its own. Each field stands in it word for word, so that quotes can point at it. Keywords, themes and
 * the second dialect's concerns and issues are about the topic, not the news, and are left out.
 */
export function cardText(card: Card): string {
  const signals = card.signals.map(cardSignalLine).join('\n');
  return [card.summary ?? '', signals].filter((part) => part !== '').join('\n\n');
}

/** One signal of a card as it stands in `cardText`. */
export function cardSignalLine(signal: CardSignal): string {
  return [
    sentence('', signal.name),
    sentence('', signal.description),
    sentence('Change: ', signal.change),
    sentence('In 10 years: ', signal.horizon),
    sentence('Driving force: ', signal.drivingForce),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function sentence(label: string, text: string | null): string {
  if (text === null || text === '') return '';
  return `${label}${text}${/[.!?…]["'”’)]?$/.test(text) ? '' : '.'}`;
}

function dayOf(label: string): string | null {
  const [, year, month, day] = /\b(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])\b/.exec(label) ?? [];
  return year && month && day ? `${year}-${month}-${day}` : null;
}
