import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { countryOfPlace } from '../../src/companies/countries.ts';
import { isEmployer, longerNames, shortName } from './clean-name.ts';
import { newEntry, type Entry } from './entry.ts';
import { TRADE_OF_INDUSTRY, TRADE_OF_SUB_INDUSTRY } from './trades.ts';

/** An entry from a table of registered names, with the names it may already be known by. */
export type Registered = { entry: Entry; cik: string; longer: string[] };

type Row = Readonly<Record<string, string | undefined>>;

/** SEC registrants stand in order of market value; this many from the top count as well known. */
const WELL_KNOWN_REGISTRANTS = 700;
/** Layoffs in all from which a company of the layoff tracker counts as well known. */
const WELL_KNOWN_LAYOFFS = 400;

const RowsSchema = z.array(z.record(z.string(), z.string()));

/** Leaves out the thousands of nameless columns that a spreadsheet export can have. */
const namedColumns = (header: readonly string[]): (string | false)[] =>
  header.map((name) => (name === '' ? false : name));

function rowsOf(path: string): Row[] {
  const options = {
    columns: namedColumns,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  };
  return RowsSchema.parse(parse(readFileSync(path, 'utf8'), options));
}

const listOf = (text = ''): string[] =>
  text
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const textOrNull = (text = ''): string | null => (text === '' ? null : text);

/** The hand-written tables: one file a sector, `name,trade,country,aliases,parent,common,lookAlikes`. */
export function knownCompanies(folder: string): Entry[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return files
    .filter((file) => file !== 'nicknames.csv')
    .sort()
    .flatMap((file) => rowsOf(join(folder, file)))
    .map((row) =>
      newEntry(row.name ?? '', {
        trade: textOrNull(row.trade),
        country: textOrNull(row.country),
        aliases: listOf(row.aliases),
        parent: textOrNull(row.parent),
        commonWord: row.common === 'c' || row.common === 's',
        veryCommon: row.common === 's',
        lookAlikes: listOf(row.lookAlikes),
      }),
    );
}

/** Nicknames and descriptions that mean one company only ("Big Blue"), as pairs of company name and nickname. */
export function nicknames(folder: string): [company: string, nickname: string][] {
  return rowsOf(join(folder, 'nicknames.csv')).map((row) => [
    row.company ?? '',
    row.nickname ?? '',
  ]);
}

/** S&P 500 members under the index's own short names. */
export function indexMembers(file: string): Registered[] {
  return rowsOf(file).map((row) => {
    const country = countryOfPlace((row['Headquarters Location'] ?? '').split(', ').at(-1) ?? '');
    const security = (row.Security ?? '').replace(/ \(Class [A-C]\)/, '').replace(/ \(The\)$/, '');
    return {
      longer: [security],
      entry: newEntry(shortName(security), {
        trade: TRADE_OF_SUB_INDUSTRY[row['GICS Sub-Industry'] ?? ''] ?? null,
        country: country ?? 'US',
        tickers: [row.Symbol ?? ''],
      }),
      cik: row.CIK ?? '',
    };
  });
}

/** SEC registrants, one entry each with all its tickers, in order of market value. */
export function registrants(file: string): Registered[] {
  const byCik = new Map<string, { name: string; tickers: string[] }>();
  for (const row of rowsOf(file)) {
    const known = byCik.get(row.cik ?? '');
    if (known) known.tickers.push(row.ticker ?? '');
    else byCik.set(row.cik ?? '', { name: row.name ?? '', tickers: [row.ticker ?? ''] });
  }
  return [...byCik]
    .filter(([, { name }]) => isEmployer(name))
    .map(([cik, { name, tickers }], rank) => ({
      longer: longerNames(name),
      entry: newEntry(shortName(name, tickers), {
        tickers: tickers.filter((ticker) => ticker !== '').slice(0, 2),
        obscure: rank >= WELL_KNOWN_REGISTRANTS,
      }),
      cik,
    }));
}

/** The companies of the layoff tracker. */
export function layoffCompanies(file: string): Entry[] {
  const totals = new Map<string, { row: Row; total: number }>();
  for (const row of rowsOf(file)) {
    const name = (row.company ?? '').trim();
    const total = (totals.get(name)?.total ?? 0) + (Number(row.total_laid_off) || 0);
    totals.set(name, { row, total });
  }
  return [...totals]
    .filter(([name]) => !/ copy$|^\W/.test(name))
    .map(([name, { row, total }]) => {
      const [usual = '', ...others] = name.split(' / ');
      return newEntry(usual, {
        aliases: others,
        trade: TRADE_OF_INDUSTRY[row.industry ?? ''] ?? null,
        country: countryOfPlace((row.country ?? '').replace(/\.$/, '')),
        obscure: total < WELL_KNOWN_LAYOFFS,
      });
    });
}

/** Employers that gave notice of mass layoffs, where the name ends in a legal form and tells no site; most notices first. */
export function noticeEmployers(files: readonly { path: string; column: string }[]): Entry[] {
  const notices = new Map<string, number>();
  for (const { path, column } of files)
    for (const row of rowsOf(path)) {
      const name = (row[column] ?? '').trim();
      if (!/^[A-Z][\w.,'& ]{3,48}$/.test(name) || /\d|\bdba\b| at /i.test(name)) continue;
      if (!/\b(inc|llc|corp|corporation|company|ltd|llp|incorporated)\b\.?$/i.test(name)) continue;
      const short = shortName(name);
      if (short.length > 3) notices.set(short, (notices.get(short) ?? 0) + 1);
    }
  return [...notices]
    .sort(([a, more], [b, fewer]) => fewer - more || (a < b ? -1 : 1))
    .map(([name]) => newEntry(name, { country: 'US', obscure: true }));
}
