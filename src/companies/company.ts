/** An organisation that signals can be about: a company, public body, university, trust, charity. */
export type Company = {
  /** Stable, readable: the short name in kebab case, `klarna`, `bt`, `block`. */
  readonly id: string;
  /** The usual short name: Klarna, BT, Washington Post. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names that look like this one and are not it: BlockFi for Block. */
  readonly lookAlikes: readonly string[];
  /** Trade in a word or two (`bank`, `retailer`, `carmaker`), used for pronouns and the outlook table; null if unknown. */
  readonly trade: string | null;
  /** ISO 3166-1 alpha-2 code of the home country, null if unknown. */
  readonly country: string | null;
  /** Exchange tickers, upper case. */
  readonly tickers: readonly string[];
  /** The name is also a common word (Target, Gap, Block): it needs evidence of a company beside it. */
  readonly commonWord: boolean;
  /** The id of the parent company where it is itself in the registry. */
  readonly parent: string | null;
};

/** Where a company's name stands in a text, and how it was recognised. */
export type CompanyMention = {
  readonly company: Company;
  /** UTF-16 offsets; `text.slice(start, end)` is the name as written. */
  readonly start: number;
  readonly end: number;
  readonly via: MentionVia;
};

/**
 * `name`, `alias`, `ticker`: listed in the registry. `introduced`: in no list, found from how the text speaks of it
 * ("Stockholm-based lender Northmill said"); `company` is then made up on the spot with `trade` from the introduction.
 */
export type MentionVia = 'name' | 'alias' | 'ticker' | 'introduced';
