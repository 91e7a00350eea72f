import type { Standing } from './notice-standing.ts';

/** How the document reached us; decides which reader of signals applies. */
export type DocumentFormat = 'card' | 'article' | 'row';

/** One article, filing, table row or signal card, as read; offsets elsewhere refer to `readableText(document)`. */
export type Document = {
  /** Stable: the same item read again has the same id. Derived from the canonical url, else from the content. */
  readonly id: string;
  readonly format: DocumentFormat;
  readonly url: string | null;
  readonly title: string;
  readonly publisher: string | null;
  /** ISO 8601 date (2024-08-28) or instant (2024-08-28T09:00:00Z) as the source gives it; null where it gives none. */
  readonly publishedAt: string | null;
  readonly text: string;
  /** BCP 47 primary language, `und` where the text is too short to tell. */
  readonly language: string;
  /** False for a document that is kept but not read for signals, e.g. because it is not in English. */
  readonly readable: boolean;
  /** What was missing or odd when it was read, in plain sentences. */
  readonly problems: readonly string[];
  /** Present on cards only: all of the card, so that it can be written back without loss. */
  readonly card?: Card;
  /** Present on table rows only. */
  readonly row?: TableRow;
};

/** The text that evidence offsets (UTF-16 units) point into. */
export function readableText(document: Pick<Document, 'title' | 'text'>): string {
  return `${document.title}\n${document.text}`;
}

/** A link of a card's Closest list; `id` is the publisher's own id of the other card. */
export type CardLink = { readonly title: string; readonly id: string };

/** A row of a card's Signals table; the second dialect has a name, a description and a relevancy (1 to 5). */
export type CardSignal = {
  readonly name: string;
  readonly description: string | null;
  readonly change: string | null;
  readonly horizon: string | null;
  readonly drivingForce: string | null;
  readonly relevancy: number | null;
};

/** A row of the second dialect's Concerns, Behaviors, Technologies and Issues tables. */
export type CardItem = {
  readonly name: string;
  readonly description: string | null;
  readonly relevancy: number | null;
};

/** A section that neither dialect knows, kept as it was written so that nothing is lost. */
export type CardSection = { readonly heading: string; readonly markdown: string };

/** The horizon-scanning card in either of its publisher's two dialects. */
export type Card = {
  readonly dialect: 1 | 2;
  readonly title: string;
  /** The newsletter page the card came from. */
  readonly origin: { readonly label: string; readonly url: string } | null;
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly summary: string | null;
  readonly keywords: readonly string[];
  readonly themes: readonly string[];
  readonly category: string | null;
  readonly type: string | null;
  readonly signals: readonly CardSignal[];
  readonly concerns: readonly CardItem[];
  readonly behaviors: readonly CardItem[];
  readonly technologies: readonly CardItem[];
  readonly issues: readonly CardItem[];
  readonly closest: readonly CardLink[];
  /** Absent where there are none. */
  readonly otherSections?: readonly CardSection[];
};

/** One row of a layoff tracker or of a state's WARN notices, columns already found by name. */
export type TableRow = {
  readonly company: string;
  readonly jobs: number | null;
  /** What the cell says of the number: a range is `up_to` its upper end. Absent: exactly so many. */
  readonly qualifier?: 'about' | 'up_to' | 'at_least';
  /** Everybody employed before and after, where the table tells. */
  readonly headcountBefore?: number;
  readonly headcountAfter?: number;
  /** Percent of the workforce, 0 to 100. */
  readonly percent: number | null;
  /** ISO date of the notice or announcement. */
  readonly noticeDate: string | null;
  /** ISO date on which the jobs end. */
  readonly effectiveDate: string | null;
  readonly closure: boolean;
  readonly place: string | null;
  /** Present on a row that changes or takes back a notice given before. */
  readonly standing?: Standing;
  readonly table: 'warn' | 'tracker';
};
