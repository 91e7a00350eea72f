import type { Heading, Link, List, RootContent, Table } from 'mdast';
import { UnreadableDocumentError } from '../errors.ts';
import { cleanText, tidyParagraphs } from './clean-text.ts';
import { KNOWN_SECTIONS } from './card-sections.ts';
import { itemsOf, signalsOf } from './card-tables.ts';
import type { Card, CardLink, CardSection } from './document.ts';
import { parseMarkdown, plainText } from './markdown.ts';

/** A card, and in plain sentences what it lacks or what in it could not be read. */
export type CardRead = { readonly card: Card; readonly problems: readonly string[] };

type Section = {
  readonly heading: string;
  readonly nodes: readonly RootContent[];
  readonly markdown: string;
};
type TitleLine = Pick<Card, 'title' | 'origin'> & { readonly dialect: 1 | 2 | null };

const SECTIONS_OF_DIALECT = {
  1: ['Summary', 'Keywords', 'Themes', 'Signals', 'Closest'],
  2: [
    'Keywords',
    'Themes',
    'Other',
    'Summary',
    'Signals',
    'Concerns',
    'Behaviors',
    'Technologies',
    'Issues',
  ],
} as const;
const ONLY_IN_SECOND = ['other', 'concerns', 'behaviors', 'technologies', 'issues'];

/**
 * Reads a signal card of either dialect. Reads what is there and says what is missing: a card cut anywhere after its
 * title still gives a card. White space is made plain (one space, no ends); formatting inside a field is reduced to its
 * words; sections that neither dialect knows are kept as written.
 * @throws UnreadableDocumentError where there is no title.
 */
export function readCard(markdown: string): CardRead {
  const text = tidyParagraphs(cleanText(markdown));
  const nodes = parseMarkdown(text).children;
  const first = nodes.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const heading = nodes[first];
  if (heading?.type !== 'heading' || plainText(heading) === '') {
    throw new UnreadableDocumentError(
      'This is not a signal card: it has no title. Start it with a line such as "# __Title__".',
    );
  }
  const problems: string[] = [];
  const titleLine = readTitleLine(heading);
  const { preamble, sections } = intoSections(nodes.slice(first + 1), text);
  const nodesOf = (name: string): readonly RootContent[] =>
    sections.filter((section) => section.heading.toLowerCase() === name).flatMap((s) => s.nodes);
  const tablesOf = (name: string): Table[] => nodesOf(name).filter((node) => node.type === 'table');

  const signals = signalsOf(tablesOf('signals'), problems);
  const other = otherFacts(nodesOf('other'));
  const unknown = sections.filter((s) => !KNOWN_SECTIONS.includes(s.heading.toLowerCase()));
  const card: Card = {
    dialect: titleLine.dialect ?? dialectOf(sections, signals.dialect),
    title: titleLine.title,
    origin: titleLine.origin,
    link: externalLink(preamble),
    summary: prose(nodesOf('summary')),
    keywords: listItems(nodesOf('keywords')),
    themes: listItems(nodesOf('themes')),
    category: other.category,
    type: other.type,
    signals: signals.rows,
    concerns: itemsOf('Concerns', tablesOf('concerns'), problems),
    behaviors: itemsOf('Behaviors', tablesOf('behaviors'), problems),
    technologies: itemsOf('Technologies', tablesOf('technologies'), problems),
    issues: itemsOf('Issues', tablesOf('issues'), problems),
    closest: closestLinks(nodesOf('closest'), problems),
    ...(unknown.length > 0 ? { otherSections: unknown.map(toCardSection) } : {}),
  };
  return { card, problems: [...missing(card, sections), ...problems] };
}

function toCardSection({ heading, markdown }: Section): CardSection {
  return { heading, markdown };
}

/** `__Title__, from ([label](url).)` in the first dialect, `__Title__, (from page [label](url).)` in the second. */
function readTitleLine(heading: Heading): TitleLine {
  const at = heading.children.findIndex(
    (node, index) => node.type === 'link' && /\bfrom\b/.test(textBefore(heading, index)),
  );
  const link = heading.children[at];
  const lead = at === -1 ? '' : textBefore(heading, at);
  const origin = link?.type === 'link' ? { label: plainText(link), url: link.url } : null;
  const emphasised = heading.children[0];
  const rest = heading.children
    .slice(0, at === -1 ? undefined : at)
    .map(plainText)
    .join(' ');
  const title =
    emphasised?.type === 'strong'
      ? plainText(emphasised)
      : rest.replace(/[,\s]*(?:from\s*\(|\(from page)?\s*$/, '').trim();
  const dialect = lead.includes('from page') ? 2 : lead.includes('from') ? 1 : null;
  return { title: title === '' ? plainText(heading) : title, origin, dialect };
}

function textBefore(heading: Heading, index: number): string {
  const node = heading.children[index - 1];
  return node?.type === 'text' ? node.value : '';
}

function intoSections(
  nodes: readonly RootContent[],
  source: string,
): { preamble: readonly RootContent[]; sections: readonly Section[] } {
  const starts = nodes.flatMap((node, index) => (isSectionHeading(node) ? [index] : []));
  const sections = starts.map((start, nth) => {
    const inside = nodes.slice(start + 1, starts[nth + 1]);
    const from = inside[0]?.position?.start.offset ?? 0;
    const to = inside.at(-1)?.position?.end.offset ?? 0;
    return { heading: plainText(nodes[start]), nodes: inside, markdown: source.slice(from, to) };
  });
  return { preamble: nodes.slice(0, starts[0]), sections };
}

function isSectionHeading(node: RootContent): boolean {
  return node.type === 'heading' && node.depth <= 2;
}

function dialectOf(sections: readonly Section[], ofTable: 1 | 2 | null): 1 | 2 {
  if (ofTable !== null) return ofTable;
  return sections.some(({ heading }) => ONLY_IN_SECOND.includes(heading.toLowerCase())) ? 2 : 1;
}

function externalLink(nodes: readonly RootContent[]): Card['link'] {
  const link = nodes.map(firstLink).find((found) => found !== null);
  return link ? { label: plainText(link), url: link.url } : null;
}

function firstLink(node: RootContent): Link | null {
  if (node.type === 'link') return node;
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const found = firstLink(child);
    if (found !== null) return found;
  }
  return null;
}

function prose(nodes: readonly RootContent[]): string | null {
  const paragraphs = nodes.map(plainText).filter((text) => text !== '');
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : null;
}

function listItems(nodes: readonly RootContent[]): string[] {
  return nodes
    .filter((node): node is List => node.type === 'list')
    .flatMap((list) => list.children.map(plainText))
    .filter((item) => item !== '');
}

function otherFacts(nodes: readonly RootContent[]): Pick<Card, 'category' | 'type'> {
  const facts = new Map(
    listItems(nodes).map((item) => {
      const [name = '', ...value] = item.split(':');
      return [name.trim().toLowerCase(), value.join(':').trim() || null];
    }),
  );
  const fact = (name: string): string | null => facts.get(name) ?? null;
  return { category: fact('category'), type: fact('type') };
}

function closestLinks(nodes: readonly RootContent[], problems: string[]): CardLink[] {
  const items = nodes.flatMap((node) => (node.type === 'list' ? node.children : []));
  return items.flatMap((item) => {
    const link = item.children.map(firstLink).find((found) => found !== null);
    if (link) return [{ title: plainText(link), id: link.url }];
    problems.push(`The entry "${plainText(item)}" of the Closest list has no link.`);
    return [];
  });
}

function missing(card: Card, sections: readonly Section[]): string[] {
  const there = new Set(sections.map(({ heading }) => heading.toLowerCase()));
  const problems = SECTIONS_OF_DIALECT[card.dialect]
    .filter((name) => !there.has(name.toLowerCase()))
    .map((name) => `The ${name} section is missing.`);
  if (there.has('signals') && card.signals.length === 0)
    problems.push('The Signals section has no table row that could be read.');
  if (there.has('summary') && card.summary === null) problems.push('The summary is empty.');
  if (card.link === null) problems.push('The link to the article is missing.');
  if (card.origin === null) problems.push('The origin of the card is missing.');
  return problems;
}
