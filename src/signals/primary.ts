import type { Company } from '../companies/company.ts';
import type { Finding } from './assemble.ts';
import type { Kind } from './signal.ts';
import type { ReadText } from './text/unit.ts';

/** What makes a finding the one that the piece is about. */
export const PRIMARY_WEIGHTS = {
  title: 5,
  lead: 2.5,
  second: 1,
  later: 0.4,
  figure: 0.8,
  focus: 4,
} as const;

/** How readily a kind leads a piece when it stands beside others. */
export const KIND_LEADS: Readonly<Record<Kind, number>> = {
  layoff: 2.5,
  ai_reversal: 5,
  labor_action: 2.5,
  closure: 2.4,
  ipo: 2.2,
  merger: 2,
  hiring_freeze: 2,
  hiring: 1.5,
  attrition: 3,
  reskilling: 2,
  funding: 2,
  ai_replacement: 2,
  ai_investment: 1.2,
  ai_savings: 1.4,
  ai_adoption: 1,
  results: 0.6,
  restructuring: 0.8,
};

/** The finding a document is about: first by where its words stand, then by its kind and its figures. */
export function primaryOf(
  findings: readonly Finding[],
  read: ReadText,
  focus: Company | null,
): Finding | null {
  const lead = read.sentences.findIndex(({ title }) => !title);
  let best: { finding: Finding; score: number } | null = null;
  for (const finding of findings) {
    const score = primaryScore(finding, read, focus, lead);
    if (best === null || score > best.score) best = { finding, score };
  }
  return best?.finding ?? null;
}

function primaryScore(
  finding: Finding,
  read: ReadText,
  focus: Company | null,
  lead: number,
): number {
  let place = 0;
  let total = 0;
  for (const { trigger } of finding.triggers) {
    const title = read.sentences[trigger.sentence]?.title === true;
    const gain = title
      ? PRIMARY_WEIGHTS.title
      : trigger.sentence === lead
        ? PRIMARY_WEIGHTS.lead
        : trigger.sentence === lead + 1
          ? PRIMARY_WEIGHTS.second
          : PRIMARY_WEIGHTS.later;
    place = Math.max(place, gain);
    total += gain;
  }
  return (
    place +
    total * 0.3 +
    KIND_LEADS[finding.kind] +
    Math.min(2, finding.figures.length) * PRIMARY_WEIGHTS.figure +
    (finding.company.id === focus?.id ? PRIMARY_WEIGHTS.focus : 0)
  );
}
