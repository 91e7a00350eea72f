import type { Company } from '../../companies/company.ts';
import type { PlacedMention } from '../mentions.ts';
import type { RuleReading } from '../read-by-rules.ts';

/** A company of a text with the sentences that may speak of it. */
export type Candidate = {
  readonly company: Company;
  readonly isFocus: boolean;
  readonly mentions: readonly PlacedMention[];
  /** Those that name it; for the one that the piece is about also those in which nobody else acts. */
  readonly sentences: readonly number[];
};

/** Every company that the text names, in the order of the text. */
export function candidatesOf({
  read,
  mentions,
  focus,
}: Pick<RuleReading, 'read' | 'mentions' | 'focus'>): Candidate[] {
  const groups = new Map<string, PlacedMention[]>();
  const acted = new Set<number>();
  for (const mention of mentions) {
    if (mention.part === 'actor') acted.add(mention.sentence);
    const group = groups.get(mention.company.id);
    if (group === undefined) groups.set(mention.company.id, [mention]);
    else group.push(mention);
  }
  if (focus !== null && !groups.has(focus.id)) groups.set(focus.id, []);
  return [...groups].flatMap(([id, own]) => {
    const isFocus = id === focus?.id;
    const company = isFocus ? focus : own[0]?.company;
    if (company === undefined) return [];
    const named = new Set(own.map(({ sentence }) => sentence));
    const sentences: number[] = [];
    for (let at = 0; at < read.sentences.length; at += 1)
      if (named.has(at) || (isFocus && !acted.has(at))) sentences.push(at);
    return [{ company, isFocus, mentions: own, sentences }];
  });
}
