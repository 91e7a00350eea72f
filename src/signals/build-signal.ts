import type { AiCause } from './ai-cause.ts';
import type { Finding } from './assemble.ts';
import type { PlacedFigure } from './figure-homes.ts';
import { drivingForceOf } from './driving-force.ts';
import { otherFacts } from './other-facts.ts';
import { projectedOutlook } from './outlook.ts';
import { scoreRelevance } from './relevance.ts';
import { showNumber } from './show-number.ts';
import { titleOf } from './signal-title.ts';
import type { Evidence, Figure, FigureRole, Signal } from './signal.ts';
import { stageOf } from './stage.ts';
import type { ReadText } from './text/unit.ts';

const MOST_EVIDENCE = 4;

/** Makes a finding into a signal: figures with their quotes, stage, attribution, outlook, title, confidence. */
export function buildSignal(
  finding: Finding,
  primary: boolean,
  cause: AiCause,
  read: ReadText,
): Signal {
  const chosen = chosenFigures(finding.figures.filter(({ past }) => !past));
  const staff = chosen.map((placed) => staffFact(placed, read));
  const earlier = chosenFigures(finding.figures.filter(({ past }) => past)).map((placed) =>
    staffFact(placed, read),
  );
  const facts = [...staff, ...earlier, ...otherFacts(finding, read)];
  const value = (role: FigureRole) => staff.find((fact) => fact.role === role)?.value ?? null;
  const figures = {
    jobs: value('jobs'),
    percent: value('percent'),
    from: value('from'),
    to: value('to'),
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
    title: titleOf({ company: company.name, kind, stage, ...figures }),
    change:
      figures.from !== null && figures.to !== null
        ? `From ${showNumber(figures.from)} to ${showNumber(figures.to)} people`
        : null,
    horizon: projectedOutlook(kind, company.trade),
    drivingForce: drivingForceOf(finding, cause, read),
    facts,
    evidence: evidenceOf(finding, staff, cause, read),
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

/** Of each role the figure nearest to the words of its kind, the earlier one where two are as near. */
function chosenFigures(figures: readonly PlacedFigure[]): PlacedFigure[] {
  const best = new Map<FigureRole, PlacedFigure>();
  for (const figure of figures) {
    const known = best.get(figure.role);
    if (known === undefined || figure.distance < known.distance) best.set(figure.role, figure);
  }
  return [...best.values()];
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

/** The whole sentence as a quote. */
export function sentenceEvidence(sentence: number, read: ReadText): Evidence {
  const span = read.sentences[sentence];
  const start = span?.startOffset ?? 0;
  const end = span?.endOffset ?? 0;
  return { quote: read.text.slice(start, end), start, end };
}

function evidenceOf(
  finding: Finding,
  staff: readonly Figure[],
  cause: AiCause,
  read: ReadText,
): Evidence[] {
  const quotes = new Map<number, Evidence>();
  for (const { evidence } of staff) quotes.set(evidence.start, evidence);
  const sentences = [
    ...finding.triggers.map(({ trigger }) => trigger.sentence),
    ...cause.sentences,
  ];
  for (const sentence of sentences) {
    if (quotes.size >= MOST_EVIDENCE + staff.length) break;
    const evidence = sentenceEvidence(sentence, read);
    quotes.set(evidence.start, evidence);
  }
  return [...quotes.values()].sort((a, b) => a.start - b.start);
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
