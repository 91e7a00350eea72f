import type { AiCause } from './ai-cause.ts';
import type { Finding } from './assemble.ts';
import type { PlacedFigure } from './figure-homes.ts';
import { drivingForceOf } from './driving-force.ts';
import { phraseOf } from './fact-phrase.ts';
import { projectedOutlook } from './outlook.ts';
import { scoreRelevance } from './relevance.ts';
import { sentenceEvidence } from './sentence-evidence.ts';
import { showNumber } from './show-number.ts';
import { evidenceOf } from './signal-evidence.ts';
import { titleOf } from './signal-title.ts';
import type { Figure, FigureRole, Signal } from './signal.ts';
import { stageOf } from './stage.ts';
import type { ReadText } from './text/unit.ts';

/** What is known beside the finding: figures that count no staff, and the other party of its merger. */
export type Beside = { readonly others?: readonly Figure[]; readonly partner?: string | null };

/**
 * Makes a finding into a signal: figures with their quotes, stage, attribution, outlook, title, confidence.
 */
export function buildSignal(
  finding: Finding,
  primary: boolean,
  cause: AiCause,
  read: ReadText,
  { others = [], partner = null }: Beside = {},
): Signal {
  const current = finding.figures.filter(({ past }) => !past);
  const chosen = chosenFigures(current.filter(({ aside }) => aside !== true));
  const staff = chosen.map((assigned) => staffFact(assigned, read));
  const facts = [...staff, ...earlierFacts(finding.figures, chosen, read), ...others];
  const figures = {
    jobs: valueOf('jobs', staff),
    percent: valueOf('percent', staff),
    from: valueOf('from', staff),
    to: valueOf('to', staff),
  };
  const stage = stageOf(finding, read);
  const { company, kind } = finding;
  return {
    company: { id: company.id, name: company.name },
    kind,
    primary,
    ...figures,
    ai: cause.ai,
    attribution: cause.attribution,
    stage,
    title: titleOf({
      company: company.name,
      kind,
      stage,
      ...figures,
      staff,
      facts: others,
      other: partner,
    }),
    change:
      figures.from !== null && figures.to !== null
        ? `From ${showNumber(figures.from)} to ${showNumber(figures.to)} people`
        : null,
    horizon: projectedOutlook(kind, company.trade),
    drivingForce: drivingForceOf(finding, cause, read),
    facts,
    evidence: evidenceOf(finding, facts, cause, read),
    confidence: confidenceOf(finding),
    relevance: scoreRelevance({
      kind,
      stage,
      ai: cause.ai,
      attribution: cause.attribution,
      publishers: 1,
      ...figures,
    }).score,
  };
}

function valueOf(role: FigureRole, staff: readonly Figure[]): number | null {
  return staff.find((fact) => fact.role === role)?.value ?? null;
}

/**
 * Of each role the figure nearest to the words of its kind, the earlier one where two are as near. A title drops the
 * "nearly" that the body has: of the same value told twice the one with its qualifier is kept.
 */
function chosenFigures(figures: readonly PlacedFigure[]): PlacedFigure[] {
  if (figures.length === 0) return [];
  const best = new Map<FigureRole, PlacedFigure>();
  for (const figure of figures) {
    const known = best.get(figure.role);
    if (known === undefined || figure.distance < known.distance) best.set(figure.role, figure);
  }
  return [...best.values()].map((chosen) =>
    isQualified(chosen)
      ? chosen
      : (figures.find(
          (other) =>
            other.role === chosen.role &&
            other.figure.value === chosen.figure.value &&
            isQualified(other),
        ) ?? chosen),
  );
}

function isQualified({ figure }: PlacedFigure): boolean {
  return figure.quantity.qualifier !== 'exactly';
}

/** Figures of earlier steps of the same way, each with what it counted in the text's own words. */
function earlierFacts(
  figures: readonly PlacedFigure[],
  chosen: readonly PlacedFigure[],
  read: ReadText,
): Figure[] {
  if (figures.length === 0) return [];
  const current = figures.filter(({ past }) => !past);
  const past = chosenFigures(figures.filter((figure) => figure.past));
  return [...earlierSteps(current, chosen), ...past].flatMap((step) => {
    const of = phraseOf(step.figure.unit, step.role, read);
    return of === null ? [] : [{ ...staffFact(step, read), of }];
  });
}

/** "Has already cut its workforce from 5,000 to 3,800": another step of the same way, told as a pair in one sentence. */
function earlierSteps(
  figures: readonly PlacedFigure[],
  chosen: readonly PlacedFigure[],
): PlacedFigure[] {
  const told = new Set(chosen.map(({ role, figure }) => `${role} ${figure.value}`));
  return figures.filter((step) => {
    const other = step.role === 'from' ? 'to' : step.role === 'to' ? 'from' : null;
    if (other === null || told.has(`${step.role} ${step.figure.value}`)) return false;
    return figures.some(
      ({ role, figure }) =>
        role === other &&
        figure.sentence === step.figure.sentence &&
        !told.has(`${role} ${figure.value}`),
    );
  });
}

function staffFact({ role, figure }: PlacedFigure, read: ReadText): Figure {
  return {
    role,
    value: figure.value,
    unit: role === 'percent' ? '%' : 'jobs',
    qualifier: figure.quantity.qualifier,
    of: null,
    evidence: sentenceEvidence(figure.sentence, read),
  };
}

/** Grows with the weight of the words, the certainty of the owner and the number of places that say it. */
function confidenceOf(finding: Finding): number {
  let best = 0;
  for (const { trigger, ownership } of finding.triggers) {
    const score = trigger.weight / 4 + Math.min(8, Math.max(0, ownership.score)) / 8;
    best = Math.max(best, score / 2);
  }
  const repeated = Math.min(0.15, (finding.triggers.length - 1) * 0.05);
  return Math.round(Math.min(0.99, best * 0.85 + repeated) * 100) / 100;
}
