import type { Company } from '../companies/company.ts';

/** Names that the labelling guide counts as one, each list under its usual short name. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  google: ['alphabet'],
  meta: ['facebook', 'meta platforms'],
  twitter: ['x', 'x corp'],
  ibm: ['big blue'],
  citigroup: ['citi'],
  'commonwealth bank': ['cba', 'commonwealth bank of australia'],
  ikea: ['ingka'],
  tcs: ['tata consultancy services'],
  pwc: ['pricewaterhousecoopers', 'pwc us'],
  bt: ['bt group'],
  ups: ['united parcel service'],
  volkswagen: ['vw'],
  jpmorgan: ['jpmorgan chase', 'jp morgan'],
  'mistral ai': ['mistral'],
  lloyds: ['lloyds banking group'],
};

const SUFFIXES =
  /(?:,?\s+(?:inc|corp|corporation|company|co|ltd|limited|plc|llc|llp|ag|se|sa|nv|ab|asa|oyj|gmbh|group|holdings?|the|& co)\.?)+$/i;

const canonical = new Map(
  Object.entries(ALIASES).flatMap(([name, others]) => others.map((other) => [other, name])),
);

/** Looks a name up among a registry's names and aliases, in any case: its short name, or null. */
export function shortNames(
  companies: readonly Pick<Company, 'name' | 'aliases'>[],
): (name: string) => string | null {
  const names = new Map(
    companies.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((written) => [written.toLowerCase(), name] as const),
    ),
  );
  return (name) => names.get(name.toLowerCase()) ?? null;
}

/** Makes the test whether two names mean one company; `resolve` gives a registry's short name for a name, or null. */
export function createSameCompany(
  resolve: (name: string) => string | null,
): (a: string, b: string) => boolean {
  const key = (name: string): string => {
    const resolved = shortName(resolve(name) ?? name);
    return canonical.get(resolved) ?? resolved;
  };
  return (a, b) => shortName(a) === shortName(b) || key(a) === key(b);
}

/** Without case, accents, hyphens and legal forms: "Eidos-Montréal" is "Eidos Montreal". */
function shortName(name: string): string {
  const short = name
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('\u2019', "'")
    .replaceAll('-', ' ')
    .replace(/^the\s+/, '')
    .replace(SUFFIXES, '')
    .trim();
  return short === '' ? name.trim().toLowerCase() : short;
}
