/** One company while the registry is put together, and as a line of `seeds/companies.json`. */
export type Entry = {
  name: string;
  aliases: string[];
  lookAlikes: string[];
  trade: string | null;
  country: string | null;
  tickers: string[];
  commonWord: boolean;
  /** So common (Time, Gemini) that only hard evidence will do. */
  veryCommon: boolean;
  parent: string | null;
  /** Little known: a short or ordinary name is taken for it only on hard evidence. */
  obscure: boolean;
};

export function newEntry(name: string, facts: Partial<Entry> = {}): Entry {
  return {
    name,
    aliases: [],
    lookAlikes: [],
    trade: null,
    country: null,
    tickers: [],
    commonWord: false,
    veryCommon: false,
    parent: null,
    obscure: false,
    ...facts,
  };
}

/** Names that differ only in case, accents, punctuation or `and` against `&` have the same key. */
export function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\band\b/g, '&')
    .replace(/[^a-z0-9&+]/g, '');
}
