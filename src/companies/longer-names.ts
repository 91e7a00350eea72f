import { companyId } from './company-id.ts';
import type { Company } from './company.ts';
import type { NameMatch } from './name-index.ts';
import { isCapital, isSpaced, lowerAt } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/** A listed name where it stands, with the company that is meant. */
export type Placed = NameMatch & { readonly company: Company };

/** Words that after a group's name make the name of a business of its own, with its trade. */
const BUSINESS_ENDINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bank: 'bank',
    mobility: 'ride-hailing firm',
    electric: 'electric vehicle maker',
    motors: 'carmaker',
    insurance: 'insurer',
    assurance: 'insurer',
    life: 'insurer',
    securities: 'broker',
    telecom: 'telecoms group',
    airlines: 'airline',
    airways: 'airline',
    steel: 'steelmaker',
    chemicals: 'chemicals maker',
    chemical: 'chemicals maker',
    electronics: 'electronics maker',
    logistics: 'logistics company',
    foods: 'food company',
    shipbuilding: 'shipbuilder',
    hotels: 'hotel chain',
  }),
);
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
  const businesses = new Map<string, Company>();
  for (const placed of names)
    if (isLonger(placed)) businesses.set(placed.company.id, businessOf(pieces, placed));
  if (businesses.size === 0) return [...names];
  const often = (group: Company, longer: boolean) =>
    names.filter((placed) => placed.company.id === group.id && isLonger(placed) === longer).length;
  return names.map((placed) => {
    const business = businesses.get(placed.company.id);
    if (business === undefined) return placed;
    if (isLonger(placed)) return { ...placed, company: business, last: placed.last + 1 };
    const isMeant =
      often(placed.company, true) >= often(placed.company, false) && !isOwner(pieces, placed);
    return isMeant ? { ...placed, company: business } : placed;
  });
}

function businessOf(pieces: Pieces, { company, first, last }: Placed): Company {
  const name = pieces.text.slice(pieces.starts[first], pieces.ends[last + 1]);
  return {
    id: companyId(name),
    name,
    aliases: [],
    lookAlikes: [],
    trade: BUSINESS_ENDINGS.get(lowerAt(pieces, last + 1)) ?? null,
    country: company.country,
    tickers: [],
    commonWord: false,
    parent: company.id,
  };
}

function isOwner(pieces: Pieces, { first, last }: Placed): boolean {
  for (let at = Math.max(0, first - FAR); at < first; at += 1)
    if (OWNED.has(lowerAt(pieces, at))) return true;
  return OWNED.has(lowerAt(pieces, last + 1)) || lowerAt(pieces, last + 1) === 'group';
}
