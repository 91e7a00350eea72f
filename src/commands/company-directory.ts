import { distance } from 'fastest-levenshtein';
import type { Company } from '../companies/company.ts';
import type { Registry } from '../companies/registry.ts';
import type { CompanyDirectory, CompanyLookup } from './context.ts';

/** More names than this begin with the words: they are no name but a word like bank. */
const MOST_PARTIAL = 8;
const MOST_SIMILAR = 3;
/** Shorter words look like too many names. */
const SHORTEST_TYPO = 4;

/** Looks companies up by what a person types: names and aliases in any case, tickers, beginnings, typing errors. */
export function createCompanyDirectory({
  companies,
  byId,
  byTicker,
  obscure,
}: Pick<Registry, 'companies' | 'byId' | 'byTicker' | 'obscure'>): CompanyDirectory {
  const byName = new Map<string, Company[]>();
  for (const company of companies)
    for (const name of new Set([company.name, ...company.aliases].map(fold)))
      byName.set(name, [...(byName.get(name) ?? []), company]);

  /** Little-known companies step back where a well-known one has the name as well. */
  const wellKnown = (found: readonly Company[]): readonly Company[] => {
    const known = found.filter(({ id }) => !obscure.has(id));
    return known.length > 0 ? known : found;
  };

  const named = (words: string): readonly Company[] => {
    const found = wellKnown(byName.get(words) ?? []);
    const byOwnName = found.filter(({ name }) => fold(name) === words);
    return byOwnName.length === 1 ? byOwnName : found;
  };

  const beginning = (words: string): readonly Company[] => {
    const found = new Set<Company>();
    for (const [name, ones] of byName)
      if (name.startsWith(`${words} `)) for (const company of ones) found.add(company);
    return wellKnown([...found]);
  };

  const similar = (words: string): Company[] => {
    if (words.length < SHORTEST_TYPO) return [];
    const most = words.length < 6 ? 1 : words.length < 10 ? 2 : 3;
    const near: { readonly company: Company; readonly apart: number }[] = [];
    for (const [name, ones] of byName) {
      if (Math.abs(name.length - words.length) > most) continue;
      const apart = slips(name, words);
      if (apart <= most) for (const company of ones) near.push({ company, apart });
    }
    const rank = ({ company, apart }: (typeof near)[number]) =>
      apart + (obscure.has(company.id) ? 0.5 : 0);
    near.sort((a, b) => rank(a) - rank(b));
    const best = near[0];
    const close = near.filter((one) => best !== undefined && rank(one) <= rank(best));
    return [...new Set(close.map(({ company }) => company))].slice(0, MOST_SIMILAR);
  };

  const lookUp = (text: string): CompanyLookup => {
    const words = fold(text);
    if (words === '') return { type: 'none' };
    const ticker = byTicker.get(text.trim().replace(/^\$/, '').toUpperCase());
    const exact = named(words);
    if (exact.length > 0) return oneOrSeveral(exact);
    if (ticker !== undefined) return { type: 'one', company: ticker };
    const partial = beginning(words);
    if (partial.length > 0 && partial.length <= MOST_PARTIAL) return oneOrSeveral(partial);
    const near = similar(words);
    return near.length === 0 ? { type: 'none' } : { type: 'similar', companies: near };
  };

  return {
    lookUp,
    companyById: (id) => byId.get(id) ?? null,
    isName: (words) => byName.has(fold(words)),
  };
}

function oneOrSeveral(companies: readonly Company[]): CompanyLookup {
  const [first] = companies;
  return companies.length === 1 && first !== undefined
    ? { type: 'one', company: first }
    : { type: 'several', companies };
}

/** Typing errors between two names; two letters that changed places are one. */
function slips(name: string, words: string): number {
  const apart = distance(name, words);
  if (apart !== 2 || name.length !== words.length) return apart;
  const at = Array.from(name).findIndex((letter, index) => letter !== words[index]);
  const swapped = name[at] === words[at + 1] && name[at + 1] === words[at];
  return swapped && name.slice(at + 2) === words.slice(at + 2) ? 1 : apart;
}

/** A name without case, accents and punctuation: `AT&T` is `at and t`. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
