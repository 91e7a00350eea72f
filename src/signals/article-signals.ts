import type { Company, CompanyMention } from '../companies/company.ts';
import { readableText } from '../documents/document.ts';
import type { Document } from '../documents/document.ts';
import { attributeToAi } from './ai-cause.ts';
import { assemble } from './assemble.ts';
import type { Finding } from './assemble.ts';
import { buildSignal } from './build-signal.ts';
import { circumstancesOf } from './circumstances.ts';
import { focusOf } from './focus.ts';
import { findStaffFigures } from './headcounts.ts';
import { placeMentions } from './mentions.ts';
import type { OwnedTrigger } from './owned-trigger.ts';
import { bySentence } from './by-sentence.ts';
import { ownerOf } from './owners.ts';
import { primaryOf } from './primary.ts';
import type { Signal } from './signal.ts';
import { readText } from './text/read-text.ts';
import type { ReadText } from './text/unit.ts';
import { findTriggers } from './triggers.ts';

/** Finds the companies of a text, as `createCompanyFinder` makes it. */
export type CompanyFinder = (text: string) => readonly CompanyMention[];

/** What was seen on the way to the signals, for `why`. */
export type Trace = {
  readonly read: ReadText;
  readonly focus: Company | null;
  readonly owned: readonly OwnedTrigger[];
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
  const year = document.publishedAt === null ? null : Number(document.publishedAt.slice(0, 4));
  const mentionsIn = bySentence(mentions, ({ sentence }) => sentence);
  const owned: OwnedTrigger[] = [];
  for (const trigger of findTriggers(read)) {
    const ownership = ownerOf(trigger, { read, mentionsIn, focus });
    if (ownership === null) continue;
    owned.push({ trigger, ownership, circumstances: circumstancesOf(trigger, read, year) });
  }
  const findings = assemble(read, owned, findStaffFigures(read), focus);
  const primary = primaryOf(findings, read, focus);
  const causes = attributeToAi(findings, read);
  const signals = findings.map((finding) =>
    buildSignal(
      finding,
      finding === primary,
      causes.get(finding) ?? { ai: false, attribution: 'none', sentences: [] },
      read,
    ),
  );
  signals.sort((a, b) => Number(b.primary) - Number(a.primary));
  return { signals, denials: [], trace: { read, focus, owned, findings } };
}
