import type { Company, CompanyMention } from '../companies/company.ts';
import { readableText } from '../documents/document.ts';
import type { Document } from '../documents/document.ts';
import { readAiDeals } from './ai-deals.ts';
import { attributeToAi } from './ai-cause.ts';
import { assemble } from './assemble.ts';
import type { Finding } from './assemble.ts';
import { buildSignal } from './build-signal.ts';
import { circumstancesOf, HISTORY_FROM, publishedOf } from './circumstances.ts';
import { denialSentences } from './denial.ts';
import { withImpliedUse } from './implied-use.ts';
import { unfitGenre } from './genre.ts';
import { focusOf } from './focus.ts';
import { findStaffFigures } from './headcounts.ts';
import type { StaffFigure } from './headcounts.ts';
import { placeMentions } from './mentions.ts';
import type { PlacedMention } from './mentions.ts';
import type { OwnedTrigger } from './owned-trigger.ts';
import { bySentence } from './by-sentence.ts';
import { ownersOf } from './owners.ts';
import { otherFacts } from './other-facts.ts';
import { primaryOf } from './primary.ts';
import { mergeSoleAttrition } from './sole-attrition.ts';
import { settle } from './settle.ts';
import type { Signal } from './signal.ts';
import { readText } from './text/read-text.ts';
import type { ReadText } from './text/unit.ts';
import { findTriggers } from './triggers.ts';
import type { Trigger } from './triggers.ts';

/** Finds the companies of a text, as `createCompanyFinder` makes it. */
export type CompanyFinder = (text: string) => readonly CompanyMention[];

/** What was seen on the way to the signals, for `why`. */
export type Trace = {
  readonly read: ReadText;
  /** Why the text reports nothing, where its genre says so (advert, how-to, opinion). */
  readonly genre: string | null;
  readonly focus: Company | null;
  readonly mentions: readonly PlacedMention[];
  readonly owned: readonly OwnedTrigger[];
  readonly figures: readonly StaffFigure[];
  readonly findings: readonly Finding[];
};

export type TextExtraction = {
  readonly signals: readonly Signal[];
  readonly denials: readonly Signal[];
  readonly trace: Trace;
};

/** Every workforce and AI signal of one article, with its evidence. Pure: the same text gives the same signals. */
export function extractFromText(
  document: Pick<Document, 'title' | 'text' | 'publishedAt'>,
  findCompanies: CompanyFinder,
): TextExtraction {
  const text = readableText(document);
  const read = readText(text, findCompanies(text));
  const mentions = placeMentions(read);
  const lead = read.sentences.findIndex(({ title }) => !title);
  const focus = focusOf(mentions, lead);
  const published = publishedOf(document.publishedAt);
  const mentionsIn = bySentence(mentions, ({ sentence }) => sentence);
  const genre = unfitGenre(read);
  const denials = denialSentences(read);
  const owned: OwnedTrigger[] = [];
  const recent = ({ kind, sentence }: Trigger) => {
    const last = owned.findLast((entry) => entry.trigger.kind === kind);
    const acted = last?.trigger.sentence === sentence - 1 && last.ownership.acting;
    return acted ? last.ownership.company : null;
  };
  const context = { read, mentionsIn, focus, recent };
  for (const trigger of genre === null ? findTriggers(read) : []) {
    const owners = ownersOf(trigger, context);
    if (owners.length === 0) continue;
    const circumstances = circumstancesOf(trigger, read, published, denials);
    for (const ownership of owners) owned.push({ trigger, ownership, circumstances });
  }
  const figures = findStaffFigures(read);
  const found = withImpliedUse(assemble(read, owned, figures, focus), read);
  const findings = readAiDeals(mergeSoleAttrition(settle(found), read), read);
  const primary = primaryOf(findings, read, focus);
  const causes = attributeToAi(findings, read);
  const others = otherFacts({ read, findings, staff: figures, mentions });
  const signals = findings.map((finding) =>
    buildSignal(
      finding,
      finding === primary,
      causes.get(finding) ?? { ai: false, attribution: 'none', sentences: [] },
      read,
      { others: others.get(finding) ?? [], partner: partnerOf(finding, findings) },
    ),
  );
  signals.sort((a, b) => Number(b.primary) - Number(a.primary));
  return {
    signals,
    denials: deniedSignals(read, owned, figures, focus, findings),
    trace: { read, genre, focus, mentions, owned, figures, findings },
  };
}

/** The other company of a merger where the text names just two. */
function partnerOf(finding: Finding, findings: readonly Finding[]): string | null {
  if (finding.kind !== 'merger') return null;
  const others = findings
    .filter(({ kind }) => kind === 'merger')
    .filter((other) => other !== finding);
  return others.length === 1 ? (others[0]?.company.name ?? null) : null;
}

/** What the text says is not so, as signals of stage `denied`; nothing that it tells as news as well. */
function deniedSignals(
  read: ReadText,
  owned: readonly OwnedTrigger[],
  figures: readonly StaffFigure[],
  focus: Company | null,
  news: readonly Finding[],
): Signal[] {
  const denied = owned
    .filter(({ circumstances }) => circumstances.denied && circumstances.history < HISTORY_FROM)
    .map((entry) => ({
      ...entry,
      circumstances: { ...entry.circumstances, denied: false, past: false },
    }));
  if (denied.length === 0) return [];
  return assemble(read, denied, figures, focus)
    .filter(
      ({ company, kind }) =>
        !news.some((finding) => finding.company.id === company.id && finding.kind === kind),
    )
    .map((finding) => ({
      ...buildSignal(finding, false, { ai: false, attribution: 'none', sentences: [] }, read),
      stage: 'denied' as const,
    }));
}
