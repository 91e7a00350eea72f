import type { Finding } from './assemble.ts';
import { candidatesIn, type FactCandidate } from './fact-candidates.ts';
import { factHomes, type FactOwners } from './fact-homes.ts';
import { countedPhrase, phraseOf, setBeside } from './fact-phrase.ts';
import type { StaffFigure } from './headcounts.ts';
import { sentenceEvidence } from './sentence-evidence.ts';
import type { Figure } from './signal.ts';
import { isLongAgo, sentenceHas } from './text/sentence-has.ts';
import type { ReadText } from './text/unit.ts';

const MOST_FACTS = 10;

/** What the figures of a text are placed by. */
export type FactContext = FactOwners & {
  /** Numbers of people: they are placed elsewhere. */
  readonly staff: readonly StaffFigure[];
};

/**
 * Amounts of money, shares of other things than staff, times that changed and things counted, each with the finding
 * that it speaks of. A figure that fits nothing is left out.
 */
export function otherFacts(context: FactContext): ReadonlyMap<Finding, readonly Figure[]> {
  const { read, findings, staff } = context;
  const placed = new Map<Finding, Figure[]>();
  if (findings.length === 0) return placed;
  const people = new Set([
    ...staff.filter(({ counts }) => counts === 'staff').map(({ unit }) => unit),
    ...findings.flatMap(({ figures }) => figures.map(({ figure }) => figure.unit)),
  ]);
  const candidates = candidatesIn(read, people);
  const homeOf = factHomes(candidates, context);
  let last: { readonly at: number; readonly of: string | null } | null = null;
  for (const candidate of candidates) {
    const finding = homeOf(candidate);
    if (finding === null) continue;
    const facts = placed.get(finding) ?? [];
    const of: string | null = subjectOf(candidate, read, last);
    last = { at: candidate.at, of };
    if (of === null && candidate.role === 'count') continue;
    const fact = figureOf(candidate, of, read);
    const known = facts.findIndex(
      ({ role, value, unit }) => role === fact.role && value === fact.value && unit === fact.unit,
    );
    if (known >= 0) {
      const older = sentenceAt(facts[known], read);
      if (of !== null && (facts[known]?.of === null || sentenceHas(read, older, isLongAgo)))
        facts[known] = fact;
    } else if (facts.length < MOST_FACTS) facts.push(fact);
    placed.set(finding, facts);
  }
  return placed;
}

function sentenceAt(figure: Figure | undefined, read: ReadText): number {
  return read.sentences.findIndex(({ startOffset }) => startOffset === figure?.evidence.start);
}

/** "37% of the cost savings – nearly $10 million annually": what is set beside a figure is about the same. */
function subjectOf(
  { at, role, sentence }: FactCandidate,
  read: ReadText,
  last: { readonly at: number; readonly of: string | null } | null,
): string | null {
  if (role === 'count') return countedPhrase(at, read);
  const own = phraseOf(at, role, read);
  if (own !== null || last === null || read.units[last.at]?.sentence !== sentence) return own;
  return last.of !== null && setBeside(last.at, at, last.of, read) ? last.of : null;
}

function figureOf(
  { role, quantity, sentence }: FactCandidate,
  of: string | null,
  read: ReadText,
): Figure {
  return {
    role,
    value: Number(quantity.value.toPrecision(12)),
    unit:
      role === 'share'
        ? '%'
        : role === 'count'
          ? (of?.split(' ').at(-1) ?? '')
          : (quantity.unit ?? ''),
    qualifier: quantity.qualifier,
    of,
    evidence: sentenceEvidence(sentence, read),
  };
}
