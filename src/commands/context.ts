import type { Company } from '../companies/company.ts';
import type { Document } from '../documents/document.ts';
import type { Message } from '../messages/message.ts';
import type { Store } from '../store/store.ts';
import type { Destination } from '../subscriptions/subscription.ts';

/** What words say of a company. */
export type CompanyLookup =
  | { readonly type: 'one'; readonly company: Company }
  /** The words are the name of several. */
  | { readonly type: 'several'; readonly companies: readonly Company[] }
  /** No such name; these are spelled nearly like it, the likeliest first. */
  | { readonly type: 'similar'; readonly companies: readonly Company[] }
  | { readonly type: 'none' };

/** The company registry as the answers need it. */
export interface CompanyDirectory {
  /** Forgiving of case, typing errors and partial names. */
  lookUp(words: string): CompanyLookup;
  companyById(id: string): Company | null;
  /** True where the words are the full name or an alias of a company. */
  isName(words: string): boolean;
}

/** What was found at a web address. */
export type FoundPlace = {
  readonly type: 'feed' | 'page' | 'table';
  /** Of what is to be read; a page's feed where it names one. */
  readonly url: string;
  readonly title: string | null;
  readonly documents: readonly Pick<Document, 'title'>[];
};

/** A source that is read, and how it is. */
export type SourceView = {
  /** Its address or path; never shown as it is. */
  readonly id: string;
  /** Without what could be a secret. */
  readonly name: string;
  /** The operator's sources file names it; else it is watched from a channel, or comes with what somebody follows. */
  readonly isListed: boolean;
  /** ISO instant of the last reading; null: not yet. */
  readonly lastReadAt: string | null;
  /** Where it is read since it has moved for good, without what could be a secret. */
  readonly movedTo: string | null;
  /** Since when it is not well, as an ISO instant, and why it cannot be read; null problem: it only brings nothing. */
  readonly illness: { readonly since: string; readonly problem: string | null } | null;
};

/** A public source that may be watched by its name. */
export type PresetChoice = {
  readonly name: string;
  readonly title: string;
  readonly type: 'feed' | 'page' | 'table' | 'filings';
  readonly url: string;
};

/** The sources as the answers need them. */
export type SourceDesk = {
  /** False where the operator switched `watch` off. */
  readonly watchInChat: boolean;
  /** Throws AppError, with a sentence for people, where the address cannot be read. */
  readonly lookAt: (url: string) => Promise<FoundPlace>;
  /** Everything that is read. */
  readonly all: () => Promise<readonly SourceView[]>;
  readonly presets: readonly PresetChoice[];
};

/** What every answer is given. */
export type CommandContext = {
  readonly store: Store;
  readonly companies: CompanyDirectory;
  readonly sources: SourceDesk;
  /** ISO instant. */
  readonly now: string;
  /** IANA zone of the destination, or the operator's. */
  readonly zone: string;
  /** Who asks: the platform's id of the person. */
  readonly who: string;
  /** What a person of the platform is called; null where it does not tell. Without it the id is shown. */
  readonly nameOf?: (who: string) => Promise<string | null>;
  /** Where it was asked. */
  readonly destination: Destination;
  /** Where a direct message to the person goes. */
  readonly person: Destination;
  /** The operator's default budget; 0: none. */
  readonly alertsPerDay: number;
  /** The digest of the period that the words name, or null where they name none. */
  readonly digest: (words: string) => Promise<Message | null>;
};
