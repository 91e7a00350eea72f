import { showNumber } from './show-number.ts';
import type { Figure, Kind, Qualifier, Stage } from './signal.ts';

export type TitleInput = {
  readonly company: string;
  readonly kind: Kind;
  readonly stage: Stage;
  readonly jobs: number | null;
  readonly percent: number | null;
  readonly from: number | null;
  readonly to: number | null;
  /** Figures of staff, whose qualifier goes before the number: "up to 500" is not 500. */
  readonly staff?: readonly Figure[];
  /** Figures that count no staff; titles of money name the first that fits. */
  readonly facts?: readonly Figure[];
  /** The other party of a merger, where the text names one. */
  readonly other?: string | null;
};

type Said = Omit<TitleInput, 'company'> & { readonly planned: boolean };

/**
 * One plain sentence with the lead figures, in the tense of its stage: "Klarna plans to go from 3,800 to 2,000
 * people", "Klarna reports revenue up 27%". Only figures that stand in the signal are named.
 */
export function titleOf({ company, ...input }: TitleInput): string {
  const planned =
    input.stage === 'announced' || input.stage === 'rumoured' || input.stage === 'filed';
  const said = SENTENCES[input.kind]({ ...input, planned });
  return `${company} ${said}`;
}

const QUALIFIER_WORDS: Readonly<Record<Qualifier, string>> = {
  exactly: '',
  about: 'about ',
  up_to: 'up to ',
  at_least: 'at least ',
  nearly: 'nearly ',
  more_than: 'more than ',
};

function qualifierOf(staff: readonly Figure[] = [], role: 'jobs' | 'percent'): string {
  return QUALIFIER_WORDS[staff.find((figure) => figure.role === role)?.qualifier ?? 'exactly'];
}

function people(
  jobs: number,
  staff: readonly Figure[] | undefined,
  one = 'person',
  many = 'people',
): string {
  return `${qualifierOf(staff, 'jobs')}${showNumber(jobs)} ${jobs === 1 ? one : many}`;
}

/** "may", "plans to" or the deed itself. */
function act(
  { stage, planned }: Said,
  plan: string,
  deed: string,
  rumour = plan.replace(/^(?:plans|expects|is) to /, 'may '),
): string {
  if (stage === 'rumoured') return rumour;
  return planned ? plan : deed;
}

function path({ from, to }: Said): string | null {
  return from !== null && to !== null
    ? `from ${showNumber(from)} to ${showNumber(to)} people`
    : null;
}

/** "cuts 1,200 jobs, 8% of staff": the count, the share, or neither. */
function lost(said: Said): string {
  const { jobs, percent, from } = said;
  const count = jobs === null ? null : people(jobs, said.staff, 'job', 'jobs');
  const share =
    percent === null
      ? null
      : `${qualifierOf(said.staff, 'percent')}${showNumber(percent)}% of staff`;
  const base = from === null || count === null || share !== null ? null : `of ${showNumber(from)}`;
  if (count !== null && share !== null) return `${count}, ${share}`;
  if (count !== null && base !== null) return `${count} ${base}`;
  return count ?? share ?? 'jobs';
}

const MONEY_NAMES: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

function money({ value, unit, qualifier }: Figure): string {
  const scale: readonly [number, string] =
    value >= 1e9 ? [1e9, ' billion'] : value >= 1e6 ? [1e6, ' million'] : [1, ''];
  const sign = MONEY_NAMES[unit] ?? `${unit} `;
  const amount = Math.round((value / scale[0]) * 100) / 100;
  return `${QUALIFIER_WORDS[qualifier]}${sign}${amount < 1000 ? String(amount) : showNumber(amount)}${scale[1]}`;
}

function sum({ facts = [] }: Said): string | null {
  const found = facts.find(({ role }) => role === 'money');
  return found === undefined ? null : money(found);
}

const RISES = /\b(?:ros|ris|grew|grow|increas|jump|climb|gain|surg|soar|up|higher|advanc|expand)/i;
const FALLS =
  /\b(?:fell|fall|drop|declin|slip|sank|slid|shr[aiu]nk|down|lower|narrow|plung|decreas)/i;

/** "revenue up 27% to SEK 13.3 billion", where one sentence says which way it went. */
function outcome({ facts = [] }: Said): string | null {
  const share = facts.find(({ role, of }) => role === 'share' && of !== null);
  const name = (of: string) =>
    /^[A-Z][a-z]/.test(of) ? of.charAt(0).toLowerCase() + of.slice(1) : of;
  if (share?.of !== null && share !== undefined) {
    const { quote } = share.evidence;
    const up = RISES.test(quote);
    if (up !== FALLS.test(quote)) {
      const amount = facts.find(
        ({ role, of, evidence }) =>
          role === 'money' && of === share.of && evidence.start === share.evidence.start,
      );
      const reached = amount === undefined ? '' : ` to ${money(amount)}`;
      return `${name(share.of)} ${up ? 'up' : 'down'} ${showNumber(share.value)}%${reached}`;
    }
  }
  const amount = facts.find(({ role, of }) => role === 'money' && of !== null);
  return amount === undefined || amount.of === null
    ? null
    : `${name(amount.of)} of ${money(amount)}`;
}

/** How each kind is said of a company. */
const SENTENCES: Readonly<Record<Kind, (said: Said) => string>> = {
  layoff: (said) => {
    const way = path(said);
    if (said.jobs === null && way !== null) return `${act(said, 'plans to go', 'goes')} ${way}`;
    const does = said.stage === 'reversed' ? 'takes back the plan to cut' : 'cuts';
    return `${act(said, 'plans to cut', does)} ${lost(said)}`;
  },
  attrition: (said) => {
    const way = path(said);
    if (said.jobs === null && way !== null) return `${act(said, 'plans to go', 'has gone')} ${way}`;
    if (said.jobs === null && said.percent === null)
      return act(said, 'plans to make do with fewer people', 'makes do with fewer people');
    return `${act(said, 'plans to shrink', 'has shrunk')} by ${lost(said)}`;
  },
  hiring_freeze: (said) =>
    act(said, 'holds back hiring', 'holds back hiring', 'may hold back hiring'),
  hiring: (said) => {
    const { jobs, percent, staff } = said;
    if (jobs === null && percent === null) return act(said, 'plans to hire', 'is hiring');
    const whom = jobs === null ? `${showNumber(percent ?? 0)}% more people` : people(jobs, staff);
    return `${act(said, 'plans to hire', 'hires')} ${whom}`;
  },
  closure: (said) => {
    const what = said.facts?.find(({ role, of }) => role === 'count' && of !== null);
    const sites =
      what === undefined ? 'part of its operations' : `${showNumber(what.value)} ${what.of ?? ''}`;
    const staff =
      said.jobs === null ? '' : `, ${people(said.jobs, said.staff, 'job', 'jobs')} affected`;
    return `${act(said, 'plans to close', 'closes')} ${sites}${staff}`;
  },
  restructuring: (said) => act(said, 'plans to reorganise', 'reorganises'),
  labor_action: ({ jobs, stage, staff }) =>
    `workers ${stage === 'rumoured' ? 'may strike or protest' : 'strike or protest'}${jobs === null ? '' : ` (${people(jobs, staff)})`}`,
  ai_adoption: ({ jobs, staff }) =>
    jobs === null ? 'puts AI to use' : `gives AI tools to ${people(jobs, staff)}`,
  ai_replacement: (said) => {
    if (said.jobs === null)
      return act(
        said,
        'plans to have AI take over people’s work',
        'has AI do people’s work',
        'may have AI take over people’s work',
      );
    // "Announced" is said of what AI does already and of what it is to do: the words have to be true of both.
    const doing = act(said, 'counts on AI for', 'says AI does', 'may have AI do');
    return `${doing} the work of ${people(said.jobs, said.staff)}`;
  },
  ai_savings: (said) => {
    const amount = said.facts?.find(({ role, of }) => role === 'money' && of !== null);
    if (amount !== undefined && /sav/i.test(amount.of ?? ''))
      return `reports ${money(amount)} of savings with AI`;
    return 'reports savings or higher output with AI';
  },
  ai_reversal: ({ jobs, staff }) =>
    jobs === null
      ? 'turns back from AI to people'
      : `turns back from AI to people (${people(jobs, staff, 'job', 'jobs')})`,
  ai_investment: (said) => {
    const amount = sum(said);
    if (amount === null) return act(said, 'plans to put money into AI', 'puts money into AI');
    return `${act(said, 'plans to put', 'puts')} ${amount} into AI`;
  },
  reskilling: ({ jobs, staff }) =>
    jobs === null ? 'trains staff for AI' : `trains ${people(jobs, staff)} for AI`,
  ipo: (said) => act(said, 'plans to go public', 'goes public'),
  merger: ({ other }) =>
    other === undefined || other === null
      ? 'is part of a merger or sale'
      : `and ${other} in a merger or sale`,
  funding: (said) => {
    const amount = sum(said);
    return `${act(said, 'raises', 'raises', 'may raise')} ${amount ?? 'new money'}`;
  },
  results: (said) => `reports ${outcome(said) ?? 'its results'}`,
};
