import type { Kind } from './signal.ts';

/** What makes a row of a card the one that it leads with. */
export const PRIMARY_WEIGHTS = { lead: 2.5, figure: 0.8 } as const;

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
