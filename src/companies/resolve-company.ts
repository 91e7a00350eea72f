import { distance } from 'fastest-levenshtein';
import type { Company } from './company.ts';
import { GROUP_FORMS, LEGAL_FORMS } from './evidence-words.ts';
import type { Registry } from './registry.ts';

/** What words typed by a person mean: one company, several that they fit, or none, with likely intended ones. */
export type Resolution =
  | { readonly is: 'found'; readonly company: Company }
  | { readonly is: 'ambiguous'; readonly companies: readonly Company[] }
  | { readonly is: 'unknown'; readonly suggestions: readonly Company[] };

/** Discord shows at most 25 choices while somebody types, and Slack is given as many. */
const CHOICES = 25;
const MAX_AMBIGUOUS = 8;
const MAX_SUGGESTIONS = 5;

type NamedKey = { readonly key: string; readonly company: Company; readonly rank: number };

/** The registry's names in a form that forgives case, accents, punctuation and legal forms. */
type Lookup = {
  readonly byKey: ReadonlyMap<string, readonly Company[]>;
  readonly keys: readonly NamedKey[];
};

const lookups = new WeakMap<Registry, Lookup>();

/**
 * Finds the company that a person means: by name, alias, ticker or part of a name, in any letter case, with or without
 * punctuation and legal form. A slip of the keyboard (`klrana`) is answered with suggestions, best first.
 */
export function resolveCompany(words: string, registry: Registry): Resolution {
  const { byKey, keys } = lookupOf(registry);
  const key = keyOf(words);
  if (key === '') return { is: 'unknown', suggestions: [] };
  const exact = byKey.get(key);
  if (exact) return oneOrMore(preferred(exact, registry));
  const ticker = registry.byTicker.get(words.trim().replace(/^\$/, '').toUpperCase());
  if (ticker) return { is: 'found', company: ticker };
  const partial = preferred(unique(keys.filter((named) => holdsWords(named.key, key))), registry);
  return partial.length > 0
    ? oneOrMore(partial)
    : { is: 'unknown', suggestions: misspelt(key, keys) };
}

/** True where the words are a company's name or alias in full; case, punctuation and legal form do not matter. */
export function isCompanyName(words: string, registry: Registry): boolean {
  return lookupOf(registry).byKey.has(keyOf(words));
}

/** Companies for somebody who has typed the beginning of a name, best first: well-known before little-known ones. */
export function completeCompany(
  typed: string,
  registry: Registry,
  limit: number = CHOICES,
): readonly Company[] {
  const key = keyOf(typed);
  const { keys } = lookupOf(registry);
  const scored = keys.flatMap((named) => {
    const place = named.key.startsWith(key) ? 0 : named.key.includes(` ${key}`) ? 4 : null;
    if (place === null) return [];
    const exact = named.key === key ? -8 : 0;
    return [{ ...named, score: exact + place + named.rank }];
  });
  scored.sort(
    (a, b) => a.score - b.score || a.key.length - b.key.length || (a.key < b.key ? -1 : 1),
  );
  return unique(scored).slice(0, limit);
}

function lookupOf(registry: Registry): Lookup {
  const known = lookups.get(registry);
  if (known) return known;
  const byKey = new Map<string, Company[]>();
  const keys: NamedKey[] = [];
  for (const company of registry.companies)
    for (const name of [company.name, ...company.aliases]) {
      const key = keyOf(name);
      const there = byKey.get(key);
      if (there?.includes(company) || key === '') continue;
      if (there) there.push(company);
      else byKey.set(key, [company]);
      const rank = (registry.obscure.has(company.id) ? 2 : 0) + (name === company.name ? 0 : 1);
      keys.push({ key, company, rank });
    }
  const lookup = { byKey, keys };
  lookups.set(registry, lookup);
  return lookup;
}

/** Small letters without accents and punctuation, `and` for `&`, no article before and no legal form after. */
function keyOf(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('&', ' and ')
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.length > 1 && words[0] === 'the') words.shift();
  while (words.length > 1 && isForm(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

const isForm = (word: string): boolean =>
  LEGAL_FORMS.has(word) || (GROUP_FORMS.has(word) && !/^(software|systems|platforms)$/.test(word));

function holdsWords(key: string, words: string): boolean {
  return key.startsWith(`${words} `) || key.includes(` ${words} `) || key.endsWith(` ${words}`);
}

/** Well-known companies alone if there are any. */
function preferred(companies: readonly Company[], registry: Registry): readonly Company[] {
  const known = companies.filter(({ id }) => !registry.obscure.has(id));
  return known.length > 0 ? known : companies;
}

function oneOrMore(companies: readonly Company[]): Resolution {
  const [company] = companies;
  if (company && companies.length === 1) return { is: 'found', company };
  return { is: 'ambiguous', companies: companies.slice(0, MAX_AMBIGUOUS) };
}

function unique(named: readonly { readonly company: Company }[]): readonly Company[] {
  return [...new Set(named.map(({ company }) => company))];
}

function misspelt(key: string, keys: readonly NamedKey[]): readonly Company[] {
  // Up to one slip in four letters; two swapped letters count as two.
  const allowed = Math.max(1, Math.min(3, Math.ceil(key.length / 4)));
  const near = keys.flatMap((named) => {
    if (Math.abs(named.key.length - key.length) > allowed) return [];
    const slips = distance(key, named.key);
    if (slips > allowed) return [];
    const sameLetters = sorted(key) === sorted(named.key) ? -1.5 : 0;
    const sameStart = named.key.startsWith(key.charAt(0)) ? 0 : 0.5;
    return [{ ...named, score: slips + sameLetters + sameStart + named.rank / 2 }];
  });
  near.sort((a, b) => a.score - b.score || (a.key < b.key ? -1 : 1));
  return unique(near).slice(0, MAX_SUGGESTIONS);
}

const sorted = (key: string): string => Array.from(key).sort().join('');
