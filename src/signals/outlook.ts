import type { Grounded, Kind } from './signal.ts';

/** What a kind may mean in ten years, in one sober line; the project's own projection, never news. */
const BY_KIND: Readonly<Record<Kind, string>> = {
  layoff: 'Smaller standing workforce, with more of the work bought in or automated',
  attrition: 'Headcount that shrinks year by year as leavers are not replaced',
  hiring_freeze: 'Growth without matching growth in staff',
  hiring: 'More staff in the fields now recruited for',
  closure: 'Fewer sites, and the regions around them in search of other work',
  restructuring: 'Flatter organisation with work placed where it costs least',
  labor_action: 'Pay, hours and the use of technology settled more often by agreement',
  ai_adoption: 'AI as an ordinary tool in most office and service work',
  ai_replacement: 'Routine tasks done mainly by software, people on exceptions',
  ai_savings: 'Lower unit costs shared between owners, customers and remaining staff',
  ai_reversal: 'Mixed service, with software first and people where quality asks for them',
  ai_investment: 'Computing capacity as a cost as large as staff',
  reskilling: 'Regular retraining as part of most jobs',
  ipo: 'Quarterly scrutiny of growth, costs and headcount',
  merger: 'Fewer, larger employers with shared back offices',
  funding: 'Faster growth now, judged on efficiency later',
  results: 'Staffing that follows margins more closely',
};

/** Trades in which a kind means something of its own. */
const BY_TRADE: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  layoff: {
    bank: 'Fewer branch and back-office jobs, more in technology and advice',
    telecom: 'Networks run by far fewer people',
    retail: 'Fewer shop and head-office jobs per sale',
    car: 'Fewer assembly and engine jobs as cars turn electric',
    media: 'Smaller newsrooms that lean on syndication and software',
    software: 'Smaller engineering teams with more output a head',
    consult: 'Fewer juniors for each senior adviser',
  },
  ai_replacement: {
    bank: 'Service and paper work in banking done mainly by software',
    telecom: 'Customer calls answered mainly by software',
    media: 'Routine copy, translation and layout done by software',
    software: 'Most routine code written by software and checked by people',
  },
  ai_adoption: {
    bank: 'AI in most steps of lending, fraud control and service',
    retail: 'AI in ordering, pricing and customer help throughout retail',
    health: 'AI in paperwork and first reading of images, clinicians deciding',
  },
};

/** The 10-year outlook for a kind in a trade; `trade` is the company's trade in a word or two, or null. */
export function projectedOutlook(kind: Kind, trade: string | null): Grounded {
  const special = trade === null ? undefined : BY_TRADE[kind];
  if (special === undefined || trade === null) return ORDINARY[kind];
  const lower = trade.toLowerCase();
  for (const part in special) {
    const text = special[part];
    if (text !== undefined && lower.includes(part)) return { text, basis: 'projected' };
  }
  return ORDINARY[kind];
}

const ORDINARY = Object.fromEntries(
  Object.entries(BY_KIND).map(([kind, text]) => [kind, { text, basis: 'projected' }]),
) as Readonly<Record<Kind, Grounded>>;
