/**
 * Builds `seeds/companies.json` and `seeds/ordinary-words.txt` from the hand-written tables in `seeds/companies-known/` and raw tables in a folder:
 * `node --import tsx seeds/build-companies.ts FOLDER`, where FOLDER holds sec-companies.csv, sp500.csv,
 * layoffs-2020-2023.csv, warn-ca.csv and warn-tx.csv. The same input always gives the same file.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { companyId } from '../src/companies/company-id.ts';
import { isCommonName, ordinaryWords } from './build/common-words.ts';
import { keyOf, type Entry } from './build/entry.ts';
import {
  indexMembers,
  knownCompanies,
  layoffCompanies,
  nicknames,
  noticeEmployers,
  registrants,
} from './build/sources.ts';

/** Registry size up to which employers from layoff notices fill up. */
const ENTRIES = 20_000;

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder with the raw tables.');
const known = join(import.meta.dirname, 'companies-known');

const entries: Entry[] = [];
const byKey = new Map<string, Entry>();

function add(entry: Entry): void {
  entries.push(entry);
  for (const name of [entry.name, ...entry.aliases])
    if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), entry);
}

function merge(found: Entry, more: Entry): void {
  found.trade ??= more.trade;
  found.country ??= more.country;
  found.tickers = [...new Set([...found.tickers, ...more.tickers])];
  found.obscure &&= more.obscure;
}

function addOrMerge(entry: Entry, longer: readonly string[] = []): Entry | null {
  const found = [...longer, entry.name].map((name) => byKey.get(keyOf(name))).find((hit) => hit);
  if (found) merge(found, entry);
  else if (isUsableName(entry.name)) add(entry);
  return found ?? null;
}

function isUsableName(name: string): boolean {
  return name.length >= 2 && name.length <= 60 && /\p{L}/u.test(name) && !/[()\\]/.test(name);
}

for (const entry of knownCompanies(known)) add(entry);
const curated = new Set(entries);

const cikOf = new Map<string, Entry>();
for (const { cik, entry, longer } of indexMembers(join(folder, 'sp500.csv')))
  cikOf.set(cik, addOrMerge(entry, longer) ?? entry);
for (const { cik, entry, longer } of registrants(join(folder, 'sec-companies.csv'))) {
  const found = cikOf.get(cik);
  if (found) merge(found, entry);
  else addOrMerge(entry, longer);
}
for (const entry of layoffCompanies(join(folder, 'layoffs-2020-2023.csv'))) addOrMerge(entry);
const notices = noticeEmployers([
  { path: join(folder, 'warn-ca.csv'), column: 'company' },
  { path: join(folder, 'warn-tx.csv'), column: 'JOB_SITE_NAME' },
]);
for (const entry of notices) if (entries.length < ENTRIES) addOrMerge(entry);

for (const entry of entries)
  if (!curated.has(entry)) entry.commonWord = isCommonName(entry.name, entry.obscure);
for (const [company, nickname] of nicknames(known)) {
  const entry = byKey.get(keyOf(company));
  if (!entry) throw new Error(`nicknames.csv names ${company}, which is in no table.`);
  entry.aliases.push(nickname);
}

const ids = new Map<string, Entry>();
for (const entry of entries)
  if (!ids.has(companyId(entry.name))) ids.set(companyId(entry.name), entry);
const lines = [...ids]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([id, entry]) => JSON.stringify(lineOf(id, entry)));
writeFileSync(join(import.meta.dirname, 'companies.json'), `[\n${lines.join(',\n')}\n]\n`);
writeFileSync(join(import.meta.dirname, 'ordinary-words.txt'), `${ordinaryWords().join('\n')}\n`);
process.stdout.write(`${lines.length} companies, ${curated.size} of them from the known tables\n`);

/** What is empty or false is left out of the file. */
function lineOf(id: string, entry: Entry): Record<string, unknown> {
  const parent = entry.parent === null ? undefined : byKey.get(keyOf(entry.parent));
  if (entry.parent !== null && !parent)
    throw new Error(`${entry.name} has no parent ${entry.parent}.`);
  return {
    id,
    name: entry.name,
    aliases: listOrNothing(entry.aliases.filter((alias) => alias !== entry.name)),
    lookAlikes: listOrNothing(entry.lookAlikes),
    trade: entry.trade ?? undefined,
    country: entry.country ?? undefined,
    tickers: listOrNothing(entry.tickers.filter((ticker) => /^[A-Z][A-Z.-]*$/.test(ticker))),
    commonWord: entry.commonWord || undefined,
    veryCommon: entry.veryCommon || undefined,
    parent: parent && companyId(parent.name),
    obscure: entry.obscure || undefined,
  };
}

function listOrNothing(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined;
}
