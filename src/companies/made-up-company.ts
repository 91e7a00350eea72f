import { companyId } from './company-id.ts';
import type { Company } from './company.ts';

/** What a text tells of a company that is in no list; `parent` is the id of a listed one. */
export type CompanyFacts = Pick<Company, 'trade' | 'country'> & Partial<Pick<Company, 'parent'>>;

/** A company in no list, made up on the spot from what a text tells of it. */
export function madeUpCompany(
  name: string,
  { trade, country, parent = null }: CompanyFacts,
): Company {
  return {
    id: companyId(name),
    name,
    aliases: [],
    lookAlikes: [],
    trade,
    country,
    tickers: [],
    commonWord: false,
    parent,
  };
}
