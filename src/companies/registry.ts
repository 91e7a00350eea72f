import { z } from 'zod';
import type { Company } from './company.ts';
import { addName, createNameIndex, type NameIndex, type Strength } from './name-index.ts';
import { ordinaryWords as readyWords, type OrdinaryWords } from './piece-facts.ts';

/** Every listed company, ready to be found by name. */
export type Registry = {
  readonly companies: readonly Company[];
  readonly byId: ReadonlyMap<string, Company>;
  readonly byTicker: ReadonlyMap<string, Company>;
  /** Little-known companies, whose short names are taken for them only on hard evidence. */
  readonly obscure: ReadonlySet<string>;
  readonly names: NameIndex;
  /** Frequent dictionary words in small letters: at the start of a sentence they are no unknown company's name. */
  readonly ordinaryWords: OrdinaryWords;
};

// Optional members, not defaults: filling in defaults takes zod half as long again on 20,000 entries.
const EntriesSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()).optional(),
    lookAlikes: z.array(z.string()).optional(),
    trade: z.string().optional(),
    country: z.string().optional(),
    tickers: z.array(z.string()).optional(),
    commonWord: z.boolean().optional(),
    parent: z.string().optional(),
    obscure: z.boolean().optional(),
    veryCommon: z.boolean().optional(),
  }),
);

/** Kinds of words after a subsidiary's name that make it mean its owner: "LinkedIn owner". */
const OWNER_WORDS = ['owner', 'parent', 'parent company'];

/**
 * Reads the texts of `seeds/companies.json` and `seeds/ordinary-words.txt` (one word a line) and files every name in it. About 150 to 200 ms for 20,000 companies, so it is
 * done once. Throws a ZodError if the text is not a list of companies.
 */
export function parseRegistry(json: string, ordinaryWords: string): Registry {
  const entries = EntriesSchema.parse(JSON.parse(json));
  const companies: Company[] = entries.map(companyOf);
  const byId = new Map(companies.map((company) => [company.id, company]));
  const obscure = new Set(entries.filter((entry) => entry.obscure).map(({ id }) => id));
  const veryCommon = new Set(entries.filter((entry) => entry.veryCommon).map(({ id }) => id));
  const names = createNameIndex();
  // Well-known companies first: of two with the same name, the first filed is meant.
  const ordered = [
    ...companies.filter(({ id }) => !obscure.has(id)),
    ...companies.filter(({ id }) => obscure.has(id)),
  ];
  for (const company of ordered)
    addNames(names, company, byId, !obscure.has(company.id), veryCommon.has(company.id));
  const byTicker = new Map<string, Company>();
  for (const company of ordered)
    for (const ticker of company.tickers) if (!byTicker.has(ticker)) byTicker.set(ticker, company);
  return {
    companies,
    byId,
    byTicker,
    obscure,
    names,
    ordinaryWords: readyWords(new Set(ordinaryWords.split('\n'))),
  };
}

type ListedCompany = z.infer<typeof EntriesSchema>[number];

const NONE: readonly string[] = [];

function companyOf(entry: ListedCompany): Company {
  return {
    id: entry.id,
    name: entry.name,
    aliases: entry.aliases ?? NONE,
    lookAlikes: entry.lookAlikes ?? NONE,
    trade: entry.trade ?? null,
    country: entry.country ?? null,
    tickers: entry.tickers ?? NONE,
    commonWord: entry.commonWord ?? false,
    parent: entry.parent ?? null,
  };
}

function addNames(
  names: NameIndex,
  company: Company,
  byId: ReadonlyMap<string, Company>,
  wellKnown: boolean,
  veryCommon: boolean,
): void {
  for (const written of [company.name, ...company.aliases]) {
    const strength =
      veryCommon && written === company.name ? 'strict' : strengthOf(written, company, wellKnown);
    const description = / (owner|parent|parent company|maker|creator)$/.test(written);
    addName(names, written, { company, strength, wellKnown, description });
  }
  for (const written of company.lookAlikes)
    if (written.includes(' '))
      addName(names, written, {
        company: null,
        strength: 'certain',
        wellKnown,
        description: false,
      });
  const parent = company.parent === null ? undefined : byId.get(company.parent);
  if (!parent) return;
  for (const word of OWNER_WORDS)
    for (const link of [' ', "'s "])
      addName(names, `${company.name}${link}${word}`, {
        company: parent,
        strength: 'certain',
        wellKnown,
        description: true,
      });
}

function strengthOf(written: string, company: Company, wellKnown: boolean): Strength {
  if (written.length <= 1) return 'strict';
  if (!company.commonWord) return 'certain';
  if (!wellKnown) return 'strict';
  // Meta is a common word, Meta Platforms is not.
  return written === company.name || isOneWordOf(written, company.name)
    ? 'common'
    : longAlias(written);
}

function isOneWordOf(alias: string, name: string): boolean {
  return alias.toLowerCase() === name.toLowerCase();
}

/** One-word aliases that are ordinary words themselves, though the company's name may not be. */
const COMMON_ALIASES = new Set(
  'square match spectrum bell stone eternal nine lucky ice vox marsh berkshire sequoia oscar kaiser anthem tempus cursor figure tenet ginkgo jaguar mercedes heinz coke opera'.split(
    ' ',
  ),
);

function longAlias(alias: string): Strength {
  return COMMON_ALIASES.has(alias.toLowerCase()) ? 'common' : 'certain';
}
