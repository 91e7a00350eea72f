import type { Finding } from '../assemble.ts';
import type { OwnedTrigger } from '../owned-trigger.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { KINDS } from '../signal.ts';
import type { Kind } from '../signal.ts';
import { saysOnlyLeavers } from '../sole-attrition.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { logOdds, probability, vector } from './features.ts';
import { findingFeatures } from './finding-features.ts';
import { KIND_PLACES } from './kind-scores.ts';
import type { KindScores } from './kind-scores.ts';
import { DEAL_FROM, DEALS, FINDING_FROM, UNFIT_FINDING_FROM } from './models.ts';
import type { Models } from './models.ts';
import type { WeighedFinding } from './primary-features.ts';

const LAYOFF = KIND_PLACES.layoff;
const ATTRITION = KIND_PLACES.attrition;

/**
 * Every company and kind that what the rules found and what the words say together make likely enough, in the order of
 * the text.
 */
export function weighFindings(
  reading: RuleReading,
  scores: KindScores,
  weights: Models['findings'],
): WeighedFinding[] {
  return candidatesOf(reading).flatMap((candidate) => {
    const { shared, byKind } = findingFeatures(reading, candidate, scores);
    const likely = KINDS.map((kind, place) =>
      probability(logOdds(weights[kind], shared, byKind[place] ?? vector())),
    );
    if (isByLeaversOnly(reading, candidate)) {
      likely[ATTRITION] = Math.min(1, (likely[ATTRITION] ?? 0) + (likely[LAYOFF] ?? 0));
      likely[LAYOFF] = 0;
    }
    return KINDS.flatMap((kind, place) => {
      const likelihood = likely[place] ?? 0;
      return likelihood < fromOf(reading, kind)
        ? []
        : [{ ...findingOf(reading, candidate, kind, scores), likelihood }];
    });
  });
}

/** The rules found leavers and made the cuts part of them, so that what looks like cuts speaks for leavers too. */
function isByLeaversOnly({ read, findings }: RuleReading, { company }: Candidate): boolean {
  const found = (kind: Kind) =>
    findings.some((finding) => finding.kind === kind && finding.company.id === company.id);
  return found('attrition') && !found('layoff') && saysOnlyLeavers(read);
}

/** How likely a finding has to be. */
function fromOf({ genre }: RuleReading, kind: Kind): number {
  if (genre !== null) return UNFIT_FINDING_FROM;
  return DEALS.has(kind) ? DEAL_FROM : FINDING_FROM;
}

/** What the rules found, else a finding made of what they took back, else of the sentence that speaks most of it. */
export function findingOf(
  { read, owned, findings }: RuleReading,
  { company, sentences }: Candidate,
  kind: Kind,
  scores: KindScores,
): Finding {
  const isThis = (of: { readonly id: string }, what: Kind) => what === kind && of.id === company.id;
  const found = findings.find((finding) => isThis(finding.company, finding.kind));
  if (found !== undefined) return found;
  const lost = owned.filter(({ trigger, ownership }) => isThis(ownership.company, trigger.kind));
  if (lost.length > 0) return { company, kind, triggers: lost, figures: [] };
  let best = sentences[0] ?? 0;
  for (const at of sentences)
    if (scores.ofSentence(at, KIND_PLACES[kind]) > scores.ofSentence(best, KIND_PLACES[kind]))
      best = at;
  const { first = 0, end = 0 } = read.sentences[best] ?? {};
  const told: OwnedTrigger = {
    trigger: { kind, weight: 1, sentence: best, first, end },
    ownership: { company, score: 0, because: 'the words of the sentence', acting: false },
    circumstances: { history: 0, past: false, denied: false, imagined: false },
  };
  return { company, kind, triggers: [told], figures: [] };
}
