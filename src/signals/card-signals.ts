import type { Company } from '../companies/company.ts';
import type { CardSignal, Document } from '../documents/document.ts';
import { readableText } from '../documents/document.ts';
import { focusOf } from './focus.ts';
import { extractFromText } from './article-signals.ts';
import type { CompanyFinder } from './read-by-rules.ts';
import { findStaffFigures } from './headcounts.ts';
import { placeMentions } from './mentions.ts';
import { KIND_LEADS, PRIMARY_WEIGHTS } from './primary.ts';
import { scoreRelevance } from './relevance.ts';
import type { Evidence, Figure, FigureRole, Grounded, Kind, Signal } from './signal.ts';
import { readText } from './text/read-text.ts';
import { findTriggers } from './triggers.ts';

/**
 * The signals of a card, one a row whose words belong to a kind, with change, horizon and driving force as the card
 * gives them. Empty where the card names no company.
 */
export function cardSignals(document: Document, findCompanies: CompanyFinder): Signal[] {
  const { card } = document;
  if (card === undefined) return [];
  const company = cardCompany(document, findCompanies);
  if (company === null) return [];
  const drafts = card.signals.flatMap((row) => {
    const kind = kindOfRow(row);
    if (kind === null) return [];
    const owner = rowCompany(row, company, findCompanies);
    return [rowSignal(row, kind, owner, document, findCompanies)];
  });
  const isAside = (draft: Signal) =>
    draft.company.id !== company.id && drafts.some((other) => other.company.id === company.id);
  const leads = drafts.map((draft, row) => {
    if (isAside(draft)) return -Infinity;
    const { kind, facts } = draft;
    return (
      KIND_LEADS[kind] +
      (row === 0 ? PRIMARY_WEIGHTS.lead : 0) +
      (facts.length > 0 ? PRIMARY_WEIGHTS.figure : 0)
    );
  });
  const most = leads.reduce((highest, lead) => Math.max(highest, lead), -Infinity);
  const best = drafts[leads.indexOf(most)];
  return drafts.map((draft) => ({ ...draft, primary: draft === best }));
}

function cardCompany(document: Document, findCompanies: CompanyFinder): Company | null {
  const text = `${document.card?.title ?? document.title}\n${document.card?.summary ?? ''}\n${document.card?.signals.map(({ name }) => name).join('. ') ?? ''}`;
  const read = readText(text, findCompanies(text));
  return focusOf(placeMentions(read), read);
}

/** What follows the name of a company whose wares or dealings the row is about: "Adobe tools replace agencies". */
const SOLD =
  /^(?:['’]s?)? (?:AI|tools?|models?|software|platforms?|assistants?|chatbots?|bots?|agents?|apps?|technology|products?|services?|chips?|partnerships?|deals?|contracts?|licen[cs]es?)\b/i;

/**
 * The company of a row: the card's own, unless the row begins with another, names the card's nowhere, and still says of
 * that one what it does when it is read as a sentence of a piece about the card's ("BT cuts 10,000 jobs" on a card about
 * Klarna). A tool, partner or customer that a row names does nothing in it.
 */
function rowCompany(row: CardSignal, own: Company, findCompanies: CompanyFinder): Company {
  const found = findCompanies(row.name);
  const opening = found.find(({ start }) => start === 0);
  const first = opening?.company;
  if (first === undefined || SOLD.test(row.name.slice(opening?.end))) return own;
  if (found.some(({ company }) => company.id === own.id)) return own;
  const piece = { title: own.name, text: `${row.name}.`, publishedAt: null };
  const about = { company: own, start: 0, end: own.name.length, via: 'name' } as const;
  const withOwn = (text: string) => {
    const named = findCompanies(text);
    return named.some(({ company }) => company.id === own.id) ? named : [about, ...named];
  };
  const { signals } = extractFromText(piece, withOwn);
  return signals.some(({ company }) => company.id === first.id) ? first : own;
}

/** Kinds that AI does not cause (LABELS.md, ai). */
const NEVER_AI: ReadonlySet<Kind> = new Set(['results', 'ipo', 'funding', 'merger', 'closure']);

/** Rows of a card are headings, not sentences: what they name outright decides before any construction does. */
const HEADINGS: readonly (readonly [pattern: RegExp, kind: Kind])[] = [
  [
    /\b(?:revenue|profits?|earnings|sales|turnover)\b.*\b(?:increas|grow|grew|ris|rose|fall|fell|drop|declin|surg|jump)\w*/i,
    'results',
  ],
  [
    /\b(?:times?|costs?|expenses?|efficiency|productivity)\b.*\b(?:drop|fall|fell|cut|reduc|improv|shorten|halv|sav|gain|boost)\w*/i,
    'ai_savings',
  ],
  [/\b(?:shrink|shed|dwindl)\w*\b.*\b(?:workforce|staff|headcount)\b/i, 'attrition'],
  [/\b(?:ipo|initial public offering|stock market listing)\b/i, 'ipo'],
];
const NAMES_AI = /\b(?:AI|artificial intelligence|automation|chatbots?|machine learning)\b/i;

/** The kind that the words of a row speak of: its name first, then its description and change; null where none. */
export function kindOfRow(row: CardSignal): Kind | null {
  const heading = HEADINGS.find(([pattern]) => pattern.test(row.name));
  if (heading !== undefined) return heading[1];
  const around = `${row.description ?? ''}. ${row.change ?? ''}`;
  const kind = strongestKind(row.name) ?? strongestKind(around);
  return kind ?? (NAMES_AI.test(`${row.name} ${around}`) ? 'ai_adoption' : null);
}

function strongestKind(text: string): Kind | null {
  let best: { readonly kind: Kind; readonly score: number } | null = null;
  for (const { kind, weight } of findTriggers(readText(text, []))) {
    const score = weight + KIND_LEADS[kind] / 10;
    if (best === null || score > best.score) best = { kind, score };
  }
  return best?.kind ?? null;
}

function rowSignal(
  row: CardSignal,
  kind: Kind,
  company: Company,
  document: Document,
  findCompanies: CompanyFinder,
): Signal {
  const evidence = quoteOf(row.name, document);
  const figures = rowFigures(row.name, findCompanies, evidence);
  const value = (role: FigureRole) => figures.find((figure) => figure.role === role)?.value ?? null;
  const ai =
    kind.startsWith('ai_') ||
    (!NEVER_AI.has(kind) &&
      /\b(?:AI|automat\w+|chatbots?)\b/i.test(
        `${row.name} ${row.change ?? ''} ${row.drivingForce ?? ''}`,
      ));
  const shown = {
    jobs: value('jobs'),
    percent: value('percent'),
    from: value('from'),
    to: value('to'),
  };
  return {
    company: { id: company.id, name: company.name },
    kind,
    primary: false,
    ...shown,
    ai,
    attribution: ai ? 'reported' : 'none',
    stage: 'announced',
    title: row.name,
    change: row.change,
    horizon: fromSource(row.horizon),
    drivingForce: fromSource(row.drivingForce),
    facts: figures,
    evidence: evidence === null ? [] : [evidence],
    confidence: 0.9,
    relevance:
      row.relevancy ??
      scoreRelevance({
        kind,
        stage: 'announced',
        ai,
        attribution: ai ? 'reported' : 'none',
        publishers: 1,
        ...shown,
      }).score,
  };
}

function fromSource(text: string | null): Grounded | null {
  return text === null || text === '' ? null : { text, basis: 'source' };
}

function quoteOf(quote: string, document: Document): Evidence | null {
  const start = readableText(document).indexOf(quote);
  return start < 0 || quote === '' ? null : { quote, start, end: start + quote.length };
}

function rowFigures(
  name: string,
  findCompanies: CompanyFinder,
  evidence: Evidence | null,
): Figure[] {
  if (evidence === null) return [];
  return findStaffFigures(readText(name, findCompanies(name))).flatMap((figure) => {
    const { role } = figure;
    if (role !== 'jobs' && role !== 'percent' && role !== 'from' && role !== 'to') return [];
    return [
      {
        role,
        value: figure.value,
        unit: role === 'percent' ? '%' : 'jobs',
        qualifier: figure.quantity.qualifier,
        of: null,
        evidence,
      },
    ];
  });
}
