import type { Company, CompanyMention } from '../companies/company.ts';
import { readableText } from '../documents/document.ts';
import type { Document } from '../documents/document.ts';
import { readAiDeals } from './ai-deals.ts';
import { assemble } from './assemble.ts';
import type { Finding } from './assemble.ts';
import { bySentence } from './by-sentence.ts';
import { circumstancesOf, publishedOf } from './circumstances.ts';
import { denialSentences } from './denial.ts';
import { focusOf } from './focus.ts';
import { unfitGenre } from './genre.ts';
import { findStaffFigures } from './headcounts.ts';
import type { StaffFigure } from './headcounts.ts';
import { withImpliedUse } from './implied-use.ts';
import { placeMentions } from './mentions.ts';
import type { PlacedMention } from './mentions.ts';
import type { OwnedTrigger } from './owned-trigger.ts';
import { ownersOf } from './owners.ts';
import { settle } from './settle.ts';
import { mergeSoleAttrition } from './sole-attrition.ts';
import { readText } from './text/read-text.ts';
import type { ReadText } from './text/unit.ts';
import { findTriggers } from './triggers.ts';
import type { Trigger } from './triggers.ts';

/** Finds the companies of a text, as `createCompanyFinder` makes it. */
export type CompanyFinder = (text: string) => readonly CompanyMention[];

/** What the rules make of a text, step by step. */
export type RuleReading = {
  readonly read: ReadText;
  /** Why the text reports nothing, where its genre says so (advert, how-to, opinion). */
  readonly genre: string | null;
  readonly focus: Company | null;
  readonly mentions: readonly PlacedMention[];
  /** Every place that speaks of a kind, owned or not. */
  readonly triggers: readonly Trigger[];
  readonly owned: readonly OwnedTrigger[];
  readonly figures: readonly StaffFigure[];
  readonly findings: readonly Finding[];
};

/** Reads one article by the rules alone. Pure: the same text gives the same reading. */
export function readByRules(
  document: Pick<Document, 'title' | 'text' | 'publishedAt'>,
  findCompanies: CompanyFinder,
): RuleReading {
  const text = readableText(document);
  const read = readText(text, findCompanies(text));
  const mentions = placeMentions(read);
  const focus = focusOf(mentions, read);
  const genre = unfitGenre(read);
  const triggers = findTriggers(read);
  const owned = genre === null ? owners(triggers, { read, mentions, focus }, document) : [];
  const figures = findStaffFigures(read);
  const found = withImpliedUse(assemble(read, owned, figures, focus), read);
  const findings = readAiDeals(mergeSoleAttrition(settle(found), read), read);
  return { read, genre, focus, mentions, triggers, owned, figures, findings };
}

function owners(
  triggers: readonly Trigger[],
  { read, mentions, focus }: Pick<RuleReading, 'read' | 'mentions' | 'focus'>,
  { publishedAt }: Pick<Document, 'publishedAt'>,
): OwnedTrigger[] {
  const published = publishedOf(publishedAt);
  const denials = denialSentences(read);
  const owned: OwnedTrigger[] = [];
  const recent = ({ kind, sentence }: Trigger) => {
    const last = owned.findLast((entry) => entry.trigger.kind === kind);
    const acted = last?.trigger.sentence === sentence - 1 && last.ownership.acting;
    return acted ? last.ownership.company : null;
  };
  const context = {
    read,
    mentionsIn: bySentence(mentions, ({ sentence }) => sentence),
    focus,
    recent,
  };
  for (const trigger of triggers) {
    const ownerships = ownersOf(trigger, context);
    if (ownerships.length === 0) continue;
    const circumstances = circumstancesOf(trigger, read, published, denials);
    for (const ownership of ownerships) owned.push({ trigger, ownership, circumstances });
  }
  return owned;
}
