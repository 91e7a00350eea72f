import type { Document } from '../documents/document.ts';
import { assemble } from './assemble.ts';
import type { Finding } from './assemble.ts';
import { buildSignal } from './build-signal.ts';
import { HISTORY_FROM } from './circumstances.ts';
import { learnedModels } from './learned/learned-models.ts';
import type { Models } from './learned/models.ts';
import { weigh } from './learned/weigh.ts';
import type { WeighedFinding } from './learned/primary-features.ts';
import { otherFacts } from './other-facts.ts';
import { readByRules } from './read-by-rules.ts';
import type { CompanyFinder, RuleReading } from './read-by-rules.ts';
import type { Signal } from './signal.ts';

/** What was seen on the way to the signals, for `why`; `findings` are those that were told in the end. */
export type Trace = Omit<RuleReading, 'findings' | 'triggers'> & {
  readonly findings: readonly WeighedFinding[];
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
  models: Models = learnedModels(),
): TextExtraction {
  const reading = readByRules(document, findCompanies);
  const { read, mentions, figures } = reading;
  const { findings, primary, causes } = weigh(reading, models);
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
  const { genre, focus, owned } = reading;
  return {
    signals,
    denials: deniedSignals(reading, findings),
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
  { read, owned, figures, focus }: RuleReading,
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
