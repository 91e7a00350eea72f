import type { Company } from '../companies/company.ts';
import type { PlacedMention } from './mentions.ts';

/** What a mention adds to its company's standing as the one the document is about. */
export const FOCUS_WEIGHTS = {
  /** The title usually names the actor first. */
  titleFirst: 6,
  title: 3,
  /** A piece that has no company in its title names it in its first sentence. */
  leadFirst: 4,
  lead: 2,
  body: 1,
  /** Multiplies all of them where the company only stands beside the actor. */
  aside: 0.15,
} as const;

/** The company a document is mainly about; null where it names none. */
export function focusOf(mentions: readonly PlacedMention[], leadSentence: number): Company | null {
  const scores = new Map<string, { company: Company; score: number }>();
  // "Klarna's bot" with no other firm about: the bot is at work at Klarna itself.
  const onlyVendors = mentions.every(({ part }) => part === 'source' || part === 'vendor');
  const free = new Set(
    mentions
      .filter(({ part }) => part !== 'source' && (part !== 'vendor' || onlyVendors))
      .map(({ company }) => company.id),
  );
  const seen = { title: false, lead: false };
  for (const mention of mentions) {
    if (!free.has(mention.company.id)) continue;
    const aside = mention.part !== 'actor';
    let gain: number = FOCUS_WEIGHTS.body;
    if (mention.title) {
      gain = seen.title ? FOCUS_WEIGHTS.title : FOCUS_WEIGHTS.titleFirst;
      seen.title ||= !aside;
    } else if (mention.sentence === leadSentence) {
      gain = seen.lead ? FOCUS_WEIGHTS.lead : FOCUS_WEIGHTS.leadFirst;
      seen.lead ||= !aside;
    }
    const entry = scores.get(mention.company.id) ?? { company: mention.company, score: 0 };
    entry.score += aside ? gain * FOCUS_WEIGHTS.aside : gain;
    scores.set(mention.company.id, entry);
  }
  let best: { company: Company; score: number } | null = null;
  for (const entry of scores.values()) if (best === null || entry.score > best.score) best = entry;
  return best?.company ?? null;
}
