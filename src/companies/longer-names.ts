import type { Company } from './company.ts';
import { madeUpCompany } from './made-up-company.ts';
import type { NameMatch } from './name-index.ts';
import { ORGANISATION_ENDINGS } from './organisation-words.ts';
import { isCapital, isSpaced, lowerAt } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/** A listed name where it stands, with the company that is meant. */
export type Placed = NameMatch & { readonly company: Company };

/** Words that after a group's name make the name of a business of its own, beside those of any organisation's name. */
const OWN_ENDINGS = {
  mobility: 'ride-hailing firm',
  electric: 'electric vehicle maker',
  life: 'insurer',
  securities: 'broker',
  chemicals: 'chemicals maker',
  chemical: 'chemicals maker',
  shipbuilding: 'shipbuilder',
};
const SHARED_ENDINGS =
  'bank motors insurance assurance telecom airlines airways steel electronics logistics foods hotels'.split(
    ' ',
  );
/** With the trade that each tells. */
const BUSINESS_ENDINGS: ReadonlyMap<string, string | null> = new Map([
  ...SHARED_ENDINGS.map((word) => [word, ORGANISATION_ENDINGS.get(word) ?? null] as const),
  ...Object.entries(OWN_ENDINGS),
]);
/** Before a group's name these tell of it as the owner: "the taxi arm of Kakao". */
const OWNED = new Set(
  'arm unit owned subsidiary parent division affiliate spinoff part'.split(' '),
);
const FAR = 3;

/**
 * A listed group's name with a business word after it is the name of a business of its own: Kakao Mobility is not Kakao.
 * The group's bare name then means the business too, where the longer name stands at least as often and nothing calls
 * the group its owner.
 */
export function withLongerNames(pieces: Pieces, names: readonly Placed[]): Placed[] {
  const isLonger = ({ last, name }: Placed) =>
    !name.description &&
    isCapital(pieces, last + 1) &&
    isSpaced(pieces, last + 1) &&
    !isCapital(pieces, last + 2) &&
    BUSINESS_ENDINGS.has(lowerAt(pieces, last + 1));
  const groups = new Map<string, Group>();
  for (const placed of names) {
    if (!isLonger(placed)) continue;
    const longer = (groups.get(placed.company.id)?.longer ?? 0) + 1;
    groups.set(placed.company.id, { business: businessOf(pieces, placed), longer, bare: 0 });
  }
  if (groups.size === 0) return [...names];
  for (const placed of names) {
    const group = groups.get(placed.company.id);
    if (group !== undefined && !isLonger(placed)) group.bare += 1;
  }
  return names.map((placed) => {
    const group = groups.get(placed.company.id);
    if (group === undefined) return placed;
    const { business: company, longer, bare } = group;
    if (isLonger(placed)) return { ...placed, company, last: placed.last + 1 };
    return longer >= bare && !isOwner(pieces, placed) ? { ...placed, company } : placed;
  });
}

/** What a group's longer name means, and how often the longer name and the bare one stand. */
type Group = { readonly business: Company; readonly longer: number; bare: number };

function businessOf(pieces: Pieces, { company, first, last }: Placed): Company {
  const name = pieces.text.slice(pieces.starts[first], pieces.ends[last + 1]);
  const trade = BUSINESS_ENDINGS.get(lowerAt(pieces, last + 1)) ?? null;
  return madeUpCompany(name, { trade, country: company.country, parent: company.id });
}

function isOwner(pieces: Pieces, { first, last }: Placed): boolean {
  for (let at = Math.max(0, first - FAR); at < first; at += 1)
    if (OWNED.has(lowerAt(pieces, at))) return true;
  return OWNED.has(lowerAt(pieces, last + 1)) || lowerAt(pieces, last + 1) === 'group';
}
