import type { Company } from '../companies/company.ts';

/** The closed list of kinds (docs/extraction.md says what belongs to each). */
export const KINDS = [
  'layoff',
  'attrition',
  'hiring_freeze',
  'hiring',
  'closure',
  'restructuring',
  'labor_action',
  'ai_adoption',
  'ai_replacement',
  'ai_savings',
  'ai_reversal',
  'ai_investment',
  'reskilling',
  'ipo',
  'merger',
  'funding',
  'results',
] as const;
export type Kind = (typeof KINDS)[number];

export const STAGES = ['rumoured', 'announced', 'filed', 'executed', 'reversed', 'denied'] as const;
export type Stage = (typeof STAGES)[number];

/** Who puts the signal down to AI: the company itself, somebody else in the text, nobody, or the company denies it. */
export const ATTRIBUTIONS = ['company', 'reported', 'denied', 'none'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** A verbatim quote. Offsets are UTF-16 units into `readableText(document)`; the slice there equals `quote`. */
export type Evidence = { readonly quote: string; readonly start: number; readonly end: number };

/**
 * What a figure says. `jobs` people affected; `percent` share of staff; `from`/`to` headcount before and after;
 * `money` an amount; `share` a percentage of something other than staff; `duration`, `count` anything else counted.
 */
export const FIGURE_ROLES = [
  'jobs',
  'percent',
  'from',
  'to',
  'money',
  'share',
  'duration',
  'count',
] as const;
export type FigureRole = (typeof FIGURE_ROLES)[number];

export const QUALIFIERS = ['exactly', 'about', 'up_to', 'at_least', 'nearly', 'more_than'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

export type Figure = {
  readonly role: FigureRole;
  readonly value: number;
  /** `jobs`, `%`, an ISO 4217 code (USD, SEK, GBP) or a plain noun (`weeks`, `images`). */
  readonly unit: string;
  readonly qualifier: Qualifier;
  /** What the figure is about in the text's own words ("external marketing suppliers"), null where it is the staff. */
  readonly of: string | null;
  readonly evidence: Evidence;
};

/** A sentence together with where it comes from: the text itself, or the project's own outlook table. */
export type Grounded = { readonly text: string; readonly basis: 'source' | 'projected' };

/** One finding in one document about one company. */
export type Signal = {
  readonly company: Pick<Company, 'id' | 'name'>;
  readonly kind: Kind;
  /** True on exactly one signal of a document: what the piece is about. */
  readonly primary: boolean;
  /** People or jobs affected; null where the text gives no number. */
  readonly jobs: number | null;
  /** Share of staff, 0 to 100. */
  readonly percent: number | null;
  /** Headcount before and after. */
  readonly from: number | null;
  readonly to: number | null;
  readonly ai: boolean;
  readonly attribution: Attribution;
  readonly stage: Stage;
  /** One plain sentence: "Klarna plans to go from 3,800 to 2,000 people". */
  readonly title: string;
  /** What turns into what, as the card's Change column has it; null where the text does not say. */
  readonly change: string | null;
  readonly horizon: Grounded | null;
  readonly drivingForce: Grounded | null;
  /** Every figure with its role and quote; `jobs`, `percent`, `from`, `to` above are the first of that role. */
  readonly facts: readonly Figure[];
  readonly evidence: readonly Evidence[];
  /** 0 to 1: how sure the rules are. */
  readonly confidence: number;
  /** 1 to 5, see `relevance.ts`; before corroboration by further documents. */
  readonly relevance: number;
};
