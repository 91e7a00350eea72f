import type { Company } from '../companies/company.ts';
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

/** What every answer is given. */
export type CommandContext = {
  readonly store: Store;
  readonly companies: CompanyDirectory;
  /** ISO instant. */
  readonly now: string;
  /** IANA zone of the destination, or the operator's. */
  readonly zone: string;
  /** Who asks: the platform's id of the person. */
  readonly who: string;
  /** Where it was asked. */
  readonly destination: Destination;
  /** Where a direct message to the person goes. */
  readonly person: Destination;
  /** The operator's default budget; 0: none. */
  readonly alertsPerDay: number;
  /** The digest of the period that the words name, or null where they name none. */
  readonly digest: (words: string) => Promise<Message | null>;
};
