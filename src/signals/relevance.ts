import { kindName } from './kind-names.ts';
import type { Attribution, Kind, Stage } from './signal.ts';

/** What relevance is scored from; `publishers` counts the different ones that tell the story. */
export type RelevanceInput = {
  readonly kind: Kind;
  readonly jobs: number | null;
  readonly percent: number | null;
  readonly stage: Stage;
  readonly ai: boolean;
  readonly attribution: Attribution;
  readonly publishers: number;
};

/** 1 (worth knowing) to 5 (stop and read), and how it came about, one plain reason a step. */
export type Relevance = { readonly score: number; readonly reasons: readonly string[] };

/** Where each kind starts: how much it tells a manager about the workforce or about AI doing people's work. */
const BASE: Readonly<Record<Kind, number>> = {
  layoff: 3,
  attrition: 3,
  hiring_freeze: 3,
  closure: 3,
  ai_replacement: 4,
  ai_reversal: 4,
  ai_savings: 3,
  ai_adoption: 2,
  ai_investment: 2,
  reskilling: 2,
  restructuring: 2,
  labor_action: 2,
  hiring: 2,
  merger: 2,
  ipo: 2,
  funding: 1,
  results: 1,
};

type Step = {
  readonly applies: (input: RelevanceInput) => boolean;
  readonly points: number;
  readonly reason: string;
};

const STEPS: readonly Step[] = [
  {
    // A fifth of a firm of forty is a headline there and nowhere else.
    applies: ({ jobs, percent }) =>
      (jobs ?? 0) >= 10_000 || ((percent ?? 0) >= 20 && (jobs === null || jobs >= 200)),
    points: 1,
    reason: 'large: 10,000 people or more, or a fifth of the staff and not fewer than 200',
  },
  {
    applies: ({ jobs, percent }) => jobs !== null && jobs < 50 && (percent ?? 0) < 5,
    points: -1,
    reason: 'small: fewer than 50 people',
  },
  {
    applies: ({ ai, kind }) => ai && !kind.startsWith('ai_') && kind !== 'reskilling',
    points: 1,
    reason: 'put down to AI',
  },
  {
    applies: ({ attribution }) => attribution === 'denied',
    points: -1,
    reason: 'the company denies the part of AI',
  },
  { applies: ({ stage }) => stage === 'rumoured', points: -1, reason: 'a rumour so far' },
  { applies: ({ stage }) => stage === 'denied', points: -2, reason: 'denied by the company' },
  {
    applies: ({ publishers }) => publishers >= 3,
    points: 1,
    reason: 'told by three publishers or more',
  },
];

/** Scores a signal (one publisher) or a story (all its publishers). */
export function scoreRelevance(input: RelevanceInput): Relevance {
  const steps = STEPS.filter(({ applies }) => applies(input));
  const base = BASE[input.kind];
  const sum = steps.reduce((points, step) => points + step.points, base);
  return {
    score: Math.min(5, Math.max(1, sum)),
    reasons: [
      `starts at ${base} for its kind (${kindName(input.kind)})`,
      ...steps.map(
        ({ points, reason }) => `${points > 0 ? '+' : '−'}${Math.abs(points)} ${reason}`,
      ),
    ],
  };
}
