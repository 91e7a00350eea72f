import type { Company } from './company.ts';
import { isPlaceOrNationality } from './countries.ts';
import {
  BUSINESS_VERBS,
  COMPANY_NOUNS,
  COMPANY_PREPOSITIONS,
  COMPANY_VERBS,
  FUNDING_VERBS,
  GROUP_FORMS,
  HELPING_VERBS,
  LEGAL_FORMS,
  OTHER_THING_AFTER,
  UNIT_WORDS,
  WORKFORCE_VERBS,
} from './evidence-words.ts';
import type { NameMatch } from './name-index.ts';
import { PEOPLE_AT } from './organisation-words.ts';
import { FACTS } from './piece-facts.ts';
import { gapBefore, is, isCapital, isSpaced, lowerAt, pieceAt } from './pieces.ts';
import type { Line, Pieces } from './pieces.ts';
import { isTradeNoun } from './trade-nouns.ts';

/** How well the words around a name show that a company is meant. */
export type Evidence = 'none' | 'some' | 'hard';

/** Given names that are also verbs or nouns, so that "Will Ford cut jobs?" is about Ford. */
const NOT_ONLY_FIRST_NAMES = new Set(
  'will mark grant bill per grace max dean glen rose dawn amber sandy jan warren ray rob victoria charlotte virginia jordan chad carol frank drew'.split(
    ' ',
  ),
);

/** Newspapers and stations bear an article: "at the Guardian". */
const isPress = (company: Company) =>
  company.trade !== null && /^(?:newspaper|magazine|broadcaster|news)/.test(company.trade);

/** Whether the match is a person's surname (Henry Ford) or part of another name (Ford Foundation). */
export function isOtherThing(pieces: Pieces, { first, last }: NameMatch): boolean {
  if (
    isCapital(pieces, last + 1) &&
    isSpaced(pieces, last + 1) &&
    OTHER_THING_AFTER.has(lowerAt(pieces, last + 1))
  )
    return true;
  if (first === 0 || !isCapital(pieces, first - 1)) return false;
  if (first === last && isSpaced(pieces, first))
    return (
      is(pieces, first - 1, FACTS.firstName) &&
      !NOT_ONLY_FIRST_NAMES.has(lowerAt(pieces, first - 1))
    );
  // Rolls-Royce is not Royce, but ex-Google and Anti-Amazon are.
  return (
    gapBefore(pieces, first) === '-' &&
    !/^(ex|anti|pro|non|pre|post|us|uk|eu)$/i.test(pieceAt(pieces, first - 1))
  );
}

/** Weighs what stands around a name that is also an ordinary word. */
export function evidenceFor(pieces: Pieces, match: NameMatch, company: Company): Evidence {
  const hard =
    hasLegalForm(pieces, match) ||
    hasTicker(pieces, match, company) ||
    hasTradeBefore(pieces, match) ||
    hasTradeAfter(pieces, match) ||
    isEmployerPlace(pieces, match) ||
    runsSomething(pieces, match) ||
    takesMoney(pieces, match);
  if (hard) return 'hard';
  if (acts(pieces, match) || hasCompanyNoun(pieces, match) || isSetApart(pieces, match))
    return 'some';
  return standsAsName(pieces, match, isPress(company)) || opensAsOwner(pieces, match)
    ? 'some'
    : 'none';
}

function hasLegalForm(pieces: Pieces, { last, name }: NameMatch): boolean {
  const gap = gapBefore(pieces, last + 1);
  if (!isCapital(pieces, last + 1) && !/^(plc|p)$/.test(pieceAt(pieces, last + 1))) return false;
  const next = lowerAt(pieces, last + 1);
  if ((gap === ' ' || gap === ', ') && LEGAL_FORMS.has(next)) return true;
  return gap === ' ' && name.wellKnown && GROUP_FORMS.has(next);
}

function hasTicker(pieces: Pieces, { last }: NameMatch, company: Company): boolean {
  if (company.tickers.length === 0) return false;
  const open = gapBefore(pieces, last + 1);
  if (!/^[,.]? ?\($/.test(open)) return false;
  for (let at = last + 1; at < last + 5; at += 1) {
    if (company.tickers.includes(pieceAt(pieces, at))) return true;
    if (gapBefore(pieces, at + 1).includes(')')) return false;
  }
  return false;
}

function hasTradeBefore(pieces: Pieces, { first }: NameMatch): boolean {
  if (first === 0 || gapBefore(pieces, first) !== ' ') return false;
  return isTradeNoun(lowerAt(pieces, first - 1));
}

/** "A quarter of those at Gemini", and "At King, in Barcelona" at the start of a sentence. */
function isEmployerPlace(pieces: Pieces, { first, last }: NameMatch): boolean {
  if (lowerAt(pieces, first - 1) !== 'at' || !isSpaced(pieces, first)) return false;
  for (let at = first - 2; at >= Math.max(0, first - 4); at -= 1)
    if (PEOPLE_AT.has(lowerAt(pieces, at))) return true;
  return (
    isCapital(pieces, first - 1) &&
    gapBefore(pieces, last + 1) === ', ' &&
    !isHeadline(pieces, first)
  );
}

/** "Reach, which publishes the Mirror". */
function runsSomething(pieces: Pieces, { last }: NameMatch): boolean {
  if (gapBefore(pieces, last + 1) !== ', ' || pieceAt(pieces, last + 1) !== 'which') return false;
  return BUSINESS_VERBS.has(pieceAt(pieces, last + 2));
}

/** "Harvey fetches $5 billion". */
function takesMoney(pieces: Pieces, { last }: NameMatch): boolean {
  if (!isSpaced(pieces, last + 1) || !FUNDING_VERBS.has(pieceAt(pieces, last + 1))) return false;
  return /^ (?:US|A|C|S)?[$€£¥]$/.test(gapBefore(pieces, last + 2));
}

/** "Block, the payments company": an apposition that has a trade noun before its first stop. */
function hasTradeAfter(pieces: Pieces, { last }: NameMatch): boolean {
  if (gapBefore(pieces, last + 1) !== ', ') return false;
  if (!/^(the|a|an|another)$/.test(pieceAt(pieces, last + 1))) return false;
  for (let at = last + 2; at < last + 10; at += 1) {
    if (/[,.;:]/.test(gapBefore(pieces, at))) return false;
    if (/^(which|that|who|where|of|for|from|at|by)$/.test(pieceAt(pieces, at))) return false;
    if (isTradeNoun(pieceAt(pieces, at))) return true;
  }
  return false;
}

function acts(pieces: Pieces, { last }: NameMatch): boolean {
  if (gapBefore(pieces, last + 1) !== ' ') return false;
  const next = lowerAt(pieces, last + 1);
  if (COMPANY_VERBS.has(next)) return true;
  for (let at = last + 1; at < last + 4; at += 1) {
    const word = lowerAt(pieces, at);
    if (at > last + 1 && WORKFORCE_VERBS.has(word)) return true;
    if (!HELPING_VERBS.has(word)) return false;
  }
  return false;
}

function hasCompanyNoun(pieces: Pieces, { last }: NameMatch): boolean {
  const gap = gapBefore(pieces, last + 1);
  const next = lowerAt(pieces, last + 1);
  if (gap === ' ' && COMPANY_NOUNS.has(next)) return true;
  if (gap === ' ') return isCapital(pieces, last + 1) && UNIT_WORDS.has(next);
  if ((gap !== "'" && gap !== '’') || next !== 's') return false;
  for (let at = last + 2; at < last + 5; at += 1)
    if (COMPANY_NOUNS.has(lowerAt(pieces, at))) return true;
  return false;
}

/** "Meta: 10,000 more", the name before the colon of a title; "Meta, one of its clients"; "Block, too, has"; "King, which". */
function isSetApart(pieces: Pieces, { first, last, name }: NameMatch): boolean {
  const gap = gapBefore(pieces, last + 1);
  if (first === 0 && gap === ': ') return name.wellKnown;
  if (gap !== ', ') return false;
  const next = pieceAt(pieces, last + 1);
  if (next === 'which' && gapBefore(pieces, last + 2) === ' ') return true;
  if (next === 'too') return gapBefore(pieces, last + 2) === ', ';
  return next === 'one' && pieceAt(pieces, last + 2) === 'of';
}

/** "Apple's vehicle", "King's designers" where a sentence begins: of a thing it would have an article. */
function opensAsOwner(pieces: Pieces, { first, last }: NameMatch): boolean {
  return (
    startsSentence(pieces, first) &&
    !isHeadline(pieces, first) &&
    !is(pieces, first, FACTS.neverAName) &&
    isPossessive(pieces, last)
  );
}

function isPossessive(pieces: Pieces, last: number): boolean {
  return /^['’]$/.test(gapBefore(pieces, last + 1)) && pieceAt(pieces, last + 1) === 's';
}

/** A capital in the middle of a sentence that is not a headline, and no other capitalised word beside it. */
function standsAsName(
  pieces: Pieces,
  { first, last, name }: NameMatch,
  withArticle: boolean,
): boolean {
  if (startsSentence(pieces, first) || isHeadline(pieces, first)) return false;
  const before = lowerAt(pieces, first - 1);
  // Over Zoom, on Nasdaq, the King's speech: the medium, the place, the title.
  if (/^(a|an|this|that|his|her|their)$/.test(before)) return false;
  if (before === 'the' && !withArticle) return false;
  if (/^(on|over|via)$/.test(before) && !isPossessive(pieces, last)) return false;
  if (isPlaceOrNationality(name.written)) return false;
  const nextGap = gapBefore(pieces, last + 1);
  if (isCapital(pieces, last + 1) && /^[ -]$/.test(nextGap)) return false;
  const isAfterPreposition = COMPANY_PREPOSITIONS.has(before);
  if (isCapital(pieces, first - 1) && isSpaced(pieces, first) && !isAfterPreposition) return false;
  // A short word in capitals (EE) says less than Target, Block or Box.
  return isAfterPreposition || name.written.length > 3 || !is(pieces, first, FACTS.shouted);
}

/** Whether the piece is the first of its sentence, line, quotation or list item. */
export function startsSentence(pieces: Pieces, index: number): boolean {
  if (index === 0) return true;
  if (isSpaced(pieces, index)) return false;
  const gap = gapBefore(pieces, index);
  return /[.!?:;\n"“”‘'•*–—(|]/.test(gap) && !/^[.]? ?\($/.test(gap);
}

/** Share of capitalised longer words from which a line is a headline in title case. */
const HEADLINE_CAPITALS = 0.6;

/** Whether the line that holds the piece is in title case, so that a capital says nothing. */
export function isHeadline(pieces: Pieces, index: number): boolean {
  const lines = (pieces.told.lines ??= linesOf(pieces));
  for (const { endPiece, headline } of lines) if (index < endPiece) return headline;
  return false;
}

function linesOf(pieces: Pieces): Line[] {
  const { text, starts, ends, count } = pieces;
  const lines: Line[] = [];
  for (let at = 0; at < count;) {
    const newline = text.indexOf('\n', starts[at]);
    const lineEnd = newline < 0 ? text.length : newline;
    let words = 0;
    let capitals = 0;
    for (; at < count; at += 1) {
      const start = starts[at] ?? 0;
      if (start >= lineEnd) break;
      if ((ends[at] ?? 0) - start < 4) continue;
      words += 1;
      if (isCapital(pieces, at)) capitals += 1;
    }
    lines.push({ endPiece: at, headline: words > 2 && capitals / words > HEADLINE_CAPITALS });
  }
  return lines;
}
