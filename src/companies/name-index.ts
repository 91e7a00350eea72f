import type { Company } from './company.ts';
import { wordTable, writtenOf } from '../words/word-book.ts';
import { gapBefore, isCapital, lowerAt, pieceAt, piecesOf, wordOf } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/**
 * How much a name says by itself: `certain` is enough, `common` (Target, Gap) needs evidence of a company, `strict`
 * (a little-known firm called Service, or X) needs a legal form, a ticker or its trade beside it.
 */
export type Strength = 'certain' | 'common' | 'strict';

/** One way to write a company. `company` is null for a name that only looks like one (Apple Bank). */
export type IndexedName = {
  readonly company: Company | null;
  readonly written: string;
  readonly pieces: readonly string[];
  /** What stands before each piece but the first. */
  readonly gaps: readonly string[];
  readonly strength: Strength;
  readonly wellKnown: boolean;
  /** "Facebook owner": all pieces but the first may have any letter case. */
  readonly description: boolean;
};

type NameFacts = Pick<IndexedName, 'company' | 'strength' | 'wellKnown' | 'description'>;
type Filing = NameFacts & { readonly written: string };
type Node = { next: Map<string, Node> | null; names: IndexedName[] | null };

/** All names by their first piece. */
export type NameIndex = {
  /** By the first piece in small letters; what follows is cut up when that piece is first met. */
  readonly drawers: Map<string, Drawer>;
  /** For a word of the word book, the place in `beginnings` of what it begins; at `NOTHING` it begins nothing. */
  readonly placeOf: (word: number) => number;
  readonly beginnings: readonly Beginning[];
};
type Drawer = { readonly filings: Filing[]; node: Node | null };
/** What a word begins: names, and the name that it is the plural or the possessive of ("Klarnas"). */
type Beginning = { readonly node: Node | null; readonly plural: IndexedName | null };
const NOTHING = 1;

export type NameMatch = {
  readonly name: IndexedName;
  readonly first: number;
  readonly last: number;
};

export function createNameIndex(): NameIndex {
  const drawers = new Map<string, Drawer>();
  const beginnings: Beginning[] = [];
  beginnings[NOTHING] = { node: null, plural: null };
  const places = new Map<string, number>();
  const placeOf = wordTable((written) => {
    const known = places.get(written);
    if (known !== undefined) return known;
    if (!mayBeginName(drawers, written)) return NOTHING;
    const node = nodeOf(drawers, written.toLowerCase());
    const plural = pluralOf(drawers, written);
    if (node === null && plural === null) return NOTHING;
    const place = beginnings.push({ node, plural }) - 1;
    places.set(written, place);
    return place;
  });
  return { drawers, placeOf, beginnings };
}

/** A word in small letters begins only names that are written so: monday.com, onsemi. */
function mayBeginName(drawers: NameIndex['drawers'], word: string): boolean {
  if (/[^\p{Ll}\p{M}]/u.test(word)) return true;
  if (word.length < 3) return false;
  const filings = drawers.get(word)?.filings ?? [];
  return filings.some(({ written }) => FIRST_PIECE.exec(written)?.[0] === word);
}

/** Files a name, and its spelling without accents and with `and` for `&`. */
export function addName(index: NameIndex, written: string, facts: NameFacts): void {
  for (const spelling of spellingsOf(written)) {
    const key = FIRST_PIECE.exec(spelling)?.[0].toLowerCase();
    if (key === undefined) continue;
    const drawer = index.drawers.get(key);
    const filing = { ...facts, written: spelling };
    if (drawer) drawer.filings.push(filing);
    else index.drawers.set(key, { filings: [filing], node: null });
  }
}

const FIRST_PIECE = /[\p{L}\p{M}\p{N}]+/u;

/** `Klarnas`: the possessive without its apostrophe, of well-known names that are no ordinary word. */
function pluralOf(drawers: NameIndex['drawers'], word: string): IndexedName | null {
  if (!word.endsWith('s') || word.length < 6) return null;
  const names = nodeOf(drawers, word.slice(0, -1).toLowerCase())?.names;
  const name = names?.find(
    ({ written, strength, wellKnown }) =>
      strength === 'certain' && wellKnown && written === word.slice(0, -1),
  );
  return name ?? null;
}

function nodeOf(drawers: NameIndex['drawers'], key: string): Node | null {
  const drawer = drawers.get(key);
  return drawer ? (drawer.node ??= opened(drawer.filings)) : null;
}

function opened(filings: readonly Filing[]): Node {
  const node: Node = { next: null, names: null };
  for (const filing of filings) fileUnder(node, filing);
  return node;
}

function fileUnder(top: Node, filing: Filing): void {
  const cut = piecesOf(filing.written);
  const pieces = cut.words.map(writtenOf);
  const gaps = pieces.slice(1).map((_, at) => plainGap(gapBefore(cut, at + 1)));
  let node = top;
  for (const piece of pieces.slice(1)) {
    node.next ??= new Map();
    const key = piece.toLowerCase();
    let child = node.next.get(key);
    if (!child) node.next.set(key, (child = { next: null, names: null }));
    node = child;
  }
  (node.names ??= []).push({ ...filing, pieces, gaps });
}

function spellingsOf(written: string): string[] {
  if (/^[\x00-\x7f]*$/.test(written) && !written.includes(' & ')) return [written];
  const spellings = [written, written.replaceAll(' & ', ' and ')];
  return [...new Set([...spellings, ...spellings.map(withoutAccents)])];
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('Ø', 'O');
}

/** The longest name that starts at piece `first`, or the name that the piece is the plural of; null where neither is. */
export function nameAt(index: NameIndex, pieces: Pieces, first: number): NameMatch | null {
  const place = index.placeOf(wordOf(pieces, first));
  const beginning = place === NOTHING ? undefined : index.beginnings[place];
  if (beginning === undefined) return null;
  const longest = longestName(beginning.node, pieces, first);
  if (longest !== null || beginning.plural === null || !isCapital(pieces, first)) return longest;
  return { name: beginning.plural, first, last: first };
}

function longestName(top: Node | null, pieces: Pieces, first: number): NameMatch | null {
  let node: Node | null | undefined = top;
  let found: NameMatch | null = null;
  for (let last = first; node; last += 1) {
    const name = node.names?.find((candidate) => isWrittenHere(candidate, pieces, first));
    if (name) found = { name, first, last };
    node = node.next?.get(lowerAt(pieces, last + 1));
  }
  return found;
}

function isWrittenHere(name: IndexedName, pieces: Pieces, first: number): boolean {
  for (let at = 1; at < name.pieces.length; at += 1)
    if (!isSameGap(gapBefore(pieces, first + at), name.gaps[at - 1] ?? '')) return false;
  for (const [at, piece] of name.pieces.entries())
    if (!isSamePiece(pieces, first + at, piece, name, at > 0)) return false;
  return true;
}

function isSamePiece(
  pieces: Pieces,
  index: number,
  piece: string,
  name: IndexedName,
  isLater: boolean,
): boolean {
  const here = pieceAt(pieces, index);
  if (here === piece) return true;
  if (name.description) return isLater || here.startsWith(piece.charAt(0).toUpperCase());
  const upper = here.toUpperCase();
  if (here === upper)
    return (name.strength === 'certain' && piece.length >= 4) || isShouted(pieces, index);
  if (isLater && name.pieces.length > 1 && /^(of|and|the|for|de|com|ai|s)$/i.test(here))
    return true;
  // BT, UPS and SAP stand in capitals; Openai and Linkedin are usual slips.
  const isAcronym = piece.length <= 5 && piece === piece.toUpperCase();
  return (
    !isAcronym &&
    here.length >= 4 &&
    name.strength === 'certain' &&
    upper.startsWith(here.charAt(0))
  );
}

/** Whether the words around are in capitals as well, as in an old headline. */
function isShouted(pieces: Pieces, at: number): boolean {
  let seen = 0;
  for (const near of [at - 2, at - 1, at + 1, at + 2]) {
    const word = near < 0 || near >= pieces.count ? '' : pieceAt(pieces, near);
    if (!/^\p{L}{2,}$/u.test(word)) continue;
    if (word !== word.toUpperCase()) return false;
    seen += 1;
  }
  return seen >= 2;
}

function isSameGap(here: string, expected: string): boolean {
  if (here === expected) return true;
  if (here.length > 4 || (here.includes('.') && !expected.includes('.') && here !== '.'))
    return false;
  return plainGap(here).replaceAll('.', '') === expected.replaceAll('.', '');
}

/** Curly and straight apostrophes, hyphens and spaces, one space and many are the same between pieces of a name. */
function plainGap(gap: string): string {
  return gap
    .replace(/[’‘`]/g, "'")
    .replace(/[-‐‑–]/g, ' ')
    .replace(/\s+/g, ' ');
}
