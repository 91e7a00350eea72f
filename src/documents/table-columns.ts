/** What a column can hold. `received` is when the state got a notice, used where the notice has no date of its own. */
export type ColumnRole =
  | 'company'
  | 'jobs'
  | 'percent'
  | 'noticeDate'
  | 'received'
  | 'effectiveDate'
  | 'action'
  | 'city'
  | 'county'
  | 'address'
  | 'country'
  | 'industry'
  | 'headcount';

/** Where each role's value stands in a row. */
export type TableColumns = Readonly<Partial<Record<ColumnRole, number>>>;

// How the states' WARN lists and the public layoff trackers name their columns, lower case, punctuation as spaces;
// in order of preference where a table has several.
const NAMES: Record<ColumnRole, readonly string[]> = {
  company: [
    'company',
    'company name',
    'employer',
    'employer name',
    'name of employer',
    'business name',
    'name of company',
    'job site name',
    'affected company',
    'business',
    'organization',
    'organisation',
    'organization name',
    'firm',
    'company organization',
    'startup',
    'employer dba',
    'location name',
    'name',
  ],
  jobs: [
    'total laid off',
    'num employees',
    'number of employees',
    'number of employees affected',
    'no of employees affected',
    'employees affected',
    'total employees affected',
    'affected employees',
    'number affected',
    'no affected',
    'affected',
    'workers affected',
    'number of workers',
    'number of affected workers',
    'affected workers',
    'number of workers affected',
    'no of workers',
    'jobs affected',
    'jobs lost',
    'job losses',
    'positions affected',
    'number of positions',
    'total layoff number',
    'layoff number',
    'number laid off',
    'laid off',
    'laid off count',
    'number of layoffs',
    'layoffs',
    'total affected',
    'planned affected employees',
    'initial affected',
    'impacted employees',
    'number impacted',
    'impacted',
    'employees laid off',
    'number',
    'no of employees',
    'employees',
    'workers',
    'count',
    'total',
  ],
  percent: [
    'percentage laid off',
    'percent laid off',
    'percentage',
    'percent',
    'percentage of workforce',
    'percent of workforce',
    'of workforce',
    'share of workforce',
    'laid off percentage',
  ],
  noticeDate: [
    'notice date',
    'date of notice',
    'warn date',
    'warn notice date',
    'date announced',
    'announced',
    'announcement date',
    'initial report date',
    'date of layoff announcement',
    'notification date',
    'notice',
    'state notification date',
    'date reported',
    'reported',
    'posted',
    'date posted',
    'date',
    'date layoffs',
  ],
  received: [
    'received date',
    'date received',
    'notice received',
    'notice received date',
    'received',
    'wfdd received date',
    'date warn received',
    'warn received date',
    'processed date',
    'date added',
  ],
  effectiveDate: [
    'effective date',
    'layoff date',
    'date of layoff',
    'layoff start date',
    'separation date',
    'closing date',
    'closure date',
    'date effective',
    'layoff closure date',
    'effective',
    'beginning date',
    'impact date',
    'projected date',
    'layoff dates',
    'first separation date',
    'commencement date',
    'lo cl date',
  ],
  action: [
    'layoff or closure',
    'layoff closure',
    'closure layoff',
    'closure or layoff',
    'type of layoff',
    'type of action',
    'notice type',
    'action',
    'type',
    'closing or layoff',
    'closure',
    'layoff type',
    'event type',
    'warn type',
    'reason',
  ],
  city: [
    'city',
    'city name',
    'location',
    'location hq',
    'location city',
    'job site city',
    'place',
    'headquarters',
    'city town',
    'town',
    'site city',
  ],
  county: [
    'county',
    'county name',
    'parish',
    'county parish',
    'counties',
    'region',
    'lwdb area',
    'wda name',
  ],
  address: ['address', 'location address', 'job site address', 'company address', 'street address'],
  country: ['country'],
  industry: ['industry', 'sector', 'naics description', 'industry title'],
  headcount: ['company size before layoffs', 'company size before', 'workforce size'],
};
const ROLES = Object.keys(NAMES) as ColumnRole[];

/**
 * Finds columns by their names.
 * @returns null where the row is no header: a header names a company and at least one of a number, a share or a date.
 */
export function findColumns(header: readonly string[]): TableColumns | null {
  const names = header.map(plainName);
  const columns: Partial<Record<ColumnRole, number>> = {};
  const taken = new Set<number>();
  for (const role of ROLES) {
    const found = NAMES[role]
      .map((name) => names.findIndex((given, index) => given === name && !taken.has(index)))
      .find((index) => index !== -1);
    if (found === undefined) continue;
    columns[role] = found;
    taken.add(found);
  }
  const { company, jobs, percent, noticeDate, received, effectiveDate } = columns;
  const facts = [jobs, percent, noticeDate, received, effectiveDate];
  return company !== undefined && facts.some((index) => index !== undefined) ? columns : null;
}

/** WARN lists have notices, counties and dates on which jobs end; trackers have shares, trades and countries. */
export function tableKind(columns: TableColumns): 'warn' | 'tracker' {
  const { percent, country, county, action, received, effectiveDate } = columns;
  if (percent !== undefined || country !== undefined) return 'tracker';
  const ofWarn = [county, action, received, effectiveDate];
  return ofWarn.some((index) => index !== undefined) ? 'warn' : 'tracker';
}

/** `NOTICE_DATE`, `Notice Date:` and `noticeDate` are `notice date`; `# Affected` is `number affected`. */
function plainName(name: string): string {
  return name
    .slice(0, 80)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/#/g, ' number ')
    .replace(/%/g, ' percent ')
    .replace(/[^a-z]+/g, ' ')
    .replace(/\blay off/g, 'layoff')
    .trim();
}
