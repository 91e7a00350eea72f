import type { Company } from '../companies/company.ts';
import type { PlacedMention } from './mentions.ts';
import type { ReadText } from './text/unit.ts';

/**
 * What speaks for a company being the one that a piece is about, in log-odds: what a choice among the companies of each
 * labelled text of `blind-*` gave (a conditional logit), rounded. A title that plays with words names others as often as
 * the actor, so the first name of the body weighs more than the first of the title.
 */
export const FOCUS_WEIGHTS = {
  titleFirst: 0.8,
  /** Named in the title as one that acts, or for whom or with whom somebody does. */
  freeInTitle: 0.9,
  bodyFirst: 1.1,
  /** Opens a sentence, the title's or another. */
  opens: 0.8,
  mostNamed: 0.8,
  /** Times the share of its mentions in which it acts. */
  acting: 1.2,
  /** "X's shops", "X's owner": what follows acts. */
  possessive: -0.7,
  /** Named for the first time in the fourth sentence or later, the title counted. */
  late: -1.4,
  /** In no list, only taken for an organisation by how the text speaks of it. */
  introduced: -1.4,
} as const;
const LATE = 3;

/** The company a document is mainly about; null where it names none that could be. */
export function focusOf(mentions: readonly PlacedMention[], read: ReadText): Company | null {
  const byCompany = new Map<string, PlacedMention[]>();
  for (const mention of free(mentions)) {
    const known = byCompany.get(mention.company.id);
    if (known === undefined) byCompany.set(mention.company.id, [mention]);
    else known.push(mention);
  }
  const titleFirst = mentions.find(({ title }) => title);
  const bodyFirst = mentions.find(({ title }) => !title);
  const most = Math.max(...[...byCompany.values()].map(({ length }) => length));
  let best: Company | null = null;
  let highest = -Infinity;
  for (const own of byCompany.values()) {
    const [first] = own;
    if (first === undefined) continue;
    const isFirst = (mention: PlacedMention | undefined) =>
      mention?.company.id === first.company.id;
    const has = (weight: keyof typeof FOCUS_WEIGHTS, holds: boolean) =>
      holds ? FOCUS_WEIGHTS[weight] : 0;
    const score =
      has('titleFirst', isFirst(titleFirst)) +
      has(
        'freeInTitle',
        own.some(({ title, part }) => title && isFree(part)),
      ) +
      has('bodyFirst', isFirst(bodyFirst)) +
      has(
        'opens',
        own.some((mention) => opensSentence(mention, read)),
      ) +
      has('mostNamed', own.length === most) +
      FOCUS_WEIGHTS.acting * (own.filter(({ part }) => part === 'actor').length / own.length) +
      has(
        'possessive',
        own.some(({ possessive }) => possessive),
      ) +
      has('late', first.sentence >= LATE) +
      has('introduced', read.units[first.unit]?.mention?.via === 'introduced');
    if (score > highest) [best, highest] = [first.company, score];
  }
  return best;
}

/**
 * Without companies that only report, or only make what others use; "Klarna's bot" with no other firm about: the bot is at
 * work at Klarna itself.
 */
function free(mentions: readonly PlacedMention[]): readonly PlacedMention[] {
  const isAside = ({ part }: PlacedMention) => part === 'source' || part === 'vendor';
  const onlyVendors = mentions.every(isAside);
  const ids = new Set(
    mentions
      .filter(({ part }) => part !== 'source' && (part !== 'vendor' || onlyVendors))
      .map(({ company }) => company.id),
  );
  return mentions.filter(({ company }) => ids.has(company.id));
}

function isFree(part: PlacedMention['part']): boolean {
  return part === 'actor' || part === 'relation';
}

function opensSentence({ unit, sentence }: PlacedMention, { sentences }: ReadText): boolean {
  return sentences[sentence]?.first === unit;
}
