import { parseAtomFeed } from 'feedsmith';
import { z } from 'zod';
import { UnreadableDocumentError } from '../errors.ts';
import { canonicalUrl } from './canonical-url.ts';
import { cleanText, oneLine, tidyParagraphs } from './clean-text.ts';
import { parseDateOrInstant } from './dates.ts';
import { documentId } from './document-id.ts';
import type { Document } from './document.ts';
import { fragmentText } from './fragment-text.ts';
import { parsePage, visibleText } from './html-page.ts';
import { noticeLanguage } from './language.ts';

/** One 8-K filing as EDGAR's list of current filings has it. */
export type Filing = {
  /** EDGAR's number of the filing: 0000050863-24-000124. */
  readonly accession: string;
  readonly company: string;
  /** The items that it reports under: 2.05. */
  readonly items: readonly string[];
  /** ISO instant or date; null where the list does not say. */
  readonly filedAt: string | null;
  /** The page that lists the filing's files. */
  readonly indexUrl: string;
};

/**
 * The items of form 8-K that tell of people and places given up, in the words of a headline.
 * https://www.sec.gov/files/form8-k.pdf
 */
const ITEMS: Readonly<Record<string, string>> = {
  '2.05': 'costs of an exit or disposal plan',
  '2.06': 'a material impairment',
};
// An item's section is a page or two; a filing whose sections cannot be told apart must not bring all its exhibits.
const LONGEST_SECTION = 20_000;

const listText = z
  .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
  .optional()
  .catch(undefined);
const entries = z.object({
  entries: z
    .array(
      z.object({
        id: listText,
        title: listText,
        summary: listText,
        updated: listText,
        links: z.array(z.object({ href: listText })).optional(),
      }),
    )
    .optional(),
});

/** Whether a filing is one of those that are read. */
export function isOfInterest({ items }: Filing): boolean {
  return items.some((item) => item in ITEMS);
}

/** The id that the filing's document has. */
export function filingDocumentId({ accession }: Filing): string {
  return documentId('filing', accession);
}

/**
 * Reads EDGAR's list of current filings, newest first, each filing once. Entries that are no 8-K are left out.
 * @throws UnreadableDocumentError where it is no such list.
 */
export function readFilingList(atom: string, url: string): Filing[] {
  const filings = new Map<string, Filing>();
  for (const entry of parsedEntries(atom)) {
    const [, company] =
      /^8-K(?:\/A)?\s+-\s+(.+?)\s*\(\d{10}\)/.exec(oneLine(entry.title ?? '')) ?? [];
    const [accession] = /\d{10}-\d{2}-\d{6}/.exec(`${entry.id ?? ''} ${entry.summary ?? ''}`) ?? [];
    const indexUrl = canonicalUrl(entry.links?.[0]?.href ?? '', url);
    if (company === undefined || accession === undefined || indexUrl === null) continue;
    if (filings.has(accession)) continue;
    const items = fragmentText(entry.summary ?? '').matchAll(/\bItem\s+(\d\.\d\d)\b/gi);
    filings.set(accession, {
      accession,
      company: companyName(fragmentText(company)),
      items: [...new Set(Array.from(items, ([, item = '']) => item))],
      filedAt: parseDateOrInstant(entry.updated ?? ''),
      indexUrl,
    });
  }
  return [...filings.values()];
}

function parsedEntries(atom: string) {
  try {
    return entries.parse(parseAtomFeed(cleanText(atom).trim())).entries ?? [];
  } catch (cause) {
    throw new UnreadableDocumentError(
      'This is no list of filings as EDGAR gives it; check that the address ends in output=atom.',
      { cause },
    );
  }
}

const LEGAL_FORMS = /^(?:inc|corp|co|ltd|plc|llc|trust|group|the|and|of)$/i;

/** EDGAR writes many names in capitals: `INTEL CORP` is `Intel Corp`; short words may be abbreviations and stay. */
function companyName(name: string): string {
  if (/[a-z]/.test(name)) return name;
  return name.replace(/[\p{L}\p{N}]+/gu, (word) =>
    word.length > 3 || LEGAL_FORMS.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word,
  );
}

/** The address of the 8-K itself on a filing's index page, not of its exhibits; null where it lists none. */
export function primaryDocumentUrl(indexPage: string, indexUrl: string): string | null {
  const page = parsePage(cleanText(indexPage));
  for (const row of page.querySelectorAll('tr')) {
    const cells = [...row.querySelectorAll('td')].map((cell) => oneLine(cell.textContent ?? ''));
    const href = row.querySelector('a[href]')?.getAttribute('href') ?? null;
    if (href === null || !cells.some((cell) => /^8-K(?:\/A)?$/.test(cell))) continue;
    // The viewer of tagged filings is a program; the document that it shows is a page.
    return canonicalUrl(href.replace(/^.*\/ix\?doc=/, ''), indexUrl);
  }
  return null;
}

/** A filing's page as a document: its sections under the items that are read, with the filer and the items as title. */
export function readFiling(filing: Filing, html: string, url: string): Document {
  const all = tidyParagraphs(visibleText(parsePage(cleanText(html)).body, { furniture: true }));
  const wanted = filing.items.filter((item) => item in ITEMS);
  const sections = wanted.map((item) => sectionOf(all, item)).filter((section) => section !== '');
  const text = (sections.length === 0 ? [all.slice(0, LONGEST_SECTION)] : sections).join('\n\n');
  const title = `${filing.company} reports ${wanted.map((item) => ITEMS[item]).join(' and ')} in an 8-K filing`;
  return {
    id: filingDocumentId(filing),
    format: 'article',
    url,
    title,
    publisher: 'SEC filings',
    publishedAt: filing.filedAt,
    text,
    ...noticeLanguage(`${title}\n${text}`),
    problems: sections.length === 0 ? ['The sections of this filing could not be told apart.'] : [],
  };
}

/** The text under an item's heading up to the next item or the signatures. */
function sectionOf(text: string, item: string): string {
  const heading = new RegExp(`^item\\s+${item.replace('.', '\\.')}\\b[.:\\s]*`, 'im').exec(text);
  if (heading === null) return '';
  const rest = text.slice(heading.index + heading[0].length);
  const end = /^(?:item\s+\d\.\d\d\b|signatures?\s*$)/im.exec(rest)?.index ?? rest.length;
  return rest.slice(0, Math.min(end, LONGEST_SECTION)).trim();
}
