import { attributeToAi, isAlwaysAi } from '../ai-cause.ts';
import type { AiCause } from '../ai-cause.ts';
import { withoutInvestors } from '../ai-deals.ts';
import type { PlacedFigure } from '../figure-homes.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { mergeSoleAttrition } from '../sole-attrition.ts';
import { aiFeatures, sentencesOnAi } from './ai-features.ts';
import { logOdds, probability } from './features.ts';
import { scoreKinds } from './kind-scores.ts';
import type { KindScores } from './kind-scores.ts';
import { AI_FROM } from './models.ts';
import type { Models } from './models.ts';
import { primaryFeatures } from './primary-features.ts';
import type { WeighedFinding } from './primary-features.ts';
import { weighFigures } from './weigh-figures.ts';
import { weighFindings } from './weigh-findings.ts';

/** What a text tells, weighed: its findings with their figures, which one it is about, and where AI is the cause. */
export type Weighed = {
  readonly findings: readonly WeighedFinding[];
  readonly primary: WeighedFinding | null;
  readonly causes: ReadonlyMap<WeighedFinding, AiCause>;
};

/** Weighs what the rules made of a text together with its words. */
export function weigh(reading: RuleReading, models: Models): Weighed {
  const { read } = reading;
  const scores = scoreKinds(read, reading.triggers, models.cues);
  const weighed = weighFindings(reading, scores, models.findings);
  const likely = withoutInvestors(mergeSoleAttrition(weighed, read), read);
  const figures = weighFigures(reading, likely, models);
  const findings = likely.map((finding) => withFigures(finding, figures));
  return {
    findings,
    primary: weighPrimary(reading, findings, scores, models),
    causes: weighCauses(reading, findings, models),
  };
}

/** The weighed figures of a finding, with those of earlier steps that the rules found beside them. */
function withFigures(finding: WeighedFinding, figures: readonly PlacedFigure[]): WeighedFinding {
  const own = figures.filter(
    ({ companyId, kind }) => companyId === finding.company.id && kind === finding.kind,
  );
  const chosen = new Set(own.map(({ figure }) => figure.unit));
  const others = finding.figures.flatMap((placed) =>
    chosen.has(placed.figure.unit)
      ? []
      : [placed.past ? placed : { ...placed, aside: true as const }],
  );
  return { ...finding, figures: [...own, ...others] };
}

function weighPrimary(
  reading: RuleReading,
  findings: readonly WeighedFinding[],
  scores: KindScores,
  { primary }: Models,
): WeighedFinding | null {
  let best: WeighedFinding | null = null;
  let highest = -Infinity;
  for (const finding of findings) {
    const score = logOdds(primary, primaryFeatures(reading, finding, findings, scores));
    if (score > highest) [best, highest] = [finding, score];
  }
  return best;
}

function weighCauses(
  reading: RuleReading,
  findings: readonly WeighedFinding[],
  { ai }: Models,
): Map<WeighedFinding, AiCause> {
  const causes = attributeToAi(findings, reading.read);
  const onAi = sentencesOnAi(reading.read);
  const weighed = new Map<WeighedFinding, AiCause>();
  for (const finding of findings) {
    const cause = causes.get(finding) ?? { ai: false, attribution: 'none', sentences: [] };
    const isAi =
      isAlwaysAi(finding.kind) ||
      probability(logOdds(ai, aiFeatures(reading, finding, findings, cause, onAi))) >= AI_FROM;
    weighed.set(finding, isAi === cause.ai ? cause : settled(cause, isAi));
  }
  return weighed;
}

/** Where the words outweigh the rules, nobody can be named as having said so. */
function settled(cause: AiCause, ai: boolean): AiCause {
  if (ai) return { ...cause, ai, attribution: 'reported' };
  return { ai, attribution: cause.attribution === 'denied' ? 'denied' : 'none', sentences: [] };
}
