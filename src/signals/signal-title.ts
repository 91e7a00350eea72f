import { showNumber } from './show-number.ts';
import type { Kind, Stage } from './signal.ts';

export type TitleInput = {
  readonly company: string;
  readonly kind: Kind;
  readonly stage: Stage;
  readonly jobs: number | null;
  readonly percent: number | null;
  readonly from: number | null;
  readonly to: number | null;
};

type Phrases = { readonly planned: string; readonly done: string; readonly noun: string };

/** How a kind is said of a company, planned and done; `noun` is what its number counts. */
const PHRASES: Readonly<Record<Kind, Phrases>> = {
  layoff: { planned: 'plans to cut', done: 'cuts', noun: 'jobs' },
  attrition: { planned: 'expects to shrink by', done: 'shrinks by', noun: 'jobs' },
  hiring_freeze: { planned: 'is to hold back hiring', done: 'holds back hiring', noun: '' },
  hiring: { planned: 'plans to hire', done: 'hires', noun: 'people' },
  closure: {
    planned: 'plans to close operations',
    done: 'closes operations',
    noun: 'people affected',
  },
  restructuring: { planned: 'plans to reorganise', done: 'reorganises', noun: 'people affected' },
  labor_action: { planned: 'faces labour action', done: 'faces labour action', noun: 'people' },
  ai_adoption: { planned: 'is to put AI into use', done: 'puts AI into use', noun: 'people' },
  ai_replacement: {
    planned: 'expects AI to take over work',
    done: 'has AI do work that people did',
    noun: 'jobs',
  },
  ai_savings: { planned: 'expects savings from AI', done: 'reports gains from AI', noun: '' },
  ai_reversal: {
    planned: 'turns back from AI to people',
    done: 'turns back from AI to people',
    noun: 'jobs',
  },
  ai_investment: { planned: 'plans to put money into AI', done: 'puts money into AI', noun: '' },
  reskilling: {
    planned: 'is to retrain staff for AI',
    done: 'retrains staff for AI',
    noun: 'people',
  },
  ipo: { planned: 'plans a listing', done: 'moves towards a listing', noun: '' },
  merger: {
    planned: 'plans a merger or sale',
    done: 'takes part in a merger or sale',
    noun: 'people',
  },
  funding: { planned: 'seeks new funding', done: 'raises new funding', noun: '' },
  results: { planned: 'expects results', done: 'reports results', noun: '' },
};

/** Kinds whose phrase takes the number as its object. */
const COUNTED: ReadonlySet<Kind> = new Set(['layoff', 'attrition', 'hiring']);

/** One plain sentence with the lead figures: "Klarna plans to cut jobs, from 3,800 to 2,000 people". */
export function titleOf({ company, kind, stage, jobs, percent, from, to }: TitleInput): string {
  const phrases = PHRASES[kind];
  const verb =
    stage === 'announced' || stage === 'rumoured' || stage === 'filed'
      ? phrases.planned
      : phrases.done;
  const count = jobs === null ? null : `${showNumber(jobs)} ${phrases.noun}`;
  const share = percent === null ? null : `${showNumber(percent)}% of staff`;
  const path =
    from !== null && to !== null ? `from ${showNumber(from)} to ${showNumber(to)} people` : null;
  if (COUNTED.has(kind)) {
    const object = count ?? share ?? (kind === 'hiring' ? 'people' : 'jobs');
    const further = [count === null ? null : share, path].filter((part) => part !== null);
    const said =
      count === null && share === null && kind === 'attrition'
        ? verb.replace(' by', '')
        : `${verb} ${object}`;
    return `${company} ${said}${further.length === 0 ? '' : `, ${further.join(', ')}`}`;
  }
  return `${company} ${verb}${count === null || phrases.noun === '' ? '' : ` (${count})`}`;
}
