import { tidyParagraphs } from './clean-text.ts';
import type { Card, CardItem, CardSignal } from './document.ts';
import { asLinkLabel, asListItem, asParagraph, asTitle, asUrl } from './markdown-escape.ts';
import { writeTable } from './markdown-table.ts';
import type { TableColumn } from './markdown-table.ts';

/**
 * A card as Markdown in its own dialect, laid out as its publisher does it: tables padded to their widest cell, two
 * spaces more than the heading at least, three empty lines before the first section, no line end after the last line.
 * Sections that hold nothing are left out. Reading the result gives the same card; a file in the publisher's layout
 * comes back byte for byte.
 */
export function writeCard(card: Card): string {
  const title = asTitle(card.title);
  const origin = card.origin === null ? '' : `, ${originOf(card)}`;
  const heading = `# __${title}__${origin}`;
  const sections = (card.dialect === 1 ? firstDialect(card) : secondDialect(card)).filter(
    (section) => section !== null,
  );
  const link = card.link === null ? '' : `\n\n__${linkTo(card.link.label, card.link.url)}__`;
  return [`${heading}${link}\n\n\n`, ...sections].join('\n').replace(/\n+$/, '');
}

function originOf({ origin, dialect }: Card): string {
  if (origin === null) return '';
  const link = linkTo(origin.label, origin.url);
  return dialect === 1 ? `from (${link}.)` : `(from page ${link}.)`;
}

function linkTo(label: string, url: string): string {
  return `[${asLinkLabel(label)}](${asUrl(url)})`;
}

type SectionText = string | null;

function firstDialect(card: Card): SectionText[] {
  return [
    summary(card),
    bullets('Keywords', card.keywords),
    bullets('Themes', card.themes),
    other(card),
    table('Signals', card.signals, signalColumns(card)),
    ...itemTables(card),
    closest(card),
    ...otherSections(card),
  ];
}

function secondDialect(card: Card): SectionText[] {
  return [
    bullets('Keywords', card.keywords),
    bullets('Themes', card.themes),
    other(card),
    summary(card),
    table('Signals', card.signals, signalColumns(card)),
    ...itemTables(card),
    closest(card),
    ...otherSections(card),
  ];
}

function section(heading: string, body: string): SectionText {
  return body === '' ? null : `## ${heading}\n\n${body}\n`;
}

function summary(card: Card): SectionText {
  const paragraphs = tidyParagraphs(card.summary ?? '').split(/\n+/);
  return section('Summary', paragraphs.map((text) => asParagraph(text)).join('\n\n'));
}

function bullets(heading: string, items: readonly string[]): SectionText {
  const lines = items.map((item) => `* ${asListItem(item)}`);
  return section(heading, lines.join('\n'));
}

function other({ category, type }: Card): SectionText {
  return bullets('Other', [
    ...(category === null ? [] : [`Category: ${category}`]),
    ...(type === null ? [] : [`Type: ${type}`]),
  ]);
}

function itemTables(card: Card): SectionText[] {
  return [
    table('Concerns', card.concerns, itemColumns(card.concerns)),
    table('Behaviors', card.behaviors, itemColumns(card.behaviors)),
    table('Technologies', card.technologies, itemColumns(card.technologies)),
    table('Issues', card.issues, itemColumns(card.issues)),
  ];
}

function table<Row>(
  heading: string,
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): SectionText {
  return rows.length === 0 ? null : section(heading, writeTable(rows, columns));
}

function signalColumns({ dialect, signals }: Card): TableColumn<CardSignal>[] {
  const first = dialect === 1;
  const has = (field: 'description' | 'relevancy'): boolean =>
    signals.some((signal) => signal[field] !== null);
  return [
    { heading: first ? 'Signal' : 'name', cell: ({ name }) => name },
    ...(!first || has('description') ? [DESCRIPTION] : []),
    { heading: first ? 'Change' : 'change', cell: ({ change }) => change },
    { heading: first ? '10y horizon' : '10-year', cell: ({ horizon }) => horizon },
    {
      heading: first ? 'Driving force' : 'driving-force',
      cell: ({ drivingForce }) => drivingForce,
    },
    ...(has('relevancy') ? [RELEVANCY] : []),
  ];
}

function itemColumns(items: readonly CardItem[]): TableColumn<CardItem>[] {
  return [
    { heading: 'name', cell: ({ name }) => name },
    DESCRIPTION,
    ...(items.some(({ relevancy }) => relevancy !== null) ? [RELEVANCY] : []),
  ];
}

const DESCRIPTION: TableColumn<CardItem> = {
  heading: 'description',
  cell: ({ description }) => description,
};
const RELEVANCY: TableColumn<CardItem> = {
  heading: 'relevancy',
  cell: ({ relevancy }) => relevancy,
};

function closest(card: Card): SectionText {
  return section(
    'Closest',
    card.closest.map(({ title, id }) => `* ${linkTo(title, id)}`).join('\n'),
  );
}

function otherSections({ otherSections: sections = [] }: Card): SectionText[] {
  return sections.map(({ heading, markdown }) => `## ${asParagraph(heading)}\n\n${markdown}\n`);
}
